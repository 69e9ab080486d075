# Needs Python 3.11 or newer with pip; everything else is installed into .venv.
PYTHON ?= python3
BIN := .venv/bin
BENCHMARKS ?= ../shared/benchmarks
TRAINING ?= ../shared/training

.PHONY: run test check lock model bench clean

run: .venv/installed  ## build the warehouse from the seed articles
	$(BIN)/onrecord run

test: .venv/installed  ## the whole suite
	$(BIN)/pytest

check: .venv/installed  ## lint, format, types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

.venv/installed: requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	touch $@

lock:  ## resolve the pins anew (needs uv)
	uv export --quiet --no-header --no-annotate --no-emit-project --format requirements-txt --output-file requirements.lock

model: .venv/installed  ## train the tagger anew (the data is not part of this repository)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r flows/annotate/training/requirements.txt
	$(BIN)/python -m flows.annotate.training --data $(TRAINING)

bench: .venv/installed  ## measure against labelled data (which is not part of this repository)
	$(BIN)/python -m tests.bench.extraction --benchmarks $(BENCHMARKS)
	$(BIN)/python -m tests.bench.claims
	$(BIN)/python -m tests.bench.linking
	$(BIN)/python -m tests.bench.pages

clean:  ## remove the environment and every warehouse built here
	rm -rf .venv warehouse/data
