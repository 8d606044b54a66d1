"""What a user may choose of an export."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Options:
    """How CSV is written: with a mark by which Excel knows UTF-8 (`bom`), and as a Dutch Excel
    reads it, with a comma in numbers and a semicolon between columns (`decimal_comma`)."""

    bom: bool = False
    decimal_comma: bool = False
