"""Figures told in sentences: a gold set of invented Dutch, and how well it is read.

`python -m bench.prose` reads the cases and writes `bench/prose.md`; the README tells their form.
"""
