"""The sentences of a text, with what they are: prose, an item of a list, a heading."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from extractor.patterns import pattern
from extractor.prose.rules import rules

Kind = Literal["sentence", "listed", "heading"]

_MARK = pattern(r"\s*(?:[-–—•▪●◦*○■□·\uf0b7]\s+|\(?(?:\d{1,2}|\p{Ll}|[ivx]{1,4})[.)]\)?\s+(?=\S))+")
_END = pattern(r"[.!?…]+[\"”’')\]]*(?=\s+[\"“‘'(\[]?[\p{Lu}\p{N}•–-]|\s*$)")
_BEFORE = pattern(r"[\p{L}.']+\Z")
# "I.p.v.", "t.o.v.".
_DOTTED = pattern(r"(?:\p{L}{1,3}\.)+\p{L}{1,3}")
_LONGEST_HEADING = 10


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence at `start` of its text, without the mark of a list before it.

    `paragraph` counts the paragraphs of the text from 0; a heading is a short line without an end.
    """

    text: str
    start: int
    kind: Kind
    paragraph: int

    @property
    def leads(self) -> bool:
        """Whether it announces what follows: it ends in a colon."""
        return self.text.rstrip().endswith(":")


@lru_cache(maxsize=128)
def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text whose paragraphs are parted by line breaks, in their order.

    A full stop behind an abbreviation, an initial or within a number ends none.
    """
    found: list[Sentence] = []
    place = 0
    for number, paragraph in enumerate(text.split("\n")):
        found.extend(_of_paragraph(paragraph, place, number))
        place += len(paragraph) + 1
    return tuple(found)


def parted(sentence: Sentence, name_end: int) -> tuple[Sentence, Sentence] | None:
    """A heading and the sentence behind it, where a name was joined to the line below it:
    "EUKA Het netwerk telt 229 leden."; None where it was not."""
    rest = sentence.text[name_end:]
    start = name_end + len(rest) - len(rest.lstrip())
    if start == name_end or not any(s == start for s, _ in rules().openers.find(sentence.text)):
        return None
    if not sentence.text[start].isupper():
        return None
    heading = Sentence(sentence.text[:name_end], sentence.start, "heading", sentence.paragraph)
    body = sentence.text[start:]
    return heading, Sentence(body, sentence.start + start, sentence.kind, sentence.paragraph)


def _of_paragraph(paragraph: str, place: int, number: int) -> Iterator[Sentence]:
    marked = _MARK.match(paragraph)
    start = marked.end() if marked else len(paragraph) - len(paragraph.lstrip())
    body = paragraph[start:].rstrip()
    if not body:
        return
    kind: Kind = "listed" if marked else "sentence"
    if _is_heading(body) and not marked:
        kind = "heading"
    first = 0
    for end in [*_ends(body), len(body)]:
        piece = body[first:end]
        lead = len(piece) - len(piece.lstrip())
        if piece.strip():
            yield Sentence(piece.strip(), place + start + first + lead, kind, number)
        first = end


def _is_heading(body: str) -> bool:
    few = len(body.split()) <= _LONGEST_HEADING
    return few and body[-1] not in ".!?;…" and not any(char.isdigit() for char in body[-4:])


def _ends(body: str) -> Iterator[int]:
    for match in _END.finditer(body):
        word = _BEFORE.search(body, 0, match.start())
        before = word[0].lower() if word else ""
        initial = len(before) == 1 and before != "u"
        short = before in rules().abbreviations or bool(_DOTTED.fullmatch(before))
        if match[0][0] == "." and (short or initial):
            continue
        yield match.end()
