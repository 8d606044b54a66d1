"""Figures told in sentences: targets and results, members of several networks, kinds of member."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.synth.draft import Draft
from extractor.synth.pen import Pen
from extractor.synth.spec import Cell, Name, TableSpec
from extractor.synth.words import entries

_WORDS = {"members": "leden", "collaborations": "samenwerkingsinitiatieven"}


def prose(pen: Pen) -> TableSpec:
    """Paragraphs about a few networks of the registry; now and then numbers that are no figures."""
    about, tell = pen.any((("target", _targets), ("count", _counts), ("split", _splits)))
    draft = Draft(pen, f"prose_{about}")
    draft.heads = 0
    sentences = list(tell(draft))
    while sentences:
        length = pen.rng.randint(1, 4)
        said, sentences = sentences[:length], sentences[length:]
        decoys = [_decoy(pen)] if pen.chance(0.3) else []
        draft.row(Cell(" ".join([*said, *decoys])))
    return draft.done("prose")


def _targets(draft: Draft) -> Iterator[str]:
    """A sentence with target and result for each network, or two, one for each indicator."""
    for name in draft.pen.sure_names(2, 6):
        told = _against(draft, name, "members", "target")
        if draft.pen.chance(0.5):
            told += " " + _against(draft, name, "collaborations", "again")
        yield told


def _against(draft: Draft, name: Name, indicator: str, way: str) -> str:
    pen = draft.pen
    when, period = _moment(pen) if way == "target" else ("", "")
    target = pen.value(indicator)
    achieved = max(1, round(target * pen.rng.uniform(0.5, 2.2)))
    for measure, value in (("target", target), ("achieved", achieved)):
        draft.keep(name, indicator, measure, value, period=period)
    form = pen.pick(f"told.{way}_when" if when else f"told.{way}")
    said = {"i": _WORDS[indicator], "t": _said(pen, target), "a": _said(pen, achieved)}
    return _filled(form, name, when, **said)


def _counts(draft: Draft) -> Iterator[str]:
    """Networks by themselves, and several in one sentence."""
    names = list(draft.pen.sure_names(3, 9))
    while names:
        together = draft.pen.rng.randint(2, 4)
        if len(names) >= together and draft.pen.chance(0.35):
            said, names = names[:together], names[together:]
            yield _together(draft, said)
        else:
            yield _counted(draft, names.pop())


def _counted(draft: Draft, name: Name) -> str:
    pen = draft.pen
    indicator = pen.any(("members", "members", "collaborations"))
    (when, period), value = _moment(pen), pen.value(indicator)
    draft.keep(name, indicator, "reported", value, period=period)
    form = pen.pick("told.count_when" if when else "told.count")
    return _filled(form, name, when, i=_WORDS[indicator], n=_said(pen, value))


def _together(draft: Draft, names: list[Name]) -> str:
    """The members of several networks: names and numbers in rows, or pair by pair."""
    pen = draft.pen
    values = [pen.value() for _ in names]
    for name, value in zip(names, values, strict=True):
        draft.keep(name, "members", "reported", value)
    numbers = [_said(pen, value) for value in values]
    if pen.chance(0.5):
        written = _joined([name.written for name in names])
        several: str = pen.pick("told.several").format(xs=written, ns=_joined(numbers))
        return several
    first, following = entries("told.pairs")
    forms = [first, *[following] * (len(names) - 1)]
    pairs = zip(forms, names, numbers, strict=True)
    return f"{_joined([_filled(form, name, n=number) for form, name, number in pairs])}."


def _splits(draft: Draft) -> Iterator[str]:
    """The kinds of member of each network, with their sum or without."""
    for name in draft.pen.sure_names(2, 5):
        yield _all_kinds(draft, name) if draft.pen.chance(0.6) else _two_kinds(draft, name)


def _all_kinds(draft: Draft, name: Name) -> str:
    pen = draft.pen
    kinds = {"large_companies": 19, "smes": 90, "knowledge_institutions": 15}
    values = {kind: pen.rng.randint(2, most) for kind, most in kinds.items()}
    for segment, value in {**values, "total": sum(values.values())}.items():
        draft.keep(name, "members", "reported", value, segment)
    large, small, institutions = map(str, values.values())
    said = {"g": large, "s": small, "k": institutions, "n": str(sum(values.values()))}
    return _filled(pen.pick("told.split"), name, **said)


def _two_kinds(draft: Draft, name: Name) -> str:
    pen = draft.pen
    companies, institutions = pen.value() // 2, pen.rng.randint(2, 15)
    draft.keep(name, "members", "reported", companies, "companies")
    draft.keep(name, "members", "reported", institutions, "knowledge_institutions")
    return _filled(pen.pick("told.split_two"), name, b=_said(pen, companies), k=str(institutions))


def _decoy(pen: Pen) -> str:
    numbers = {"y": pen.rng.randint(2, 5), "d": pen.rng.randint(3, 24)}
    money = _said(pen, 500 * pen.rng.randint(40, 900))
    said: str = pen.pick("told.decoys").format(**numbers, money=money)
    return said


def _moment(pen: Pen) -> tuple[str, str]:
    """Words of time and the period they say; most sentences have none."""
    when, period = pen.pick("told.moments") if pen.chance(0.35) else ("", "")
    return when, period


def _filled(form: str, name: Name, when: str = "", **numbers: str) -> str:
    """A sentence, or a clause, with what belongs in its places."""
    begins = f"{when[:1].upper()}{when[1:]}"
    return form.format(x=name.written, when=when, When=begins, **numbers)


def _said(pen: Pen, value: int) -> str:
    """A number as it stands in a sentence, where a space might part it in two."""
    return pen.number(value).replace(" ", ".").replace("\u00a0", ".")


def _joined(parts: list[str]) -> str:
    *first, last = parts
    return f"{', '.join(first)} en {last}"
