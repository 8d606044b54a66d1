"""What the label columns of a grid are: of names, of what is counted, or of remarks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from extractor.meaning.labels import Reading
from extractor.meaning.readings import (
    are_mostly_names,
    heads_names,
    kind,
    says_what,
)
from extractor.meaning.roles import Roles
from extractor.notation.dates import parse_date


class LabelColumns:
    """The label columns of a grid, and which of them speak for a column of figures."""

    def __init__(self, roles: Roles) -> None:
        self._roles = roles

    def counts(self, row: int, column: int) -> bool:
        """Whether a label says what its row counts, as nothing beside or above the figures does.

        Labels of other rows in its column do so too: one alone is a name with such a word.
        """
        others = (self._roles.text(row, c) for c in self._roles.label_columns if c != column)
        said = self._headers_say_what or any(says_what(self._roles.read(text)) for text in others)
        return not said and column in self._counting_columns

    @cached_property
    def _counting_columns(self) -> frozenset[int]:
        """The label columns in which many texts say what is counted."""
        found = set()
        for column in self._roles.label_columns:
            texts = {self._roles.text(row, column) for row in self._roles.data_rows}
            count = sum("indicator" in self._roles.read(text).dimensions for text in texts if text)
            if count > 1 and 3 * count >= len(texts):
                found.add(column)
        return frozenset(found)

    @cached_property
    def _headers_say_what(self) -> bool:
        cells = [
            self._roles.grid.at(row, c)
            for row in self._roles.headers
            for c in self._roles.value_columns
        ]
        return any("indicator" in self._roles.read(cell.text).dimensions for cell in cells if cell)

    @cached_property
    def _name_columns(self) -> frozenset[int]:
        """The label columns in which most texts are names."""
        return frozenset(
            column
            for column in self._roles.label_columns
            if are_mostly_names(
                [self._roles.read(self._roles.text(r, column)) for r in self._roles.data_rows]
            )
        )

    @cached_property
    def named(self) -> frozenset[int]:
        """The label columns of names, and those that a heading of names stands above."""
        headed = (c for c in self._roles.label_columns if any(map(heads_names, self._headings(c))))
        return self._name_columns.union(headed)

    def of(self, value_column: int) -> Sequence[int]:
        """The label columns that speak for a column of figures.

        All but remarks behind the last figures, unless two tables stand side by side: then those
        right to its left.
        """
        left = [block for block in self._label_blocks if block[-1] < value_column]
        if self.side_by_side and left:
            return left[-1]
        return self.leading

    @cached_property
    def leading(self) -> tuple[int, ...]:
        """The label columns but those behind the last figures, which hold remarks."""
        last = self._roles.value_columns[-1] if self._roles.value_columns else 0
        return tuple(c for c in self._speaking if c < last) or self._speaking

    @cached_property
    def _speaking(self) -> tuple[int, ...]:
        """The label columns that say something of the figures.

        Not so a column of names that are not the networks': of coordinators, or of whole groups;
        nor one of days of something else. The networks stand where a known one does, or else where
        the heading says so.
        """
        own = self._beside_the_days
        known = {
            c
            for c in self._name_columns
            if any(self._is_known(r, c) for r in self._roles.data_rows)
        }
        headed = {c for c in self._name_columns if any(r.heading for r in self._headings(c))}
        named = known or headed
        if not named:
            return own
        beside = {c for c in self._name_columns - known - headed if not self._repeats(c)}
        aside = {c for c in own if any(r.aside for r in self._headings(c))}
        return tuple(c for c in own if c not in beside | aside) or own

    @cached_property
    def _beside_the_days(self) -> tuple[int, ...]:
        """The label columns but those of days below unknown words: "Startdatum", "Erkend op"."""
        columns = self._roles.label_columns
        return tuple(c for c in columns if not self._holds_other_days(c)) or columns

    def _holds_other_days(self, column: int) -> bool:
        texts = {self._roles.text(row, column) for row in self._roles.data_rows} - {""}
        asked = any(r.rest and not r.labelling for r in self._headings(column))
        return asked and bool(texts) and all(parse_date(text) for text in texts)

    def _repeats(self, column: int) -> bool:
        """Whether the figures behind a column of labels have the same headers as those before it:
        a table goes on there."""
        sides: tuple[list[str], list[str]] = [], []
        for other in self._roles.value_columns:
            own = (self._roles.text(row, other) for row in self._roles.headers)
            sides[other > column].append(" ".join(own))
        return bool(sides[0]) and sides[0] == sides[1]

    def _is_known(self, row: int, column: int) -> bool:
        return self._roles.read(self._roles.text(row, column)).network is not None

    def _headings(self, column: int) -> list[Reading]:
        texts = self._roles.headings(self._roles.headers, column)
        return [self._roles.read(text) for text in texts]

    @cached_property
    def _label_blocks(self) -> list[list[int]]:
        """The label columns in runs of neighbours."""
        blocks: list[list[int]] = []
        for column in self._speaking:
            if blocks and blocks[-1][-1] == column - 1:
                blocks[-1].append(column)
            else:
                blocks.append([column])
        return blocks

    @cached_property
    def side_by_side(self) -> bool:
        """Whether names stand in more than one run of label columns."""
        return len(self._label_blocks) > 1 and all(map(self._holds_names, self._label_blocks))

    def _holds_names(self, block: Sequence[int]) -> bool:
        rows = sorted(self._roles.data_rows)
        texts = [
            self._roles.read(self._roles.text(row, block[0]))
            for row in rows
            if self._roles.text(row, block[0])
        ]
        return bool(texts) and 2 * sum(kind(r) == "name" for r in texts) > len(texts)
