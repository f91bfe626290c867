"""Strict YAML: plain data and the position of every key and value in it.

The dialect is the part of YAML that every reader understands alike. A value that YAML 1.1 and 1.2
read differently (`no`, `012`, `12:30`) is a problem, and so are duplicate keys, anchors, tags and a
second document. Files come from strangers: size and depth are bounded.
"""

from generator.yaml_source.builder import MAX_DEPTH
from generator.yaml_source.document import Document
from generator.yaml_source.reading import MAX_BYTES, parse, read, read_text

__all__ = ["MAX_BYTES", "MAX_DEPTH", "Document", "parse", "read", "read_text"]
