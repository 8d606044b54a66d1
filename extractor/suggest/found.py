"""What the rows of a run know and a profile does not, each with where it was met."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

import regex

from extractor.notation.names import fold, split_brackets
from extractor.profile import Profile, lexicon
from extractor.profile.names import names, tidy
from extractor.prose.names import name_finder
from extractor.suggest.tables import Row

_AROUND = 40
# A column has its heading in one of the first rows of its table.
_HEAD_ROWS = 3


@dataclass(frozen=True)
class Place:
    """Where something was met: document, page ("" where it is not known) and the words."""

    document_id: str
    page: str
    quote: str


@dataclass
class Suggestion:
    """What could be added of one network: its name where the profile does not know it, spellings,
    and coordinators with whether a column of coordinators gives them; each with its places."""

    network_id: str
    name: str | None
    met: list[Place] = field(default_factory=list)
    aliases: dict[str, list[Place]] = field(default_factory=dict)
    coordinators: dict[str, list[Place]] = field(default_factory=dict)
    in_column: set[str] = field(default_factory=set)

    @property
    def is_new(self) -> bool:
        """Whether the profile does not know the network."""
        return self.name is not None


def suggestions(tables: Mapping[str, Sequence[Row]], profile: Profile) -> list[Suggestion]:
    """What the tables of a run could add to a profile, in the order of the networks' ids.

    Nothing is suggested that the profile knows: a spelling that it holds, a coordinator that was
    seen.
    """
    found = _Found(profile)
    met = (_of_figures(tables), _of_networks(tables), _of_sentences(tables, profile))
    for place, written in chain.from_iterable(met):
        found.name(written, place)
    for place, written, coordinator, in_column in _of_columns(tables, profile):
        found.coordinator(written, coordinator, place, in_column=in_column)
    return found.sorted()


class _Found:
    def __init__(self, profile: Profile) -> None:
        self._profile, self._registry = profile, names(profile)
        self._by_id: dict[str, Suggestion] = {}

    def sorted(self) -> list[Suggestion]:
        return [self._by_id[network_id] for network_id in sorted(self._by_id)]

    def name(self, written: str, place: Place) -> None:
        """A network that was met under a spelling."""
        network = self._registry.resolve(written)
        if network is None:
            self._new(written).met.append(place)
        elif network.soft:
            own = self._known(network.id)
            alias = split_brackets(tidy(written))[0]
            own.aliases.setdefault(alias, []).append(place)

    def _known(self, network_id: str) -> Suggestion:
        return self._by_id.setdefault(network_id, Suggestion(network_id, None))

    def _new(self, written: str) -> Suggestion:
        unknown = self._registry.unknown(written)
        network_id = unknown.id
        while self._profile.network(network_id):
            network_id += "-new"
        return self._by_id.setdefault(network_id, Suggestion(network_id, unknown.name))

    def coordinator(self, written: str, coordinator: str, place: Place, *, in_column: bool) -> None:
        """A coordinator that stands beside, or behind, the name of a network."""
        network = self._registry.resolve(written)
        known = self._profile.network(network.id) if network else None
        if known and known.coordinator_evidence == "seen":
            return
        own = self._known(known.id) if known else self._new(written)
        own.coordinators.setdefault(coordinator, []).append(place)
        if in_column:
            own.in_column.add(coordinator)


def _of_figures(tables: Mapping[str, Sequence[Row]]) -> Iterator[tuple[Place, str]]:
    """The networks of the figures, as written: once for each place."""
    for row in tables["observations"]:
        quote = f"{row['network_as_written']}: {row['quote']}"
        yield Place(row["document_id"], row["page"], quote), row["network_as_written"]


def _of_networks(tables: Mapping[str, Sequence[Row]]) -> Iterator[tuple[Place, str]]:
    """Networks that no figure was read of."""
    with_figures = {row["network_id"] for row in tables["observations"]}
    for row in tables["networks"]:
        if row["network_id"] not in with_figures:
            yield Place(row["first_document"], "", row["name"]), row["name"]


def _of_sentences(
    tables: Mapping[str, Sequence[Row]], profile: Profile
) -> Iterator[tuple[Place, str]]:
    """Names in the items and introductions: known ones, and candidates behind a word for a network
    ("het IBN Smart Baking"). Those that a figure of the document is of are told with that."""
    counted = {(r["document_id"], fold(r["network_as_written"])) for r in tables["observations"]}
    prefixes = "|".join(map(regex.escape, sorted(profile.subject.prefixes, key=len, reverse=True)))
    # As the profile writes them: "Netwerk Aantal" is the head of a table.
    word = rf"(?<!\w)(?:(?:het|de|Het|De) )?(?:{prefixes or '(?!)'})\s+"
    before, begins = regex.compile(rf"{word}\Z"), regex.compile(word)
    finder, registry, foreign = name_finder(profile), names(profile), lexicon(profile).foreign
    for document_id, page, text in _texts(tables):
        for span in finder.find(text):
            written = text[span.start : span.end]
            bare = registry.unknown(written).name
            prefixed = before.search(text, 0, span.start) or begins.match(written)
            candidate = span.kind == "candidate" and prefixed and not foreign.find(bare)
            told = (document_id, fold(written)) in counted
            if not told and (span.kind == "known" or candidate):
                around = text[max(0, span.start - _AROUND) : span.end + _AROUND]
                yield Place(document_id, page, around), written


def _texts(tables: Mapping[str, Sequence[Row]]) -> Iterator[tuple[str, str, str]]:
    for row in tables["documents"]:
        if row["status"] == "ok":
            yield row["document_id"], "1", row["introduction"]
    for row in tables["items"]:
        yield row["document_id"], row["page"], row["text"]


def _of_columns(
    tables: Mapping[str, Sequence[Row]], profile: Profile
) -> Iterator[tuple[Place, str, str, bool]]:
    """Coordinators: in a column of them, and in brackets behind a name."""
    grids: dict[tuple[str, str], list[Row]] = {}
    for cell in tables["cells"]:
        grids.setdefault((cell["document_id"], cell["table"]), []).append(cell)
    written = {fold(row["network_as_written"]) for row in tables["observations"]}
    for grid in grids.values():
        yield from _of_grid(grid, written, profile)
    for row in tables["networks"]:
        if row["coordinator_as_written"]:
            quote = f"{row['name']} ({row['coordinator_as_written']})"
            place = Place(row["first_document"], "", quote)
            yield (
                place,
                row["name"],
                _without_heading(row["coordinator_as_written"], profile),
                False,
            )


def _without_heading(coordinator: str, profile: Profile) -> str:
    """A coordinator without the word that says what it is: "coördinator: Hof ter Beke"."""
    heading, colon, name = coordinator.partition(":")
    heads = colon and lexicon(profile).coordinator_headings.cover(heading.strip())
    return name.strip() if heads else coordinator


def _of_grid(
    grid: Sequence[Row], written: set[str], profile: Profile
) -> Iterator[tuple[Place, str, str, bool]]:
    heading, registry = lexicon(profile).coordinator_headings, names(profile)
    heads = [c for c in grid if int(c["row"]) < _HEAD_ROWS and heading.find(c["text"])]
    if not heads:
        return
    head = min(heads, key=lambda c: (int(c["row"]), int(c["column"])))
    rows: dict[int, list[Row]] = {}
    for cell in grid:
        if int(cell["row"]) > int(head["row"]):
            rows.setdefault(int(cell["row"]), []).append(cell)
    for cells in rows.values():
        beside = [c for c in cells if c["column"] == head["column"] and not heading.find(c["text"])]
        named = [
            c
            for c in cells
            if c["column"] != head["column"]
            and (fold(c["text"]) in written or registry.resolve(c["text"]))
        ]
        if beside and named:
            quote = f"{named[0]['text']}: {beside[0]['text']}"
            place = Place(head["document_id"], beside[0]["page"], quote)
            yield place, named[0]["text"], beside[0]["text"], True
