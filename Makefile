# The commands of this project. Each sets itself up: the first run makes .venv.

# The first of these that is Python 3.11 or newer is used; name another with PYTHON=…
PYTHON ?= python3.13 python3.12 python3.11 python3 python
ADDRESS ?= 127.0.0.1:8000
LOOK ?= ../look
RUNS ?= 8000

export NO_MKDOCS_2_WARNING = 1

BIN := .venv/bin
READY := .venv/installed
WEB := tests/web/node_modules/.bin
PIP := $(BIN)/python -m pip install -q --disable-pip-version-check

# A .venv that was moved here, or whose Python has gone or changed, is made anew.
ifneq ($(shell $(BIN)/python -c 'import pip; print(open("$(READY)").read(), end="")' 2>/dev/null),$(CURDIR))
.PHONY: $(READY)
endif

.PHONY: help
help:
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-12s %s\n", $$1, $$2}' Makefile

.PHONY: site
site: $(READY)  ## build the dossier into site/
	$(BIN)/dossier build

.PHONY: release
release: site  ## build it as it is published: with what it was built with (CycloneDX), and hashes of all files
	$(BIN)/dossier bill site

.PHONY: serve
serve: $(READY)  ## preview it while you write, at ADDRESS (127.0.0.1:8000)
	$(BIN)/dossier serve --address $(ADDRESS)

.PHONY: test
test: $(READY) browser  ## run the tests
	$(BIN)/pytest -n auto --dist worksteal

.PHONY: check
check: $(READY) $(WEB)  ## check code, layers, workflows and content (needs npm)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy --strict dossier hooks
	$(BIN)/lint-imports
	$(WEB)/biome check --config-path=tests/web site_overrides
	$(WEB)/tsc -p tests/web
	$(BIN)/check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml
	$(BIN)/dossier check content

.PHONY: scenarios
scenarios: $(READY)  ## write what the test scenarios now yield into them
	$(BIN)/pytest tests/test_scenarios.py --update

