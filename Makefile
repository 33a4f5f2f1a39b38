# Every command of this project, and the only list of them: `make` alone prints it.
# What takes more than a line stands in a script beside what it serves: .ci/, tests/run.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL: # one cargo at a time: they would only wait for each other
export PATH := $(PATH):$(HOME)/.cargo/bin

WASM := target/wasm32-unknown-unknown/wasm-release/sund_frontend.wasm
BUNDLE := target/debug/sund-bundle
SITE := target/site/.made

.PHONY: help
help:
	@echo 'Sund: an expert network in one binary. Commands:'
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# --- living with it

.PHONY: run watch run-cluster
run: build ## installs what is missing, builds, serves the demo network at http://127.0.0.1:3000
	@exec target/debug/sund demo

watch: build ## the same, and again whenever a file changes
	@exec .ci/watch

run-cluster: build ## the demo on two nodes behind a proxy, with PostgreSQL and NATS, at the same address
	@exec tests/cluster/run

# --- proving it

.PHONY: test lint bench explain autobahn torture shots
test: ## installs what is missing, then runs every check and every test
	@exec tests/run

lint: ## format, shell scripts, clippy, licences, docs: what `make test` asks of the source
	@.ci/install build lint
	@exec .ci/lint

bench: build ## benchmarks on both databases, in release (builds everything once more: up to half an hour the first time)
	@.ci/install tests
	@export SUND_TEST_POSTGRES="$$(.ci/postgres start)"; trap '.ci/postgres stop' EXIT; \
	cargo bench --bench load

explain: build ## the plans of every page's statements at a million posts, on both databases (minutes)
	@.ci/install tests
	@export SUND_TEST_POSTGRES="$$(.ci/postgres start)"; trap '.ci/postgres stop' EXIT; \
	cargo test --test it -- --ignored --nocapture --test-threads=1 explain::large

autobahn: build ## the WebSocket cases of the Autobahn fuzzing client (needs Python 2.7; half a minute)
	@exec .ci/autobahn

torture: build ## breaks nodes, database and NATS for SUND_TORTURE_SECONDS (600) on each database, and checks what is promised
	@.ci/install tests
	cargo test --test faults -- --ignored --nocapture --test-threads=1

shots: build ## screenshots of every page into target/shots
	@.ci/install tests
	PATH="$$PWD/tests/journeys/node_modules/.bin:$$PATH" node tests/journeys/shots.mjs

# --- writing it

.PHONY: fmt docs
fmt: tools ## formats all Rust code
	cargo fmt --all

docs: tools ## the code's own documentation, into target/doc
	cargo doc --no-deps
	@echo "Open target/doc/sund/index.html; start with docs/ARCHITECTURE.md."

# --- building it

# `--bin NAME` and never `-p NAME`: the default members' features are then the same in every command, and no
# dependency is compiled twice. With `-p sund`, `cargo test` compiled 76 crates again, axum and sea-orm among them.
.PHONY: build site
build: site ## the server with the browser's files inside: target/debug/sund
	cargo build --bin sund

site: $(SITE) ## the browser's files (wasm, scripts, style), into target/site

$(SITE): $(WASM) $(BUNDLE) $(shell find frontend -path frontend/bundle -prune -o -type f -print)
	$(BUNDLE) $(WASM) frontend target/site
	@touch $@

# Cargo knows best whether these are new: it is always asked, and leaves the file alone when nothing changed.
$(WASM): tools
	cargo build -p sund-frontend --target wasm32-unknown-unknown --profile wasm-release

$(BUNDLE): tools
	cargo build --bin sund-bundle

# --- the machine

.PHONY: install clean tools
install: ## installs what is missing for all of the above
	@.ci/install build tests lint cluster

clean: ## removes what was built and installed in this folder; ./data stays
	rm -rf target tests/journeys/node_modules

tools:
	@.ci/install build
