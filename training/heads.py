"""A head for every task: shapes, scores and losses."""

from __future__ import annotations

import jax
import jax.numpy as jnp
import numpy as np
import optax  # type: ignore[import-untyped]
from encoder import HIDDEN, Batch, Dropout, Weights
from items import BIO, KINDS, QUAD, STANCE

PROJECTION = 64
EDGES = (1, 2, 3, 4, 5, 7, 10, 15, 23, 36, 64)
BUCKETS = 2 * len(EDGES) + 1
PAIRS = ("link-source", "link-content", "scope", "hedge-scope")
ROWS = (
    {head: 2 * len(KINDS[head]) + 1 for head in BIO}
    | {
        "commitment": 1,
        "stance": len(STANCE),
        "quad": len(QUAD),
    }
    | dict.fromkeys(PAIRS, 2 * PROJECTION)
)
INPUTS = dict.fromkeys(ROWS, HIDDEN) | {"stance": 2 * HIDDEN}

# Rare labels have small mean losses: these make the gradients of all tasks alike in size.
SHARE = {
    "source": 3.0,
    "cue": 4.0,
    "content": 3.0,
    "uncertainty": 12.0,
    "negation": 8.0,
    "names": 5.0,
    "commitment": 0.25,
    "stance": 0.8,
    "quad": 0.15,
    "link-source": 0.15,
    "link-content": 0.15,
    "scope": 2.0,
    "hedge-scope": 0.2,
}
STANCE_WEIGHTS = (1.0, 1.0, 1.2)


def new_heads(seed: int) -> Weights:
    """Small random weights."""
    random = np.random.default_rng(seed)
    out = {}
    for head, rows in ROWS.items():
        spread = 0.05 if head in PAIRS else 0.02
        out[f"head {head} weights"] = random.normal(0, spread, (rows, INPUTS[head]))
        out[f"head {head} bias"] = np.zeros(rows)
        if head in PAIRS:
            out[f"head {head} distance"] = np.zeros(BUCKETS)
    return {name: jnp.asarray(value, jnp.float32) for name, value in out.items()}


def linear(weights: Weights, head: str, x: jax.Array) -> jax.Array:
    """Scores of a head for each vector."""
    return x @ weights[f"head {head} weights"].T + weights[f"head {head} bias"]


def bucket(distance: jax.Array) -> jax.Array:
    """The bucket of a distance in words."""
    size = (jnp.abs(distance)[..., None] >= jnp.array(EDGES)).sum(-1)
    return len(EDGES) + jnp.sign(distance) * size


def pair_scores(weights: Weights, head: str, left: jax.Array, right: jax.Array, distance: jax.Array) -> jax.Array:
    """Scores of projected left sides [… × a × 64] and right sides [… × b × 64] at distances [… × a × b]."""
    return left @ right.swapaxes(-1, -2) / 8 + weights[f"head {head} distance"][bucket(distance)]


