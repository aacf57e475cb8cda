# The two commands are `make demo` and `make test`; `make help` lists the others.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help demo test check bench format lint doc sbom

# make demo ARGUMENTS="--size m"   make test ONLY=browser   make test FILTER=FollowUpVisit
ARGUMENTS ?=
ONLY ?=
FILTER ?=

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

demo: ## install what is missing, build, and serve a throw-away demonstration on 127.0.0.1:8080
	@scripts/step "Looking for what Reloref is built on" scripts/prerequisites demo
	@scripts/step "Building Reloref (minutes the first time, seconds after)" scripts/build --product reloref
	@exec .build/debug/reloref demo $(ARGUMENTS)

test: ## run every test, on both engines and in a real browser, as CI does
	@scripts/test $(if $(ONLY),--only $(ONLY)) $(if $(FILTER),--filter '$(FILTER)')

check: ## run the long checks: 100,000 power cuts, 10,000 kills, failing disks (hours)
	@scripts/test --long

bench: ## measure speed on this machine (release build) and write docs/bench.md
	@scripts/step "Looking for what Reloref is built on" scripts/prerequisites demo
	@scripts/step "Building for speed (ten minutes the first time)" scripts/build -c release --product reloref
	@scripts/step "Building the measuring program" scripts/build -c release --product reloref-bench
	@scripts/step "Measuring" .build/release/reloref-bench --output docs/bench.md $(ARGUMENTS)

format: ## rewrite the Swift sources in the house's format, then say what is left to mend
	@scripts/step "Formatting" swift format --in-place --recursive --parallel Package.swift Sources Tests
	@$(MAKE) --no-print-directory lint

lint: ## say where the Swift sources leave the house's format
	@scripts/step "Checking the format" swift format lint --strict --recursive --parallel Package.swift Sources Tests

sbom: ## write what Reloref is made of, at which exact versions, to .build/sbom.json (CycloneDX)
	@scripts/sbom

doc: ## write the reference of every type and rule to .build/doc
	@scripts/doc
