"""Question beside answer: which item of the answer answers which item of the question."""

from __future__ import annotations

from extractor.model import Item, Outline
from extractor.outline.labels import split_label


def answered_by(outline: Outline) -> dict[str, str]:
    """For each label of the question the label of the answer item that answers it.

    2b is answered by 2b, else by 2; 5 also by its letters where the answer has only those. An
    answer without numbers answers everything. What nothing answers is left out.
    """
    answer = outline.part("answer")
    answers = {label: item.label for item in answer for label in item.labels}
    asked = [label for item in outline.part("question") for label in item.labels]
    if answer and not answers:
        return dict.fromkeys(asked, answer[0].label)
    found = {label: _answer(label, answers) for label in asked}
    return {label: by for label, by in found.items() if by is not None}


def questions_of(outline: Outline, answer: str) -> tuple[Item, ...]:
    """The items of the question that the item of the answer with a label answers."""
    answers = answered_by(outline)
    return tuple(
        question
        for question in outline.part("question")
        if any(answers.get(label) == answer for label in question.labels)
    )


def _answer(label: str, answers: dict[str, str]) -> str | None:
    number, letter = split_label(label)
    if label in answers or str(number) in answers:
        return answers.get(label, answers.get(str(number)))
    if letter:
        return None
    return next((by for own, by in answers.items() if split_label(own)[0] == number), None)
