"""How the checks call figures and their places in a message, and what they find of them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from extractor.model import Label, Observation, Outcome, Severity, Value

# What a table gives of a network: indicator, segment, measure, period.
Figure = tuple[str, str, str, str]


def verdict(*, right: bool, wrong: Severity = "error") -> tuple[Severity, Outcome]:
    """How a finding is marked that holds one thing against another; `wrong` where they differ."""
    return ("info", "confirmed") if right else (wrong, "contradicted")


def figure_of(o: Observation) -> Figure:
    """What a figure says of its network."""
    return o.indicator, o.segment, o.measure, o.period or ""


def named(figure: Figure) -> str:
    """A kind of figure in words: "target of members (smes) for 2019"."""
    indicator, segment, measure, period = figure
    of_kind = f"{indicator} ({segment})" if segment != "total" else indicator
    return f"{measure} of {of_kind}" + (f" for {period}" if period else "")


def place_in(labels: Sequence[Label]) -> str:
    """The row and the column of a figure by their labels, as an aside; the row without its name."""
    found = []
    for role in ("row", "column"):
        own = [x for x in reversed(labels) if x.role == role]
        texts = [x.text for x in own if not any(kind == "network" for kind, _ in x.dimensions)]
        found += [f"{role} {' / '.join(texts)!r}"] if texts else []
    return f" ({', '.join(found)})" if found else ""


def written(value: Value) -> str:
    """A number without zeros behind its point."""
    return f"{Decimal(value).normalize():f}"
