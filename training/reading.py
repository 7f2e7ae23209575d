"""Trained weights at work: hidden states of items, and what the heads say of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from batches import LENGTH, ROWS, arrays
from encoder import Dropout, hidden_states
from heads import PROJECTION, linear, pair_scores
from items import Item, Pool, Range

Vectors = np.ndarray  # [pieces × 384]
NumPyWeights = dict[str, Any]


class Encoder:
    """Weights with the ids of [CLS] and [SEP]."""

    def __init__(self, weights: Mapping[str, Any], vocabulary: Sequence[str]):
        self.weights: NumPyWeights = {name: np.asarray(value) for name, value in weights.items()}
        self._ends = vocabulary.index("[CLS]"), vocabulary.index("[SEP]")
        self._body = {name: jnp.asarray(value) for name, value in weights.items() if not name.startswith("head ")}
        self._run = jax.jit(lambda body, batch: hidden_states(body, batch, Dropout(None, 0)))

    def read(self, items: Sequence[Item]) -> list[Vectors]:
        """Hidden states of each item by itself, without those of [CLS] and [SEP]."""
        order = sorted(range(len(items)), key=lambda i: -len(items[i]))
        rows: list[list[int]] = []
        room: list[int] = []
        for i in order:
            need = len(items[i]) + 2
            at = next((r for r in range(max(len(rows) - 100, 0), len(rows)) if room[r] >= need), None)
            if at is None:
                at = len(rows)
                rows.append([])
                room.append(LENGTH)
            rows[at].append(i)
            room[at] -= need
        out: list[Vectors] = [np.zeros((0, 0), np.float32)] * len(items)
        for begin in range(0, len(rows), ROWS):
            some = rows[begin : begin + ROWS]
            batch = arrays([[items[i] for i in row] for row in some], *self._ends)
            hidden = np.asarray(self._run(self._body, {k: batch[k] for k in ("ids", "case", "position", "segment")}))
            for r, row in enumerate(some):
                at = 1
                for i in row:
                    out[i] = hidden[r, at : at + len(items[i])]
                    at += len(items[i]) + 2
        return out

    def linear(self, head: str, x: np.ndarray) -> np.ndarray:
        """Scores of a head for vectors."""
        return np.asarray(linear(self.weights, head, x))  # type: ignore[arg-type]

    def pair(self, head: str, left: np.ndarray, right: np.ndarray, distance: np.ndarray) -> np.ndarray:
        """Scores [a × b] of vectors [a × 384] and [b × 384] at distances [a × b]."""
        u, v = self.linear(head, left)[:, :PROJECTION], self.linear(head, right)[:, PROJECTION:]
        return np.asarray(pair_scores(self.weights, head, u, v, distance))  # type: ignore[arg-type]

    def pooled(self, item: Item, hidden: Vectors, pool: Pool) -> dict[str, np.ndarray]:
        """Scores of the pooled heads."""
        sentence = mean(item, hidden, pool.sentence)
        both = np.concatenate([mean(item, hidden, pool.target), sentence])
        return {
            "quad": self.linear("quad", sentence),
            "stance": self.linear("stance", both),
        }

    def labels(self, head: str, item: Item, hidden: Vectors) -> list[tuple[int, int, int]]:
        """Best BIO spans as (first word, last word, kind)."""
        if not item.speakers:
            return []
        words = sorted(item.speakers)
        have = self.linear(head, hidden[[item.speakers[w] for w in words]])
        return [(words[a], words[b], kind) for a, b, kind in spans(viterbi(have))]


def mean(item: Item, hidden: Vectors, span: Range) -> np.ndarray:
    """Mean over the words of a range of pieces."""
    chosen = np.flatnonzero(item.first[span[0] : span[1]]) + span[0]
    return hidden[chosen].mean(0) if len(chosen) else np.zeros(hidden.shape[1], np.float32)


def viterbi(have: np.ndarray) -> list[int]:
    """The best sequence of O, B-0, I-0, B-1, I-1 …; an I stands after B or I of its kind."""
    n, labels = have.shape
    allowed = np.zeros((labels, labels))
    start = np.zeros(labels)
    for i in range(2, labels, 2):
        allowed[:, i] = -1e9
        allowed[[i - 1, i], i] = 0
        start[i] = -1e9
    best = start + have[0]
    back = np.zeros((n, labels), int)
    for at in range(1, n):
        every = best[:, None] + allowed
        back[at] = every.argmax(0)
        best = every.max(0) + have[at]
    label = int(best.argmax())
    out = [label]
    for at in range(n - 1, 0, -1):
        label = int(back[at, label])
        out.append(label)
    return out[::-1]


def spans(labels: Sequence[int]) -> list[tuple[int, int, int]]:
    """(first, last, kind) of B I … I."""
    out: list[tuple[int, int, int]] = []
    for at, label in enumerate(labels):
        if label % 2:
            out.append((at, at, label // 2))
        elif label:
            out[-1] = (out[-1][0], at, out[-1][2])
    return out
