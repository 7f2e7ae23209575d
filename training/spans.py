"""Spans of characters as the scorers compare them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

EDGE = " \t\r\n\u00a0\"'“”‘’«»„‟‹›`.,;:"

Span = tuple[int, int]


def trim(text: str, span: Sequence[int]) -> Span | None:
    """The span without quotation marks, spaces and punctuation at its ends; None where nothing is left."""
    start, end = span
    while start < end and text[start] in EDGE:
        start += 1
    while end > start and text[end - 1] in EDGE:
        end -= 1
    return (start, end) if start < end else None


def merged(text: str, spans: Iterable[Sequence[int]]) -> tuple[Span, ...]:
    """Trimmed spans in order, joined where only marks and spaces lie between them."""
    out: list[Span] = []
    for span in sorted(s for s in (trim(text, s) for s in spans) if s):
        if out and (span[0] <= out[-1][1] or not text[out[-1][1] : span[0]].strip(EDGE)):
            out[-1] = (out[-1][0], max(out[-1][1], span[1]))
        else:
            out.append(span)
    return tuple(out)
