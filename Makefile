# Two commands do everything on a fresh machine: `make run` and `make test`.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DATA ?= data
TESTS ?=
STAMP := $(VENV)/.installed

.DEFAULT_GOAL := help
.PHONY: help setup run demo test check format lint types arch cover bench data docs guide lock soak

help: ## Show what can be made
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | sort | awk -F'\t' '{printf "  make %-8s %s\n", $$1, $$2}'

$(STAMP): requirements/dev.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' || { echo "Python 3.11, 3.12 or 3.13 is needed (make PYTHON=python3.12 ...)"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "The venv module is missing: apt-get install python3-venv"; exit 1; }
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements/dev.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

setup: $(STAMP) ## Make .venv with everything locked

run: setup ## Start intake and keeper on this machine, data in ./data
	$(BIN)/luwte run --data $(DATA)

demo: setup ## Fill ./demo with invented reports over four quarters and show it
	$(BIN)/luwte demo --data demo
	$(BIN)/luwte run --data demo

test: setup ## All tests that this machine can run (TESTS=pattern for some)
	$(BIN)/pytest -n 2 --dist loadfile $(if $(TESTS),-k "$(TESTS)")

check: setup lint types arch docs ## What CI runs: every gate and every test
	LUWTE_TEST_ALL=1 $(BIN)/pytest -n 2 --dist loadfile --cov --cov-report=term

format: setup ## Format the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lint: setup ## ruff: style, banned calls
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: setup ## mypy, strict
	$(BIN)/mypy

arch: setup ## import-linter: the drawing of the rooms
	$(BIN)/lint-imports

cover: setup ## Branch coverage of the pure modules, which must be 100 %
	$(BIN)/pytest -n 2 --dist loadfile --cov --cov-report=term

bench: setup ## Measure speed as ratios in one run
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements/bench.lock
	$(BIN)/python bench/run.py
	$(BIN)/python bench/scrub.py

data: setup ## Build the scrubber's words, names and model from lexicon/ and Debian's word lists
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements/data.lock
	bash lexicon/fetch.sh build/words
	PYTHONPATH=. $(BIN)/python lexicon/build.py build/words
	PYTHONPATH=. $(BIN)/python lexicon/model/train.py
	PYTHONPATH=. $(BIN)/python lexicon/model/train_letters.py

docs: setup ## Check the documents against the code
	$(BIN)/pytest -q tests/architecture -k "docs"

guide: setup ## Write docs/guide-coverage.md from the annotations in the tree
	$(BIN)/python tests/guide.py

soak: setup ## The long ones: kill storms and fuzzing
	$(BIN)/pytest -m soak -p no:randomly

lock: setup ## Lock the dependencies anew, with hashes and without a host
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 --extra dev --extra postgresql pyproject.toml -o requirements/dev.lock
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 --extra postgresql -c requirements/dev.lock pyproject.toml -o requirements/run.lock
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 --extra dev --extra postgresql --extra bench -c requirements/dev.lock pyproject.toml -o requirements/bench.lock
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 --extra data -c requirements/dev.lock pyproject.toml -o requirements/data.lock
