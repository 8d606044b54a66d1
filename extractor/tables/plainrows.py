"""Lines that lost their white space as rows of tables: a label, figures, remarks behind them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from extractor.model import Line, Word, text_of
from extractor.notation.cells import Quantity, is_value, parse_cell
from extractor.notation.dates import find_periods
from extractor.notation.years import YEAR_LIKE
from extractor.passage import passage_of
from extractor.patterns import pattern
from extractor.tables.captions import is_caption
from extractor.tables.words import Says

_DOTS = pattern(r"[.…]+")
_SENTENCE_END = pattern(r"[.;?!:]$")
_MOST_WORDS_OF_A_FIGURE = 4
_MOST_WORDS_OF_A_HEADING = 3


@dataclass(frozen=True)
class PlainRow:
    """A line with the figures at its end, each as the words that write it ("30", "30 leden").

    `remark` are the words behind the figures, below a header that ends in "Opmerkingen", and that
    heading itself.
    """

    line: Line
    values: tuple[tuple[Word, ...], ...]
    remark: tuple[Word, ...] = ()

    @property
    def words(self) -> tuple[Word, ...]:
        """The words but for the remark."""
        return self.line.words[: len(self.line.words) - len(self.remark)]

    @property
    def figures(self) -> int:
        """How many figures the line ends in."""
        return len(self.values)

    @property
    def has_digits(self) -> bool:
        """Whether one of its figures is more than a mark for a missing one ("n.v.t.")."""
        return any(char.isdigit() for value in self.values for w in value for char in w.text)

    def label(self, figures: int) -> tuple[Word, ...]:
        """The words before the last `figures` figures."""
        taken = sum(map(len, self.values[self.figures - figures :])) if figures else 0
        return self.words[: len(self.words) - taken]


def plain_rows(
    lines: Sequence[Line], names: Sequence[tuple[int, int]], says: Says
) -> list[PlainRow]:
    """The lines with their figures; the digits of known `names` (spans) are no figures."""
    rows: list[PlainRow] = []
    remarked = False
    for line in _entries(lines):
        row = PlainRow(line, _values(line.words, names))
        row = PlainRow(line, ()) if _tells_more(row, names) else row
        row = _with_remark(row, names) if remarked else row
        if not row.values and (heading := _heading_of_remarks(line.words, says)):
            row, remarked = PlainRow(line, (), heading), True
        elif remarked:
            remarked = bool(row.values) or not (
                is_caption(line.text) or _SENTENCE_END.search(line.text)
            )
        rows.append(row)
    return rows


def _tells_more(row: PlainRow, names: Sequence[tuple[int, int]]) -> bool:
    """Whether an entry of a list tells another figure before the words of its last one: "- leden:
    50 beoogd, 63 behaald" is a sentence in short."""
    label = row.label(row.figures)
    if len(row.values) != 1 or row.line.text[0].isalnum() or not label:
        return False
    told = [word.text.strip("(),;:/") for word in label]
    inside = (
        place
        for place, text in enumerate(told[:-1])
        if place > 1 and is_value(text) and not in_names(label[place], names)
    )
    figure = next(inside, None)
    if figure is None or YEAR_LIKE.fullmatch(told[figure]):
        return False
    return any(text.isalpha() and text.islower() for text in told[figure + 1 :])


