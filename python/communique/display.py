"""A document as one self-contained piece of HTML: no scripts, nothing fetched, every character of the text escaped.

Spans of statements, cues and targets nest and overlap, so the text is cut at every boundary, and each piece says which
spans it lies in.
"""

from __future__ import annotations

import functools
import html
import importlib.resources
from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise
from typing import NamedTuple

from ._core import Document, Speaker, Statement

HUES = (212, 28, 145, 276, 340, 182, 52, 248, 100, 4)  # far apart for neighbours, then filling the gaps
LIMIT = 200_000  # code points shown; a notebook is no place for more
LINE_END = '<span class="end">\n</span>'
KEY = {
    "epistemic": "may, likely, think",
    "bouletic": "hope, if",
    "evidential": "reportedly, about",
    "non_commitment": "no comment",
    "booster": "certainly",
    "negation": "not",
}


class Mark(NamedTuple):
    """A span that shows: ``order`` ranks what is innermost where spans coincide."""

    start: int
    end: int
    order: int
    css: str
    title: str
    colour: str = ""
    number: int = -1  # of the statement, where the mark is its content


class Piece(NamedTuple):
    """A stretch of text with no boundary inside, and the marks that cover it, outermost first."""

    start: int
    end: int
    marks: tuple[Mark, ...]


@functools.cache
def _css() -> str:
    return importlib.resources.files(__package__).joinpath("display.css").read_text(encoding="utf8")


def _escape(text: str) -> str:
    # A lone surrogate or a NUL cannot stand in an HTML file; the replacement character is what a browser would show.
    return html.escape("".join("\ufffd" if c == "\0" or "\ud800" <= c <= "\udfff" else c for c in text))


def _colour(position: int | None) -> str:
    """CSS variables of a speaker's colour: stable by the order of speakers, grey for nobody."""
    return "--h:0;--s:0%" if position is None else f"--h:{HUES[position % len(HUES)]};--s:70%"


def pieces_of(length: int, marks: Iterable[Mark]) -> Iterator[Piece]:
    """The text from 0 to ``length``, cut at every boundary of a mark."""
    marks = sorted((m for m in marks if m.start < min(m.end, length)), key=lambda m: (m.start, -m.end, m.order))
    cuts = sorted({0, length, *(min(p, length) for m in marks for p in (m.start, m.end))})
    active: list[Mark] = []
    upcoming = iter(marks)
    following = next(upcoming, None)
    for start, end in pairwise(cuts):
        active = [m for m in active if m.end > start]
        while following is not None and following.start <= start:
            active.append(following)
            following = next(upcoming, None)
        yield Piece(start, end, tuple(sorted(active, key=lambda m: m.order)))


def _summary(statement: Statement) -> str:
    who = statement.speaker.name if statement.speaker else "unknown speaker"
    return f"{statement.index} · {who}"


def _marks_of(statement: Statement, colour: str) -> Iterator[Mark]:
    order = 10 * statement.index
    title = statement.explain()
    css = "said" if statement.parent is None else "said within"
    # A statement that withholds its content shows by its cue.
    for span in statement.content or filter(None, (statement.cue,)):
        yield Mark(span.start, span.end, order, css, title, colour, statement.index)
    if statement.mention:
        mention = statement.mention
        yield Mark(mention.start, mention.end, order + 1, "by", _summary(statement), colour)
    if statement.cue:
        about = f"{_summary(statement)} · {statement.act}"
        yield Mark(statement.cue.start, statement.cue.end, order + 2, "cue", about)
    for stance in statement.stances:
        if stance.label != "neutral":
            side = "for" if stance.polarity > 0 else "against"
            yield Mark(stance.target.start, stance.target.end, order + 3, side, stance.explain())
    for cue in statement.hedging.cues:
        about = f"{'negated ' if cue.negated else ''}{cue.cls}, weight {cue.weight:+.2f}"
        yield Mark(cue.span.start, cue.span.end, order + 4, f"hedge {cue.cls}", about)


def _span(mark: Mark, inner: str) -> str:
    style = f' style="{mark.colour}"' if mark.colour else ""
    return f'<span class="{mark.css}"{style} title="{_escape(mark.title)}">{inner}</span>'


def _badge(number: int, colour: str) -> str:
    return f'<span class="number" style="{colour}">{number}</span>'


