"""The seeds of the answers that are made for measurements, by the name of the measurement.

All are set aside: nobody looks at what they give, and nothing is built on it. A new measurement
takes one of its own. `bench.speed` and `bench.fuzz` judge no reading, and begin with any seed.
"""

from __future__ import annotations

from extractor.synth import FIRST_SEED_SET_ASIDE

SEEDS = {
    "accuracy": FIRST_SEED_SET_ASIDE,
    "accounting": FIRST_SEED_SET_ASIDE + 70_000,
    # One for both: the one changes what the answers say, the other the bytes of their files.
    "mutation": FIRST_SEED_SET_ASIDE + 80_000,
    "faults": FIRST_SEED_SET_ASIDE + 80_000,
    "scaling": FIRST_SEED_SET_ASIDE + 90_000,
}
