# The front door. Needs make and Python 3.11 or newer; uses uv where it is present.
VENV   := .venv
BIN    := $(VENV)/bin
PYTHON ?= python3
UV     := $(shell command -v uv 2>/dev/null)

.PHONY: demo test test-long test-browsers lint fix bench bench-photos docs formats kit links page page-if-possible words language constraints browser strace clean bench-texts train-texts

demo: $(VENV)/.ready
	$(BIN)/auditor demo
	@$(BIN)/python _build/page.py 2>/dev/null && echo "The page that needs no installing: open the file above in a browser." \
	  || echo "The page that needs no installing is written by: make page"

test: $(VENV)/.ready browser strace page-if-possible
	$(BIN)/python -m pytest -n auto -rs

# What takes minutes: an audit watched for longer than any library waits before it phones, and the page in its other forms.
test-long: $(VENV)/.ready strace page-if-possible
	$(BIN)/python -m pytest -m long -rs

# The page in Firefox and WebKit, where they are: Debian's firefox-esr, webkit2gtk-driver and xvfb. Takes minutes.
test-browsers: $(VENV)/.ready page-if-possible
ifneq ($(UV),)
	$(UV) pip install --quiet --python $(BIN)/python --require-hashes -r tests/browsers/requirements.txt
else
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r tests/browsers/requirements.txt
endif
	$(BIN)/python -m pytest -m browsers -rs -s

lint: $(VENV)/.ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

fix: $(VENV)/.ready
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(VENV)/.ready browser page-if-possible
	$(BIN)/python -m tests.bench_start
	$(BIN)/python -m tests.bench

bench-photos: $(VENV)/.ready
	$(BIN)/python -m tests.bench_photos

bench-texts: $(VENV)/.ready
	$(BIN)/python -m tests.bench_texts

# What the classifier of captions learns, out of tests/texts; its numbers are kept in auditor/text/weights.
train-texts: $(VENV)/.ready
ifneq ($(UV),)
	$(UV) pip install --quiet --python $(BIN)/python --require-hashes -r tests/texts/requirements.txt
else
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r tests/texts/requirements.txt
endif
	$(BIN)/python -m tests.train_texts

# Written from the checks and the help lines themselves; a test fails when it is stale.
docs: $(VENV)/.ready
	$(BIN)/python -m auditor.authors.catalogue checks
	$(BIN)/python _build/help_list.py

# Opens every address in our YAML once, slowly, and tells what does not answer any more; before a release, never in CI.
links: $(VENV)/.ready
	$(BIN)/python _build/links.py

# What CLDR says of our languages, written down from Babel; a test fails when it is stale.
formats: $(VENV)/.ready
	$(BIN)/python _build/locale_formats.py

# The auditor as one file that runs in a browser, from disk, and as dist/site/ for any host of files; asks npm and pip once
# for what it is built from. make page SITE=https://… tells in the file where the site is.
page: $(VENV)/.ready
	$(BIN)/python _build/page.py $(SITE)

page-if-possible: $(VENV)/.ready
	@$(BIN)/python _build/page.py || echo "The page could not be made: its tests are skipped."

# The trainer's kit in one language as pages and tagged PDFs, in dist/kit-nl/: make kit LANG=nl
kit: $(VENV)/.ready browser
	$(BIN)/python _build/kit_pdf.py $(LANG)

# Writes new messages into every catalogue, and says what each language lacks.
words: $(VENV)/.ready
	$(BIN)/python _build/words.py

# Begins a language, or goes on with it: make language LANG=fr, further checks by their ids in CHECKS="apps tags".
language: $(VENV)/.ready
	$(BIN)/python _build/words.py $(LANG) $(CHECKS)

# Exact versions and hashes of all that is installed, here and beside it in tests, for every platform, without any address.
constraints:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	  --no-emit-index-url --upgrade --group dev --all-extras pyproject.toml -o constraints.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	  --no-emit-index-url --upgrade -c constraints.txt tests/browsers/requirements.in -o tests/browsers/requirements.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	  --no-emit-index-url --upgrade -c constraints.txt tests/texts/requirements.in -o tests/texts/requirements.txt

$(VENV)/.ready: pyproject.toml constraints.txt auditor/photos/models.toml $(wildcard _build/*.py _build/*.json)
ifneq ($(UV),)
	$(UV) venv --quiet --allow-existing --python '>=3.11' $(VENV)
	VIRTUAL_ENV=$(VENV) $(UV) pip install --quiet --require-hashes -r constraints.txt
	VIRTUAL_ENV=$(VENV) $(UV) pip install --quiet --no-deps --no-build-isolation -e .
else
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or newer is needed: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
endif
	@touch $@

# The page tests need a Chromium: one that is there, else Debian's, else Playwright's own.
browser: $(VENV)/.ready
	@$(BIN)/python -m tests.browser >/dev/null 2>&1 \
	  || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -qq && apt-get install -y -qq chromium >/dev/null; } \
	  || $(BIN)/playwright install chromium

# Watches from outside that nothing leaves; without it those tests are skipped, and say so.
strace:
	@command -v strace >/dev/null || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null \
	  && { apt-get update -qq; apt-get install -y -qq strace; } >/dev/null; } \
	  || echo "strace is not installed: the tests that watch from outside are skipped."

clean:
	rm -rf $(VENV) build dist *.egg-info demo
