"""An object as a key: what a model holds has no hash, but models are frozen."""

from typing import Generic, TypeVar

T = TypeVar("T")


class Same(Generic[T]):
    """An object that is equal to itself alone, so that what follows from it can be kept."""

    def __init__(self, value: T) -> None:
        self.value = value

    def __hash__(self) -> int:
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.value is other.value
