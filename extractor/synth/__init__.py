"""Made answers: written questions with tables of every form, and sentences, with gold beside each.

The instrument by which the reader is measured. `generate(count, seed, out)` writes documents by
several producers, in random typography, as PDF and as text. The same seed gives the same documents.

Seeds from 900000 on are set aside for the final measurement: nobody looks at what they give, and
nothing is built on it. `FIRST_SEED_SET_ASIDE` says so to programs.

Documents by LibreOffice come only when they are asked for by kind ("office", "office-ruled"), so
that what a seed gives does not depend on it. The same bytes come by ReportLab and as text on every
machine, by WeasyPrint on those with the same fonts; without the extra `synth` only texts come.

A document is called by its number, its form and its producer: "00012-wide2-reportlab-ruled.pdf".
"""

from extractor.synth.generate import (
    FIRST_SEED_SET_ASIDE,
    Sketch,
    generate,
    kinds_known,
    producers_missing,
    sketch,
)

__all__ = [
    "FIRST_SEED_SET_ASIDE",
    "Sketch",
    "generate",
    "kinds_known",
    "producers_missing",
    "sketch",
]
