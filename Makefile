# People and CI run the same commands. A stamp file makes a second run install nothing.
PYTHON ?= python3
VENV := .venv
STAMP := $(VENV)/.installed

.PHONY: serve test setup lint types contracts page screenshots fuzz fuzz-guided check lock locked audit clean

serve: $(STAMP)
	$(VENV)/bin/assistant serve

test: $(STAMP)
	$(VENV)/bin/python -m pytest -m "not browser" -n auto

setup: $(STAMP)

lint: $(STAMP)
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .

types: $(STAMP)
	$(VENV)/bin/mypy

contracts: $(STAMP)
	$(VENV)/bin/lint-imports

# The page is plain JavaScript: tsc checks its JSDoc, Node runs the tests of what computes.
page:
ifeq ($(and $(shell command -v node),$(shell command -v npm)),)
	@echo "page: SKIPPED, as Node.js and npm are not installed"
else
	cd tests/web/page && npm exec --yes --package=typescript@5.9.3 -- tsc --project .
	node --import ./tests/web/page/setup.mjs --test tests/web/page/
endif

# Pictures of all views below var/screenshots, and those of the README's tour.
screenshots: $(STAMP)
	$(VENV)/bin/python tests/web/tour/screenshots.py --tour web/tour

# Thousands of odd files, texts and questions; the smallest that fails stays below tests/fuzz/cases.
FUZZ_EXAMPLES ?= 2000
fuzz: $(STAMP)
	FUZZ_EXAMPLES=$(FUZZ_EXAMPLES) $(VENV)/bin/python -m pytest tests/fuzz -n auto --timeout 0

# The same, led by which lines run (Atheris, for Linux); what fails stays below tests/fuzz/cases.
FUZZ_SECONDS ?= 600
fuzz-guided: $(STAMP)
	$(VENV)/bin/python -m pip install --quiet "atheris==3.0.0"
	$(VENV)/bin/python tests/fuzz/guided.py -max_total_time=$(FUZZ_SECONDS)

check: lint types contracts page test

$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11 to 3.13 is needed, found %d.%d; name one with make PYTHON=python3.12" % sys.version_info[:2] if not (3, 11) <= sys.version_info[:2] < (3, 14) else 0)'
	test -x $(VENV)/bin/python || $(PYTHON) -m venv $(VENV)
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable ".[dev]"
	touch $(STAMP)

# The lock of all hashes, by uv; what only PyTorch's CUDA build wants is left out with PyTorch.
lock:
	( sed '/^[^#]/,$$d' web/deploy/requirements.lock; uv pip compile pyproject.toml --extra dev --constraint constraints.txt \
	  --generate-hashes --universal --python-version 3.11.5 --no-emit-package torch \
	  --no-header --no-annotate --quiet | awk '/^[a-zA-Z]/{keep = !/^(nvidia-|cuda-|triton)/} keep' ) > web/deploy/requirements.new
	mv web/deploy/requirements.new web/deploy/requirements.lock

# As setup, but pip refuses any file whose hash is not in the lock.
locked:
	test -x $(VENV)/bin/python || $(PYTHON) -m venv $(VENV)
	$(VENV)/bin/python -m pip install --quiet --constraint constraints.txt torch
	$(VENV)/bin/python -m pip install --quiet --require-hashes --no-deps --requirement web/deploy/requirements.lock
	$(VENV)/bin/python -m pip install --quiet --no-deps --editable .
	touch $(STAMP)

# Known faults of the pinned versions, by pip-audit, where its service can be reached.
audit:
	$(PYTHON) -m venv build/audit && build/audit/bin/pip install --quiet pip-audit || \
	  { echo "NOT AUDITED: pip-audit could not be installed; see above."; exit 1; }
	build/audit/bin/pip-audit --strict --disable-pip --no-deps --requirement web/deploy/requirements.lock \
	  --format json --output build/audit/found.json; status=$$?; \
	if test -s build/audit/found.json; then cat build/audit/found.json; exit $$status; \
	else echo "NOT AUDITED: the service of known faults (pypi.org) cannot be reached; see above."; exit 1; fi

clean:
	rm -rf $(VENV) var build dist *.egg-info
