"""From plain data to a model, or to every fault of shape at its place."""

from generator.shape.faults import shape
from generator.shape.order import Disorder, disorders, key_order

__all__ = ["Disorder", "disorders", "key_order", "shape"]