def scores(weights: Weights, hidden: jax.Array, batch: Batch, drop: Dropout) -> dict[str, jax.Array]:
    """Scores of all heads."""
    hidden = drop(hidden)
    out = {head: linear(weights, head, hidden) for head in (*BIO, "commitment")}
    first = batch["first"][:, :, None]
    sums = jnp.pad(jnp.cumsum(hidden * first, 1), ((0, 0), (1, 0), (0, 0)))
    counts = jnp.pad(jnp.cumsum(batch["first"], 1), ((0, 0), (1, 0)))

    def mean(row: jax.Array, begin: jax.Array, end: jax.Array) -> jax.Array:
        return (sums[row, end] - sums[row, begin]) / jnp.maximum(counts[row, end] - counts[row, begin], 1)[:, None]

    row, sentence, target = batch["pool row"], batch["pool sentence"], batch["pool target"]
    whole = mean(row, sentence[:, 0], sentence[:, 1])
    out["quad"] = linear(weights, "quad", whole)
    out["stance"] = linear(weights, "stance", jnp.concatenate([mean(row, target[:, 0], target[:, 1]), whole], -1))

    row, cue = batch["scope row"], batch["scope cue"]
    distance = batch["word"][row] - batch["scope first"][:, None]
    for head in ("scope", "hedge-scope"):
        both = linear(weights, head, hidden)
        left, right = both[row, :, :PROJECTION], both[row, :, PROJECTION:]
        left = jnp.einsum("cnd,cn->cd", left, cue / jnp.maximum(cue.sum(-1, keepdims=True), 1))
        out[head] = pair_scores(weights, head, left[:, None], right, distance[:, None])[:, 0]

    row, span = batch["span row"], batch["span pieces"]
    middle, ends = mean(row, span[:, 0], span[:, 2]), (hidden[row, span[:, 0]] + hidden[row, span[:, 1]]) / 2
    words = batch["span words"]
    for head in ("link-source", "link-content"):
        left = linear(weights, head, middle)[:, :PROJECTION]
        right = linear(weights, head, ends)[:, PROJECTION:]
        out[head] = pair_scores(weights, head, left, right, span_distance(words, words))
    return out


def span_distance(cues: jax.Array, spans: jax.Array) -> jax.Array:
    """Words from each cue to each span, whose first and last words are given; 0 where they overlap."""
    after, before = spans[None, :, 0] - cues[:, None, 1], spans[None, :, 1] - cues[:, None, 0]
    return jnp.where(after > 0, after, jnp.where(before < 0, before, 0))


Summed = tuple[jax.Array, jax.Array]


def summed(values: jax.Array, known: jax.Array) -> Summed:
    """Sum of the known values, and their number."""
    return jnp.where(known, values, 0).sum(), known.sum()


def losses(found: dict[str, jax.Array], batch: Batch) -> dict[str, Summed]:
    """Loss of every head over what is labelled, and how much that is."""
    out = {}
    for head in BIO:
        gold, have = batch[head], found[head]
        if head == "names":  # where nationalities are not marked, "outside" may be one
            open_ = jax.nn.logsumexp(have[..., jnp.array([0, 7, 8])], -1)
            outside = jnp.where(batch["partial names"] > 0, open_, have[..., 0])
            chosen = jnp.take_along_axis(have, jnp.maximum(gold, 0)[..., None], -1)[..., 0]
            loss = jax.nn.logsumexp(have, -1) - jnp.where(gold == 0, outside, chosen)
        else:
            loss = optax.softmax_cross_entropy_with_integer_labels(have, jnp.maximum(gold, 0))
        out[head] = summed(loss, gold >= 0)
    gold = batch["commitment"]
    out["commitment"] = summed(2 * optax.huber_loss(found["commitment"][..., 0], gold, delta=0.5), gold > -9)
    for head in ("stance", "quad"):
        gold = batch[head]
        loss = optax.softmax_cross_entropy_with_integer_labels(found[head], jnp.maximum(gold, 0))
        if head == "stance":
            loss = loss * jnp.array(STANCE_WEIGHTS)[jnp.maximum(gold, 0)]
        out[head] = summed(loss, gold >= 0)
    for head in ("scope", "hedge-scope"):
        gold = batch[head]
        out[head] = summed(optax.sigmoid_binary_cross_entropy(found[head], gold), gold >= 0)
    out["link-source"] = chosen_loss(found["link-source"], batch["source allowed"], batch["source gold"])
    out["link-content"] = chosen_loss(found["link-content"].T, batch["content allowed"], batch["content gold"])
    return out


def chosen_loss(have: jax.Array, allowed: jax.Array, gold: jax.Array) -> Summed:
    """Cross-entropy of the right candidate among those allowed and "none", whose score is 0 and number the last."""
    every = jnp.pad(jnp.where(allowed, have, -1e9), ((0, 0), (0, 1)))
    loss = optax.softmax_cross_entropy_with_integer_labels(every, jnp.maximum(gold, 0))
    return summed(loss, gold >= 0)
