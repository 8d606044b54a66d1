"""The dataset: the normalised tables of a set of documents, their schemas and their writers."""

from extractor.dataset.frames import frames
from extractor.dataset.record import Record, record
from extractor.dataset.writers import ensure_writable, write

__all__ = ["Record", "ensure_writable", "frames", "record", "write"]
