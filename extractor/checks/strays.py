"""Names of networks that stand beside or right below a table, and in none of its cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from itertools import islice, zip_longest

from extractor.checks.case import Case
from extractor.model import Document, Evidence, Finding, Grid, NetworkName, Word, text_of
from extractor.profile.names import names

# A remark may stand behind the name: "MaaS   loopt nog".
_MOST_WORDS_BEHIND = 3


def names_have_figures(case: Case) -> Iterator[Finding]:
    """No network stands beside or right below a table of networks without a figure.

    A last row whose figure is gone looks like a line of text.
    """
    inside = {word.start for grid in case.grids for cell in grid.cells for word in cell.words}
    for grid in case.answer_grids:
        met = case.networks_in(grid.number)
        for stray in _strays(case, grid, inside) if met else ():
            network = _name(case, stray)
            if network is None or network.id in met or _is_told_below(case, network, stray):
                continue
            evidence = case.document.evidence(stray[0].start, stray[-1].end, "check:stray")
            yield _finding(case, grid, network.name, evidence)


def _finding(case: Case, grid: Grid, name: str, evidence: Evidence) -> Finding:
    return Finding(
        "stray_name",
        "warning",
        f"{name} stands at {case.table_of(grid.number)} without a figure of its own: a row of it "
        "may have lost one.",
        outcome="no_evidence",
        item=case.item_of(grid),
        evidence=evidence,
    )


def _strays(case: Case, grid: Grid, inside: Set[int]) -> Iterator[Sequence[Word]]:
    """What stands in the lines at a table and not in its cells, with the line below where a narrow
    column broke a name."""
    for lines in _lines(case, grid):
        line, below = ([word for word in words if word.start not in inside] for words in lines)
        yield line
        if line and below and _goes_over(case, text_of(line), text_of([*line, *below])):
            yield [*line, *below]


def _goes_over(case: Case, line: str, text: str) -> bool:
    """Whether a text begins with a name that is longer than its first `line`, or is one with a
    slip."""
    name = case.lexicon.names.find(text)
    if name:
        return name[0][0] == 0 and name[0][1] > len(line)
    return names(case.profile).resolve(text) is not None


def _lines(case: Case, grid: Grid) -> Iterator[tuple[Sequence[Word], Sequence[Word]]]:
    """The lines of a table and the one below it, which heads no other table, each with the next."""
    document: Document = case.document
    own = [line.words for line in document.lines_in(grid.start, grid.end)]
    item = case.outline.item_at(grid.start)
    end = item.end if item else len(document.text)
    following = (line for line in document.lines_in(grid.end, end) if line.start >= grid.end)
    below = [line.words for line in islice(following, 2)]
    starts = {word.start for other in case.grids for cell in other.cells for word in cell.words}
    heads = len(below) > 1 and any(word.start in starts for word in below[1])
    first = own if heads else [*own, *below[:1]]
    return zip_longest(first, [*own, *below][1 : len(first) + 1], fillvalue=())


def _name(case: Case, words: Sequence[Word]) -> NetworkName | None:
    """The network that a line names first, where it holds little else and no number; a name with
    a slip ("Smart Digital Farmign") where it holds nothing else."""
    text = text_of(words)
    found = case.lexicon.names.find(text)
    if not found:
        return names(case.profile).resolve(text) if text else None
    if found[0][0] or any(char.isdigit() for char in text[found[0][1] :]):
        return None
    if len(text[found[0][1] :].split()) > _MOST_WORDS_BEHIND or text[-1] in ".:;?!":
        return None
    return names(case.profile).resolve(text[slice(*found[0])])


def _is_told_below(case: Case, network: NetworkName, words: Sequence[Word]) -> bool:
    """Whether the answer gives a figure of a network after its name: it is a heading then."""
    later = (o for o in case.understanding.observations if o.evidence.start > words[-1].end)
    return any(o.network.id == network.id for o in later)
