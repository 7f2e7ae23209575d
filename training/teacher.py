"""What a shallow encoder learns from a deep one: its states of the words, and its scores of their labels."""

from __future__ import annotations

import jax
import jax.numpy as jnp
import numpy as np
from encoder import Batch, Weights, depth
from heads import SHARE, linear
from items import BIO

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


def imitation(weights: Weights, hidden: jax.Array, teacher: Weights, taught: jax.Array, batch: Batch) -> jax.Array:
    """How far states [rows × pieces × 384] and labels of words are from the teacher's, whatever the corpora label."""
    words = batch["first"]

    def mean(values: jax.Array) -> jax.Array:
        return (values * words).sum() / words.sum()

    loss = STATES * mean(jnp.square(hidden - taught).mean(-1))
    for head in BIO:
        right = jax.nn.log_softmax(linear(teacher, head, taught))
        have = jax.nn.log_softmax(linear(weights, head, hidden))
        loss += SHARE[head] * mean((jnp.exp(right) * (right - have)).sum(-1))
    return loss
