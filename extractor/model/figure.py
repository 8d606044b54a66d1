"""Figures and what became of them: observations, gaps, claims, mentions, and findings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, get_args

from extractor.model.checked import require
from extractor.model.kinds import UNEXPLAINED, number_kinds
from extractor.model.page import Evidence
from extractor.model.parts import Part

Qualifier = Literal["exact", "about", "at_least", "more_than", "at_most", "less_than"]
Severity = Literal["error", "warning", "info"]
# The gravest first.
SEVERITIES: tuple[Severity, ...] = get_args(Severity)
Outcome = Literal["confirmed", "contradicted", "no_evidence"]
Method = Literal["table", "prose", "correction"]
Action = Literal["set", "add", "withdraw"]
CorrectionFate = Literal["applied", "agrees", "superseded", "not_applied"]
Value = int | Decimal


@dataclass(frozen=True, slots=True)
class Label:
    """A text that governs a value, in which role, and what it contributes.

    `dimensions` are pairs such as ("measure", "target"), ("network", "euka"), ("period", "P3Y").
    """

    text: str
    role: str
    dimensions: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class NetworkName:
    """A network as it was met: registry id and name, or for an unknown one its slug and itself.

    `coordinator` is what stood in brackets behind the name. `soft` says that the spelling is
    plausible for the registry's name and was never seen in a text.
    """

    id: str
    name: str
    as_written: str
    known: bool
    coordinator: str | None = None
    soft: bool = False

    def __post_init__(self) -> None:
        require(bool(self.id) and bool(self.name), "a network has an id and a name")


@dataclass(frozen=True, slots=True)
class Observation:
    """One figure: what it is about, what it is worth, how it was hedged and where it stands.

    `note` is the footnote or the remark that goes with it, "" when there is none. `part` tells the
    figures of the answer from those that the questioner states. A person may have corrected it:
    `method` is "correction" then, and `machine_value` what was read, None where nothing was.
    """

    network: NetworkName
    indicator: str
    segment: str
    measure: str
    period: str | None
    value: Value
    unit: str
    qualifier: Qualifier
    item: str
    method: Method
    evidence: Evidence
    labels: tuple[Label, ...] = ()
    table: int | None = None
    note: str = ""
    part: Part = "answer"
    machine_value: Value | None = None

    def __post_init__(self) -> None:
        require(isinstance(self.value, int | Decimal), "a value is an exact int or Decimal")
        require(not isinstance(self.value, bool), "a value is a number")
        require(isinstance(self.value, int) or self.value.is_finite(), "a value is a finite number")
        for name in ("indicator", "segment", "measure"):
            require(bool(getattr(self, name)), f"an observation has its {name}")

    @property
    def key(self) -> tuple[str, str, str, str, str]:
        """What the figure is about; two figures of one document may not share it."""
        return self.network.id, self.indicator, self.segment, self.measure, self.period or ""


@dataclass(frozen=True, slots=True)
class Gap:
    """A place of a table where a figure belongs and none could be read.

    `said` keeps what stands there ("n.v.t.", "-", "" when empty). The dimensions say what the
    missing figure would have been about; `measures` lists the candidates when it is not sure which.
    `labels` are the texts that govern its place.
    """

    network: NetworkName | None
    indicator: str | None
    segment: str | None
    measures: tuple[str, ...]
    said: str
    item: str
    table: int
    evidence: Evidence | None
    period: str | None = None
    labels: tuple[Label, ...] = ()


@dataclass(frozen=True, slots=True)
class Unread:
    """A figure that stands under the profile's words and was not taken, with the reason.

    `labels` are what governs it: the candidates for its meaning. `table` is None in a sentence.
    """

    reason: str
    item: str
    table: int | None
    labels: tuple[Label, ...]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Claim:
    """A stated count of networks in the answer ("Voor 11 projecten werd ... gefinaliseerd").

    `state` is what its sentence says of them ("ended", "running"), where it says one thing;
    `subject` the noun that is counted, as written; `moment` the ISO 8601 period it holds for.
    """

    value: int
    state: str | None
    item: str
    evidence: Evidence
    subject: str = ""
    moment: str | None = None


@dataclass(frozen=True, slots=True)
class State:
    """A network that is told to be in a state ("ended", "running"): by the table it stands in, or
    by a sentence (`table` is None then)."""

    network: NetworkName
    state: str
    item: str
    evidence: Evidence
    table: int | None


@dataclass(frozen=True, slots=True)
class StatedSum:
    """A number that a sentence gives of several networks together ("samen 1.204 leden").

    `networks` are the ids of those that it names, none where it speaks of all.
    """

    value: int
    qualifier: Qualifier
    indicator: str | None
    segment: str
    period: str | None
    networks: frozenset[str]
    item: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Mention:
    """A number of the answer and what became of it: its kind, one of `number_kinds()`.

    `value` is None where it reads as no exact number ("1.2345"); `table` is the number of the table
    it stands in. `evidence.rule` names the rule that explains it, "" where none does.
    """

    value: Value | None
    kind: str
    item: str
    evidence: Evidence
    table: int | None = None

    def __post_init__(self) -> None:
        # Made for every number of an answer: the message is not written before it is needed.
        if self.kind not in number_kinds():
            raise ValueError(f"there is no kind of number {self.kind!r}")

    @property
    def explained(self) -> bool:
        """Whether it is known what the number is."""
        return self.kind != UNEXPLAINED


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check has to say. `outcome` tells whether the document bears it out."""

    check: str
    severity: Severity
    message: str
    outcome: Outcome = "contradicted"
    item: str = ""
    evidence: Evidence | None = None
    page: int | None = None

    def __post_init__(self) -> None:
        require(bool(self.message), "a finding says something")


@dataclass(frozen=True, slots=True)
class Corrected:
    """What became of one correction by a person: which figure, who, when and why.

    `value` is the corrected one, None for a figure that is withdrawn; `machine_value` what was
    read, None where nothing was. `fate` is "agrees" where the machine needs no correction any more,
    "superseded" where a later one concerns the same figure; `message` tells it in a sentence.
    """

    action: Action
    fate: CorrectionFate
    network: NetworkName
    indicator: str
    segment: str
    measure: str
    period: str
    item: str
    value: Value | None
    machine_value: Value | None
    who: str
    when: date
    why: str
    message: str
    evidence: Evidence | None = None