.PHONY: wheel
wheel: $(READY)  ## make the wheel that a dossier elsewhere is begun with, in dist/
	@$(PIP) wheel --no-deps --no-build-isolation -w dist . && rm -rf build && ls dist/*.whl

.PHONY: draft-bench
draft-bench: $(READY) browser  ## measure what is drafted against what people found; CORPORA=… and ARTICLES=… name folders of texts
	$(BIN)/python -m tests.draft_bench $(if $(CORPORA),--corpora $(CORPORA)) $(if $(ARTICLES),--articles $(ARTICLES))

.PHONY: bench
bench: $(READY) browser  ## measure how long a large dossier takes; AGAINST=../other compares builds with another checkout; SIZES="10 100"
	$(BIN)/python -m tests.bench $(if $(AGAINST),--against $(AGAINST))
	$(if $(AGAINST),,$(BIN)/python -m tests.bench_growth $(SIZES))
	$(if $(AGAINST),,$(BIN)/python -m tests.bench_builds $(SIZES))
	$(if $(AGAINST),,$(BIN)/python -m tests.bench_preview 10 100)
	$(if $(AGAINST),,$(BIN)/python -m tests.bench_search)

.PHONY: engines
engines: $(READY)  ## build the tree with MkDocs, ProperDocs and Zensical, and compare every article (needs the network once)
	$(BIN)/python -m tests.engines

.PHONY: soak
soak: $(READY)  ## edit a preview at random for SECONDS (3600), and kill each command at KILLS (300) moments
	$(BIN)/python -m tests.soak $(or $(SECONDS),3600)
	KILLS=$(or $(KILLS),300) $(BIN)/pytest -n auto tests/test_killed.py

.PHONY: growth
growth: $(READY)  ## measure how work grows with what is repeated in a text, a list, an article
	$(BIN)/python -m tests.growth

.PHONY: mutate
mutate: $(READY)  ## change all that claims and texts rest on, and count what is stopped (needs the archive)
	$(BIN)/python -m tests.mutate

.PHONY: fuzz-markup
fuzz-markup: $(READY)  ## write DOCUMENTS (200000) in Markdown, and compare what two parsers find in them
	DOCUMENTS=$(or $(DOCUMENTS),200000) $(BIN)/pytest -q -n 0 tests/test_markup.py -k engine

.PHONY: fuzz
fuzz: $(READY)  ## try thousands of mutated inputs on all that reads texts; RUNS=20000 tries more of each
	$(BIN)/python -m tests.fuzz --runs $(RUNS) $(if $(GUIDED),--guided)

.PHONY: look
look: site browser  ## take pictures of one page of each kind, into LOOK (../look)
	$(BIN)/python -m tests.look $(LOOK)

.PHONY: lighthouse
lighthouse: site browser  ## measure the front page with Lighthouse, five runs (needs npm)
	$(BIN)/python -m tests.lighthouse

.PHONY: fonts
fonts: $(READY)  ## cut the fonts anew, after a name came in another script (needs npm)
	$(BIN)/python -m tests.fonts

.PHONY: lock
lock:  ## pin the dependencies in requirements.txt (needs uv)
	@command -v uv >/dev/null || { echo 'make lock needs uv: https://docs.astral.sh/uv/' >&2; exit 1; }
	uv pip compile --universal --generate-hashes --python-version 3.11 --extra all --extra test pyproject.toml -o requirements.txt >/dev/null

.PHONY: clean
clean:  ## remove all that these commands have made
	rm -rf .venv .engines site site.* build dist *.egg-info .*_cache .hypothesis tests/web/node_modules
	find dossier hooks tests -name __pycache__ -prune -exec rm -rf {} +

# The stamp is written last, so a set-up that was cut short starts again from nothing.
# _base_executable: the Python may be that of the very .venv which is about to go.
$(READY): requirements.txt pyproject.toml
	@echo 'Setting up .venv …'
	@fits=; python=; \
	for name in $(PYTHON); do \
	    $$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
	    fits=$$name; \
	    python=$$($$name -c 'import ensurepip, sys, venv; print(sys._base_executable)' 2>/dev/null) && break; \
	done; \
	test "$$fits" || { \
	    echo 'Python 3.11 or newer is needed; tried: $(PYTHON). Name yours: make PYTHON=/path/to/python3' >&2; exit 1; }; \
	test "$$python" || { \
	    echo "$$fits lacks the venv module; on Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }; \
	rm -rf .venv && "$$python" -m venv .venv
	@{ $(PIP) --require-hashes -r requirements.txt && $(PIP) --no-deps --no-build-isolation -e .; \
	} >.venv/log 2>&1 || { cat .venv/log >&2; exit 1; }
	@pwd -P >$@

# npm writes the folder anew, but may leave its time as it was packed.
$(WEB): tests/web/package-lock.json
	@command -v npm >/dev/null || { echo 'make check needs npm, for JavaScript and CSS: https://nodejs.org/' >&2; exit 1; }
	@cd tests/web && npm ci --loglevel=error --no-audit --no-fund >/dev/null
	@touch $@

# Ubuntu's chromium-browser may be a stub that only names a snap: ask each for its version.
.PHONY: browser
browser: $(READY)
	@works() { \
	    for name in chromium chromium-browser google-chrome; do \
	        $$name --version >/dev/null 2>&1 && return; \
	    done; \
	    return 1; \
	}; \
	works && exit; \
	echo 'Installing a browser for the tests …'; \
	if test "$$(id -u)" = 0 && command -v apt-get >/dev/null; then \
	    export DEBIAN_FRONTEND=noninteractive; \
	    apt-get update -qq && apt-get install -y -qq chromium >/dev/null; \
	    works && exit; \
	fi; \
	$(BIN)/playwright install chromium >/dev/null \
	|| echo 'No browser for the tests: install Chromium (Debian: apt-get install chromium) or Google Chrome.' >&2
