"""One piece of labelled text as the encoder sees it, and the marks that every head learns from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

BIO = ("source", "cue", "content", "uncertainty", "negation", "names")
KINDS = {
    "source": ("source",),
    "cue": ("cue",),
    "content": ("content",),
    "uncertainty": ("epistemic", "doxastic", "condition", "investigation"),
    "negation": ("negation",),
    "names": ("person", "organisation", "place", "nationality"),
}
STANCE = ("negative", "neutral", "positive")
QUAD = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")
UNKNOWN = -1

Range = tuple[int, int]


@dataclass
class Pool:
    """A sentence, or a target in it, as ranges of pieces, with the labels of the pooled heads."""

    sentence: Range
    target: Range = (0, 0)
    stance: int = UNKNOWN
    quad: int = UNKNOWN


@dataclass
class Scope:
    """A cue (first pieces of its words) and what it governs."""

    cue: list[int]
    sentence: Range
    inside: list[int]
    hedge: bool = False


@dataclass
class Attribution:
    """Ranges of pieces; only those parts that lie in the item."""

    cue: Range
    sources: list[Range]
    contents: list[Range]


@dataclass
class Item:
    """Pieces without [CLS] and [SEP]; `word` counts words, `first` marks the piece that speaks for its word."""

    ids: np.ndarray
    case: np.ndarray
    first: np.ndarray
    word: np.ndarray
    offsets: list[Range]
    words: list[Range]
    speakers: dict[int, int]  # word → piece
    bio: dict[str, np.ndarray] = field(default_factory=dict)
    commitment: np.ndarray | None = None
    pools: list[Pool] = field(default_factory=list)
    scopes: list[Scope] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    partial_names: bool = False  # nationalities are not marked
    origin: int = 0  # index of the row
    start: int = 0  # offset of the row's text that the item begins with

    def __len__(self) -> int:
        return len(self.ids)

    def words_in(self, span: Range) -> list[int]:
        """Words that overlap the span of characters."""
        return [i for i, (s, e) in enumerate(self.words) if s < span[1] and e > span[0]]

    def pieces_in(self, span: Range) -> Range:
        """Pieces that overlap the span, as a range that begins and ends with whole words."""
        have = [i for i, (s, e) in enumerate(self.offsets) if s < span[1] and e > span[0]]
        return (have[0], have[-1] + 1) if have else (0, 0)

    def blank(self, head: str) -> np.ndarray:
        """Labels "outside" for every word, to be filled by `mark`."""
        labels = np.where(self.first, 0, UNKNOWN).astype(np.int8)
        self.bio[head] = labels
        return labels

    def mark(self, head: str, span: Range, kind: int = 0) -> None:
        """Labels the words of the span with B and I, where nothing is labelled yet."""
        inside = False
        for word in self.words_in(span):
            piece = self.speakers.get(word)
            if piece is None or self.bio[head][piece] > 0:
                continue
            self.bio[head][piece] = 2 * kind + (2 if inside else 1)
            inside = True


def joined(items: Iterable[Item]) -> Item:
    """One item of several, as if their texts stood one after the other."""
    parts = list(items)
    starts = np.cumsum([0] + [len(p) for p in parts])
    counts = np.cumsum([0] + [len(p.words) for p in parts])
    bio = {}
    for head in BIO:
        if any(head in p.bio for p in parts):
            empty = [np.full(len(p), UNKNOWN, np.int8) for p in parts]
            bio[head] = np.concatenate([p.bio.get(head, e) for p, e in zip(parts, empty, strict=True)])
    commitment = None
    if any(p.commitment is not None for p in parts):
        commitment = np.concatenate(
            [p.commitment if p.commitment is not None else np.full(len(p), np.nan, np.float32) for p in parts]
        )

    def moved(span: Range, by: int) -> Range:
        return (span[0] + by, span[1] + by)

    out = Item(
        np.concatenate([p.ids for p in parts]),
        np.concatenate([p.case for p in parts]),
        np.concatenate([p.first for p in parts]),
        np.concatenate([p.word + c for p, c in zip(parts, counts, strict=False)]),
        [],
        [],
        {},
        bio,
        commitment,
        partial_names=any(p.partial_names for p in parts),
    )
    for part, by in zip(parts, starts.tolist(), strict=False):
        out.pools += [Pool(moved(p.sentence, by), moved(p.target, by), p.stance, p.quad) for p in part.pools]
        out.scopes += [
            Scope([c + by for c in s.cue], moved(s.sentence, by), [w + by for w in s.inside], s.hedge)
            for s in part.scopes
        ]
        out.attributions += [
            Attribution(moved(a.cue, by), [moved(s, by) for s in a.sources], [moved(c, by) for c in a.contents])
            for a in part.attributions
        ]
    return out
