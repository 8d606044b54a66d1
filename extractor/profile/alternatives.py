"""One pattern for many phrases, as a tree of what they begin with alike.

A pattern that lists its phrases one by one tries each at every place of a text; the tree tries one
character for all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

Tree = dict[str, "Tree"]

_END = ""
# What may follow a phrase: nothing of a word, or all of it.
_WHOLE, _OPEN = r"(?!\w)", r"\w*"


def any_of(phrases: Iterable[str]) -> str:
    """A pattern for any of the phrases, the longest that fits first.

    A phrase matches whole words, with any white space between them; a final `*` lets its last word
    go on. No phrase may be blank.
    """
    tree: Tree = {}
    for phrase in phrases:
        node = tree
        for piece in _pieces(phrase):
            node = node.setdefault(piece, {})
        node[_END] = {}
    return _pattern(tree)


def _pieces(phrase: str) -> list[str]:
    written = " ".join(phrase.removesuffix("*").split())
    pieces = [r"\s+" if char == " " else re.escape(char) for char in written]
    if written[0].isalnum():
        # The character stands first: what it can be is looked for before anything is tried.
        pieces[0] = rf"{pieces[0]}(?<!\w{pieces[0]})"
    if phrase.endswith("*"):
        return [*pieces, _OPEN]
    return [*pieces, _WHOLE] if written[-1].isalnum() else pieces


def _pattern(tree: Tree) -> str:
    """What goes on is tried before what ends."""
    alike = ""
    while len(tree) == 1:
        ((piece, tree),) = tree.items()
        alike += piece
    if not tree:
        return alike
    ends = [piece for piece in (_OPEN, _WHOLE, _END) if piece in tree]
    ways = [piece + _pattern(rest) for piece, rest in tree.items() if piece not in ends]
    ways += ends
    return f"{alike}(?:{'|'.join(ways)})"
