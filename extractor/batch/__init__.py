"""Many documents: from files and folders to one set of tables."""

from extractor.batch.inputs import find_inputs
from extractor.batch.run import RunResult, run

__all__ = ["RunResult", "find_inputs", "run"]
