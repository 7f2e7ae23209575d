"""The one-way street: a room includes itself and the rooms to its left."""

import re

import pytest

ORDER = ["text", "segment", "lexicon", "model", "syntax", "statement", "hedging", "stance", "analyzer"]
# Neighbours that do not know each other.
BESIDE = {("hedging", "stance"), ("stance", "hedging"), ("lexicon", "model"), ("model", "lexicon")}
PUBLIC = {
    "version": "text",
    "error": "text",
    "text": "text",
    "evidence": "text",
    "segments": "segment",
    "lexicon": "lexicon",
    "syntax": "syntax",
    "statement": "statement",
    "hedging": "hedging",
    "stance": "stance",
    "document": "analyzer",
    "options": "analyzer",
    "analyzer": "analyzer",
    "model_info": "analyzer",
}
INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]', re.MULTILINE)


def includes(path):
    return INCLUDE.findall(path.read_text(encoding="utf8"))


def room_of(header):
    """The room that an include names, or None for headers of others."""
    first, _, rest = header.partition("/")
    if first == "communique":
        return PUBLIC[rest.removesuffix(".hpp")]
    return first if first in ORDER else None


def core(root):
    """(room, file) of every source of the core."""
    for path in sorted((root / "cpp/src").rglob("*.[ch]pp")):
        yield path.relative_to(root / "cpp/src").parts[0], path
    for path in sorted((root / "cpp/include/communique").glob("*.hpp")):
        yield PUBLIC[path.stem], path


def wrong_arrows(files):
    found = []
    for room, path in files:
        for header in includes(path):
            other = room_of(header)
            if other and (ORDER.index(other) > ORDER.index(room) or (room, other) in BESIDE):
                found.append(f"{room}/{path.name} includes {header}")
    return found


def test_rooms_are_known(root):
    assert {room for room, _ in core(root)} == set(ORDER)


def test_arrows_point_left(root):
    assert wrong_arrows(core(root)) == []


@pytest.mark.parametrize(
    ("room", "line"),
    [
        ("text", '#include "segment/x.hpp"'),
        ("hedging", '#include "communique/stance.hpp"'),
        ("syntax", "#include <communique/analyzer.hpp>"),
    ],
)
def test_a_wrong_arrow_is_found(tmp_path, room, line):
    path = tmp_path / "x.cpp"
    path.write_text(line, encoding="utf8")
    assert wrong_arrows([(room, path)]) == [f"{room}/x.cpp includes {INCLUDE.findall(line)[0]}"]


def test_only_text_knows_icu(root):
    assert [
        path.name for room, path in core(root) if room != "text" for h in includes(path) if h.startswith("unicode/")
    ] == []


def test_the_core_knows_no_python(root):
    python = ("Python.h", "pybind11/", "numpy/")
    assert [path.name for _, path in core(root) for h in includes(path) if h.startswith(python)] == []


def test_bindings_use_public_headers_and_the_trainer_alone(root):
    bindings = sorted((root / "python/bindings").glob("*.[ch]pp"))
    inside = {path.name for path in bindings} | {"tagger.hpp"}
    for path in bindings:
        for header in includes(path):
            assert room_of(header) is None or header.startswith("communique/"), f"{path.name} includes {header}"
            if "/" not in header and header.endswith(".hpp"):
                assert header in inside
