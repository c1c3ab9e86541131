# Leerlijn. Every target is one line; what it does stands in scripts/.
.DEFAULT_GOAL := help
PYTHON := sh scripts/with_python.sh
BIN := .venv/bin
# More arguments for pytest or the benchmarks: make test ARGS="-k certificate"
ARGS ?=
TYPED := $(wildcard $(foreach room,lms media modules courses certificates,\
	$(room)/rules $(room)/services $(room)/tenancy $(room)/views))

.PHONY: help env run test lint types demo bench check messages lock wheel assets screenshots clean

help: ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

env: ## make .venv and node_modules; done already: a second
	@$(PYTHON) -m scripts.setup_env

run: ## the site with demo data on http://127.0.0.1:8000 (PORT, DATABASE_URL, CACHE_URL)
	@$(PYTHON) -m scripts.serve

test: env ## the whole suite, browser tests included
	@$(BIN)/python -m scripts.chromium
	@$(BIN)/pytest -n auto --dist loadfile $(ARGS)

lint: env ## ruff and the import contracts
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/lint-imports

types: env ## mypy on rules, services, tenancy and views
	@$(BIN)/mypy --follow-imports=silent $(TYPED)

demo: env ## throw the demo data away and make it anew
	@$(BIN)/python manage.py migrate --verbosity 0
	@$(BIN)/python manage.py demo --reset

bench: env ## requests per second beside a bare view
	@$(BIN)/python -m benchmarks $(ARGS)

check: ## everything that CI checks
	@bash scripts/check.sh

messages: env ## collect interface texts for translation
	@$(BIN)/python -m scripts.messages

lock: ## lock Python and npm packages anew (needs uv)
	@$(PYTHON) -m scripts.lock

wheel: env ## build the wheel in dist/
	@$(BIN)/python -m build --wheel --no-isolation

assets: env ## copy third-party browser files from node_modules
	@$(BIN)/python -m scripts.assets

screenshots: env ## make docs/screenshots/ anew in a real browser
	@SCREENSHOTS=docs/screenshots $(BIN)/pytest tests/browser/test_main_journey.py tests/browser/test_author_to_learner.py $(ARGS)

clean: ## remove what can be made again; var/ (your data) stays
	@rm -rf .venv node_modules dist build lms/static/lms/vendor var/stamps var/static
	@rm -rf .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
	@find lms media modules courses certificates tests scripts benchmarks \
		\( -name __pycache__ -o -name '*.mo' \) -prune -exec rm -rf {} +
