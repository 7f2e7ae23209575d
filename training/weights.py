"""Rounded weights: one scale a row, as the engine stores them."""

from __future__ import annotations

import pathlib

import numpy as np

Weights = dict[str, np.ndarray]


def load_weights(path: pathlib.Path) -> Weights:
    """The weights of a checkpoint."""
    with np.load(path) as file:
        return {n.removeprefix("weight "): file[n] for n in file.files if n.startswith("weight ")}


def is_rounded(name: str) -> bool:
    """Whether the file holds the matrix as int8: word embeddings and the four matrices of every layer."""
    return name == "word embeddings" or name.endswith((" qkv", " out", " up", " down"))


def rounded(matrix: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """int8 rows −127..127 and the scale of each."""
    scales = (np.abs(matrix).max(1) / 127).astype(np.float32)
    scales = np.where(scales == 0, np.float32(1), scales)
    return np.clip(np.rint(matrix / scales[:, None]), -127, 127).astype(np.int8), scales


def dequantised(weights: Weights) -> Weights:
    """The weights as the engine knows them."""
    out = {}
    for name, value in weights.items():
        if is_rounded(name):
            rows, scales = rounded(value)
            value = rows.astype(np.float32) * scales[:, None]
        out[name] = value
    return out
