"""Question against answer: each sub-question is answered, referred to, or declared not given."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from extractor.checks.case import Case
from extractor.model import Finding, Item
from extractor.outline.matching import answered_by
from extractor.outline.references import resolve

NAME = "answered"
_SILENT, _EMPTY = "silent on", "empty for"
_REFERRED, _NOT_GIVEN, _ANSWERED = "by reference", "said not to be available", "answered"


def items_are_answered(case: Case) -> Iterator[Finding]:
    """Every item of the question is answered, by itself or by reference to another answer.

    Or the answer says that what is asked is not available; else it is silent on it.
    """
    if case.outline.answer_start is None:
        return
    kinds: dict[str, list[str]] = defaultdict(list)
    for question in case.outline.part("question"):
        if question.lead_in:
            continue
        answers = answers_to(case, question)
        kind = _kind(case, question, answers)
        label = question.label or "the question"
        kinds[kind].append(label)
        if kind == _SILENT:
            yield _told(question, f"Question {', '.join(_silent(case, question))} has no answer")
        elif kind == _EMPTY:
            yield _told(question, f"The answer to question {label} is empty")
        elif kind == _NOT_GIVEN:
            yield _not_given(case, question, answers[0])
    if kinds:
        told = "; ".join(f"{kind}: {', '.join(own)}" for kind, own in kinds.items())
        right = kinds.keys().isdisjoint({_SILENT, _EMPTY})
        yield Finding(
            NAME,
            "info",
            f"The questions and their answers: {told}.",
            outcome="confirmed" if right else "contradicted",
        )


def answers_to(case: Case, question: Item) -> list[Item]:
    """The items that answer one of the question: its own, then those that this one refers to."""
    answers = answered_by(case.outline)
    parts = {item.label: item for item in case.outline.part("answer")}
    own = next((answers[label] for label in question.labels if label in answers), None)
    if not question.labels and len(parts) == 1:
        own = next(iter(parts))
    if own is None:
        return []
    found = (own, *resolve(case.outline, own).chain)
    return [parts[label] for label in dict.fromkeys(found) if label in parts]


def _silent(case: Case, question: Item) -> list[str]:
    answers = answered_by(case.outline)
    return [label for label in question.labels if label not in answers]


def _kind(case: Case, question: Item, answers: list[Item]) -> str:
    if _silent(case, question):
        return _SILENT
    if not answers:
        return _ANSWERED
    if not any(char.isalnum() for char in answers[0].text):
        return _EMPTY
    if len(answers) > 1:
        return _REFERRED
    given = any(o.item == answers[0].label for o in case.understanding.observations)
    tables = any(answers[0].start <= grid.start < answers[0].end for grid in case.grids)
    said = case.lexicon.not_given.find(answers[0].text)
    return _NOT_GIVEN if said and not (given or tables) else _ANSWERED


def _told(question: Item, said: str) -> Finding:
    return Finding(
        NAME,
        "warning",
        f"{said} in this document.",
        item=question.label,
        page=question.page,
    )


def _not_given(case: Case, question: Item, answer: Item) -> Finding:
    start, end = case.lexicon.not_given.find(answer.text)[0]
    return Finding(
        NAME,
        "info",
        f"Question {question.label}: the answer says that it is not available: "
        f"{answer.text[start:end]!r}.",
        outcome="no_evidence",
        item=answer.label,
        page=answer.page,
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
