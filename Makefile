# Each target sets up what it needs in .venv, and none does it twice.
PYTHON ?= python3
PORT ?= 8501
VENV := .venv
BIN := $(VENV)/bin
export HF_HUB_OFFLINE := 1
export TOKENIZERS_PARALLELISM := false

.PHONY: app test index bench gate clean

# a file that cannot be read is named and does not keep the others from being asked
app: $(VENV)/.app-ready
	-$(BIN)/python -m ingest reports
	$(BIN)/streamlit run app.py --server.port $(PORT)

index: $(VENV)/.app-ready
	$(BIN)/python -m ingest reports

test: $(VENV)/.dev-ready
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest

bench: $(VENV)/.dev-ready index
	$(BIN)/python -m eval run --gold eval/gold/cambodia-2021.jsonl --split test --out runs/bench --force
	$(BIN)/python -m eval report runs/bench

gate: bench
	$(BIN)/python -m eval gate runs/bench

# torch first and pinned: the pin is what finds a CPU build where one is offered
$(VENV)/.app-ready: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check torch==2.13.0
	$(BIN)/pip install --quiet --disable-pip-version-check --editable .
	touch $@

$(VENV)/.dev-ready: $(VENV)/.app-ready
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev,eval]'
	touch $@

clean:
	rm -rf $(VENV) index runs
