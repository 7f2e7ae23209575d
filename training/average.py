"""The mean of two rounds' weights, which keeps more of what each has learned: python average.py RUN1 RUN2 OUT."""

from __future__ import annotations

import argparse
import json
import pathlib
import shutil

import numpy as np


def main() -> None:
    """Writes OUT/checkpoint.npz, and vocabulary and facts of the later run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("runs", type=pathlib.Path, nargs=2)
    parser.add_argument("out", type=pathlib.Path)
    options = parser.parse_args()
    first, second = (np.load(run / "checkpoint.npz") for run in options.runs)
    mean = {
        name: ((first[name] + second[name]) / 2).astype(second[name].dtype)
        if second[name].dtype.kind == "f" and first[name].shape == second[name].shape
        else second[name]
        for name in second.files
    }
    options.out.mkdir(exist_ok=True)
    np.savez(options.out / "checkpoint.npz", **mean)
    shutil.copy(options.runs[1] / "vocabulary.txt", options.out)
    rounds = [json.loads((run / "facts.json").read_text(encoding="utf8")) for run in options.runs]
    facts = rounds[1] | {"mean of rounds": [len(one["rounds"]) for one in rounds]}
    (options.out / "facts.json").write_text(json.dumps(facts, indent=1), encoding="utf8")


if __name__ == "__main__":
    main()
