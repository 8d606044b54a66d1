"""How fast sentences are read, with the Dutch pipeline and without one."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from itertools import product
from statistics import median
from time import process_time

from bench.markdown import paragraph, table
from extractor.language import BLANK, OWN, find_pipeline
from extractor.model import Document, Item
from extractor.passage import Passage, passage
from extractor.profile import Profile, lexicon
from extractor.prose import ProseReading, read_prose
from extractor.read.text import read_text

# Every third sentence holds figures: many more than an answer has.
FORMS = (
    "{name} telde eind {year} {n} leden, tegenover een streefdoel van {m}.",
    "De werking van het netwerk werd in de loop van dat jaar verder uitgebouwd en opgevolgd.",
    "Ik verwijs hiervoor naar het jaarlijkse voortgangsverslag van het agentschap.",
    "{name} startte {m} samenwerkingsinitiatieven op, waar er {n} werden beoogd.",
    "Voor het overige is er overleg met de sector over de aanpak in de komende jaren.",
    "De middelen hiervoor zijn opgenomen in de begroting van {year}.",
)
_COLD = (
    "from time import process_time as now; start = now();"
    "from extractor.language import find_pipeline as find, load_pipeline as load;"
    "load(find('nl_extractor')); print(now() - start)"
)


def speed(profile: Profile, rounds: int) -> str:
    """The section of the page: words a second by pipeline, the gate, and the cold start."""
    document, texts = _answer(profile)
    words = len(document.text.split())
    times: dict[str, list[float]] = {}
    reading = ProseReading()
    for model, _ in product((BLANK, OWN), range(rounds + 1)):
        start = process_time()
        reading = read_prose(document, texts, (), lexicon(profile), find_pipeline(model))
        times.setdefault(model, []).append(process_time() - start)
    # The first round of each loads what the others find loaded.
    warm = {model: median(spent[1:]) for model, spent in times.items()}
    rows = [(model, f"{words / spent:,.0f}") for model, spent in warm.items()]
    told = paragraph(
        f"A made text of {words} words, {reading.sentences} sentences, of which {reading.parsed}",
        "passed the gate to the parser: those in which the cues find what may be a figure.",
        f"Loading spaCy and the pipeline takes {_cold_start():.1f} s, once a process, and only",
        "when such a sentence comes up. An answer that never names the subject is passed over.",
    )
    return f"{told}\n\n" + table(("pipeline", "words a second"), rows)


def _answer(profile: Profile) -> tuple[Document, Mapping[Item, Passage]]:
    lines = [
        form.format(name=network.name, year=2015 + n % 8, n=30 + n * 7, m=10 + n)
        for n, (network, form) in enumerate(product(profile.networks, FORMS))
    ]
    document = read_text("\n".join(lines).encode(), "made.txt", "0" * 64)
    text = document.text
    item = Item("answer", ("1",), 0, len(text), text, 1)
    return document, {item: passage(document, 0, len(text))}


def _cold_start() -> float:
    done = subprocess.run([sys.executable, "-c", _COLD], capture_output=True, text=True, check=True)
    return float(done.stdout)
