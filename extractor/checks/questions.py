"""Question against answer: what was asked is answered, referred to, or declared not given."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.checks.case import Case
from extractor.model import Finding, Item
from extractor.outline.matching import answered_by
from extractor.outline.references import resolve


def items_are_answered(case: Case) -> Iterator[Finding]:
    """Every item of the question has an item of the answer."""
    if case.outline.answer_start is None:
        return
    answers = answered_by(case.outline)
    for item in case.outline.part("question"):
        silent = [label for label in item.labels if label not in answers]
        if silent and not item.lead_in:
            yield Finding(
                "answered",
                "warning",
                f"Question {', '.join(silent)} has no answer in this document.",
                item=item.label,
                page=item.page,
            )


def references_resolve(case: Case) -> Iterator[Finding]:
    """ "Zie antwoord vraag 1" leads to an item that holds an answer."""
    for reference in case.outline.references:
        resolution = resolve(case.outline, reference.item)
        path = " -> ".join((reference.item, *resolution.chain))
        if resolution.problem:
            why = {
                "circle": f"runs in a circle ({path})",
                "missing": f"leads to an item that does not exist ({reference.target})",
            }[resolution.problem]
            yield Finding(
                "reference",
                "error",
                f"The reference {reference.evidence.quote!r} of answer {reference.item} {why}.",
                item=reference.item,
                evidence=reference.evidence,
            )
        else:
            yield Finding(
                "reference",
                "info",
                f"Answer {path}: the reference was followed.",
                outcome="confirmed",
                item=reference.item,
                evidence=reference.evidence,
            )


def requested_splits_are_given(case: Case) -> Iterator[Finding]:
    """A split that was asked for ("graag een opsplitsing") is given, or declared not given."""
    answers = answered_by(case.outline)
    for question in case.outline.part("question"):
        if not case.lexicon.split_requests.find(question.text):
            continue
        answer = _answer_to(case, question, answers)
        segments = {t.value for t in case.lexicon.terms(question.text) if t.dimension == "segment"}
        segments.discard("total")
        if answer is None or not segments:
            continue
        given = {o.segment for o in case.understanding.observations if o.item == answer.label}
        missing = sorted(segments - given)
        if missing:
            yield _not_given(case, question, answer, missing)


def _answer_to(case: Case, question: Item, answers: dict[str, str]) -> Item | None:
    label = next((answers[label] for label in question.labels if label in answers), None)
    return next((i for i in case.outline.part("answer") if i.label == label), None)


def _not_given(case: Case, question: Item, answer: Item, missing: list[str]) -> Finding:
    what = f"Question {question.label} asks for a split ({', '.join(missing)})"
    said = case.lexicon.not_given.find(answer.text)
    if not said:
        return Finding(
            "split_given",
            "warning",
            f"{what}; the answer does not give it and does not say why.",
            item=answer.label,
            page=answer.page,
        )
    start, end = said[0]
    return Finding(
        "split_given",
        "info",
        f"{what}; the answer says that it is not given: {answer.text[start:end]!r}.",
        outcome="no_evidence",
        item=answer.label,
        page=answer.page,
    )
