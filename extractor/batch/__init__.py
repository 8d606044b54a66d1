"""Many documents: from files, folders and stores to one set of tables, kept up to date."""

from extractor.batch.inputs import find_inputs
from extractor.batch.ledger import Ledger
from extractor.batch.run import Choice, Progress, RunResult, run
from extractor.batch.storage import folder_here
from extractor.limits import Limits

__all__ = [
    "Choice",
    "Ledger",
    "Limits",
    "Progress",
    "RunResult",
    "find_inputs",
    "folder_here",
    "run",
]