def _inner(text: str, piece: Piece) -> str:
    """A piece with the marks of its words, the statements around it left out."""
    out = _escape(text[piece.start : piece.end]).replace("\n", LINE_END)
    for mark in reversed(piece.marks):
        if mark.number >= 0:
            continue
        if mark.css in ("for", "against") and piece.end != mark.end:
            continue  # the sign stands once, after the target
        out = _span(mark, out)
    return out


def _body(document: Document, colours: list[str], length: int) -> str:
    text = document.text
    # A nested statement repeats the cues and targets of the one around it: each shows once, as the inner one has it.
    marks = {
        (mark.start, mark.end, mark.css, mark.number): mark
        for statement in document.statements
        for mark in _marks_of(statement, colours[statement.index])
    }
    out = []
    numbered: set[int] = set()
    pieces = pieces_of(length, marks.values())
    for around, group in groupby(pieces, key=lambda piece: tuple(m for m in piece.marks if m.number >= 0)):
        inner = "".join(_inner(text, piece) for piece in group)
        if not around:
            out.append(inner)
            continue
        new = [mark for mark in around if mark.number not in numbered]
        numbered.update(mark.number for mark in new)
        badges = "".join(_badge(mark.number, mark.colour) for mark in new)
        out.append(_span(around[-1], badges + inner))
    return "".join(out)


def _legend(document: Document, position: dict[Speaker, int]) -> str:
    said = [statement.speaker for statement in document.statements]
    chips = []
    for speaker in sorted(position, key=lambda one: -said.count(one)):
        count = said.count(speaker)
        if count:
            role = f" <small>{_escape(speaker.role)}</small>" if speaker.role else ""
            chips.append(
                f'<span style="{_colour(position[speaker])}">{_escape(speaker.name)}{role} <b>{count}</b></span>'
            )
    if None in said:
        chips.append(f'<span style="{_colour(None)}">unknown <b>{said.count(None)}</b></span>')
    return f'<div class="speakers">{"".join(chips)}</div>'


def _key() -> str:
    hedges = "".join(f'<span class="hedge {css}">{words}</span>' for css, words in KEY.items())
    signs = '<span class="for">for</span><span class="against">against</span>'
    return f'<div class="key"><span class="cue">reporting cue</span>{hedges}{signs}</div>'


def _list(statements: tuple[Statement, ...], colours: list[str]) -> str:
    rows = []
    for statement in statements:
        hedging = statement.hedging
        tags = (statement.type, statement.act, f"hedging {hedging.score:.2f}", hedging.level)
        shown = "".join(f'<span class="tag">{_escape(tag)}</span>' for tag in tags)
        who = statement.speaker.name if statement.speaker else "unknown"
        rows.append(
            f"<details><summary>{_badge(statement.index, colours[statement.index])}"
            f"<b>{_escape(who)}</b> {shown}</summary><pre>{_escape(statement.explain())}</pre></details>"
        )
    head = f"{len(statements)} statements with their evidence"
    return f'<details class="all"><summary>{head}</summary>{"".join(rows)}</details>'


def to_html(document: Document) -> str:
    """The text with its statements, speakers, hedges and evidence, as one self-contained fragment of HTML."""
    position = {speaker: i for i, speaker in enumerate(document.speakers)}
    statements = document.statements
    colours = [_colour(position[s.speaker] if s.speaker else None) for s in statements]
    size = len(document.text)
    length = min(size, LIMIT)
    cut = f'<div class="note">… and {size - length:,} more characters</div>' if size > length else ""
    return (
        f'<div class="communique"><style>{_css()}</style>{_legend(document, position)}{_key()}'
        f'<div class="text">{_body(document, colours, length)}</div>{cut}{_list(statements, colours)}</div>'
    )


PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>{title}</title>
<style>
  body {{ margin: 2.5rem auto; padding: 0 1.25rem; max-width: 54rem }}
  h1 {{ font: 600 1.15rem system-ui, sans-serif }}
</style>
</head><body>
{body}
</body></html>
"""


def to_page(documents: Iterable[tuple[str, Document]]) -> str:
    """A whole HTML page of named documents."""
    parts = [(name, f"<h1>{_escape(name)}</h1>\n{to_html(document)}") for name, document in documents]
    return PAGE.format(
        title=_escape(", ".join(name for name, _ in parts)[:80]), body="\n".join(body for _, body in parts)
    )
