"""The corpora: where they lie, what they are, and how their rows become items."""

from __future__ import annotations

import gzip
import json
import pathlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from items import KINDS, QUAD, STANCE, UNKNOWN, Attribution, Item, Pool, Range, Scope
from pieces import Reader
from spans import merged

Row = dict[str, Any]
TABLE = pathlib.Path(__file__).parent / "corpora.tsv"


def read(data: pathlib.Path, name: str) -> list[Row]:
    """Rows of NAME.jsonl or NAME.jsonl.gz below the data folder."""
    plain = data / f"{name}.jsonl"
    if plain.exists():
        lines = plain.read_text(encoding="utf8").split("\n")
    else:
        with gzip.open(data / f"{name}.jsonl.gz", "rt", encoding="utf8") as file:
            lines = file.read().split("\n")
    return [json.loads(line) for line in lines if line.strip()]


def plain_quotes(text: str) -> str:
    """Treebank quotation marks as they stand in text; nothing moves."""
    return text.replace("`` ", ' "').replace("``", ' "').replace(" ''", '" ').replace("''", '" ')


def polnear(reader: Reader, rows: list[Row]) -> Iterator[list[Item]]:
    """Windows with sources, cues, contents and what belongs together."""
    for origin, row in enumerate(rows):
        text = row["text"]
        gold = [
            {role: merged(text, a.get(role) or []) for role in ("source", "cue", "content")}
            for a in row["attributions"]
        ]
        windows = list(reader.windows(text, origin))
        for item in windows:
            for head in ("source", "cue", "content"):
                item.blank(head)
                for a in gold:
                    for span in a[head]:
                        item.mark(head, span)
            for a in gold:
                parts = {role: [r for s in a[role] if (r := item.pieces_in(s))[1]] for role in a}
                if parts["cue"]:
                    item.attributions.append(Attribution(parts["cue"][0], parts["source"], parts["content"]))
        yield windows


def szeged(reader: Reader, rows: list[Row]) -> Iterator[list[Item]]:
    """Sentences with typed uncertainty cues."""
    for origin, row in enumerate(rows):
        group = []
        for start, end in row["sentences"]:
            item = reader.item(row["text"], start, end, origin)
            if not len(item):
                continue
            item.blank("uncertainty")
            for s, e, kind, *_ in row["cues"]:
                if start <= s < end:
                    item.mark("uncertainty", (s, e), KINDS["uncertainty"].index(kind))
            group.append(item)
        yield group


def bioscope(reader: Reader, rows: list[Row]) -> Iterator[list[Item]]:
    """Sentences that hold a cue of speculation, with its scope."""
    for origin, row in enumerate(rows):
        for start, end in row["sentences"]:
            cues = [c for c in row["cues"] if c["type"] == "speculation" and start <= c["cue"][0][0] < end]
            if not cues:
                continue
            item = reader.item(row["text"], start, end, origin)
            for c in cues:
                cue = [p for span in c["cue"] for w in item.words_in(span) if (p := item.speakers.get(w)) is not None]
                inside = [p for w in item.words_in(c["scope"]) if (p := item.speakers.get(w)) is not None]
                if cue:
                    item.scopes.append(Scope(cue, (0, len(item)), inside, hedge=True))
            yield [item]


def cdsco(reader: Reader, rows: list[Row]) -> Iterator[list[Item]]:
    """Sentences of stories with negation cues and the words in their scopes."""
    for origin, row in enumerate(rows):
        text = plain_quotes(row["text"])
        item = reader.item(text, origin=origin)
        if not len(item):
            continue
        item.blank("negation")
        for n in row["negations"]:
            for span in n["cue"]:
                item.mark("negation", tuple(span))
            cue = [p for span in n["cue"] for w in item.words_in(span) if (p := item.speakers.get(w)) is not None]
            if not cue:
                continue
            inside = {p for span in n["scope"] for w in item.words_in(span) if (p := item.speakers.get(w)) is not None}
            item.scopes.append(Scope(cue, (0, len(item)), sorted(inside)))
        yield [item]


