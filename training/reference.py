"""What the engine must give for texts: python reference.py RUN TEXTS OUT.npz (TEXTS: one a line, each a window)."""

from __future__ import annotations

import argparse
import pathlib

import numpy as np
from items import BIO
from pieces import Reader
from reading import Encoder
from weights import dequantised, load_weights


def main() -> None:
    """For text n: pieces, offsets in code points, words, hidden states and scores, by float32 and rounded weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=pathlib.Path)
    parser.add_argument("texts", type=pathlib.Path)
    parser.add_argument("out", type=pathlib.Path)
    options = parser.parse_args()
    vocabulary = (options.run / "vocabulary.txt").read_text(encoding="utf8").split("\n")
    weights, reader = load_weights(options.run / "checkpoint.npz"), Reader(vocabulary)
    texts = options.texts.read_text(encoding="utf8").strip().split("\n")
    items = [reader.item(text) for text in texts]
    out: dict[str, np.ndarray] = {"texts": np.array(texts)}
    for kind, these in (("float32", weights), ("rounded", dequantised(weights))):
        encoder = Encoder(these, vocabulary)
        for n, (item, hidden) in enumerate(zip(items, encoder.read(items), strict=True)):
            out[f"{n} ids"], out[f"{n} case"] = item.ids, item.case
            out[f"{n} offsets"], out[f"{n} words"] = np.array(item.offsets), np.array(item.words)
            out[f"{n} first"] = np.array([item.speakers.get(w, -1) for w in range(len(item.words))])
            out[f"{n} hidden {kind}"] = hidden
            for head in (*BIO, "commitment", "quad", "link-source", "link-content", "scope", "hedge-scope"):
                out[f"{n} {head} {kind}"] = encoder.linear(head, hidden)
    np.savez(options.out, **out)  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
