# `make run` and `make test` need Python 3.11 or newer and set up all else by themselves.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt

.PHONY: run test lint readme cookbook golden screenshots model clean \
  bench-accuracy bench-prose bench-speed bench-mutation bench-accounting bench-report bench-scaling bench-faults fuzz

run: $(VENV)/.run
	$(BIN)/extractor run corpus --out output

test: $(VENV)/.test
	$(BIN)/python -m pytest -q

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# Writes the generated parts of the README and of docs/ anew.
readme: $(VENV)/.test
	$(BIN)/python -m cogapp -r README.md docs/tables.md docs/cookbook.md docs/performance.md docs/reliability.md docs/report.md docs/scaling.md

# Asks the questions of docs/cookbook.md to R and a spreadsheet anew; needs Rscript and LibreOffice.
cookbook: $(VENV)/.test
	PYTHONPATH=tests $(BIN)/python tests/cookbook.py

# Writes the golden files of the tests anew; look at the difference before you commit it.
golden: $(VENV)/.test
	$(BIN)/python -m pytest -q tests/test_golden.py --regenerate

# Measures how well made answers are read, beside other libraries: bench/accuracy.md.
bench-accuracy: $(VENV)/.bench
	$(BIN)/python -m bench.accuracy

# Measures how well figures in sentences are read: bench/prose.md.
bench-prose: $(VENV)/.test
	$(BIN)/python -m bench.prose

# Measures how fast, and where the time goes: bench/speed.md.
bench-speed: $(VENV)/.bench
	$(BIN)/python -m bench.speed

# Measures which breaks of an answer the checks report: bench/mutation.md.
bench-mutation: $(VENV)/.bench
	$(BIN)/python -m bench.mutation

# Measures both sides of the accounting of numbers: bench/accounting.md.
bench-accounting: $(VENV)/.bench
	$(BIN)/python -m bench.accounting

# Measures how soon the index of a large report opens (needs Chromium): bench/report.md; then `make readme`.
bench-report: $(VENV)/.test
	$(BIN)/python -m bench.report

# Takes the pictures of the README anew (needs Chromium): docs/pictures.
screenshots: $(VENV)/.test
	$(BIN)/python -m docs.screenshots

# Measures what a document costs: bench/scaling.md; then write docs/scaling.md anew by `make readme`.
bench-scaling: $(VENV)/.bench
	$(BIN)/python -m bench.scaling

# Kills runs and damages documents (an hour): bench/faults-*.md, and docs/reliability.md by `make readme`.
bench-faults: $(VENV)/.bench
	$(BIN)/python -m bench.faults kills
	$(BIN)/python -m bench.faults damage

# Searches for inputs that break the readers (a quarter of an hour): bench/fuzz.md, tests/fuzz.
fuzz: $(VENV)/.bench
	@$(PIP) -e '.[fuzz]'
	$(BIN)/python -m bench.fuzz

# Trains the Dutch pipeline of the package anew (about an hour on one core): training/README.md.
TREEBANKS ?= treebanks
model: $(VENV)/.run
	@$(BIN)/python -m training.build "$(TREEBANKS)"

clean:
	rm -rf $(VENV)

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "extractor needs Python 3.11 or newer. Name it: make PYTHON=/path/to/python3.11"; exit 1; }
	$(PYTHON) -m venv $(VENV)

# A stamp is newer than what it was made from, so a second run installs nothing.
$(VENV)/.run: $(BIN)/python pyproject.toml constraints.txt
	@echo "Installing extractor into $(VENV) (the first time only) ..."
	@$(PIP) -e .
	@touch $@

$(VENV)/.test: $(VENV)/.run
	@$(PIP) -e '.[test]'
	@touch $@

$(VENV)/.dev: $(VENV)/.test
	@$(PIP) -e '.[test,dev]'
	@touch $@

$(VENV)/.bench: $(VENV)/.test
	@$(PIP) -e '.[test,bench]'
	@touch $@
