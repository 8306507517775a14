# Webbplatsens kommandon. "make" eller "make help" visar dem.
# Varje mål ser själv till att det som behövs finns; andra gången installeras inget.

SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules

# Inte PYTHON: så heter variabeln för den Python som .venv ska skapas med, se tools/find-python.
PY := .venv/bin/python
# -n auto: testerna körs parallellt, i så många processer som tests/conftest.py säger.
# worksteal: processerna får var sin del av testerna. Den som blir klar först tar över tester från de andra.
PYTEST := $(PY) -m pytest -n auto --dist worksteal
# Den som styrs av testerna är utan fönster. Var veckas tester körs i den vanliga.
BROWSERS = HEADLESS="$$(tools/find-browser headless)" CHROME="$$(tools/find-browser)"
PIP := $(PY) -m pip install --quiet --disable-pip-version-check --require-hashes
PORT := 8000

# Materials upplysning om MkDocs 2 upprepas annars vid varje bygge; läget står i HACKING.md.
export NO_MKDOCS_2_WARNING := 1
# Python läser och skriver UTF-8 också där systemets teckenuppsättning är en annan.
export PYTHONUTF8 := 1
# Det som Python har tolkat sparas: testerna startar webbplatsens program hundratals gånger.
unexport PYTHONDONTWRITEBYTECODE

# En mapp som inte går att skriva i ger ett meddelande på en rad, innan något program slutar mitt i sitt arbete.
WRITABLE := test -w . || { echo "Mappen går inte att skriva i. Hämta en egen: git clone \"$(CURDIR)\" strategin" >&2; exit 1; }

.PHONY: help serve check fix diff affiliates statistics follow-up edition successors new schema build release test test-fast test-weekly picture bench access generators lint lint-workflows format lock clean browser nginx atspi

help: ## Visar den här listan.
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-15s %s\n", $$1, $$2 }' Makefile

serve: .venv/.ok node_modules/.ok ## Visar webbplatsen på http://127.0.0.1:8000 och följer dina ändringar.
	@$(PY) -m macros serve --port $(PORT)

check: .venv/.ok ## Kontrollerar innehållet i data/, och att sökningen hittar det den ska (några sekunder).
	@$(PY) -m macros check
	@if [ -z "$${STRATEGY_DATA:-}" ] && command -v node > /dev/null; then $(PY) -m tools.queries; fi

fix: .venv/.ok ## Rättar det i data/ som inte ändrar något ord (tabbar, radslut, tecken som inte syns), och kontrollerar sedan.
	@$(PY) -m macros check --fix

OLD := HEAD
diff: .venv/.ok ## Säger vad ändringen av data/ betyder för läsaren (OLD= för en annan version än den senast sparade).
	@$(PY) -m macros diff $(OLD)

FILE :=
affiliates: .venv/.ok ## Skriver anslutna verksamheter ur ett kalkylark: make affiliates FILE=lista.xlsx (eller .csv).
	@test -n "$(FILE)" || { echo "Säg vilken fil: make affiliates FILE=lista.xlsx"; exit 2; }
	@$(PY) -m macros affiliates "$(FILE)"

ID :=
statistics: .venv/.ok ## Hämtar nya värden till indikatorerna (ID= ett mått, FILE= ur ett kalkylark), använder nätet.
	@if [ -n "$(FILE)" ]; then $(PY) -m macros statistics file "$(ID)" "$(FILE)"; else $(PY) -m macros statistics fetch "$(ID)"; fi

INBOX :=
ASOF :=
PERIOD :=
OUT :=
LIST :=
follow-up: .venv/.ok ## Räknar de anslutnas planer: make follow-up INBOX=mapp ASOF=2026-12-31 PERIOD=2024-2026 (OUT=, LIST=, ID=).
	@test -n "$(INBOX)" && test -n "$(ASOF)" && test -n "$(PERIOD)" || { echo "Säg mappen, dagen och perioden: make follow-up INBOX=mapp ASOF=2026-12-31 PERIOD=2024-2026"; exit 2; }
	@$(PY) -m macros follow-up --as-of "$(ASOF)" --period "$(PERIOD)" $(if $(OUT),--out "$(OUT)") $(if $(LIST),--list "$(LIST)") --id "$(ID)" -- "$(INBOX)"