def uds(reader: Reader, rows: list[Row]) -> Iterator[list[Item]]:
    """Sentences with events that happened (3), did not (-3) or are open."""
    for origin, row in enumerate(rows):
        item = reader.item(plain_quotes(row["text"]), origin=origin)
        item.commitment = np.full(len(item), np.nan, np.float32)
        for start, end, value in row["events"]:
            for w in item.words_in((start, end))[:1]:
                if (p := item.speakers.get(w)) is not None:
                    item.commitment[p] = value
        if len(item):
            yield [item]


NAME_KINDS = {
    "PER": 0, "Person": 0, "ORG": 1, "Organization": 1, "LOC": 2, "Location": 2, "NORP": 3,
}  # fmt: skip


def name_items(reader: Reader, item: Item, entities: list[Any], partial: bool) -> Item:
    """Marks names; kinds that are none of ours but overlap them are left open."""
    labels = item.blank("names")
    item.partial_names = partial
    low, high = (item.words[0][0], item.words[-1][1]) if item.words else (0, 0)
    for start, end, kind, *_ in entities:
        if start >= high or end <= low:
            continue
        if kind in NAME_KINDS:
            item.mark("names", (start, end), NAME_KINDS[kind])
        elif kind == "MISC":
            for w in item.words_in((start, end)):
                if (p := item.speakers.get(w)) is not None and labels[p] == 0:
                    labels[p] = UNKNOWN
    return item


def worldwide(reader: Reader, rows: list[Row]) -> Iterator[list[Item]]:
    """Windows of news articles with names and nationalities; what stands outside of their sentences is not labelled."""
    for origin, row in enumerate(rows):
        windows = [name_items(reader, w, row["entities"], partial=False) for w in reader.windows(row["text"], origin)]
        for item in windows:
            for piece, (start, end) in enumerate(item.offsets):
                if not any(s < end and e > start for s, e in row["sentences"]):
                    item.bio["names"][piece] = UNKNOWN
        yield windows


def name_sentences(reader: Reader, rows: list[Row]) -> Iterator[list[Item]]:
    """Sentences with names, without nationalities."""
    for origin, row in enumerate(rows):
        item = reader.item(plain_quotes(row["text"]), origin=origin)
        if len(item):
            yield [name_items(reader, item, row["entities"], partial=True)]


def newsmtsc(reader: Reader, rows: list[Row]) -> Iterator[list[Item]]:
    """Sentences with the polarity toward targets in them."""
    for origin, row in enumerate(rows):
        item = reader.item(row["text"], origin=origin)
        for t in row["targets"]:
            where = item.pieces_in(tuple(t["span"]))
            item.pools.append(Pool((0, len(item)), where, stance=STANCE.index(t["polarity"])))
        if len(item):
            yield [item]


def plv(reader: Reader, rows: list[Row]) -> Iterator[list[Item]]:
    """Sentences with one of four classes of cooperation and conflict."""
    for origin, row in enumerate(rows):
        item = reader.item(row["text"], origin=origin)
        first = [item.pieces_in(tuple(s)) for s in row["target"][:1]]
        target: Range = first[0] if first else (0, 0)
        item.pools.append(Pool((0, len(item)), target, quad=QUAD.index(row["quad"].replace("-", "_"))))
        yield [item]


READERS = {f.__name__: f for f in (polnear, szeged, bioscope, cdsco, uds, worldwide, name_sentences, newsmtsc, plv)}


@dataclass(frozen=True)
class Corpus:
    """A row of the table: a training file, and how often it is read."""

    reader: str
    passes: float
    use: str
    file: str
    name: str
    version: str
    licence: str
    ship: str

    def items(self, reader: Reader, data: pathlib.Path) -> list[list[Item]]:
        """Groups of items that stand beside each other in the text."""
        return list(READERS[self.reader](reader, read(data, self.file)))


def corpora_of() -> list[Corpus]:
    """The rows of corpora.tsv."""
    lines = [line for line in TABLE.read_text(encoding="utf8").splitlines() if not line.startswith("#")]
    fields = [line.split("\t") for line in lines[1:]]
    return [Corpus(reader, float(passes), *rest) for reader, passes, *rest in fields]
