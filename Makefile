# `make serve` and `make test` are all that a newcomer needs. Written for GNU make 3.81 (macOS) and later.

VENV    := .venv
BIN     := $(VENV)/bin
PYTHONS := python3.14 python3.13 python3.12 python3.11 python3
PIP     := $(BIN)/python -m pip --disable-pip-version-check install -qq

# A stamp is touched when its step has ended well; what it is made from decides whether the step is due again.
CREATED   := $(VENV)/.created
RUNTIME   := $(VENV)/.runtime
INSTALLED := $(VENV)/.installed
DEVELOP   := $(VENV)/.develop

# Folders count too, so that a file taken away is noticed; Python writes caches into sandhi/, so there only files do.
DB      := build/sandhi.db
SOURCES := datapackage.json $(shell find data schemas seeds -name __pycache__ -prune -o -print; \
                                    find sandhi -name __pycache__ -prune -o -type f -print)

# The rules of the dataset are code of this very checkout, in schemas/; whoever runs make here trusts it: --trust.
.DEFAULT_GOAL := help
.PHONY: help setup check build serve wheel test thorough quick lint format readme bench clean

help: ## list these targets
	@echo "usage: make TARGET; each target first sets up what it needs"
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  %-8s %s\n", $$1, $$2 }' Makefile

setup: $(INSTALLED) ## make .venv, with .venv/bin/sandhi

check: $(INSTALLED) ## prove every row of the dataset against its source
	@$(BIN)/sandhi check --trust

build: $(DB) ## check, then write build/sandhi.db

serve: $(DB) ## build what has changed, then show the site on http://127.0.0.1:8001
	@$(BIN)/sandhi serve

wheel: $(DB) ## build what has changed, then dist/: the tool with the dataset in it
	@$(BIN)/python -m pip --disable-pip-version-check wheel -qq --no-deps --no-build-isolation -w dist .

# Every step is run, also after one that fails; lint and types run beside the tests.
STYLE   := "ruff check" "ruff format --check" mypy
TESTS   := pytest --cov --cov-report=term-missing:skip-covered
NEAREST := pytest --quick 30 -q -p no:randomly --dist=load --maxschedchunk=4
# What is compiled is kept, so that the many processes of the tests need not do it again.
KEEP    := env -u PYTHONDONTWRITEBYTECODE
STEPS   := $(KEEP) $(BIN)/python -m tests.harness.running.steps

test: $(DEVELOP) ## lint, types, and all tests with their coverage
	@$(BIN)/python -m tests.harness.running.needs
	@$(STEPS) $(STYLE) -- $(TESTS)

thorough: $(DEVELOP) ## all tests with all of their cases: before a release
	@$(BIN)/python -m tests.harness.running.needs
	@SANDHI_THOROUGH=1 $(KEEP) $(BIN)/pytest

quick: $(DEVELOP) ## lint, types, and the tests that changed files can touch, in a minute
	@$(STEPS) $(STYLE) -- $(NEAREST)

lint: $(DEVELOP) ## lint, formatting and types, without the tests
	@$(STEPS) $(STYLE)

format: $(DEVELOP) ## format the Python code and mend what the linter can
	@$(BIN)/ruff check --fix-only
	@$(BIN)/ruff format

readme: $(DEVELOP) ## write anew what README.md counts and shows of real output
	@$(BIN)/python -m tests.harness.readme

# What a run may take is told by variables: QUICK=1 for two minutes, LIMIT=600 for seconds of each run,
# POWERS="3 4 5" for packages of 10^3 to 10^5 mentions, TOTAL=3600 for seconds of all runs together.
bench: $(INSTALLED) ## measure speed and memory beside the peers, and what changed
	@$(BIN)/python -m benchmarks.speed $(if $(QUICK),--quick) $(if $(LIMIT),--seconds $(LIMIT)) \
	    $(if $(POWERS),--powers $(POWERS)) $(if $(TOTAL),--total $(TOTAL))

clean: ## remove everything generated: build/, .venv and caches
	@echo "Removing build/*, .venv and caches"
	@find build -mindepth 1 ! -path build/README.md -delete
	@find . -name .git -prune -o -type d \( -name __pycache__ -o -name '*.egg-info' -o -name '.*_cache' \
	    -o -name .hypothesis -o -name .venv -o -name .sandhi-peers \) -prune -exec rm -rf {} +
	@rm -rf .coverage .coverage.* .sandhi-wheel dist

$(DB): $(SOURCES) $(INSTALLED)
	@echo "Checking the package and building $@"
	@$(BIN)/sandhi check --trust
	@$(BIN)/sandhi build --trust

$(CREATED):
	@found= bare=; for python in $(PYTHONS); do \
	  $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
	  $$python -c 'import ensurepip, venv' 2>/dev/null && found=$$python && break; \
	  bare=$${bare:-$$python}; \
	done; \
	if test -n "$$found"; then \
	  echo "Making $(VENV) with $$($$found --version)" && $$found -m venv $(VENV); \
	elif test -n "$$bare"; then \
	  echo "$$bare has no venv module: install it (Debian, Ubuntu: apt install $$bare-venv)" >&2; exit 1; \
	else \
	  echo "Python 3.11 or later is needed: install it (Debian, Ubuntu: apt install python3 python3-venv;" \
	       "macOS: brew install python)" >&2; exit 1; \
	fi
	@touch $@

$(RUNTIME): requirements.txt $(CREATED)
	@echo "Installing the libraries of requirements.txt"
	@$(PIP) --require-hashes -r requirements.txt
	@touch $@

$(INSTALLED): pyproject.toml $(wildcard requirements*.in) $(RUNTIME)
	@echo "Installing sandhi"
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

$(DEVELOP): requirements-dev.txt $(INSTALLED)
	@echo "Installing the development tools of requirements-dev.txt"
	@$(PIP) --require-hashes -r requirements-dev.txt
	@touch $@
