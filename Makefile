# Drillbook. Every target does its own set-up, says so in a line, and is quick the second time.
# `make` alone lists the targets. Needed beforehand: make, and Python 3.12 or newer.

SHELL := bash
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PATH := $(CURDIR)/.venv/bin:$(PATH)

PYTHON := .venv/bin/python
PYTEST := $(PYTHON) -m pytest
PIP_INSTALL := $(PYTHON) -m pip install -qq --no-input
TSC_PROJECTS := . plugins/drillbook/runtime plugins/drillbook/runtime/build
# a test file stays in one of the two processes: its tests share a browser, sites and a document with Python in it
EVERYTHING := -n 2 --dist loadfile --no-loadscope-reorder
# tests of sound and timing run in real time, which two browsers on two cores can spoil for each other
ONCE_MORE_ALONE = { echo "test: what failed beside another process runs once more, alone" && \
  $(PYTEST) -m "not slow" --last-failed --last-failed-no-failures none && $(PYTHON) -m coverage report --fail-under=100; }
ENGINE_COVERAGE := $(if $(wildcard tests/engine/*.py),--cov=drillbook.engine --cov-branch --cov-fail-under=100)

##@ to work on it
.PHONY: serve site test test-all check format bench shots
serve: setup runtime ## the site with live reload at 127.0.0.1:8000
	@SITE_URL=http://127.0.0.1:8000/ $(PYTHON) -m mkdocs serve --no-strict --dev-addr 127.0.0.1:8000

site: setup runtime ## the site, into site/
	@$(PYTHON) -m mkdocs build --strict --site-dir site

test: setup-tests ## the quick tests (ARGS="tests/engine -k pause" for some of them)
	@$(PYTEST) -m "not slow" $(if $(ARGS),$(ARGS),$(EVERYTHING) $(ENGINE_COVERAGE) || $(ONCE_MORE_ALONE))

test-all: setup-tests ## all tests
	@HYPOTHESIS_PROFILE=$${HYPOTHESIS_PROFILE:-thorough} $(PYTEST) $(if $(ARGS),$(ARGS),$(EVERYTHING) $(ENGINE_COVERAGE))

check: setup node_modules/installed ## format, lint and types, in both languages
	@echo "check: ruff format" && $(PYTHON) -m ruff format --check --quiet . || { echo "check: \`make format\` mends that"; exit 1; }
	@echo "check: ruff" && $(PYTHON) -m ruff check --quiet .
	@echo "check: mypy" && $(PYTHON) -m mypy
	@for project in $(TSC_PROJECTS); do echo "check: tsc $$project" && node_modules/.bin/tsc -p $$project || exit 1; done

format: setup ## puts the Python files into the project's format
	@$(PYTHON) -m ruff check --quiet --select I --fix . ; $(PYTHON) -m ruff format .

bench: setup-tests ## measures what is fast and should stay so (NAME=cue_accuracy for one of it)
	@$(PYTHON) -m tests.bench $(NAME) $(ARGS)

shots: setup-tests ## screenshots of the site, to look at
	@if [ -e tests/shots.py ] || [ -d tests/shots ]; then $(PYTHON) -m tests.shots; else echo "shots: tests/shots does not exist yet"; fi

##@ what the others need
.PHONY: setup setup-tests runtime lock clean help
setup: .venv/installed ## the virtualenv

setup-tests: setup runtime
	@$(PYTHON) -m tests.browser.chromium
	@$(PYTHON) -m tests.voice.espeak

runtime: setup node_modules/installed ## the self-hosted Pyodide, into plugins/drillbook/runtime/built/
	@$(PYTHON) -m drillbook.runtime.build

lock: setup ## renews the lock files from pyproject.toml and package.json
	$(UV_COMPILE) pyproject.toml --group dev --output-file requirements.lock
	$(UV_COMPILE) --group node --output-file requirements-node.lock
	npm install --package-lock-only --ignore-scripts

clean: ## removes everything that make made
	rm -rf .venv node_modules site build dist .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis htmlcov \
	  .coverage plugins/drillbook/runtime/built

help:
	@awk -F ':.*## ' '/^##@/ {print "\n" substr($$0, 5)} /^[a-z-]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

# ───── set-up, in stages, each stamped by a file in what it makes ─────

UV_COMPILE = $(PYTHON) -m uv pip compile --universal --python-version 3.12 --generate-hashes --no-emit-index-url \
  --no-emit-find-links --custom-compile-command "make lock" --quiet --upgrade

.PHONY: virtualenv-is-broken
virtualenv-is-broken:

.venv/locked: requirements.lock .python-version .ci/find-python $(if $(wildcard $(PYTHON)),,virtualenv-is-broken)
	@python=$$(.ci/find-python) && echo "set-up: virtualenv with $$($$python --version)" && $$python -m venv --clear .venv
	@echo "set-up: Python packages" && $(PIP_INSTALL) --require-hashes --requirement requirements.lock
	@touch $@

.venv/installed: .venv/locked pyproject.toml plugins/drillbook/__init__.py
	@echo "set-up: the plugin, editable" && $(PIP_INSTALL) --no-deps --no-build-isolation --no-index --editable .
	@touch $@

.venv/node: requirements-node.lock .venv/locked
	@if ! node -e 'process.exit(Number(parseInt(process.versions.node) < 20))' 2> /dev/null || ! command -v npm > /dev/null; then \
	  echo "set-up: Node, as a Python package" && $(PIP_INSTALL) --require-hashes --requirement requirements-node.lock; \
	fi
	@touch $@

node_modules/installed: package.json package-lock.json .npmrc .venv/node
	@echo "set-up: npm packages" && npm ci --ignore-scripts --silent
	@touch $@
