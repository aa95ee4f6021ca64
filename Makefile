# Each target's help is the text after ## on its line.

GOROOT := $(shell go env GOROOT)
FUZZTIME ?= 20s
BENCHTIME ?= 1s

# Inlining makes code bigger. These packages do little in an estimate, so they
# do without: 6% off the engine as it is sent, for a sixth more time. The
# runtime is not among them: without inlining its garbage collector takes three
# times as long; nor is what each line goes through.
COLD := bytes compress/... context embed encoding encoding/base64 encoding/csv encoding/json fmt internal/bisect internal/fmtsort internal/godebug internal/poll io/fs \
	math/big math/rand os path regexp/... runtime/debug sort strconv syscall syscall/js time unicode/utf16 \
	github.com/hack-pad/safejs/... \
	$(addprefix github.com/outpocket/outpocket/,estimator wasm $(addprefix estimator/,credit internal/exact plan planfile/... problem rating reference service split tax terms year))

# The same commit gives the same bytes wherever it is built: no paths, no
# version control stamp, no build id. -s -w leave out what only a debugger reads.
WASM_BUILD := GOOS=js GOARCH=wasm go build -trimpath -buildvcs=false -ldflags='-s -w -buildid=' $(COLD:%=-gcflags=%=-l)

# How long tests may take on a machine that is busy with other things.
PATIENCE := -timeout 60m

# The same Go tests in Node. The program's environment is copied into a few
# kilobytes of its memory, so it gets only what Go needs.
WASM_TEST := env -i HOME="$$HOME" PATH="$(GOROOT)/lib/wasm:$$PATH" \
	GOCACHE="$$(go env GOCACHE)" GOMODCACHE="$$(go env GOMODCACHE)" GOPROXY="$$(go env GOPROXY)" GOFLAGS="$$(go env GOFLAGS)" \
	GOOS=js GOARCH=wasm go test $(PATIENCE)
# What the engine is made of: the rest never runs as WebAssembly.
ENGINE = $$(GOOS=js GOARCH=wasm go list -deps ./wasm | grep "^$$(go list -m)")

# Where tests of R33 are: with other instructions, each package is compiled and linked anew.
SAME_BYTES = $$(grep -rl --include='*_test.go' '^func Test.*R33' estimator | xargs -n1 dirname | sort -u | sed 's|^|./|')

# The page in which the engine is tested and measured, and what dies in it.
HARNESS := $(WASM_BUILD) -o build/crashing-engine.wasm ./web/test/crashing-engine && \
	cd web && node_modules/.bin/vite build --mode test --logLevel warn

# Run by itself, so that the module does not depend on it.
STATICCHECK := honnef.co/go/tools/cmd/staticcheck@v0.8.2

# A make within another goes by the clock of that one.
ifndef STARTED
export STARTED := $(shell date +%s)
endif
STEP := @scripts/step

.PHONY: help run test build package release bench calibrate screenshots fuzz cluster audit generate format lint clean
.DEFAULT_GOAL := help

help: ## list these targets
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | while IFS="$$(printf '\t')" read -r target text; do printf 'make %-13s%s\n' "$$target" "$$text"; done

run: dist ## set up, build, serve the page on this machine and print its address
	$(STEP) 'Serving dist/ until Ctrl-C'
	@cd web && exec node_modules/.bin/vite preview

test: prepared lint ## set up and run every test: Go natively and as WebAssembly, the page in Chromium, Firefox and WebKit
	$(STEP) 'Go tests: natively, as WebAssembly in Node, with the race detector, and with other instructions'
	@$(MAKE) --no-print-directory --jobs=2 --output-sync=target test-native test-elsewhere
	$(STEP) 'The page in Chromium; what people come for in Firefox and WebKit too'
	@$(HARNESS)
	@cd web && node_modules/.bin/playwright test

# Side by side: each ends with what takes one core. Lint has vetted them.
.PHONY: test-native test-elsewhere
# Against brute force too, and the estimator against a plain decimal one on 9,000 random requests.
test-native:
	@go test -vet=off $(PATIENCE) ./...
test-elsewhere:
	@$(WASM_TEST) -vet=off $(ENGINE)
	@go test -vet=off -race $(PATIENCE) ./estimator/document ./scripts/estimate
	@if grep -qsw avx2 /proc/cpuinfo && [ "$$(go env GOARCH)" = amd64 ]; then \
		GOAMD64=v3 go test -vet=off $(PATIENCE) -run R33 $(SAME_BYTES); \
	fi

build: dist ## build the static page into dist/ and hold its size against the budgets
	$(STEP) 'Sizes'
	@node scripts/sizes.mjs dist

package: dist ## pack the element, the frame and the engine for npm into build/release/
	$(STEP) 'Package for npm'
	@cd web && node_modules/.bin/vite build --logLevel warn --mode package
	@node scripts/package.mjs build/release

release: build package ## pack dist/ into build/release/ with checksums too, and check that a clean build elsewhere gives the same bytes
	$(STEP) 'Release'
	@go run ./scripts/release dist build/release/outpocket.zip
	@scripts/again

bench: dist ## measure the engine natively, as WebAssembly in Node, and in the page in Chromium
	@scripts/setup chromium firefox
	$(STEP) 'Go benchmarks, natively'
	@go test -run '^$$' -bench . -benchmem -benchtime $(BENCHTIME) ./...
	$(STEP) 'Go benchmarks, as WebAssembly in Node'
	@$(WASM_TEST) -run '^$$' -bench . -benchmem -benchtime $(BENCHTIME) ./...
	$(STEP) 'The filter over lines, a million requests'
	@go build -o build/estimate ./scripts/estimate
	@go run ./scripts/throughput build/estimate
	$(STEP) 'Estimates in the page in Chromium, and the kiosk in Firefox too'
	@go run ./scripts/requests > build/requests.jsonl
	@$(HARNESS)
	@cd web && node_modules/.bin/playwright test --config bench.config.ts