edition: .venv/.ok ## Sparar utgåvan i data/ som en tidigare, innan nästa skrivs.
	@$(PY) -m macros edition

successors: .venv/.ok ## Skriver en rad för varje sida i den förra utgåvan som inte finns kvar, att fylla i.
	@$(PY) -m macros successors

# En variabel i miljön räknas inte: NAME heter datorn i WSL.
typed = $(if $(filter command,$(firstword $(origin $(1)))),$($(1)))
new: export STRATEGY_NAME := $(call typed,NAME)
new: export STRATEGY_CODE := $(call typed,CODE)
new: export STRATEGY_PERIOD := $(call typed,PERIOD)
new: export STRATEGY_COLOUR := $(call typed,COLOUR)
new: export STRATEGY_DARK := $(call typed,DARK)
new: export STRATEGY_PARTS := $(call typed,PARTS)
new: .venv/.ok ## Börjar en strategi för ett annat län (frågar om resten): make new NAME="Exempellän".
	@$(PY) -m macros new

schema: .venv/.ok ## Skriver om data/schema/, som redigerare hjälper till med.
	@$(PY) -m macros schema

build: .venv/.ok node_modules/.ok ## Bygger webbplatsen till site/, och stannar vid minsta fel.
	@$(WRITABLE)
	@echo "Kontrollerar innehållet och bygger sidorna …"
	@PYTHON=$(PY) tools/build site
	@echo "Webbplatsen ligger i site/."

# Tiden är den senaste sparade ändringens: samma innehåll ger samma filer, byte för byte.
release: export SOURCE_DATE_EPOCH := $(or $(SOURCE_DATE_EPOCH),$(shell git log -1 --format=%ct 2> /dev/null))
release: build ## Bygger, och lägger i dist/ det som ska arkiveras: en zip att öppna från disk, PDF, data och kontrollsummor.
	@rm -rf dist
	@$(PY) -m macros release site dist
	@echo "Det som ska arkiveras ligger i dist/."

test: ## Kör allt som ska vara grönt före publicering.
	@$(MAKE) --no-print-directory -j3 lint lint-workflows check browser nginx atspi .cache/collected
	@$(BROWSERS) $(PYTEST)

test-fast: .venv/.dev node_modules/.ok ## Kör testerna utan webbläsare (under två minuter).
	@$(MAKE) --no-print-directory -j2 lint check
	@$(PYTEST) -m "not browser and not slow"

test-weekly: .venv/.dev node_modules/.ok browser ## Kör testerna som tar längst tid, också i WebKit och med andras läsare (körs varje vecka).
	@tools/readers/install
	@tools/find-browser webkit --install > /dev/null || test -z "$${CI:-}"
	@CHROME="$$(tools/find-browser)" $(PYTEST) -m weekly
	@MADE_UP=100 $(PYTEST) -m "slow and not weekly" tests/built_site/test_made_up.py

bench: .venv/.dev node_modules/.ok browser nginx ## Mäter bygget, sidornas vikt och filtret mot andra, till bench/RESULTS.md (en kvart).
	@CHROME="$$(tools/find-browser)" $(PY) -m bench

picture: build .venv/.dev browser ## Tar bilden av startsidan till README, ljus och mörk.
	@CHROME="$$(tools/find-browser)" $(PY) -m tools.picture site

lint: .venv/.dev node_modules/.ok ## Granskar koden: stil, fel och typer.
	@.venv/bin/ruff format --quiet --check . || { echo "Koden är inte formaterad: kör make format."; exit 1; }
	@.venv/bin/ruff check --quiet .
	@.venv/bin/mypy --no-error-summary
	@broken="$$(.venv/bin/lint-imports --no-logo --no-cache)" || { echo "$$broken"; echo "En modul använder ett rum ovanför sitt: lagren står i pyproject.toml."; exit 1; }
	@node_modules/.bin/biome check --error-on-warnings --log-level=warn || { echo "Skripten och stilarna är inte som de ska: make format rättar det som går."; exit 1; }
	@node_modules/.bin/tsc

