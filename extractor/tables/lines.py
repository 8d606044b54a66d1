"""Which lines of a table without ruling lines are one row: cells of several lines.

Lines of one cell stand closer than rows do, or share their height (a figure centred beside a label
of two lines). Where rows stand no further apart than lines, only words tell: a hyphen at the end, a
label that goes on in lower case.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from extractor.tables.chunks import VERSION, Chunk, Row, are_set_alike
from extractor.tables.spacing import (
    DIFFERENT,
    Spacing,
    gap,
    gap_under,
    heads_one_below,
    is_beside,
    is_level,
    on_one_page,
    values_of,
)
from extractor.tables.wraps import (
    closes_bracket,
    ends_in_brackets,
    goes_on_in_lower_case,
    hangs_on,
    header_goes_on,
    is_addition,
    is_broken,
)


def logical_rows(rows: Sequence[Row]) -> list[list[Row]]:
    """The rows of a table, each as the lines that it is made of, from top to bottom."""
    table = Spacing.of(rows)
    found: list[list[Row]] = []
    goes_on = _in_one_band if table.banded else _goes_on
    for row in rows:
        ends, begins = _parted(found[-1], row, table) if found else (None, row)
        if ends:
            found[-1].append(ends)
        if found and not ends and goes_on(found[-1], begins, table):
            found[-1].append(begins)
        else:
            found.append([begins])
    return found


def _parted(lines: Sequence[Row], row: Row, table: Spacing) -> tuple[Row | None, Row]:
    """What of a line ends cells above, where other texts of it begin a row: None and all of it.

    The second line of a header of one row stands beside the first one of the row below it.
    """
    alone = table.border is None or not on_one_page(lines[-1], row)
    if alone or any(chunk.is_value for line in (*lines, row) for chunk in line.chunks):
        return None, row
    gaps = [gap_under(lines, row.only((chunk,))) for chunk in row.chunks]
    near = [space is not None and space < (table.border or 0.0) for space in gaps]
    far = [space is not None and space >= (table.border or 0.0) for space in gaps]
    if not (any(near) and any(far) and all(a or b for a, b in zip(near, far, strict=True))):
        return None, row
    ends, begins = (
        tuple(chunk for chunk, own in zip(row.chunks, side, strict=True) if own)
        for side in (near, far)
    )
    return row.only(ends), row.only(begins)


def _is_rule_between(above: Row, row: Row) -> bool:
    return above.band[1] <= row.band[0]


def _in_one_band(lines: Sequence[Row], row: Row, table: Spacing) -> bool:
    """Whether a line stands between the same ruling lines as those above it.

    Not so a line of the header that heads single columns below one that heads several.
    """
    above = lines[-1]
    if above.line.page != row.line.page:
        return goes_on_over_page(lines, row)
    own = [line for line in lines if on_one_page(line, row)]
    if not all(line.band == row.band or is_level(line, row) for line in own):
        return False
    if _says_again(row):
        return False
    under = gap_under(own, row)
    if table.border is not None and under is not None and under >= table.border:
        return False
    if is_beside(above, row) or is_broken(above, row):
        return True
    if ends_names(lines, row):
        return True
    least = table.least - DIFFERENT / 2 if table.border is None else table.border
    if gap(above, row) > least or heads_one_below(lines, row, table.left):
        return False
    over = [sum(c.overlaps(o.box.x0, o.box.x1) for c in row.chunks) for o in above.chunks]
    return max(over) < 2


def as_one(lines: Sequence[Row]) -> Row:
    """The lines of one row as a row: chunks that stand under each other are one."""
    parts: list[list[Chunk]] = []
    for chunk in (chunk for line in lines for chunk in line.chunks):
        x0, x1 = chunk.box.x0, chunk.box.x1
        under = [part for part in parts if any(c.overlaps(x0, x1) for c in part)]
        parts = [part for part in parts if part not in under]
        parts.append([*(c for part in under for c in part), chunk])
    chunks = (Chunk(tuple(word for chunk in part for word in chunk.words)) for part in parts)
    return replace(lines[0], chunks=tuple(sorted(chunks, key=lambda chunk: chunk.box.x0)))


def _goes_on(lines: Sequence[Row], row: Row, table: Spacing) -> bool:
    above = lines[-1]
    if above.line.page != row.line.page:
        own = row.chunks[0].text not in table.begun or is_broken(above, row)
        return goes_on_over_page(lines, row) or (own and _begins_label(lines, row))
    if _have_figures_each(lines, row, table):
        return False
    if any(_is_rule_between(line, row) for line in lines) or _says_again(row):
        return False
    if ends_in_brackets(lines) and row.chunks[0].text[0].isupper() and not is_beside(above, row):
        return False
    if is_beside(above, row):
        under = gap_under(lines, row)
        if _stands_over_several(lines, row):
            return False
        return under is None or table.border is None or under < table.border
    if ends_names(lines, row):
        return True
    if heads_one_below(lines, row, table.left):
        return False
    if is_broken(above, row) or closes_bracket(lines, row) or is_addition(row):
        return True
    if table.border is not None:
        return gap(above, row) < table.border
    if above.chunks[0].text in table.whole or row.chunks[0].text in table.begun:
        return False
    if table.hangs and any(line.figures for line in lines):
        return hangs_on(above, row, table.room)
    return goes_on_in_lower_case(lines, row, table.room) or header_goes_on(lines, row)


def _says_again(row: Row) -> bool:
    """Whether each text of a line stands in it more than once, but for the heading of the labels:
    the headers below several others, "Netwerk" "Doel" "Bereikt" "Doel" "Bereikt"."""
    if any(chunk.is_value for chunk in row.chunks):
        return False
    every = [chunk.text for chunk in row.chunks]
    return any(
        len(texts) > 1 and min(texts.values()) > 1 and all(text[0].isupper() for text in texts)
        for texts in (Counter(every), Counter(every[1:]))
    )


def _stands_over_several(lines: Sequence[Row], row: Row) -> bool:
    """Whether a text above stands over several texts of a line: the header of their headers."""
    texts = [chunk for line in lines for chunk in line.chunks]
    return any(sum(text.overlaps(c.box.x0, c.box.x1) for c in row.chunks) > 1 for text in texts)


def goes_on_over_page(lines: Sequence[Row], row: Row) -> bool:
    """Whether a page begins with the rest of the row that the page before it ends in.

    Two texts or more: a group row has one, but figures need a label. A header row says the same
    again.
    """
    if row.is_label and all(chunk.is_value for line in lines for chunk in line.chunks):
        return True
    if row.is_label and is_broken(lines[-1], row):
        return True
    if [c.text for c in row.chunks] == [c.text for c in lines[-1].chunks]:
        return False
    return lines[-1].line.page != row.line.page and len(row.chunks) > 1 and are_below(lines, row)


def _begins_label(lines: Sequence[Row], row: Row) -> bool:
    """Whether a page ends in the first line of a label, and its rest stands beside the figures."""
    if not row.is_data or any(chunk.is_value for line in lines for chunk in line.chunks):
        return False
    label = row.chunks[0]
    small = not label.is_value and label.text[0].islower()
    over = lines[-1].chunks[-1]
    return is_broken(lines[-1], row) or (small and are_set_alike(over, label))


def are_below(lines: Sequence[Row], row: Row) -> bool:
    """Whether a line holds texts only, each set like a label of the lines above.

    The number that ends a name is one too: "Binnenvaart" "2.0".
    """
    labels = [chunk for line in lines for chunk in line.chunks if not chunk.is_value]
    return all(
        (not chunk.is_value or VERSION.fullmatch(chunk.text))
        and any(are_set_alike(chunk, label) for label in labels)
        for chunk in row.chunks
    )


def ends_names(lines: Sequence[Row], row: Row) -> bool:
    """Whether a line holds nothing but the numbers that end names above: "Binnenvaart" "2.0"."""
    return all(VERSION.fullmatch(chunk.text) for chunk in row.chunks) and are_below(lines, row)


def _have_figures_each(lines: Sequence[Row], row: Row, table: Spacing) -> bool:
    """Whether figures stand under each other, or in two lines that spacing does not tell apart."""
    own = values_of(row, table.left)
    before = [chunk for line in lines for chunk in values_of(line, table.left)]
    return any(table.border is None or a.overlaps(b.box.x0, b.box.x1) for a in own for b in before)
