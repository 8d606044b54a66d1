"""Answers broken on purpose, one change at a time: what of it the checks report."""
