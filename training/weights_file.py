"""Writes weights files: the layout of cpp/src/model/weights_layout.hpp."""

from __future__ import annotations

import pathlib
import re
import struct

import numpy as np
from crc32c import crc32c

MAGIC = b"\x89CQW\r\n\x1a\n"
BYTE_ORDER, FORMAT, ALIGNMENT = 0x01020304, 1, 64
HEADER = struct.Struct("<8sII24sQQII")
ENTRY = struct.Struct("<QQI44s")
FEATURES_VERSION = 1
LOW = (1 << 64) - 1
ARCHITECTURE = pathlib.Path(__file__).parent.parent / "cpp" / "src" / "model" / "encoder" / "architecture.hpp"


class WeightsWriter:
    """Collects sections; the same sections give the same bytes."""

    def __init__(self, kind: str, digest: int):
        self._kind, self._digest = kind.encode(), digest
        self._sections: dict[str, bytes] = {}

    def add(self, name: str, value: np.ndarray | str) -> None:
        """A section of elements or of text."""
        assert name not in self._sections
        assert 0 < len(name) < 44
        self._sections[name] = value.encode() if isinstance(value, str) else np.ascontiguousarray(value).tobytes()

    def write(self, path: pathlib.Path) -> int:
        """Writes the file and gives its size."""
        at = HEADER.size + ENTRY.size * len(self._sections)
        table, body = b"", b""
        for name, value in self._sections.items():
            table += ENTRY.pack(at + len(body), len(value), crc32c(value), name.encode())
            body += value + b"\0" * (-len(value) % ALIGNMENT)

        def header(checksum: int) -> bytes:
            fields = (
                MAGIC,
                BYTE_ORDER,
                FORMAT,
                self._kind,
                self._digest,
                at + len(body),
                len(self._sections),
                checksum,
            )
            return HEADER.pack(*fields)

        whole = header(crc32c(table, crc32c(header(0)))) + table + body
        path.write_bytes(whole)
        return len(whole)


def _combine(first: int, second: int) -> int:
    product = (first ^ (second * 0x9E3779B97F4A7C15 & LOW)) * 0xFF51AFD7ED558CCD & LOW
    return product ^ (product >> 32)


def _hash_bytes(data: bytes) -> int:
    value = len(data)
    whole = len(data) // 8 * 8
    for at in range(0, whole, 8):
        value = _combine(value, int.from_bytes(data[at : at + 8], "little"))
    rest = data[whole:]
    if len(rest) >= 4:
        last = int.from_bytes(rest[:4], "little") | int.from_bytes(rest[-4:], "little") << 32
    elif rest:
        last = rest[0] | rest[len(rest) // 2] << 8 | rest[-1] << 16
    else:
        last = 0
    return _combine(value, last)


def encoder_digest(architecture: pathlib.Path = ARCHITECTURE) -> int:
    """What the engine expects: the hash of its description, as digest_of in features.hpp computes it."""
    found = re.search(r'encoder_description\s*=\s*"([^"]+)"', architecture.read_text(encoding="utf8"))
    assert found, f"no encoder_description in {architecture}"
    return _combine(_hash_bytes(found[1].encode()), FEATURES_VERSION)
