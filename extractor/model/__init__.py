"""Every record that passes between the stages: frozen, and checked when it is made."""

from extractor.model.figure import (
    Claim,
    Finding,
    Gap,
    Label,
    Mention,
    NetworkName,
    Observation,
    Outcome,
    Qualifier,
    Severity,
    Unread,
    Value,
)
from extractor.model.grid import Cell, Grid, GridMethod
from extractor.model.page import Box, Document, Evidence, Format, Line, Page, Rule, Word
from extractor.model.parts import Citation, Header, Item, Outline, Part, Reference

__all__ = [
    "Box",
    "Cell",
    "Citation",
    "Claim",
    "Document",
    "Evidence",
    "Finding",
    "Format",
    "Gap",
    "Grid",
    "GridMethod",
    "Header",
    "Item",
    "Label",
    "Line",
    "Mention",
    "NetworkName",
    "Observation",
    "Outcome",
    "Outline",
    "Page",
    "Part",
    "Qualifier",
    "Reference",
    "Rule",
    "Severity",
    "Unread",
    "Value",
    "Word",
]
