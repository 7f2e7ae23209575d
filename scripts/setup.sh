#!/usr/bin/env bash
# Makes this machine ready: system packages that are missing, and a virtual environment in .venv.
# Arguments name what else is wanted: bench (Google Benchmark), fuzz (clang with libFuzzer).
set -euo pipefail
cd "$(dirname "$0")/.."

has_header() { echo "#include <$1>" | g++ -E -x c++ -I/usr/include/eigen3 - >/dev/null 2>&1; }
has_fuzzer() {
  echo 'extern "C" int LLVMFuzzerTestOneInput(const unsigned char*, unsigned long) { return 0; }' |
    clang++ -x c++ -fsanitize=fuzzer,address - -o /dev/null 2>/dev/null
}
# Debian splits venv and the headers from python3; other Pythons (pyenv, conda) bring both.
has_venv() { python3 -c 'import ensurepip, venv' 2>/dev/null; }
has_python_header() {
  python3 -c 'import os, sysconfig; raise SystemExit(not os.path.exists(sysconfig.get_path("include") + "/Python.h"))' 2>/dev/null
}

missing=()
command -v g++ >/dev/null || missing+=(g++)
command -v cmake >/dev/null || missing+=(cmake)
command -v ninja >/dev/null || missing+=(ninja-build)
command -v python3 >/dev/null || missing+=(python3)
has_venv || missing+=(python3-venv)
has_python_header || missing+=(python3-dev)
has_header unicode/uchar.h || missing+=(libicu-dev)
has_header Eigen/Core || missing+=(libeigen3-dev)
has_header gtest/gtest.h || missing+=(libgtest-dev)
for extra in "$@"; do
  case "$extra" in
    bench) has_header benchmark/benchmark.h || missing+=(libbenchmark-dev) ;;
    fuzz) has_fuzzer || missing+=(clang libclang-rt-dev) ;;
    *) echo "setup.sh: unknown argument $extra; use bench, fuzz or none" >&2; exit 2 ;;
  esac
done

if ((${#missing[@]})); then
  if ! command -v apt-get >/dev/null; then
    echo "communique needs a C++20 compiler, CMake 3.25, Ninja, Python 3.10 with headers, ICU, Eigen 3.4 and GoogleTest." >&2
    echo "Not found here: ${missing[*]} (Debian's names). Install them, for example with one of:" >&2
    echo "  brew install cmake ninja python icu4c eigen googletest" >&2
    echo "  dnf install gcc-c++ cmake ninja-build python3-devel libicu-devel eigen3-devel gtest-devel" >&2
    exit 1
  fi
  as_root=()
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || { echo "Run as root: apt-get install ${missing[*]}" >&2; exit 1; }
    as_root=(sudo)
  fi
  echo "Installing ${missing[*]}"
  "${as_root[@]}" apt-get update -qq
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

python3 -c 'import sys; raise SystemExit("communique needs Python 3.10 or newer; this is " + sys.version.split()[0] if sys.version_info < (3, 10) else 0)'
if ! .venv/bin/python -c 'import pip' 2>/dev/null; then
  rm -rf .venv
  python3 -m venv .venv
fi
.venv/bin/python -m pip install -q --upgrade pip
touch .venv/ready
