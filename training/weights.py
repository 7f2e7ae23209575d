"""Rounded weights: one scale a row, as the engine stores them."""

from __future__ import annotations

import pathlib
from typing import Any

import numpy as np

Weights = dict[str, np.ndarray]


def load_weights(path: pathlib.Path) -> Weights:
    """The weights of a checkpoint."""
    with np.load(path) as file:
        return {n.removeprefix("weight "): file[n] for n in file.files if n.startswith("weight ")}


def is_rounded(name: str) -> bool:
    """Whether the file holds the matrix as int8: word embeddings and the four matrices of every layer."""
    return name == "word embeddings" or name.endswith((" qkv", " out", " up", " down"))


def is_narrow(name: str) -> bool:
    """Whether the engine multiplies the matrix with bytes of activations: all but the embeddings."""
    return is_rounded(name) and name != "word embeddings"


def rounded(matrix: Any, xp: Any, narrow: bool) -> tuple[Any, Any]:
    """Whole numbers −127..127 and the scale of each row. `xp`: NumPy or its like in JAX. In narrow rows numbers 2k and
    2k + 1 of the same sign add up to 128 at most, so that processors without products of four bytes are faster by half
    (`are_narrow` in kernels.hpp): all are 85 at most, which leaves few pairs to mend."""
    scales = xp.maximum(xp.abs(matrix).max(1) / (85 if narrow else 127), 1e-12).astype(np.float32)
    rows = xp.rint(matrix / scales[:, None])
    if narrow:
        left, right = rows[:, 0::2], rows[:, 1::2]
        over = xp.where(left * right > 0, xp.maximum(xp.abs(left) + xp.abs(right) - 128, 0), 0)
        half = xp.floor(over / 2)
        pairs = [left - xp.sign(left) * half, right - xp.sign(right) * (over - half)]
        rows = xp.stack(pairs, -1).reshape(rows.shape)
    return rows, scales


def dequantised(weights: Weights) -> Weights:
    """The weights as the engine knows them."""
    out = {}
    for name, value in weights.items():
        if is_rounded(name):
            rows, scales = rounded(value, np, is_narrow(name))
            value = (rows * scales[:, None]).astype(np.float32)
        out[name] = value
    return out