def _entries(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, those of a list that are broken as one: "EUKA:" "30 leden"."""
    here = 0
    while here < len(lines):
        line, below = lines[here], [own.words for own in lines[here + 1 : here + 2]]
        whole = Line((*line.words, *chain(*below)), line.page)
        others = (*lines[max(here - 1, 0) : here], *lines[here + 2 : here + 3])
        figure_below = _listed(whole.words) in below and any(_listed(o.words) for o in others)
        goes_on = below and (
            _is_broken(line, lines[here + 1], others) or _is_unit(line, lines[here + 1], others)
        )
        if figure_below or goes_on:
            line, here = whole, here + 1
        yield line
        here += 1


def _is_broken(line: Line, below: Line, others: Sequence[Line]) -> bool:
    """Whether an entry of a list goes on below: "- Netwerk voor Oppervlakten" "(vzw): 76 leden".

    Entries around it begin with the same mark as it does, and end in a figure when it does not.
    """
    mark = line.text[0]
    marked = not mark.isalnum() and below.text[0] != mark
    alike = any(other.text[0] == mark for other in others)
    whole = (*line.words, *below.words)
    return marked and alike and not _values(line.words, ()) and bool(_values(whole, ()))


def _is_unit(line: Line, below: Line, others: Sequence[Line]) -> bool:
    """Whether the unit of an entry's figure stands below it: ": 63" "leden", as entries around it
    end in that unit."""
    unit = f" {below.text}"
    return is_value(line.words[-1].text) and any(other.text.endswith(unit) for other in others)


def _heading_of_remarks(words: Sequence[Word], says: Says) -> tuple[Word, ...]:
    """The last words of a header that stand above remarks ("Netwerk Leden Opmerkingen"), or ()."""
    if _SENTENCE_END.search(words[-1].text) or words[-1].text[-1] == ",":
        return ()
    for size in range(1, min(_MOST_WORDS_OF_A_HEADING, len(words) - 1) + 1):
        own = says(text_of(words[-size:]))
        if not own.aside or own.dimensions or own.unsure:
            continue
        before = says(text_of(words[:-size]))
        if before.dimensions or before.unsure:
            return tuple(words[-size:])
    return ()


def _with_remark(row: PlainRow, names: Sequence[tuple[int, int]]) -> PlainRow:
    """The row cut where most figures stand before the words behind them."""
    words = row.line.words
    ways = [PlainRow(row.line, _values(words[:n], names), words[n:]) for n in range(2, len(words))]
    best = max((row, *ways), key=lambda way: (way.figures, len(way.remark)))
    return best if best.figures else row


def _values(
    words: Sequence[Word], names: Sequence[tuple[int, int]]
) -> tuple[tuple[Word, ...], ...]:
    """The figures at the end; none where they are bare years, which head columns of figures."""
    found: list[tuple[Word, ...]] = []
    end = len(words)
    if listed := _listed(words):
        return (listed,)
    while end and (size := _value_size(words[:end], names)):
        found.append(tuple(words[end - size : end]))
        end -= size
    if not any(is_value(text_of(value)) for value in found):
        return ()
    if not end and len(found) > 1 and YEAR_LIKE.fullmatch(text_of(found[-1])):
        found.pop()  # The year is the label of the row.
    return tuple(reversed(found))


def _listed(words: Sequence[Word]) -> tuple[Word, ...]:
    """What stands behind a colon, where all of it is one figure: "EUKA: 1 520 leden"."""
    start = max((i + 1 for i, word in enumerate(words) if word.text[-1] == ":"), default=0)
    text = text_of(words[start:])
    one = isinstance(parse_cell(text), Quantity) and any(char.isdigit() for char in text)
    return tuple(words[start:]) if start and one else ()


def _value_size(words: Sequence[Word], names: Sequence[tuple[int, int]]) -> int:
    """How many words at the end write one figure: one, or more with a unit; 0 when none does."""
    found = 0
    for size in range(1, min(_MOST_WORDS_OF_A_FIGURE, len(words)) + 1):
        own = words[-size:]
        if any(in_names(word, names) for word in own):
            break
        content = parse_cell(text_of(own))
        hedged = isinstance(content, Quantity) and content.qualifier != "exact"
        if content is not None and (not found or hedged) and not _DOTS.fullmatch(own[0].text):
            found = size
    return 0 if found and _says_when(words, found) else found


def _says_when(words: Sequence[Word], size: int) -> bool:
    """Whether the last words are no figure with its unit but hold a period: "na 3 jr"."""
    text = text_of(words)
    start = len(text) - len(text_of(words[-size:]))
    # A number of one word is a part of a longer period ("jaar 3"), or it is a number.
    return any(p.end > start and (size > 1 or p.start < start) for p in find_periods(text))


def periods_of(words: Sequence[Word]) -> list[tuple[int, int]]:
    """The spans of a document that the periods among some words cover: "jaar 1"."""
    view = passage_of(words)
    return [view.span(period.start, period.end) for period in find_periods(view.text)]


def in_names(word: Word, names: Sequence[tuple[int, int]]) -> bool:
    """Whether a word stands in one of the spans."""
    return any(start <= word.start < end for start, end in names)
