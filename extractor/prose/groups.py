"""Names that stand together in a sentence, and those that stand there only beside."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.patterns import pattern
from extractor.prose.clauses import WHICH
from extractor.prose.names import NameSpan
from extractor.prose.rules import rules
from extractor.prose.scene import Scene

_LISTED = pattern(
    r"\s*(?:,|\ben\b|,\s*en\b|\balsook\b|\bals\b|&)\s*(?:het\s|de\s|bij\s|voor\s|van\s)?(?:IBN\s)?"
)
# "Het ledenaantal van FLAG is gelijk aan dat van EUKA", "FLAG heeft evenveel leden als EUKA".
_ALIKE = pattern(
    r"\s+(?:(?!niet\b|bijna\b|haast\b)\p{Ll}+\s+){0,3}"
    r"(?:(?:evenveel|net\s+zo\s*veel|even\s+\p{Ll}+)\s+(?:\p{Ll}+\s+)?als|gelijk\s+aan\s+d(?:at|ie)\s+van)"
    r"\s+(?:(?:bij|van|het|de)\s+)?"
)
# "Met de Boerenbond, die 900 leden telt": the sentence goes on about it.
_WHICH = pattern(rf"\s*(?:\p{{Ll}}+\s*){{0,2}},\s*(?:{WHICH}|met)\b")
_ARTICLE = pattern(r"\s(?:de|het)\Z")


def is_only(names: Sequence[NameSpan]) -> bool:
    """Whether all names mean one network."""
    known = {n.network.id for n in names if n.network}
    others = {n.kind for n in names if not n.network}
    # "Voor EUKA ...; het netwerk telt" is of EUKA twice.
    return len(known) + len(others - {"taken_up"} if known else others) == 1


def not_beside(scene: Scene, names: Sequence[NameSpan]) -> tuple[NameSpan, ...]:
    """The names without candidates that are only told to be there: "samen met Sirris"."""
    left = []
    for name in names:
        before = _ARTICLE.sub("", scene.text[: name.start].rstrip())
        aside = any(end == len(before) for _, end in rules().beside.find(before))
        if name.kind != "candidate" or not aside or _WHICH.match(scene.text, name.end):
            left.append(name)
    return tuple(left)


def together(scene: Scene, names: Sequence[NameSpan]) -> tuple[NameSpan, ...]:
    """The last names that stand in one list: "EUKA, FLAG en B-hive"."""
    group = [names[-1]]
    for name in reversed(names[:-1]):
        between = name.end, group[0].start
        if not any(joined.fullmatch(scene.text, *between) for joined in (_LISTED, _ALIKE)):
            break
        group.insert(0, name)
    return tuple(group)


def group_behind(scene: Scene, names: Sequence[NameSpan]) -> tuple[NameSpan, ...]:
    """The first names that stand in one list: "leden van EUKA, FLAG en B-hive"."""
    group = list(names[:1])
    for name in names[1:]:
        if not _LISTED.fullmatch(scene.text, group[-1].end, name.start):
            break
        # "71 bij FLAG, B-hive 163": what owns the next number is not in the list.
        if any(
            q.start >= name.end and not scene.text[name.end : q.start].strip()
            for q in scene.quantities
        ):
            break
        group.append(name)
    return tuple(group)
