"""What one figure of a grid says holds for others that do not say it: its period, its indicator."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from extractor.meaning.govern import Meaning, is_understood
from extractor.meaning.labels import Labels
from extractor.meaning.structure import ValueCell
from extractor.model import Label
from extractor.patterns import pattern

_ITEM = pattern(r"^\(?(?:\d{1,2}|\p{L})[.)]+\s+")


def title(context: Sequence[str], labels: Labels) -> Mapping[str, str]:
    """What the text right above a grid, or the one right below it, says where it is a title:
    "Aantal leden eind 2020:"."""
    return next(filter(None, (_title(text, labels) for text in context[:2])), {})


def _title(text: str, labels: Labels) -> Mapping[str, str]:
    """A title names what is counted, and has no words but those that labels are made of."""
    said = labels.read(_ITEM.sub("", text).rstrip(" :"))
    if said.unsure or "indicator" not in said.dimensions:
        return {}
    subject = (labels.lexicon.headings, labels.lexicon.nouns, labels.lexicon.short_nouns)
    known = all(any(own.cover(word) for own in subject) for word in said.rest.split())
    return said.dimensions if known else {}


def share_period(
    meanings: Sequence[Meaning], caption: Mapping[str, str] | None = None
) -> list[Meaning]:
    """The meanings, those without a period taking the only one that the grid speaks of.

    A target beside what was "bereikt na 3 jr" is the target for these three years. Where the
    grid speaks of none, that which the `caption` says holds, but for the rows below another title.
    """
    periods = {
        said
        for m in meanings
        for label in m.labels
        if label.role in ("column", "corner")
        for dimension, said in label.dimensions
        if dimension == "period"
    }
    if not periods and not any("period" in m.dimensions for m in meanings):
        said, anew = (caption or {}).get("period"), _titles_below(meanings, caption or {})
        return [
            m if said is None or any(label in anew for label in m.labels) else _in_period(m, said)
            for m in meanings
        ]
    if len(periods) != 1:
        return list(meanings)
    (period,) = periods
    return [_in_period(m, period) for m in meanings]


def _in_period(meaning: Meaning, period: str) -> Meaning:
    return replace(meaning, dimensions={"period": period, **meaning.dimensions})


def _titles_below(meanings: Sequence[Meaning], caption: Mapping[str, str]) -> set[Label]:
    """The groups below the first figure that say again, and less, what the caption says."""
    own = [{label for label in m.labels if label.role == "group"} for m in meanings]
    below = set().union(*own[1:]) - own[0] if own else set()
    return {g for g in below if g.dimensions and set(g.dimensions) < set(caption.items())}


def share_indicator(values: Sequence[ValueCell], meanings: Sequence[Meaning]) -> list[Meaning]:
    """The meanings, those without an indicator taking the only one that the grid speaks of.

    Beside "Aantal leden" the column "Kmo's" counts members too, "Realisatiegraad" is theirs, and
    "2020" beside "Aantal leden in 2019". It needs every word of the labels understood: "Budget
    (kmo's)" is something else. Group rows above figures that are surely taken need not be.
    """
    told = {
        value.row for value, m in zip(values, meanings, strict=True) if "indicator" in m.dimensions
    }
    indicators = {m.dimensions["indicator"] for m in meanings if "indicator" in m.dimensions}
    if len(indicators) != 1:
        return list(meanings)
    indicator = {"indicator": indicators.pop()}
    return [
        replace(m, dimensions={**indicator, **m.dimensions})
        if _may_share(m) and is_understood(value, groups=value.row not in told)
        else m
        for value, m in zip(values, meanings, strict=True)
    ]


def _may_share(meaning: Meaning) -> bool:
    """Whether the labels of a figure say which measure or kind, or its column nothing but when."""
    own = {name for g in meaning.labels if g.role == "column" for name, _ in g.dimensions}
    return bool(meaning.dimensions.keys() & {"measure", "segment"}) or own == {"period"}
