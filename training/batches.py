"""Items → arrays of a few fixed shapes, and the order in which all tasks are read."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator

import numpy as np
from corpora import Corpus
from items import BIO, UNKNOWN, Item, joined
from pieces import WINDOW

ROWS, LENGTH = 8, 256
POOLS, SCOPES, SPANS = 96, 40, 192
Arrays = dict[str, np.ndarray]
Row = list[Item]  # each with its own [CLS] and [SEP]; they do not see each other


def arrays(rows: list[Row], first_id: int, last_id: int) -> Arrays:
    """A batch; ids of [CLS] and [SEP] are given."""
    b, n = ROWS, LENGTH
    out: Arrays = {name: np.zeros((b, n), np.int32) for name in ("ids", "case", "word", "position", "segment")}
    out["first"] = np.zeros((b, n), np.float32)
    out |= {head: np.full((b, n), UNKNOWN, np.int32) for head in BIO}
    out["commitment"] = np.full((b, n), -10, np.float32)
    out["partial names"] = np.zeros((b, n), np.float32)
    placed: list[Placed] = []
    for i, row in enumerate(rows):
        at = 0
        for number, item in enumerate(row):
            put(item, out, i, at, number, (first_id, last_id))
            placed.append((i, at + 1, item))
            at += len(item) + 2
    pools(placed, out)
    scopes(placed, out)
    attributions(placed, out)
    return out


Placed = tuple[int, int, Item]  # row, where its pieces begin


def put(item: Item, out: Arrays, row: int, at: int, number: int, ends: tuple[int, int]) -> None:
    """One item with [CLS] and [SEP]; padding is segment 0."""
    k = len(item)
    inner, whole = slice(at + 1, at + 1 + k), slice(at, at + k + 2)
    out["ids"][row, at], out["ids"][row, inner], out["ids"][row, at + k + 1] = ends[0], item.ids, ends[1]
    out["case"][row, inner], out["word"][row, inner], out["first"][row, inner] = item.case, item.word, item.first
    out["position"][row, whole], out["segment"][row, whole] = np.arange(k + 2), number + 1
    for head, labels in item.bio.items():
        out[head][row, inner] = labels
    if item.commitment is not None:
        out["commitment"][row, inner] = np.nan_to_num(item.commitment, nan=-10)
    out["partial names"][row, inner] = item.partial_names


def pools(placed: list[Placed], out: Arrays) -> None:
    """Pooled heads."""
    out["pool row"] = np.zeros(POOLS, np.int32)
    out["pool sentence"], out["pool target"] = np.zeros((POOLS, 2), np.int32), np.zeros((POOLS, 2), np.int32)
    out["stance"], out["quad"] = np.full(POOLS, UNKNOWN, np.int32), np.full(POOLS, UNKNOWN, np.int32)
    every = [(i, at, pool) for i, at, item in placed for pool in item.pools]
    for slot, (i, at, pool) in enumerate(every[:POOLS]):
        out["pool row"][slot] = i
        out["pool sentence"][slot] = np.add(pool.sentence, at)
        out["pool target"][slot] = np.add(pool.target, at)
        out["stance"][slot], out["quad"][slot] = pool.stance, pool.quad


def scopes(placed: list[Placed], out: Arrays) -> None:
    """Cues and the words of their sentences."""
    out["scope row"], out["scope first"] = np.zeros(SCOPES, np.int32), np.zeros(SCOPES, np.int32)
    out["scope cue"] = np.zeros((SCOPES, LENGTH), np.float32)
    out["scope"] = np.full((SCOPES, LENGTH), UNKNOWN, np.float32)
    out["hedge-scope"] = np.full((SCOPES, LENGTH), UNKNOWN, np.float32)
    every = [(i, at, scope) for i, at, item in placed for scope in item.scopes]
    for slot, (i, at, scope) in enumerate(every[:SCOPES]):
        cue, inside = np.add(scope.cue, at), np.add(scope.inside, at).astype(int)
        out["scope row"][slot], out["scope first"][slot] = i, out["word"][i, cue[0]]
        out["scope cue"][slot, cue] = 1
        gold = out["hedge-scope" if scope.hedge else "scope"][slot]
        sentence = slice(scope.sentence[0] + at, scope.sentence[1] + at)
        gold[sentence] = np.where(out["first"][i, sentence] > 0, 0, UNKNOWN)
        gold[inside] = 1


def attributions(placed: list[Placed], out: Arrays) -> None:
    """Cues, sources and contents as spans, and which belong together."""
    out["span row"] = np.zeros(SPANS, np.int32)
    out["span pieces"], out["span words"] = np.zeros((SPANS, 3), np.int32), np.zeros((SPANS, 2), np.int32)
    owner, role = np.full(SPANS, UNKNOWN, np.int32), np.zeros(SPANS, np.int32)
    out["source gold"], out["content gold"] = np.full(SPANS, UNKNOWN, np.int32), np.full(SPANS, UNKNOWN, np.int32)
    known: dict[tuple[int, int, tuple[int, int]], int] = {}

    def slot_of(number: int, kind: int, span: tuple[int, int]) -> int:
        key = (number, kind, span)
        i, at, _ = placed[number]
        begin, end = span[0] + at, span[1] + at
        speaking = np.flatnonzero(out["first"][i, begin:end]) + begin
        if key in known or len(known) == SPANS or not len(speaking):
            return known.get(key, UNKNOWN)
        slot = known[key] = len(known)
        owner[slot], role[slot], out["span row"][slot] = number, kind, i
        out["span pieces"][slot] = speaking[0], speaking[-1], end
        out["span words"][slot] = out["word"][i, speaking[0]], out["word"][i, speaking[-1]]
        return slot

    for number, (_, _, item) in enumerate(placed):
        for a in item.attributions:
            cue = slot_of(number, 1, a.cue)
            if cue == UNKNOWN:
                continue
            nearest = sorted(a.sources, key=lambda s, cue=a.cue: abs(s[0] - cue[0]))[:1]  # type: ignore[misc]
            out["source gold"][cue] = slot_of(number, 2, nearest[0]) if nearest else SPANS
            for content in a.contents:
                if (slot := slot_of(number, 3, content)) != UNKNOWN:
                    out["content gold"][slot] = cue
    same = owner[:, None] == owner[None, :]
    out["source allowed"] = same & (role[:, None] == 1) & (role[None, :] == 2)
    out["content allowed"] = same & (role[:, None] == 3) & (role[None, :] == 1)


def fits(item: Item) -> bool:
    """Whether the item fits into a window."""
    return 0 < len(item) <= WINDOW


def has_cue(item: Item) -> bool:
    """Whether a hedge stands in it."""
    return bool((item.bio["uncertainty"] > 0).any())


def one_pass(corpus: Corpus, groups: list[list[Item]], share: float, rng: random.Random) -> Iterator[Item]:
    """The corpus once (or a share of it) in random order; two of five groups of sentences are packed into windows."""
    groups = [g for g in ([i for i in group if fits(i)] for group in groups) if g]
    groups = rng.sample(groups, round(share * len(groups)))
    if corpus.use == "attribution" or corpus.file.startswith("tagging/worldwide"):
        yield from (item for group in groups for item in group)
        return
    if corpus.file.startswith("hedging/szeged-bio"):
        groups = [[i for i in g if has_cue(i) or rng.random() < 0.3] for g in groups]
    together: list[Item] = []
    for group in groups:
        if rng.random() < 0.6:
            yield from group
            continue
        for item in group:
            if together and sum(map(len, together)) + len(item) > WINDOW:
                yield joined(together)
                together = []
            together.append(item)
    if together:
        yield joined(together)


def rows_of(items: Iterable[Item], choice: int = 64) -> list[Row]:
    """Items packed into rows: each goes where it leaves the least room; the fullest row of those open is closed."""
    out: list[Row] = []
    rows: list[Row] = []
    room: list[int] = []
    for item in items:
        need = len(item) + 2
        fitting = [i for i, left in enumerate(room) if left >= need]
        if fitting:
            best = min(fitting, key=room.__getitem__)
        else:
            if len(rows) == choice:
                full = min(range(choice), key=room.__getitem__)
                room.pop(full)
                out.append(rows.pop(full))
            rows.append([])
            room.append(LENGTH)
            best = len(rows) - 1
        rows[best].append(item)
        room[best] -= need
    return out + rows


def schedule(corpora: list[tuple[Corpus, list[list[Item]]]], seed: int) -> list[list[Row]]:
    """All batches of the training; every batch is of all corpora; the same for the same seed."""
    rng = random.Random(seed)
    out: list[tuple[float, Item]] = []
    for corpus, groups in corpora:
        items: list[Item] = []
        left = corpus.passes
        while left > 0:
            one = list(one_pass(corpus, groups, min(left, 1), rng))
            rng.shuffle(one)
            items += one
            left -= 1
        # Spread evenly over the whole training, pass after pass.
        out += [((at + rng.random()) / len(items), item) for at, item in enumerate(items)]
    out.sort(key=lambda item: item[0])
    rows = rows_of(item for _, item in out)
    return [rows[i : i + ROWS] for i in range(0, len(rows), ROWS)]
