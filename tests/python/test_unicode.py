"""Unicode's own tests of UAX #29, and the tables made of its files."""

import gzip
import subprocess
import sys

import pytest

import communique as cq

# The tables' version, its files and the number of cases in each test.
VERSION = "17.0"
TESTS = [
    ("WordBreakTest", lambda text: cq.tokenize(text, profile="uax29"), 1944),
    ("SentenceBreakTest", lambda text: cq.sentences(text, profile="uax29"), 512),
    ("GraphemeBreakTest", cq.graphemes, 766),
]


@pytest.fixture(scope="module")
def unicode_files(shared):
    return shared / "data" / "unicode" / f"{VERSION}.0"


def read(folder, name):
    plain = folder / f"{name}.txt"
    if plain.exists():
        return plain.read_text("utf8")
    return gzip.decompress((folder / f"{name}.txt.gz").read_bytes()).decode("utf8")


def cases(text):
    """Each case's text and the offsets of its signs ÷."""
    for line in text.splitlines():
        boundaries, characters = [], ""
        for item in line.partition("#")[0].split():
            if item == "÷":
                boundaries.append(len(characters))
            elif item != "×":
                characters += chr(int(item, 16))
        if characters:
            yield characters, boundaries


def test_the_version_is_that_of_the_tables():
    assert cq.model_info()["unicode"] == VERSION


@pytest.mark.shared
@pytest.mark.parametrize(("name", "find", "count"), TESTS, ids=[name for name, *_ in TESTS])
def test_break_tests(unicode_files, name, find, count):
    tested = list(cases(read(unicode_files, name)))
    assert len(tested) == count
    failed = [(text, boundaries) for text, boundaries in tested if [0, *find(text).end] != boundaries]
    assert not failed


@pytest.mark.shared
def test_tables_are_what_the_program_writes(root, unicode_files, tmp_path):
    output = tmp_path / "break_tables.cpp"
    subprocess.run([sys.executable, root / "scripts" / "unicode_tables.py", unicode_files, output], check=True)
    assert output.read_bytes() == (root / "cpp" / "src" / "text" / "break_tables.cpp").read_bytes()
