"""The cases read by the whole pipeline, each as a small written answer, and held against gold."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.prose.cases import ITEM, Case
from extractor import Answer, extract
from extractor.evaluate import Score
from extractor.gold import Fact, told_apart
from extractor.model import Finding, Observation
from extractor.notation.numbers import find_numbers

# What says how many there are, or should be. A change or an increment has a measure of its own,
# and is no stand: it is neither right nor wrong here.
MEASURES = frozenset({"target", "achieved", "reported", "attainment"})
_QUESTIONS = {
    "ibn": "Kan de minister een stand van zaken geven van de bedrijfsnetwerken (IBN's)?",
    "speerpuntclusters": "Kan de minister een stand van zaken geven van de speerpuntclusters?",
}
_PAGE = """\
SCHRIFTELIJKE VRAAG
nr. 117
van JOKE VERSTRAETEN
datum: 4 februari 2021
aan BART MERTENS
VLAAMS MINISTER VAN ECONOMIE EN INNOVATIE

Innovatiebeleid  -  Opvolging

{question}

BART MERTENS
VLAAMS MINISTER VAN ECONOMIE EN INNOVATIE

ANTWOORD
op vraag nr. 117 van 4 februari 2021
van JOKE VERSTRAETEN

{answer}
"""
_WIDTH = 88


@dataclass(frozen=True)
class Outcome:
    """What became of one case.

    `found` are the figures as `extractor evaluate` compares them, `hedges` the qualifiers by
    figure, `claims` the stated counts as (value, state). `untold` are the numbers and the names
    that no figure can be made of and that no finding tells.
    """

    case: Case
    found: set[Fact]
    hedges: dict[Fact, str]
    claims: set[tuple[int, str]]
    untold: tuple[str, ...]

    @property
    def hedges_right(self) -> list[bool]:
        """For each figure that is right and hedged, in gold or as read, whether its hedge is."""
        pairs = (
            (self.hedges[fact], self.case.qualifiers.get(fact[5], "exact"))
            for fact in self.hedges.keys() & self.case.facts
        )
        return [read == right for read, right in pairs if {read, right} != {"exact"}]

    @property
    def claims_right(self) -> list[bool]:
        """For each stated count of gold whether it was read, with its state where it has one."""
        return [
            any(claim.value == value and claim.state in ("", state) for value, state in self.claims)
            for claim in self.case.claims
        ]


def measure(
    cases: Sequence[Case], progress: Callable[[int], None] = lambda _: None
) -> list[Outcome]:
    """Reads the cases one by one; `progress` hears how many are done."""
    outcomes = []
    with TemporaryDirectory() as folder:
        path = Path(folder, "case.txt")
        for number, case in enumerate(cases, start=1):
            path.write_text(page_of(case), encoding="utf-8")
            outcomes.append(outcome(case, extract(path, profile=case.profile)))
            progress(number)
    return outcomes


def page_of(case: Case) -> str:
    """The case as a written question with its answer, in lines of running text."""
    question = case.question or _QUESTIONS[case.profile]
    return _PAGE.format(question=_item(question), answer=_item(case.text))


def _item(text: str) -> str:
    lines = f"{ITEM}. {text}".split("\n")
    return "\n".join(textwrap.fill(line, _WIDTH, break_on_hyphens=False) for line in lines)


def outcome(case: Case, answer: Answer) -> Outcome:
    """What an answer says, as far as the gold of a case is about it."""
    own = _figures(answer)
    return Outcome(
        case,
        facts_of(answer),
        {_fact(o): o.qualifier for o in own},
        {(claim.value, claim.state or "") for claim in answer.claims},
        tuple(_untold(case, answer.findings)),
    )


def facts_of(answer: Answer) -> set[Fact]:
    """The figures of an answer as gold writes them."""
    return told_apart(map(_fact, _figures(answer)))


def _figures(answer: Answer) -> list[Observation]:
    start = answer.outline.answer_start or 0
    return [o for o in answer.observations if o.evidence.start >= start and o.measure in MEASURES]


def _fact(observation: Observation) -> Fact:
    """A figure as gold writes it; a mark of a relative moment ("now") is no period."""
    period = observation.period or ""
    return (
        observation.network.name,
        observation.indicator,
        observation.segment,
        observation.measure,
        period if any(map(str.isdecimal, period)) else "",
        format(Decimal(observation.value).normalize(), "f"),
        observation.item,
    )


def _untold(case: Case, findings: Iterable[Finding]) -> Iterator[str]:
    told = " | ".join(
        f"{finding.message} {finding.evidence.quote if finding.evidence else ''}"
        for finding in findings
    )
    numbers = {number.value for number in find_numbers(told)}
    yield from (str(number) for number in case.left if number not in numbers)
    yield from (name for name in case.unknown if name not in told)


def score(outcomes: Iterable[Outcome]) -> Score:
    """The figures of all cases held against their gold, each fact with the name of its case."""
    expected: set[Fact] = set()
    found: set[Fact] = set()
    for own in outcomes:
        expected |= {(own.case.name, *fact) for fact in own.case.facts}
        found |= {(own.case.name, *fact) for fact in own.found}
    return Score.of("observations", expected, found)
