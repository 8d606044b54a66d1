"""How wide the columns of a made table are, and how small its letters."""

from __future__ import annotations

from dataclasses import replace

from extractor.synth.look import Look
from extractor.synth.spec import Cell, TableSpec
from extractor.synth.words import pieces

_SMALLEST = 5.0
_CRAMPED = 0.7
# The width of a bold letter of the family, for letters one point high.
_WIDTHS = {
    "Helvetica": 0.57,
    "Times": 0.53,
    "Liberation Sans": 0.57,
    "Liberation Serif": 0.53,
    "DejaVu Sans": 0.66,
    "DejaVu Serif": 0.66,
    "DejaVu Sans Condensed": 0.6,
}


def fitting(table: TableSpec, look: Look) -> Look:
    """The look with the letters of the table so small that no word has to break."""
    size = look.size
    while size > _SMALLEST and sum(_needs(table, replace(look, size=size))[1]) > look.room:
        size -= 0.5
    return replace(look, size=size, leading=round(look.leading * size / look.size, 1))


def column_widths(table: TableSpec, look: Look) -> list[float]:
    """Widths that fit the text; names wrap in the first column, and words do not break."""
    longest, words = _needs(table, look)
    label = max(words[0], min(longest[0], look.labels))
    wanted, narrowest = [label, *(words if look.narrow else longest)[1:]], words
    groups = [c for c in table.placed().values() if c.role == "group"]
    least = max((_width(w, look) for c in groups for w in _unbroken(c, look)), default=0.0)
    wanted[0] += max(0.0, min(least, look.room) - sum(wanted))
    spare = look.room - sum(wanted)
    if spare >= 0:
        spread = look.full_width and not look.narrow
        return [w + spare / len(wanted) for w in wanted] if spread else wanted
    shares = [w - n for w, n in zip(wanted, narrowest, strict=True)]
    scale = max(0.0, (look.room - sum(narrowest)) / (sum(shares) or 1))
    return [n + scale * s for n, s in zip(narrowest, shares, strict=True)]


def _needs(table: TableSpec, look: Look) -> tuple[list[float], list[float]]:
    """For each column the width of its longest text and of its longest word."""
    longest, words = [20.0] * table.columns, [20.0] * table.columns
    for (_, column), cell in table.placed().items():
        if cell.role == "group":
            continue
        for c in range(column, column + cell.across):
            longest[c] = max(longest[c], _width(cell.text + cell.note, look) / cell.across)
            cramped = look.cramped and cell.role == "head"
            widest = max(_least(word, look, cramped) for word in _unbroken(cell, look))
            words[c] = max(words[c], widest / cell.across)
    return longest, words


def _least(word: str, look: Look, cramped: bool) -> float:
    """The width of a word; one without digits may have less than it needs in a cramped header."""
    width = _width(word, look)
    return width * _CRAMPED if cramped and word.isalpha() else width


def _unbroken(cell: Cell, look: Look) -> list[str]:
    """What must stay on one line: a word or a part of it, and the whole of a figure."""
    if cell.is_number:
        return [cell.text + cell.note]
    parts = pieces if look.hyphenated else lambda word: [word]
    return [part for word in cell.text.split() or [""] for part in parts(word)]


def _width(text: str, look: Look) -> float:
    """A width that is enough without asking the font, with letters counted as bold ones."""
    capitals = sum(1.2 if char.isupper() or char in "mw%@&" else 1.0 for char in text)
    return capitals * look.size * _WIDTHS[look.family] + 2 * look.padding + 4
