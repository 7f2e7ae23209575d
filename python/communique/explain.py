"""Why a number is what it is, as text."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

from ._core import Evidence, Hedging, Stance, Statement

INDENT = "  "


def _ledger(items: Iterable[Evidence], total: float) -> list[str]:
    """The evidence as an addition."""
    items = list(items)
    rows = [
        f"{INDENT}{item.delta:+.3f}  {item.rule}" + (f"  “{_short(item.text)}”" if item.text else "") for item in items
    ]
    return [*rows, f"{INDENT}{total:+.3f}  sum"] if items else [f"{INDENT}{total:+.3f}  (no evidence)"]


def _short(text: str, width: int = 60) -> str:
    return textwrap.shorten(text, width, placeholder=" …")


def explain_hedging(hedging: Hedging) -> str:
    """The evidence of the hedge score as an addition, with the commitment that follows from it."""
    direction = {1: "claimed", 0: "not a claim", -1: "denied"}[hedging.direction]
    head = f"hedging {hedging.score:.3f}, {direction}, commitment {hedging.commitment:+.3f} ({hedging.level})"
    cues = [f"{INDENT}cue “{cue.text}”: {'negated ' if cue.negated else ''}{cue.cls}" for cue in hedging.cues]
    return "\n".join([head, *cues, *_ledger(hedging.evidence, hedging.score)])


def explain_stance(stance: Stance) -> str:
    """The evidence of the polarity as an addition."""
    head = f"stance toward {stance.name}: {stance.label} {stance.polarity:+.3f} ({stance.act}, {stance.modality}"
    head += f", {stance.quad})" if stance.quad != "none" else ")"
    condition = [f"{INDENT}on the condition “{_short(stance.condition.text)}”"] if stance.condition else []
    return "\n".join([head, *condition, *_ledger(stance.evidence, stance.polarity)])


def _speaker(statement: Statement) -> str:
    speaker = statement.speaker
    if speaker is None:
        return "speaker unknown"
    role = f", {speaker.role}" if speaker.role else ""
    mention = f", named here “{statement.mention.text}”" if statement.mention else ""
    rule = f" [by {statement.speaker_rule}]"
    return f"speaker {speaker.name} ({speaker.kind}{role}){mention}{rule}"


def explain_statement(statement: Statement) -> str:
    """Speaker, cue, act, hedging and stances of the statement, each with its evidence."""
    cue = f"cue “{statement.cue.text}”" if statement.cue else "no cue: the quotation goes on, or stands alone"
    lines = [
        f"statement {statement.index}, {statement.type}: “{_short(statement.text, 100)}”",
        _speaker(statement),
        cue,
        f"act {statement.act}",
        explain_hedging(statement.hedging),
        *(explain_stance(stance) for stance in statement.stances),
    ]
    return "\n".join(lines)
