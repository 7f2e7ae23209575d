"""Weights of a run → en-encoder.cmq, its card, and a float32 twin for tests: python export.py DATA RUN OUT."""

from __future__ import annotations

import argparse
import json
import pathlib

import numpy as np
from card import card, markdown
from encoder import HEADS, HIDDEN, INNER, POSITIONS, depth
from heads import INPUTS, PAIRS, ROWS
from items import KINDS, QUAD, STANCE
from weights import Weights, is_narrow, is_rounded, load_weights, rounded
from weights_file import ARCHITECTURE, WeightsWriter, encoder_digest

OUTPUTS, STEP = 32, 4  # of a panel, as the engine reads them


def panels(matrix: np.ndarray) -> np.ndarray:
    """Rows in panels of 32 outputs × 4 inputs."""
    n, k = matrix.shape
    return matrix.reshape(n // OUTPUTS, OUTPUTS, k // STEP, STEP).transpose(0, 2, 1, 3)


def bio_labels(head: str) -> list[str]:
    """O, B-kind, I-kind …"""
    return ["O"] + [f"{place}-{kind}" for kind in KINDS[head] for place in "BI"]


def heads_table() -> list[dict[str, object]]:
    """What the heads are, for people and other programs."""
    labels = {head: bio_labels(head) for head in KINDS} | {"stance": list(STANCE), "quad": list(QUAD)}

    def kind(head: str) -> str:
        if head in PAIRS:
            return "pair"
        return "pooled" if head in ("stance", "quad") else "word"

    return [
        {"name": h, "kind": kind(h), "labels": labels.get(h, []), "rows": ROWS[h], "inputs": INPUTS[h]} for h in ROWS
    ]


def write(path: pathlib.Path, weights: Weights, vocabulary: list[str], about: str, digest: int, whole: bool) -> int:
    """One file: int8 rows, or everything in float32 where `whole`."""
    writer = WeightsWriter("en-encoder-fp32" if whole else "en-encoder", digest)
    writer.add("card", about)
    writer.add("shape", np.array([depth(weights), HIDDEN, HEADS, INNER, len(vocabulary), POSITIONS, 0, 0], np.int32))
    writer.add("vocabulary", "\n".join(vocabulary))
    writer.add("heads", json.dumps(heads_table()))
    for name, value in weights.items():
        value = value.astype(np.float32)
        if not is_rounded(name) or whole:
            writer.add(name, value)
            continue
        rows, scales = rounded(value, np, is_narrow(name))
        rows = rows.astype(np.int8)
        writer.add(name, rows if name == "word embeddings" else panels(rows))
        writer.add("word embedding scales" if name == "word embeddings" else f"{name} scales", scales)
    return writer.write(path)


def main() -> None:
    """Writes OUT, OUT with the ending .md, and the twin where it is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=pathlib.Path)
    parser.add_argument("run", type=pathlib.Path, help="folder of vocabulary.txt, checkpoint.npz and scores.json")
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--float32", type=pathlib.Path, help="where the twin goes")
    parser.add_argument("--architecture", type=pathlib.Path, default=ARCHITECTURE)
    options = parser.parse_args()
    vocabulary = (options.run / "vocabulary.txt").read_text(encoding="utf8").split("\n")
    weights = load_weights(options.run / "checkpoint.npz")
    digest = encoder_digest(options.architecture)
    about = card(options.data, options.run, len(vocabulary))
    text = json.dumps(about, ensure_ascii=False)
    size = write(options.out, weights, vocabulary, text, digest, whole=False)
    options.out.with_suffix(".md").write_text(markdown(about, size), encoding="utf8")
    if options.float32:
        write(options.float32, weights, vocabulary, text, digest, whole=True)
    print(options.out, size, "bytes")


if __name__ == "__main__":
    main()
