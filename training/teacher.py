"""What a shallow encoder learns from a deep one: its states of the words, and its scores, labelled or not."""

from __future__ import annotations

import jax
import jax.numpy as jnp
import numpy as np
from batches import Arrays
from encoder import Batch, Dropout, Weights, depth, hidden_states
from heads import SHARE, scores
from items import BIO, UNKNOWN

STATES = 3.0  # share of the states beside that of the scores


def inherited(teacher: Weights, layers: int) -> Weights:
    """The teacher's weights without some of its layers, from the first to the last in even steps."""
    kept = np.linspace(0, depth(teacher) - 1, layers).round().astype(int).tolist()
    out = {name: value for name, value in teacher.items() if not name.startswith("layer ")}
    for new, old in enumerate(kept):
        before, after = f"layer {old} ", f"layer {new} "
        own = [name for name in teacher if name.startswith(before)]
        out |= {after + name.removeprefix(before): teacher[name] for name in own}
    return out


def fill_pools(batch: Arrays, full_stop: int, seed: int) -> None:
    """Puts into the free places of pools what nobody labelled: capital words as targets, in their sentences."""
    random = np.random.default_rng(seed)
    free = np.flatnonzero((batch["stance"] == UNKNOWN) & (batch["quad"] == UNKNOWN))
    rows, places = np.nonzero((batch["case"] > 0) & (batch["first"] > 0))
    for slot, chosen in zip(free, random.permutation(len(rows)), strict=False):
        row, begin = rows[chosen], places[chosen]
        inside = np.flatnonzero(batch["segment"][row] == batch["segment"][row, begin])[1:-1]  # without the two marks
        stops = inside[batch["ids"][row, inside] == full_stop] + 1
        first = max(stops[stops <= begin], default=inside[0])
        last = min(stops[stops > begin], default=inside[-1] + 1)
        end = begin + 1
        while end < last and (batch["case"][row, end] > 0 or not batch["first"][row, end]):
            end += 1
        batch["pool row"][slot] = row
        batch["pool sentence"][slot], batch["pool target"][slot] = (first, last), (begin, end)


def imitation(hidden: jax.Array, found: dict[str, jax.Array], teacher: Weights, batch: Batch) -> jax.Array:
    """How far states [rows × pieces × 384] and scores of words and pools are from the teacher's."""
    taught = hidden_states(teacher, batch, Dropout(None, 0))
    right = scores(teacher, taught, batch, Dropout(None, 0))
    words, pools = batch["first"], batch["pool sentence"][:, 1] > 0

    def mean(values: jax.Array, counted: jax.Array) -> jax.Array:
        return (values * counted).sum() / counted.sum()

    loss = STATES * mean(jnp.square(hidden - taught).mean(-1), words)
    for head in (*BIO, "stance", "quad"):
        wanted = jax.nn.log_softmax(right[head])
        less = jnp.exp(wanted) * (wanted - jax.nn.log_softmax(found[head]))
        loss += SHARE[head] * mean(less.sum(-1), words if head in BIO else pools)
    return loss
