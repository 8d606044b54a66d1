"""Question beside answer: which item of the answer answers which item of the question."""

from __future__ import annotations

import regex

from extractor.model import Outline


def answered_by(outline: Outline) -> dict[str, str]:
    """For each label of the question the label of the answer item that answers it.

    2b is answered by 2b, else by 2; 5 also by its letters where the answer has only those. An
    answer without numbers answers everything. What nothing answers is left out.
    """
    answers = {label: item.label for item in outline.part("answer") for label in item.labels}
    whole = next((i.label for i in outline.part("answer") if not i.labels), None)
    found: dict[str, str] = {}
    for item in outline.part("question"):
        for label in item.labels:
            by = _answer(label, answers)
            if by is None and whole is not None and not answers:
                by = whole
            if by is not None:
                found[label] = by
    return found


def _answer(label: str, answers: dict[str, str]) -> str | None:
    number = regex.match(r"\d*", label)[0]
    if label in answers:
        return answers[label]
    if number in answers:
        return answers[number]
    if label == number:
        return next((by for own, by in answers.items() if own[:-1] == number), None)
    return None
