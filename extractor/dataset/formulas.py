"""Texts that a spreadsheet would run as a formula, written so that it does not.

A spreadsheet takes a cell of a CSV file that begins with =, +, -, @, a tab or a line end for a
formula. Such a text gets an apostrophe before it, and so does one that has apostrophes before such
a sign, so that taking one away always gives the text back. A signed number stays as it is.
"""

from __future__ import annotations

from extractor.patterns import pattern

_SIGNS = r"=+\-@\t\r\n＝＋－＠"
_FORMULA = pattern(rf"'*[{_SIGNS}]")
_GUARDED = pattern(rf"'+[{_SIGNS}]")
_NUMBER = pattern(r"[+-]\d[\d., ]*%?")


def guarded(text: str) -> str:
    """The text as a CSV file holds it."""
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def unguarded(cell: str) -> str:
    """The text that a cell of a CSV file stands for."""
    return cell[1:] if _GUARDED.match(cell) else cell
