"""Items of a question or an answer: labels that follow in sequence at the start of lines."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import regex

from extractor.model import Document, Item, Line, Part
from extractor.notation.cells import parse_cell
from extractor.outline.labels import Label, parse_label
from extractor.passage import passage

_SENTENCE_END = regex.compile(r"[.?!:;…)\]\"”’*]$")
_CLOSING = regex.compile(
    r"bijlagen?\s*:?$|sv\s+\d+\s*[-–]\s*bijlage|deze vraag werd gesteld aan", regex.IGNORECASE
)


@dataclass(frozen=True)
class _Start:
    """Where an item begins: its line, where its body starts, and its labels."""

    line: int
    body: int
    labels: tuple[str, ...]


def items(
    document: Document, part: Part, lines: Sequence[Line], known: Collection[str] = ()
) -> tuple[Item, ...]:
    """The items among the lines of a question or an answer, in their order.

    `known` are the labels of the question, which an answer may skip between. Text before the first
    label is an item without labels; it is empty when there is none. A lead-in without text is no
    item.
    """
    lines = lines[: next((i for i, ln in enumerate(lines) if _CLOSING.match(ln.text)), len(lines))]
    if not lines:
        return ()
    starts = [_Start(0, lines[0].start, ()), *_starts(document, lines, known)]
    found = [
        _item(document, part, start, _end(lines, starts[index + 1 :]), _leads(start, starts, index))
        for index, start in enumerate(starts)
    ]
    return tuple(item for item in found if item.text or (item.labels and not item.lead_in))


def _end(lines: Sequence[Line], following: Sequence[_Start]) -> int:
    return lines[following[0].line].start if following else lines[-1].end


def _leads(start: _Start, starts: Sequence[_Start], index: int) -> bool:
    """Whether the next item is a lettered one below this one's number."""
    if index + 1 == len(starts) or len(start.labels) != 1 or not start.labels[0].isdigit():
        return False
    return any(label[:-1] == start.labels[0] for label in starts[index + 1].labels)


def _item(document: Document, part: Part, start: _Start, end: int, lead_in: bool) -> Item:
    text = passage(document, start.body, end).text if end > start.body else ""
    body = min(start.body, end)
    return Item(part, start.labels, body, end, text, document.page_at(body), lead_in)


def _starts(document: Document, lines: Sequence[Line], known: Collection[str]) -> Iterator[_Start]:
    margin = max(line.box.x1 for line in document.flow)
    numbers = {int(n) for label in known if (n := regex.match(r"\d+", label)[0])}
    state = _Sequence(numbers)
    for index, line in enumerate(lines):
        label = parse_label(line.text)
        if label is None or not _may_start(lines, index, label, margin):
            continue
        labels = state.accept(label)
        if not labels:
            continue
        yield from _with_lead(line, index, label, labels)


def _with_lead(line: Line, index: int, label: Label, labels: tuple[str, ...]) -> Iterator[_Start]:
    yield _Start(index, _body(line, label.end), labels)


def _body(line: Line, end: int) -> int:
    """The offset in the document behind the first `end` characters of a line's text."""
    seen = 0
    for word in line.words:
        if seen + len(word.text) > end:
            return word.start + max(end - seen, 0)
        seen += len(word.text) + 1
    return line.end


def _may_start(lines: Sequence[Line], index: int, label: Label, margin: float) -> bool:
    """An item starts a paragraph and is no row of a table."""
    line = lines[index]
    words = line.text[label.end :].split()
    if words and len(words) <= 10 and _is_figure(words[-1]) and len(words) > 1:
        return False
    if index == 0:
        return True
    before = lines[index - 1]
    fitted = before.box.x1 + line.words[0].box.x1 - line.words[0].box.x0 < 0.8 * margin
    gap = before.page != line.page or (
        line.box.top - before.box.bottom > 0.9 * (before.box.bottom - before.box.top)
    )
    return bool(_SENTENCE_END.search(before.text)) or fitted or gap or len(before.words) == 1


def _is_figure(word: str) -> bool:
    return parse_cell(word) is not None and any(char.isdigit() for char in word)


class _Sequence:
    """Which label may come next: the next number, the next letter, letters anew after a number."""

    def __init__(self, numbers: Collection[int]) -> None:
        self.known = numbers
        self.number = 0
        self.letter = ""
        self.style = ""
        self.letter_style = ""

    def accept(self, label: Label) -> tuple[str, ...]:
        """The normalised labels when the label is in sequence, else ()."""
        if label.numbers:
            return self._numbered(label)
        return self._lettered(label)

    def _numbered(self, label: Label) -> tuple[str, ...]:
        first = label.numbers[0]
        again = first == self.number and bool(label.letters) and label.letters[0] > self.letter
        follows = first == self.number + 1 or (first > self.number and first in self.known)
        if not (again or follows) or (self.style and label.style != self.style and not again):
            return ()
        if follows and label.letters and label.letters[0] != "a" and first != self.number:
            return ()
        self.number = label.numbers[-1]
        self.letter = label.letters[-1] if label.letters else ""
        self.letter_style = label.mark if label.letters else ""
        self.style = self.style or label.style
        return label.labels(None)

    def _lettered(self, label: Label) -> tuple[str, ...]:
        expected = chr(ord(self.letter) + 1) if self.letter else "a"
        if label.letters[0] != expected or (self.letter and label.mark != self.letter_style):
            return ()
        self.letter, self.letter_style = label.letters[-1], label.mark
        return label.labels(self.number or None)
