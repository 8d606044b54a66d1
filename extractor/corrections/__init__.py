"""Corrections by people: read from TOML, applied to the figures of a document, written by command.

A file concerns one document, known by the hash of its content. See docs/corrections.md.
"""

from extractor.corrections.apply import apply
from extractor.corrections.files import Corrections, load_corrections
from extractor.corrections.schema import Change, Correction, Figure

__all__ = [
    "Change",
    "Correction",
    "Corrections",
    "Figure",
    "apply",
    "load_corrections",
]
