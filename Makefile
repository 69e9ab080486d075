# Needs Python 3.11 or newer with pip; everything else is installed into .venv.
PYTHON ?= python3
BIN := .venv/bin
BENCHMARKS ?= ../shared/benchmarks
TRAINING ?= ../shared/training

.PHONY: run test check audit dask shared wheels lock model line-models bench clean

run: .venv/installed  ## build the warehouse from the seed articles
	$(BIN)/onrecord run
	@echo 'To type `onrecord` in this shell: export PATH="$(CURDIR)/$(BIN):$$PATH"'

# In the order of the folders: files of few long tests come first, and the many short ones at the end fill both cores.
# A worker that dies ends the run: one started in its place may wait for ever (pytest-xdist 3.8, its issue 1378).
test: .venv/installed-dev  ## the whole suite, on two cores
	$(BIN)/pytest -n 2 --dist loadfile --no-loadscope-reorder --max-worker-restart 0

check: .venv/installed-dev  ## lint, format, types, imports, SQL; as .pre-commit-config.yaml does before a commit
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/sqruff lint sql

# Bytecode is written as modules are first imported, not for all of 10,000 files at once.
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile

.venv/installed: requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(PIP) --only-binary :all: --no-deps --require-hashes -r requirements.lock
	$(PIP) --no-deps --editable .
	touch $@

.venv/installed-dev: .venv/installed requirements-dev.lock
	$(PIP) --only-binary :all: --no-deps --require-hashes -r requirements-dev.lock
	touch $@

dask: .venv/installed requirements-dask.lock  ## add what `onrecord run --runner dask` needs
	$(PIP) --only-binary :all: --no-deps --require-hashes -r requirements-dask.lock

shared: .venv/installed  ## what a warehouse on DuckLake needs (docs/shared.md)
	$(PIP) --only-binary :all: --no-deps --require-hashes -r requirements-shared.lock

wheels: .venv/installed  ## prove that every pin is a wheel for this machine, in an empty folder
	folder=$$(mktemp -d) && trap 'rm -rf "$$folder"' EXIT && for lock in requirements.lock requirements-dev.lock; do \
		$(BIN)/python -m pip download --quiet --disable-pip-version-check --only-binary :all: --no-deps --require-hashes \
			--dest "$$folder" -r $$lock || exit 1; done

# Pins that still fit are kept; add UPGRADE=--upgrade to move them all. UV is any uv, such as one of `pip install uv`.
UV ?= uv
RESOLVE := $(UV) pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	--no-annotate --no-emit-index-url --only-binary :all: $(UPGRADE)

lock:  ## resolve the pins anew (needs uv)
	$(RESOLVE) --output-file requirements.lock
	$(RESOLVE) --extra dask --constraint requirements.lock --output-file requirements-dask.lock
	$(RESOLVE) --extra dask --extra dev --extra shared --constraint requirements-dask.lock --output-file requirements-dev.lock
	sed -n '/^duckdb-extension-/,/[^\]$$/p' requirements-dev.lock > requirements-shared.lock

audit:  ## ask the advisory database about every pin (needs the network; in an environment of its own)
	$(PYTHON) .ci/audit.py

model: .venv/installed  ## train the tagger anew (the data is not part of this repository)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r flows/annotate/training/requirements.txt
	$(BIN)/python -m flows.annotate.training --data $(TRAINING)

line-models: .venv/installed  ## fit the models that tell article from boilerplate anew (the data is not part of this repository)
	$(BIN)/python -m flows.clean.segments.training page --benchmarks $(BENCHMARKS) --write
	$(BIN)/python -m flows.clean.segments.training plain --benchmarks $(BENCHMARKS) --write \
		--clean $(TRAINING)/claims_de.jsonl.gz $(TRAINING)/claims_en.jsonl.gz

bench: .venv/installed-dev  ## measure against labelled data (which is not part of this repository)
	$(BIN)/python -m tests.bench.extraction --benchmarks $(BENCHMARKS)
	$(BIN)/python -m tests.bench.claims
	$(BIN)/python -m tests.bench.names
	$(BIN)/python -m tests.bench.pages

clean:  ## remove the environment and every warehouse built here
	rm -rf .venv warehouse/data
