"""Writes the tables of UAX #29 (cpp/src/text/break_tables.cpp) from the files of the Unicode Character Database.

python scripts/unicode_tables.py FOLDER [OUTPUT]

FOLDER holds WordBreakProperty.txt, SentenceBreakProperty.txt, GraphemeBreakProperty.txt, DerivedCoreProperties.txt and
emoji-data.txt of one version of Unicode, each plain or gzipped (.gz).
"""

import argparse
import gzip
import pathlib
import re
import textwrap

OUTPUT = pathlib.Path(__file__).resolve().parents[1] / "cpp" / "src" / "text" / "break_tables.cpp"
CODE_POINTS = 0x110000
BLOCK = 128  # break_block_size of break_tables.hpp

# The members of BreakClasses, in order: C++ type, file, its property (None: the file has one only), value when missing.
PROPERTIES = [
    ("WordBreak", "WordBreakProperty.txt", None, "other"),
    ("SentenceBreak", "SentenceBreakProperty.txt", None, "other"),
    ("GraphemeBreak", "GraphemeBreakProperty.txt", None, "other"),
    ("ConjunctBreak", "DerivedCoreProperties.txt", "InCB", "none"),
    ("bool", "emoji-data.txt", "Extended_Pictographic", "false"),
]

TEMPLATE = """\
// Made by scripts/unicode_tables.py from the files of Unicode {version}; do not edit, run it again.
// SPDX-License-Identifier: Unicode-3.0 (see LICENSE-Unicode.txt)
// {copyright}
// clang-format off
#include "text/break_tables.hpp"

namespace communique {{

const std::string_view break_tables_version = "{short_version}";

const BreakClasses break_groups[{group_count}] = {{
{groups}
}};

const std::uint8_t break_blocks[{block_count}][break_block_size] = {{
{blocks}
}};

const std::uint16_t break_block_of[{index_count}] = {{
{index}
}};

}}  // namespace communique
"""


def read(folder, name):
    """Text of the file or of its gzipped form."""
    plain = folder / name
    if plain.exists():
        return plain.read_text("utf8")
    return gzip.decompress((folder / f"{name}.gz").read_bytes()).decode("utf8")


def classes(text, wanted, missing):
    """The value of each code point: of the property `wanted`, or of the only one in the file."""
    values = [missing] * CODE_POINTS
    for line in text.splitlines():
        code_points, *fields = (field.strip() for field in line.partition("#")[0].split(";"))
        if not fields or (wanted and fields[0] != wanted):
            continue
        value = fields[-1].lower() if fields[-1] != wanted else "true"
        first, _, last = code_points.partition("..")
        for code_point in range(int(first, 16), int(last or first, 16) + 1):
            values[code_point] = value
    # A lone surrogate is no character: it has no class.
    values[0xD800:0xE000] = [missing] * 0x800
    return values


def numbered(items):
    """The different items in order of appearance, and the number of each item."""
    numbers = {}
    order = [numbers.setdefault(item, len(numbers)) for item in items]
    return list(numbers), order


def row(values, indent):
    """Comma-separated values, broken into lines of 120 columns."""
    return textwrap.fill(", ".join(map(str, values)), 120, initial_indent=indent, subsequent_indent=indent)


def group_row(group):
    """The initializer of one combination of classes."""
    kinds = [kind for kind, *_ in PROPERTIES]
    names = [value if kind == "bool" else f"{kind}::{value}" for kind, value in zip(kinds, group, strict=True)]
    return f"    {{{', '.join(names)}}},"


def tables(folder):
    """The C++ file made of the folder's files."""
    texts = [read(folder, name) for _, name, _, _ in PROPERTIES]
    columns = [classes(text, *rest) for text, (_, _, *rest) in zip(texts, PROPERTIES, strict=True)]
    groups, group_of = numbered(zip(*columns, strict=True))
    blocks, block_of = numbered(tuple(group_of[i : i + BLOCK]) for i in range(0, CODE_POINTS, BLOCK))
    version = re.search(r"-(\d+\.\d+\.\d+)\.txt", texts[0])[1]
    return TEMPLATE.format(
        version=version,
        short_version=version.rpartition(".")[0],
        copyright=re.search(r"©.*", texts[0])[0],
        group_count=len(groups),
        groups="\n".join(map(group_row, groups)),
        block_count=len(blocks),
        blocks="\n".join(f"    {{\n{row(block, ' ' * 8)}}}," for block in blocks),
        index_count=len(block_of),
        index=row(block_of, "    "),
    )


def main():
    """Reads the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("output", type=pathlib.Path, nargs="?", default=OUTPUT)
    arguments = parser.parse_args()
    arguments.output.write_text(tables(arguments.folder), "utf8", newline="\n")


if __name__ == "__main__":
    main()