lint-workflows: .venv/.dev node_modules/.ok ## Granskar arbetsflödena i .github/.
	@.venv/bin/zizmor --offline --quiet --no-progress .github
	@node tools/lint-workflows.mjs

generators: .venv/.ok node_modules/.ok ## Bygger webbplatsen också med ProperDocs och Zensical, och jämför (hämtar dem).
	@tools/generators/compare properdocs
	@tools/generators/compare zensical

access: .venv/.dev node_modules/.ok browser ## Testar alla sidor med axe i alla varianter (körs varje vecka).
	@EVERY_VARIANT=true CHROME="$$(tools/find-browser)" $(PYTEST) tests/browser/test_access.py -m "weekly or not weekly" -k "axe"

format: .venv/.dev node_modules/.ok ## Formaterar koden och rättar det som går.
	@.venv/bin/ruff check --quiet --fix-only .
	@.venv/bin/ruff format --quiet .
	@node_modules/.bin/biome check --write --log-level=warn

# Låsfilerna skrivs bara här. De gäller alla plattformar och har paketens kontrollsummor, men inga adresser.
# RESOLUTION=lowest-direct väljer de lägsta versioner som requirements.in tillåter, för att testa att de fungerar.
RESOLUTION := highest
lock: .venv/.dev ## Skriver nya låsfiler med de senaste beroenden som kraven tillåter.
	@lock() { .venv/bin/uv pip compile --quiet --upgrade --universal --fork-strategy fewest --python-version 3.11 \
	  --generate-hashes --no-strip-extras --resolution "$$2" --output-file "$$1.txt" "$$1.in"; }; \
	lock requirements $(RESOLUTION) && lock requirements-dev highest && \
	lock tools/generators/properdocs highest && lock tools/generators/zensical highest && lock tools/readers/requirements highest
	@npm install --ignore-scripts --package-lock-only
	@NPM_CONFIG_USERCONFIG="$(CURDIR)/.npmrc" npm install --prefix tools/readers --ignore-scripts --package-lock-only

clean: ## Tar bort allt som byggts och installerats.
	@rm -rf site dist .venv node_modules .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis
	@find bench deploy macros tests tools -name __pycache__ -type d -prune -exec rm -rf {} + 2> /dev/null || true

# --- Det som målen ovan behöver ---

.venv/.ok: requirements.txt
	@$(WRITABLE)
	@if ! test -x $(PY); then python="$$(tools/find-python)" && "$$python" -m venv .venv; fi
	@echo "Installerar det som webbplatsen byggs med (bara första gången) …"
	@$(PIP) -r requirements.txt
	@touch $@

.venv/.dev: requirements-dev.txt .venv/.ok
	@echo "Installerar testverktygen för Python (bara första gången) …"
	@$(PIP) -r requirements-dev.txt
	@touch $@

node_modules/.ok: package.json package-lock.json .npmrc
	@$(WRITABLE)
	@tools/find-node > /dev/null
	@echo "Installerar paketen för Node (bara första gången) …"
	@npm ci --ignore-scripts --silent
	@touch $@

# Testerna läses in en gång innan varje process gör det: då är de redan tolkade.
.cache/collected: .venv/.dev $(wildcard tests/*.py tests/*/*.py tests/*/*/*.py)
	@mkdir -p $(@D)
	@found="$$($(PY) -m pytest --collect-only -qq 2>&1)" || { echo "$$found"; exit 1; }
	@touch $@

# Utan Chromium går testerna inte att köra. Utan Firefox hoppas dess tester över, och det skrivs ut. I CI ska båda finnas.
browser:
	@tools/find-browser --install > /dev/null
	@tools/find-browser headless --install > /dev/null
	@tools/find-browser firefox --install > /dev/null || test -z "$${CI:-}"

# Paketen installeras ett i taget, medan annat görs.
nginx: browser
	@tools/find-nginx --install > /dev/null

# AT-SPI är det som skärmläsare använder. Utan det hoppas de tester över som läser sidorna den vägen.
atspi: nginx
	@tools/find-atspi --install > /dev/null || true
