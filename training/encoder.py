"""The encoder: MiniLM's six layers in JAX, with an embedding of case beside word and position."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from pieces import BASE, base_vocabulary
from safetensors.numpy import load_file

HIDDEN, HEADS, INNER, POSITIONS, CASES = 384, 12, 1536, 256, 3
Weights = dict[str, jax.Array]
Batch = Mapping[str, Any]  # arrays by name, as batches.py makes them


def base_weights(vocabulary: list[str], layers: int) -> Weights:
    """The base model's weights under this library's names, matrices as [outputs × inputs]."""
    base = load_file(str(BASE / "model.safetensors"))
    rows = {piece: i for i, piece in enumerate(base_vocabulary())}
    types = base["embeddings.token_type_embeddings.weight"]
    out = {
        "word embeddings": base["embeddings.word_embeddings.weight"][[rows[p] for p in vocabulary]],
        "position embeddings": base["embeddings.position_embeddings.weight"][:POSITIONS] + types[0],
        "case embeddings": np.zeros((CASES, HIDDEN), np.float32),
        "embedding norm": np.stack([base["embeddings.LayerNorm.weight"], base["embeddings.LayerNorm.bias"]]),
    }
    for i in range(layers):
        at = f"encoder.layer.{i}."
        for ending, suffix in (("weight", ""), ("bias", " bias")):
            parts = [base[f"{at}attention.self.{part}.{ending}"] for part in ("query", "key", "value")]
            out[f"layer {i} qkv{suffix}"] = np.concatenate(parts)
            out[f"layer {i} out{suffix}"] = base[f"{at}attention.output.dense.{ending}"]
            out[f"layer {i} up{suffix}"] = base[f"{at}intermediate.dense.{ending}"]
            out[f"layer {i} down{suffix}"] = base[f"{at}output.dense.{ending}"]
        norms = [
            base[f"{at}{part}.LayerNorm.{e}"] for part in ("attention.output", "output") for e in ("weight", "bias")
        ]
        out[f"layer {i} norms"] = np.stack(norms)
    return {name: jnp.asarray(value, jnp.float32) for name, value in out.items()}


def depth(weights: Mapping[str, Any]) -> int:
    """Number of layers."""
    return sum(name.endswith(" qkv") for name in weights)


def normalised(x: jax.Array, gain: jax.Array, bias: jax.Array) -> jax.Array:
    """Layer norm."""
    mean = x.mean(-1, keepdims=True)
    variance = jnp.square(x - mean).mean(-1, keepdims=True)
    return (x - mean) * jax.lax.rsqrt(variance + 1e-12) * gain + bias


class Dropout:
    """Drops about a tenth of the values; without a key none."""

    def __init__(self, key: jax.Array | None, calls: int):
        self.keys = None if key is None else iter(jax.random.split(key, calls))

    def __call__(self, x: jax.Array) -> jax.Array:
        """Some values become zero, the others grow."""
        if self.keys is None:
            return x
        kept = jax.random.bits(next(self.keys), x.shape, jnp.uint8) >= 26
        return jnp.where(kept, x * (256 / 230), 0)


def hidden_states(weights: Weights, batch: Batch, drop: Dropout) -> jax.Array:
    """[rows × pieces × 384]; pieces see those of the same segment in their row."""
    rows, n = batch["ids"].shape
    x = weights["word embeddings"][batch["ids"]] + weights["position embeddings"][batch["position"]]
    x = x + weights["case embeddings"][batch["case"]]
    x = drop(normalised(x, *weights["embedding norm"]))
    segment = batch["segment"]
    hide = jnp.where(segment[:, None, :] == segment[:, :, None], 0, -1e9)[:, None]

    def linear(x: jax.Array, name: str) -> jax.Array:
        return x @ weights[name].T + weights[f"{name} bias"]

    for i in range(depth(weights)):
        at = f"layer {i}"
        gain, bias, gain_out, bias_out = weights[f"{at} norms"]
        qkv = linear(x, f"{at} qkv").reshape(rows, n, 3, HEADS, HIDDEN // HEADS).transpose(2, 0, 3, 1, 4)
        q, k, v = qkv
        attention = jax.nn.softmax(q @ k.transpose(0, 1, 3, 2) / np.sqrt(HIDDEN // HEADS) + hide, -1)
        seen = (attention @ v).transpose(0, 2, 1, 3).reshape(rows, n, HIDDEN)
        x = normalised(x + drop(linear(seen, f"{at} out")), gain, bias)
        inner = jax.nn.gelu(linear(x, f"{at} up"), approximate=True)
        x = normalised(x + drop(linear(inner, f"{at} down")), gain_out, bias_out)
    return x
