"""When a number holds: the period told nearest to it, a relative moment, or none."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.notation.dates import PeriodSpan
from extractor.patterns import pattern
from extractor.prose.bare import is_bare
from extractor.prose.count import Count
from extractor.prose.cues import cues
from extractor.prose.ellipsis import has_er, stands_alone
from extractor.prose.owner import Topic
from extractor.prose.rules import rules
from extractor.prose.scene import Scene

_COMMA = pattern(r"[,;()]")
_AND = pattern(r"\s*(?:,|\ben\b|\bof\b)\s*(?:in\s+|eind\s+)?")
_ATTACHED = pattern(r"\s+(?:(?:op|in|per|tegen|sinds)\s+)?")
_NEAR = 25
# An inset of more words than these says more than a moment.
_FEW = 5


@dataclass(frozen=True, slots=True)
class Moment:
    """A period as ISO 8601, or `relative` words that stand for one that is not told; `doubt` where
    several are told and none surely."""

    period: str | None = None
    relative: str | None = None
    doubt: bool = False


def moments(scene: Scene) -> tuple[Moment, ...]:
    """For each number of a sentence its moment.

    Told before the first number, moments govern what follows them; told behind it, the number
    before them. A single one governs the whole sentence.
    """
    spans = _without_overlap(scene)
    found = [_moment(scene, index, spans) for index in range(len(scene.quantities))]
    for group in scene.series:
        own = {m for m in (found[i] for i in group) if m != Moment()}
        if len(own) == 1:
            for i in group:
                found[i] = next(iter(own))
    return tuple(found)


def _without_overlap(scene: Scene) -> tuple[PeriodSpan, ...]:
    """The periods of a sentence that are no part of a name."""
    return tuple(
        p
        for p in scene.periods
        if not any(n.start <= p.start < n.end for n in scene.names) and not _is_aside(scene, p)
    )


def _is_aside(scene: Scene, period: PeriodSpan) -> bool:
    """Whether a period belongs to words of its own: "FLAG, opgericht in 2017, telt 71 leden"."""
    text = scene.text
    start = max((m.end() for m in _COMMA.finditer(text, 0, period.start)), default=0)
    following = _COMMA.search(text, period.end)
    end = following.start() if following else len(text)
    if any(
        start <= q.start < end and (q.noun or is_bare(scene, i))
        for i, q in enumerate(scene.quantities)
    ):
        first = scene.names_in(start, period.start)
        counted = (q for q in scene.quantities if q.noun and start <= q.start < period.start)
        if not first and next(counted, None):
            # "Eén samenwerkingsinitiatief ging in 2018 van start": what began is what is counted.
            return False
        # "Twee jaar na zijn oprichting": the beginning is a part of the moment.
        before = text[max(period.start - _NEAR, start) : period.start]
        behind = text[period.end : min(period.end + _NEAR, end)]
        return bool(scene.subject_rules.beginnings.find(f"{before}|{behind}"))
    opening = text[start:end].lstrip()
    other = any(not first for first, _ in rules().asides.find(opening))
    said = any(not c.weak and start <= c.start < end for c in cues(text))
    if said and any(start <= name.start < end for name in scene.names):
        # "MaaS, FLAG en B-hive telden eind 2020, in die volgorde, ...".
        return bool(scene.subject_rules.beginnings.find(text[start:end]))
    inset = start > 0 and following is not None and (len(opening.split()) > _FEW or other)
    return inset or bool(scene.subject_rules.beginnings.find(text[start:end]))


def _moment(scene: Scene, index: int, spans: tuple[PeriodSpan, ...]) -> Moment:
    relative = _relative(scene, index)
    if not spans:
        return Moment(relative=relative)
    end = scene.quantities[index].full_end
    if attached := [p for p in spans if _ATTACHED.fullmatch(scene.text, end, p.start)]:
        # "33 leden op 30 juni 2019 (streefdoel tegen eind 2021: 45)".
        return Moment(attached[0].iso)
    if len(spans) == 1:
        return _single(scene, index, spans[0], relative)
    quantities = scene.quantities
    leading = bool(quantities) and spans[0].start < quantities[0].start
    trailing = spans[-1].start >= quantities[-1].end
    before = [p for p in spans if p.end <= quantities[index].start]
    behind = [p for p in spans if p.start >= quantities[index].end]
    if leading:
        return _leading(scene, index, before)
    if not trailing:
        # "45 leden bij de start, na drie jaar 70": each moment stands before its number.
        start = scene.before(scene.group(index)[0])[0]
        own = [p for p in before if p.start >= start] or _in_its_clause(scene, index, behind)
        return Moment(own[-1].iso) if own else Moment(relative=relative)
    limit = scene.behind(scene.group(index)[-1])[1]
    near = [p for p in behind if p.end <= limit]
    return Moment(near[0].iso) if near else Moment()


def _in_its_clause(scene: Scene, index: int, behind: list[PeriodSpan]) -> list[PeriodSpan]:
    """The moment behind a number before any mark: "de 60 leden die FLAG in 2018 had, ..."."""
    start, end = scene.behind(index)
    mark = _COMMA.search(scene.text, start, end)
    limit = mark.start() if mark else start
    return [p for p in behind if p.end <= limit][:1]


def _leading(scene: Scene, index: int, before: list[PeriodSpan]) -> Moment:
    """The last moment before a number; those of one breath are paired with as many numbers:
    "in 2018 en 2019 respectievelijk 180 en 229 leden"."""
    group = scene.group(index)
    start = scene.before(group[0])[0]
    own = [p for p in before if p.start >= start]
    if len(group) > 1 and len(own) == len(group):
        return Moment(own[group.index(index)].iso)
    if len(own) > 1 and _AND.fullmatch(scene.text, own[-2].end, own[-1].start):
        return Moment(doubt=True)
    return Moment(before[-1].iso if before else None)


def _single(scene: Scene, index: int, span: PeriodSpan, relative: str | None) -> Moment:
    """The one period of a sentence governs all its numbers, but for those before another clause
    that it opens ("30 leden, na drie jaar 45") and those with a relative moment of their own."""
    last = scene.group(index)[-1]
    start, end = scene.behind(last)
    behind = start <= span.start and span.end <= end
    opens = last + 1 < len(scene.quantities) and span.start > scene.near_behind(last)[1]
    # "De 163 leden die B-hive eind 2019 telde": no mark parts the moment from its number.
    opens = opens and bool(_COMMA.search(scene.text, start, span.start))
    number = scene.quantities[index].start
    colon = scene.text.find(":", span.end)
    if 0 <= colon < scene.quantities[0].start:
        # "Leden eind 2019: EUKA 229; FLAG 71".
        return Moment(span.iso)
    if ";" in scene.text[min(span.end, number) : max(span.start, number)]:
        return Moment(relative=relative)
    near = scene.text[slice(*scene.clause(index))]
    own = (
        relative
        and relative in near
        and not (scene.clause(index)[0] <= span.start < scene.clause(index)[1])
    )
    if own or (behind and opens):
        return Moment(relative=relative)
    return Moment(span.iso)


def _relative(scene: Scene, index: int) -> str | None:
    found = rules().relative.find(scene.text)
    start, end = scene.clause(index)
    before = [span for span in found if span[1] <= scene.quantities[index].start]
    behind = [span for span in found if start <= span[0] and span[1] <= end]
    chosen = before[-1] if before else behind[0] if behind else None
    return scene.text[slice(*chosen)] if chosen else None


def carried_moment(scene: Scene, index: int, topic: Topic, moment: Moment, count: Count) -> Moment:
    """The moment told before, where the sentence takes it up: "toen", a list, a split, a count
    without its noun ("gevraagd waren er 15")."""
    start = scene.quantities[index].start
    told = {p.iso for p in scene.periods if p.end <= start}
    same = bool(moment.relative and rules().same_moment.cover(moment.relative))
    if same and len(told) == 1:
        # "In het tweede werkjaar begon de werving; het ledenaantal bedroeg toen 33".
        return Moment(told.pop())
    if topic.last_period and rules().last_moment.find(scene.text[:start]):
        return Moment(topic.last_period)
    if topic.period is None:
        return moment
    own = moment != Moment() or scene.periods
    # "Gevraagd waren er 15": nothing in the sentence but what the one before counted.
    spoken = scene.nouns or scene.amounts or scene.names or topic.last_period != topic.period
    elliptic = not spoken and has_er(scene, index)
    # "Het aantal leden eind 2020. EUKA: 45. FLAG: 33.": a label and its number, and no more.
    bare = scene.names and not (scene.nouns or scene.amounts or cues(scene.text))
    labelled = bool(bare) and stands_alone(scene, index)
    listed = scene.sentence.kind == "listed" or elliptic or labelled
    goes_on = same or (listed and not own) or (count.of_before and not moment.relative)
    return Moment(topic.period) if goes_on else moment
