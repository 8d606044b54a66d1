"""How fast documents are read, beside other programs, and where the time goes.

`python -m bench.speed` writes `bench/speed.md`; with `--long` it measures ten thousand documents
too. What was measured of these before is kept otherwise.
"""
