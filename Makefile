# Everything a builder needs. `make` alone lists the targets.
# Uses nothing newer than GNU Make 3.81, which macOS ships, and a POSIX shell.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

# Material for MkDocs prints its end-of-life notice on every build; it is known.
export NO_MKDOCS_2_WARNING := 1

# Wheels only: nothing that is downloaded runs code while it is installed.
PIP_INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
PIP_INSTALL_LOCKED := $(PIP_INSTALL) --require-hashes --only-binary :all:

SITE_INSTALLED := $(VENV)/site-installed
DEV_INSTALLED := $(VENV)/dev-installed

# `make serve ADDR=127.0.0.1:9000`
ADDR ?= 127.0.0.1:8000

heading = @printf '\n== %s\n' "$(1)"
# GitHub ignores a form with a mistake, without a word. The schemas come with the tool.
schema = $(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-$(1) $(2)

.PHONY: help
help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

.PHONY: serve
serve: $(SITE_INSTALLED) ## serve the site with live reload (ADDR=host:port)
	$(BIN)/casebook serve --addr $(ADDR)

.PHONY: site
site: $(SITE_INSTALLED) ## build the site once, into site/
	$(BIN)/casebook build

.PHONY: check
check: $(SITE_INSTALLED) ## check every case, without building
	$(BIN)/casebook check

.PHONY: test
test: lint browser ## run every check and every test
	$(call heading,unit tests and golden pages)
	$(BIN)/pytest tests --ignore=tests/integration --ignore=tests/browser
	$(call heading,integration tests)
	$(BIN)/pytest tests/integration
	$(call heading,browser tests)
	$(BIN)/pytest tests/browser

# `make fuzz COUNT=500 SEED=2`
COUNT ?= 10000
SEED ?= 1
.PHONY: fuzz
fuzz: $(DEV_INSTALLED) ## change real cases ten thousand times; no change may break or do anything
	$(BIN)/python -m tests.hostile.fuzz --count $(COUNT) --seed $(SEED) --workers 2

.PHONY: lint
lint: $(DEV_INSTALLED) ## run format check, linter, types, import contracts and workflow checks
	$(call heading,format)
	$(BIN)/ruff format --check
	$(call heading,lint)
	$(BIN)/ruff check
	$(call heading,types)
	$(BIN)/mypy
	$(call heading,imports)
	$(BIN)/lint-imports --no-logo
	$(call heading,editor schema)
	$(BIN)/casebook schema --check
	$(call heading,licenses)
	$(BIN)/python requirements/licenses.py --check
	$(call heading,workflows)
	$(BIN)/zizmor --offline --quiet --persona pedantic --strict-collection .github
	$(call schema,workflows,.github/workflows/*.yml)
	$(call schema,issue-forms,$(filter-out %/config.yml,$(wildcard .github/ISSUE_TEMPLATE/*.yml)))
	$(call schema,issue-config,.github/ISSUE_TEMPLATE/config.yml)

.PHONY: format
format: $(DEV_INSTALLED) ## format the code and apply the linter's fixes
	$(BIN)/ruff check --fix-only --exit-zero
	$(BIN)/ruff format

.PHONY: screenshots
screenshots: $(DEV_INSTALLED) browser ## take the screenshots of the documentation anew
	$(BIN)/python tests/browser/screenshots.py

.PHONY: pictures
pictures: $(DEV_INSTALLED) browser ## take a picture of every kind of page, to be looked at, into .cache/
	$(BIN)/python tests/browser/screenshots.py --all .cache/pictures

# `make lighthouse ARGS="--rounds 3 cases/visual-search/"`
.PHONY: lighthouse
lighthouse: $(DEV_INSTALLED) browser ## let Lighthouse judge every kind of page (needs Node.js, takes ten minutes)
	$(BIN)/python -m tests.benchmarks.lighthouse $(ARGS)

# `make measure ARGS="--rounds 2 --reader phone"`
.PHONY: measure
measure: $(DEV_INSTALLED) browser ## measure what diagrams cost a reader (takes half an hour)
	$(BIN)/python -m tests.benchmarks.diagrams $(ARGS)

# `make bench ARGS="--cases 50 --cases 2000"`
.PHONY: bench
bench: $(DEV_INSTALLED) ## time builds of invented guides, and other generators on their pages
	$(BIN)/python -m tests.benchmarks.building $(ARGS)

.PHONY: figures
figures: $(DEV_INSTALLED) browser ## print how well the search finds, and what first visits cost
	$(BIN)/python -m tests.benchmarks.figures

# A machine with a Chromium or Chrome needs no second one; elsewhere Playwright fetches its own.
.PHONY: browser
browser: $(DEV_INSTALLED)
	@for name in chromium chromium-browser google-chrome google-chrome-stable; do \
	    command -v $$name >/dev/null && exit 0; \
	done; \
	$(BIN)/playwright install chromium

COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest \
    --only-binary :all: --generate-hashes --no-emit-index-url --custom-compile-command "make lock" \
    $(if $(PACKAGE),--upgrade-package $(PACKAGE),--upgrade)

.PHONY: lock
lock: $(DEV_INSTALLED) ## pin the newest versions the ranges allow (PACKAGE=name for one)
	@$(COMPILE) --output-file requirements/site.lock requirements/site.in
	@$(COMPILE) --output-file requirements/dev.lock requirements/dev.in
	@$(COMPILE) --output-file requirements/assets.lock --no-deps requirements/assets.in
	@echo "Pinned; now run: make licenses test"

.PHONY: licenses
licenses: $(DEV_INSTALLED) ## list the licenses of what the locks install, in the documentation
	$(BIN)/python requirements/licenses.py --write

# The packages with their hashes, as the locks name them. The root has no list of what it needs of them.
.PHONY: sbom
sbom: $(DEV_INSTALLED) ## write what the site is built with, as CycloneDX, into sbom.json
	@cat requirements/site.lock requirements/assets.lock | $(BIN)/python -W ignore -m cyclonedx_py requirements \
	    --pyproject pyproject.toml --output-reproducible --output-file sbom.json -
	@echo "Written: sbom.json"

.PHONY: clean
clean: ## remove everything that was installed, built or cached here
	rm -rf $(VENV) site build sbom.json *.egg-info .cache .hypothesis .import_linter_cache .mypy_cache \
	    .pytest_cache .ruff_cache test-results
	find generator tests -type d -name __pycache__ -prune -exec rm -rf {} +

$(DEV_INSTALLED): requirements/dev.lock $(SITE_INSTALLED)
	@echo "Installing what testing needs ..."
	@$(PIP_INSTALL_LOCKED) --requirement requirements/dev.lock
	@touch $@

$(SITE_INSTALLED): requirements/site.lock requirements/assets.lock pyproject.toml $(VENV)/pyvenv.cfg
	@echo "Installing what the site needs ..."
	@$(PIP_INSTALL_LOCKED) --requirement requirements/site.lock
	@$(PIP_INSTALL_LOCKED) --no-deps --requirement requirements/assets.lock
	@$(PIP_INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

# An environment whose Python is gone, or which was copied from another folder, is made anew: its
# scripts would start the wrong interpreter.
VENV_WORKS := $(shell $(BIN)/python -c "" 2>/dev/null && grep -sF "$(CURDIR)/$(VENV)" $(VENV)/pyvenv.cfg)

$(VENV)/pyvenv.cfg: $(if $(VENV_WORKS),,always)
	@command -v "$(PYTHON)" >/dev/null || { \
	    echo "error: $(PYTHON) not found; install Python 3.11 or newer, or name it: make PYTHON=python3.12" >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	    echo "error: Python 3.11 or newer is needed, $(PYTHON) is older; name another: make PYTHON=python3.12" >&2; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || { \
	    echo "error: $(PYTHON) lacks venv or ensurepip; on Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }
	"$(PYTHON)" -m venv --clear $(VENV)

.PHONY: always
always:
