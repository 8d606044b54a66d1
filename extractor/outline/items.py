"""Items of a question or an answer: what stands between labels that follow in sequence."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import regex

from extractor.model import Document, Item, Line, Part
from extractor.notation.cells import parse_cell
from extractor.outline.labels import Label, parse_label, split_label
from extractor.outline.layout import ADDRESSEES
from extractor.outline.sequence import Candidate, best_sequence
from extractor.passage import ends_early, has_gap, passage
from extractor.patterns import pattern

_ENDED = pattern(r"[.?!:;…)\]\"”’*,]$|[\uf0b7•]$")
_ABBREVIATION = pattern(
    r"(?<!\p{L})(?:nrs?|art|artt|blz|pp?|resp|ca|cf|cfr|punt|vol|deel|bv|bijv)\.$",
    regex.IGNORECASE,
)
_ANNEX = pattern(r"BIJLAGEN?\b|Bijlagen?\s*:?$|SV\s+\d+\s*[-–]\s*(?i:bijlage)")
_LIST_ENDS = pattern(r"(?:\)|\.)\s*\)?$")
_ROW_WORDS = 8
# Lines of a text stand closer than this share of their height.
_NEAR = 0.5


@dataclass(frozen=True)
class _Start:
    """Where an item begins: its line, where its body starts in the text, and its labels."""

    line: int
    body: int
    labels: tuple[str, ...]


def find_items(
    document: Document, part: Part, lines: Sequence[Line], known: Collection[str] = ()
) -> tuple[Item, ...]:
    """The items among the lines of a question or an answer, in their order.

    `known` are the labels of the question, which an answer may leave out. Text before the first
    label is an item without labels, as is the text of an annex behind the closing lines. A number
    above letters is no item where it has no text of its own.
    """
    body, annex = _without_closing(lines)
    found = [*_items(document, part, body, known)]
    if annex:
        start = _Start(0, annex[0].start, ())
        found.append(_item(document, part, start, annex[-1].end, lead_in=False))
    return tuple(found)


def _items(
    document: Document, part: Part, lines: Sequence[Line], known: Collection[str]
) -> Iterator[Item]:
    if not lines:
        return
    candidates = list(_candidates(lines, document.right_margin))
    starts = [
        _Start(0, lines[0].start, ()),
        *(
            _Start(
                found.candidate.line,
                _place(lines[found.candidate.line], found.candidate.label.end),
                found.labels,
            )
            for found in best_sequence(candidates, known)
        ),
    ]
    for start, following in zip(starts, [*starts[1:], None], strict=True):
        last = following.line - 1 if following else len(lines) - 1
        end = lines[last].end if last >= start.line else start.body
        lead_in = following is not None and _is_under(following.labels, start.labels)
        item = _item(document, part, start, end, lead_in)
        if item.text or (item.labels and not lead_in):
            yield item


def _is_under(labels: Sequence[str], above: Sequence[str]) -> bool:
    """Whether labels letter the number above them: 5a under 5."""
    if not above or not labels:
        return False
    (number, letter), (upper, upper_letter) = split_label(labels[0]), split_label(above[-1])
    return number == upper and bool(letter) and not upper_letter


def _item(document: Document, part: Part, start: _Start, end: int, lead_in: bool) -> Item:
    body = min(start.body, end)
    text = passage(document, body, end).text if body < end else ""
    return Item(part, start.labels, body, end, text, document.page_at(body), lead_in)


def _place(line: Line, end: int) -> int:
    """The offset in the document behind the first `end` characters of a line's text."""
    seen = 0
    for word in line.words:
        if seen + len(word.text) > end:
            return word.start + max(end - seen, 0)
        seen += len(word.text) + 1
    return line.end


def _without_closing(lines: Sequence[Line]) -> tuple[Sequence[Line], Sequence[Line]]:
    """The lines before the closing lines, and those of an annex that follows them."""
    for index, line in enumerate(lines):
        if ADDRESSEES.match(line.text):
            end = index + 1
            while end < len(lines) and not _LIST_ENDS.search(lines[end - 1].text):
                end += 1
            if end == len(lines) or _announces_annex(lines, end):
                return lines[:index], _annex(lines[end:])
        elif _announces_annex(lines, index):
            return lines[:index], _annex(lines[index:])
    return lines, ()


def _announces_annex(lines: Sequence[Line], index: int) -> bool:
    text, before = lines[index].text, lines[index - 1].text if index else "."
    if not _ANNEX.match(text) or len(text.split()) > _ROW_WORDS:
        return False
    # Justified text may have the word "Bijlage" alone on a line.
    return text.isupper() or bool(_ENDED.search(before)) or bool(_ANNEX.match(before))


def _annex(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines of an annex from its first to its last one with text of its own."""
    text = [i for i, line in enumerate(lines) if not _ANNEX.match(line.text)]
    return lines[text[0] : text[-1] + 1] if text else ()


def _candidates(lines: Sequence[Line], margin: float) -> Iterator[Candidate]:
    for index, line in enumerate(lines):
        label = parse_label(line.text)
        if label and not _is_row(lines, index, label):
            weight = _plausibility(lines, index, margin)
            if weight:
                yield Candidate(index, label, weight, line.words[0].box.x0)


def _plausibility(lines: Sequence[Line], index: int, margin: float) -> float:
    """How plausible it is that an item begins with a line: 1 for a new paragraph, 0 for none."""
    if index == 0:
        return 1.0
    line, before = lines[index], lines[index - 1]
    last = before.words[-1].text
    if has_gap(before, line):
        return 1.0
    if _ABBREVIATION.search(before.text):
        return 0.0
    if _ENDED.search(before.text) or _is_figure(last):
        return 0.6 if last.endswith(",") else 1.0
    if not ends_early(before, line, margin):
        return 0.0
    # Justified text may come with one word a line: such a line did not end early, and the next one
    # follows it closely.
    near = line.box.top - before.box.bottom < _NEAR * (line.box.bottom - line.box.top)
    is_word = len(before.words) == 1 and last.islower() and before.page == line.page and near
    return 0.0 if is_word else 0.6


def _is_row(lines: Sequence[Line], index: int, label: Label) -> bool:
    """Whether a line that begins like a label is the numbered row of a table: "1. EUKA 30 45"."""
    words = lines[index].text[label.end :].split()
    figures = _figures_behind(words)
    if not figures or figures == len(words) == 1 or len(words) > _ROW_WORDS:
        return False
    neighbours = [lines[i] for i in (index - 1, index + 1) if 0 <= i < len(lines)]
    return figures > 1 or any(
        _figures_behind([w.text for w in line.words]) and len(line.words) <= _ROW_WORDS
        for line in neighbours
    )


def _figures_behind(words: Sequence[str]) -> int:
    count = 0
    while count < len(words) and _is_figure(words[-1 - count]):
        count += 1
    return count


def _is_figure(word: str) -> bool:
    return word[-1] != "." and any(c.isdigit() for c in word) and parse_cell(word) is not None