calibrate: setup ## write simulated years beside what is published, spending and actuarial values, into estimator/accuracy.md
	@go run ./scripts/calibrate -write estimator/accuracy.md

screenshots: dist ## fill build/screenshots with every main state of the page
	@scripts/setup chromium-headless-shell
	$(STEP) 'Screenshots'
	@$(HARNESS)
	@cd web && node_modules/.bin/playwright test --config screenshots.config.ts

fuzz: dist ## fuzz every Fuzz function for FUZZTIME (20s), hold two engines and properties against random requests, open 10,000 changed drafts in the page
	@scripts/setup chromium-headless-shell
	@scripts/fuzz $(FUZZTIME)
	$(STEP) 'The estimator against a plain decimal one, on 50,000 random requests with tiers and 10,000 without'
	@OUTPOCKET_RANDOM_CASES=50000 go test -v -timeout 0 -run '^TestPlainDecimalEngineAgrees(OnTiers)?$$' ./estimator
	$(STEP) 'The best split, against every split of 1,000 households with their credits and taxes'
	@OUTPOCKET_RANDOM_CASES=50000 go test -v -timeout 0 -run '^TestR69TheBestOfAllSplits$$' ./estimator
	$(STEP) 'Break-evens, against every dollar of 5,000 pairs of plans'
	@OUTPOCKET_RANDOM_CASES=5000 go test -v -timeout 0 -run '^TestR30BreakEvensAgainstEveryDollar$$' ./estimator/compare
	$(STEP) 'What holds of every year, a million times'
	@OUTPOCKET_RANDOM_CASES=1000000 go test -v -timeout 0 -run '^TestProperties$$' ./estimator
	$(STEP) 'Any input to the page, and 10,000 drafts changed at random'
	@$(HARNESS)
	@cd web && FUZZ_RUNS=10000 node_modules/.bin/playwright test fuzz.spec.ts
	$(STEP) 'A kiosk after 500 visitors'
	@cd web && VISITORS=500 node_modules/.bin/playwright test kiosk.spec.ts -g 'later visitors'

# What the formatter of TypeScript looks at, from web/.
FORMATTED := '{src,test,bench,screenshots}/**/*.ts' '*.ts' '../scripts/*.mjs'

cluster: ## run 200,000 requests by Spark on this machine, a worker ended on the way, and hold them to one process
	@scripts/setup java
	@scripts/cluster

audit: setup ## ask the servers that know of them for flaws in what is bundled, and say where one cannot be reached
	@scripts/audit

generate: ## write what is made from the Go types: JSON schemas, the page's types and services
	@go run ./scripts/generate

format: setup ## format Go and TypeScript
	@gofmt -w estimator scripts wasm web/plans web/test
	@cd web && node_modules/.bin/prettier --log-level warn --write $(FORMATTED)

lint: setup ## check formatting, vet, staticcheck, types, lint rules, and that go.mod and generated files are current
	$(STEP) 'Lint'
	@$(MAKE) --no-print-directory --jobs=2 --output-sync=target lint-go lint-web

# Side by side: most of it takes one core.
.PHONY: lint-go lint-web
lint-go:
	@unformatted="$$(gofmt -l estimator scripts wasm web/plans web/test)"; [ -z "$$unformatted" ] || { echo "gofmt would change: $$unformatted" >&2; exit 1; }
	@go vet ./...
	@GOOS=js GOARCH=wasm go vet ./...
	@go run $(STATICCHECK) ./...
	@go mod tidy -diff
	@go run ./scripts/generate -check
lint-web:
	@cd web && node_modules/.bin/tsc --noEmit
	@cd web && node_modules/.bin/tsc --noEmit -p src/offline/worker
	@cd web && node_modules/.bin/oxlint --deny-warnings
	@cd web && node_modules/.bin/prettier --log-level warn --check $(FORMATTED)

clean: ## remove what the other targets made
	@rm -rf dist build web/node_modules web/test-results web/playwright-report

.PHONY: dist setup setup-test prepared
# Side by side: what Debian installs takes one core.
prepared: setup
	@$(MAKE) --no-print-directory --jobs=2 --output-sync=target setup-test build package
dist: setup
	$(STEP) 'Engine, and the reader of files'
	@mkdir -p build
	@cp '$(GOROOT)/lib/wasm/wasm_exec.js' build/wasm_exec.js
	@$(WASM_BUILD) -o build/outpocket.wasm ./wasm
	@$(WASM_BUILD) -o build/reader.wasm ./wasm/reader
	@go run ./scripts/strip build/outpocket.wasm
	@go run ./scripts/strip build/reader.wasm
	$(STEP) 'Page'
	@cd web && for mode in production kiosk offline; do node_modules/.bin/vite build --logLevel warn --mode $$mode || exit 1; done
	@scripts/licenses >> dist/licenses.md
	@cd web && node_modules/.bin/tsc -p tsconfig.types.json && node_modules/.bin/custom-elements-manifest analyze --quiet
	@node scripts/element.mjs
	@node scripts/precompress.mjs dist
setup:
	@scripts/setup
setup-test: setup
	@scripts/setup race chromium-headless-shell firefox webkit nginx caddy
