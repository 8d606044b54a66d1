"""Which of the lines that look like labels number the items: the most plausible sequence.

A label counts only in its place: the next number, the next letter, letters anew after a number.
Numbered lists inside an item and numbers that stand at the start of a line by chance also look like
labels, so all sequences are followed side by side and the best one is taken.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from extractor.outline.labels import Label, split_label

# A label is worth its weight (at most 1) less what is odd about its place.
_SKIPPED = 0.25  # labels were passed over before it
_OTHER_STYLE = 0.5  # "2)" among "1." and "3."
_OTHER_LEFT = 0.3  # it does not stand under its fellows
_LEAP = 0.2  # a number that the question has was left out
_GAP = 0.5  # a question leaves one number out
_UNASKED = 0.15  # what a number is worth that the question does not have
_BARE_LETTER = 0.3  # what a letter of the question is worth that stands under no number
_SAME_LEFT = 3.0  # points, or character cells


@dataclass(frozen=True)
class Candidate:
    """A line that begins like a label: how plausible it is as one (0 to 1), and its left edge."""

    line: int
    label: Label
    weight: float
    left: float


@dataclass(frozen=True)
class Found:
    """A candidate that is a label, and its normalised labels."""

    candidate: Candidate
    labels: tuple[str, ...]


@dataclass(frozen=True)
class _Place:
    """Where a sequence stands: its last number and letter, how they are written, what is due."""

    number: int = 0
    letter: str = ""
    highest: int = 0
    style: str = ""
    mark: str = ""
    left: float | None = None
    due: frozenset[str] = frozenset()


@dataclass(frozen=True)
class _Path:
    score: float = 0.0
    skipped: bool = False
    last: Found | None = None
    before: _Path | None = None


def best_sequence(candidates: Sequence[Candidate], known: Collection[str] = ()) -> list[Found]:
    """The candidates that are labels, in their order.

    `known` are the labels of the question when an answer is read: it may leave some of them out,
    and a number that is not among them is less plausible.
    """
    paths = {_Place(): _Path()}
    for candidate in candidates:
        taken = [
            (path, step)
            for place, path in paths.items()
            if (step := _step(place, candidate, known))
        ]
        paths = {place: replace(path, skipped=True) for place, path in paths.items()}
        for path, (place, labels, worth) in taken:
            gain = worth - _SKIPPED * path.skipped
            score = path.score + gain
            if gain > 0 and (place not in paths or score > _value(paths[place])):
                paths[place] = _Path(score, False, Found(candidate, labels), path)
    return _found(max(paths.values(), key=_value))


def _value(path: _Path) -> float:
    return path.score - _SKIPPED * path.skipped


def _found(path: _Path | None) -> list[Found]:
    found = []
    while path and path.last:
        found.append(path.last)
        path = path.before
    return found[::-1]


def _step(
    place: _Place, candidate: Candidate, known: Collection[str]
) -> tuple[_Place, tuple[str, ...], float] | None:
    """The place behind a label, its normalised labels and what it is worth; None if out of turn."""
    label = candidate.label
    step = _numbered(place, label, known) if label.numbers else _lettered(place, label, known)
    if step is None:
        return None
    following, penalty = step
    if label.numbers:
        moved = place.left is not None and abs(place.left - candidate.left) > _SAME_LEFT
        penalty += _OTHER_LEFT * moved
        following = replace(following, left=candidate.left)
    labels = label.under(place.number)
    worth = candidate.weight * _credibility(labels, known) - penalty
    return following, labels, worth


def _credibility(labels: Sequence[str], known: Collection[str]) -> float:
    number, letter = split_label(labels[0])
    if letter and not number:
        return float(labels[0] in known) if known else _BARE_LETTER
    numbers = {split_label(label)[0] for label in known} - {0}
    return 1.0 if not numbers or number in numbers else _UNASKED


def _numbered(place: _Place, label: Label, known: Collection[str]) -> tuple[_Place, float] | None:
    if place.letter and not place.number:
        return None
    first, labels = label.numbers[0], label.under(0)
    penalty = _OTHER_STYLE * bool(label.style and place.style and label.style != place.style)
    if first == place.number and label.letters:
        if not _is_next_letter(place, label, known):
            return None
    elif not place.due.issuperset(labels):
        opens = label.letters[:1] in ((), ("a",)) or labels[0] in known
        if first <= place.highest or not opens:
            return None
        if first > place.highest + 1:
            asked = first in {split_label(other)[0] for other in known}
            if not asked and (known or not place.highest or first > place.highest + 2):
                return None
            penalty += _LEAP if asked else _GAP
    left_out = set(map(str, range(first, label.numbers[-1]))) - set(labels)
    return (
        _Place(
            number=label.numbers[-1],
            letter=label.letters[-1] if label.letters else "",
            highest=max(place.highest, label.numbers[-1]),
            style=place.style or label.style,
            mark=label.mark,
            due=(place.due | left_out | _letters_left_out(label, first)) - set(labels),
        ),
        penalty,
    )


def _lettered(place: _Place, label: Label, known: Collection[str]) -> tuple[_Place, float] | None:
    if not _is_next_letter(place, label, known) or (place.mark and label.mark != place.mark):
        return None
    due = (place.due | _letters_left_out(label, place.number)) - set(label.under(place.number))
    return replace(place, letter=label.letters[-1], mark=label.mark, due=due), 0.0


def _is_next_letter(place: _Place, label: Label, known: Collection[str]) -> bool:
    expected = chr(ord(place.letter) + 1) if place.letter else "a"
    labels = label.under(place.number)
    return (
        label.letters[0] == expected
        or (label.letters[0] > place.letter and labels[0] in known)
        or place.due.issuperset(labels)
    )


def _letters_left_out(label: Label, number: int) -> set[str]:
    """The labels that a joint one passes over: 2c for "2. a), b) en d)"."""
    if not label.letters:
        return set()
    between = map(chr, range(ord(label.letters[0]), ord(label.letters[-1])))
    return {f"{number or ''}{letter}" for letter in between if letter not in label.letters}
