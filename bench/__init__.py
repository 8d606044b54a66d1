"""Measurements, each one command: `python -m bench.accuracy`, `python -m bench.speed`."""
