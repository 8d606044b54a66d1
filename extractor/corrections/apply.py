"""Corrections applied to the figures of a document: what becomes of each."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.corrections.figure import (
    Context,
    added_by,
    changed,
    changes,
    id_of,
    key_of,
    matching,
    named,
    place_of,
)
from extractor.corrections.same import of_one_figure
from extractor.corrections.schema import Correction
from extractor.model import (
    Corrected,
    CorrectionFate,
    Document,
    Observation,
    Outline,
    Value,
)
from extractor.profile import Profile

_CAN_GO = "the machine now reads it so: the correction can go."


def apply(
    corrections: Sequence[Correction],
    observations: Sequence[Observation],
    document: Document,
    outline: Outline,
    profile: Profile,
) -> tuple[tuple[Observation, ...], tuple[Corrected, ...]]:
    """The figures as corrected, and what became of each correction.

    Of several corrections of one figure the latest holds. What the machine reads by itself is left
    as it read it; a figure that it does not read any more stands where the correction quotes it.
    """
    context = Context(document, outline, profile)
    figures, done = list(observations), []
    placed = [_placed(correction, document.text) for correction in corrections]
    for correction in placed:
        if _is_superseded(correction, placed, profile):
            message = "a later correction concerns the same figure."
            done.append(_told(correction, "superseded", message, context))
            continue
        figures, corrected = _ACTIONS[correction.action](correction, figures, context)
        done.append(corrected)
    return tuple(figures), tuple(done)


def _is_superseded(
    correction: Correction, corrections: Sequence[Correction], profile: Profile
) -> bool:
    order = {id(c): (c.when, place) for place, c in enumerate(corrections)}
    ids = id_of(profile)
    same = [c for c in corrections if of_one_figure(c, correction, ids)]
    return max(same, key=lambda c: order[id(c)]) is not correction


def _placed(correction: Correction, text: str) -> Correction:
    """A correction without its place where the quote does not stand there any more."""
    stands = correction.start is None or text.startswith(correction.quote, correction.start)
    return correction if stands else correction.model_copy(update={"start": None})


def _set(
    correction: Correction, figures: list[Observation], context: Context
) -> tuple[list[Observation], Corrected]:
    found = matching(correction, figures, context.profile)
    after = changed(found, correction, context.profile) if found else None
    if found is None:
        return _set_unread(correction, figures, context)
    assert after is not None
    if _same(found, after):
        checked = correction.machine == found.value
        message = "a person found it right." if checked else _CAN_GO
        return figures, _told(correction, "agrees", message, context, found)
    if _read_elsewhere(figures, after, found):
        message = "the machine reads another figure of this meaning: decide which of them is right."
        return figures, _told(correction, "not_applied", message, context, found)
    message = f"{changes(found, after)}."
    if correction.machine not in (None, found.value):
        message += f" The machine read {correction.machine} when it was made: look at it again."
    replaced = [after if o is found else o for o in figures]
    return replaced, _told(correction, "applied", message, context, found, after)


def _set_unread(
    correction: Correction, figures: list[Observation], context: Context
) -> tuple[list[Observation], Corrected]:
    """A figure that was corrected and is read no more, or is read as it was corrected."""
    wanted = key_of(correction.becomes, context.profile)
    value = correction.to.value
    now = next((o for o in figures if o.key == wanted and value in (None, o.value)), None)
    if now:
        return figures, _told(correction, "agrees", _CAN_GO, context, now)
    place = place_of(correction, context)
    if isinstance(place, str) or (value is None and correction.machine is None):
        message = "the machine does not read this figure any more, and the quote does not tell it."
        return figures, _told(correction, "not_applied", message, context)
    added = added_by(correction, correction.becomes, place, context)
    message = "the machine does not read this figure any more; it stands as it was corrected."
    return [*figures, added], _told(correction, "applied", message, context, None, added)


def _add(
    correction: Correction, figures: list[Observation], context: Context
) -> tuple[list[Observation], Corrected]:
    found = matching(correction, figures, context.profile)
    if found and found.value == correction.to.value:
        message = "the machine now reads it by itself: the correction can go."
        return figures, _told(correction, "agrees", message, context, found)
    if found:
        after = changed(found, correction, context.profile)
        message = f"the machine reads {found.value} there; {after.value} was added."
        replaced = [after if o is found else o for o in figures]
        return replaced, _told(correction, "applied", message, context, found, after)
    place = place_of(correction, context)
    if isinstance(place, str):
        return figures, _told(correction, "not_applied", place, context)
    added = added_by(correction, correction.of, place, context)
    message = f"{added.value} was added."
    return [*figures, added], _told(correction, "applied", message, context, None, added)


def _withdraw(
    correction: Correction, figures: list[Observation], context: Context
) -> tuple[list[Observation], Corrected]:
    found = matching(correction, figures, context.profile)
    if found is None:
        message = "the machine does not read it any more: the correction can go."
        return figures, _told(correction, "agrees", message, context)
    message = f"{found.value} was withdrawn."
    left = [o for o in figures if o is not found]
    return left, _told(correction, "applied", message, context, found)


_ACTIONS = {"set": _set, "add": _add, "withdraw": _withdraw}


def _same(found: Observation, after: Observation) -> bool:
    return (found.key, found.value, found.qualifier) == (after.key, after.value, after.qualifier)


def _read_elsewhere(figures: Sequence[Observation], after: Observation, found: Observation) -> bool:
    return any(o is not found and o.key == after.key and o.item == after.item for o in figures)


def _told(
    correction: Correction,
    fate: CorrectionFate,
    message: str,
    context: Context,
    found: Observation | None = None,
    after: Observation | None = None,
) -> Corrected:
    of = correction.of
    seen = after or found
    return Corrected(
        action=correction.action,
        fate=fate,
        network=named(of.network, context.profile),
        indicator=of.indicator,
        segment=of.segment,
        measure=of.measure,
        period=of.period,
        item=of.item or (seen.item if seen else ""),
        value=None if correction.action == "withdraw" else _wanted(correction, after, found),
        machine_value=found.value if found else None,
        who=correction.who,
        when=correction.when,
        why=correction.why,
        message=message,
        evidence=seen.evidence if seen else None,
    )


def _wanted(
    correction: Correction, after: Observation | None, found: Observation | None
) -> Value | None:
    if correction.to.value is not None:
        return correction.to.value
    seen = after or found
    return seen.value if seen else correction.machine
