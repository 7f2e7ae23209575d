"""Documents as tables, dictionaries and JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from ._core import Cue, Document, Evidence, Speaker, Stance, Statement, __version__
from .errors import coded

if TYPE_CHECKING:
    import pandas as pd

    Columns = dict[str, Any]

NULLABLE_INTEGERS = ("parent",)


class Table:
    """Columns of equal length: lists of Python values, or NumPy arrays where the values are offsets."""

    __slots__ = ("_columns", "name")

    def __init__(self, name: str, columns: Columns) -> None:
        self.name = name
        self._columns = columns

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns, in their order."""
        return tuple(self._columns)

    def __len__(self) -> int:
        return len(next(iter(self._columns.values())))

    def __getitem__(self, column: str) -> Any:
        return self._columns[column]

    def __repr__(self) -> str:
        return f"<Table {self.name}: {len(self)} rows, columns {' '.join(self._columns)}>"

    def to_pandas(self) -> pd.DataFrame:
        """The table as a pandas DataFrame."""
        try:
            import pandas as pd
        except ImportError as problem:
            raise ImportError('data frames need pandas: pip install "communique[pandas]"') from problem
        try:
            frame = pd.DataFrame(self._columns)
        except UnicodeEncodeError:  # pandas 3 keeps text in Arrow where that is installed, and Arrow no lone surrogates
            with pd.option_context("mode.string_storage", "python"):
                frame = pd.DataFrame(self._columns)
        return frame.astype({name: "Int64" for name in NULLABLE_INTEGERS if name in self._columns})


def _text(span: Any) -> str | None:
    return None if span is None else span.text


def _by_row(getters: dict[str, Callable[..., Any]], rows: Iterable[tuple[Any, ...]]) -> Columns:
    rows = list(rows)
    return {name: [get(*row) for row in rows] for name, get in getters.items()}


STATEMENT: dict[str, Callable[[Statement], Any]] = {
    "statement": lambda s: s.index,
    "type": lambda s: s.type,
    "speaker": lambda s: s.speaker.name if s.speaker else None,
    "speaker_rule": lambda s: s.speaker_rule,
    "mention": lambda s: _text(s.mention),
    "cue": lambda s: _text(s.cue),
    "text": lambda s: s.text,
    "act": lambda s: s.act,
    "hedging": lambda s: s.hedging.score,
    "direction": lambda s: s.hedging.direction,
    "commitment": lambda s: s.hedging.commitment,
    "level": lambda s: s.hedging.level,
    "stances": lambda s: len(s.stances),
    "addressee": lambda s: _text(s.addressee),
    "medium": lambda s: _text(s.medium),
    "parent": lambda s: s.parent,
    "unclosed": lambda s: s.unclosed,
    "confidence": lambda s: s.confidence,
    "start": lambda s: s.content[0].start if s.content else None,
    "end": lambda s: s.content[-1].end if s.content else None,
}

CUE: dict[str, Callable[[Statement, Cue], Any]] = {
    "statement": lambda s, c: s.index,
    "text": lambda s, c: c.text,
    "cls": lambda s, c: c.cls,
    "weight": lambda s, c: c.weight,
    "negated": lambda s, c: c.negated,
    "start": lambda s, c: c.span.start,
    "end": lambda s, c: c.span.end,
    "scope_start": lambda s, c: c.scope.start,
    "scope_end": lambda s, c: c.scope.end,
}

STANCE: dict[str, Callable[[Statement, Stance], Any]] = {
    "statement": lambda s, t: s.index,
    "speaker": lambda s, t: s.speaker.name if s.speaker else None,
    "target": lambda s, t: t.target.text,
    "name": lambda s, t: t.name,
    "polarity": lambda s, t: t.polarity,
    "label": lambda s, t: t.label,
    "strength": lambda s, t: t.strength,
    "act": lambda s, t: t.act,
    "quad": lambda s, t: t.quad,
    "modality": lambda s, t: t.modality,
    "condition": lambda s, t: _text(t.condition),
    "confidence": lambda s, t: t.confidence,
    "start": lambda s, t: t.target.start,
    "end": lambda s, t: t.target.end,
}

SPEAKER: dict[str, Callable[[Speaker, int], Any]] = {
    "speaker": lambda p, n: p.name,
    "kind": lambda p, n: p.kind,
    "role": lambda p, n: p.role,
    "aliases": lambda p, n: list(p.aliases),
    "rule": lambda p, n: p.rule,
    "mentions": lambda p, n: len(p.mentions),
    "statements": lambda p, n: n,
}


def _statements(document: Document) -> Columns:
    return _by_row(STATEMENT, ((s,) for s in document.statements))


def _cues(document: Document) -> Columns:
    return _by_row(CUE, ((s, cue) for s in document.statements for cue in s.hedging.cues))


def _stances(document: Document) -> Columns:
    return _by_row(STANCE, ((s, stance) for s in document.statements for stance in s.stances))


def _speakers(document: Document) -> Columns:
    said = [s.speaker for s in document.statements]
    return _by_row(SPEAKER, ((speaker, said.count(speaker)) for speaker in document.speakers))


def _sliced(document: Document, start: Any, end: Any) -> list[str]:
    text = document.text
    return [text[a:b] for a, b in zip(start.tolist(), end.tolist(), strict=True)]


def _sentences(document: Document) -> Columns:
    rows = document.sentences
    return {
        "text": _sliced(document, rows.start, rows.end),
        "in_quote": rows.in_quote,
        "start": rows.start,
        "end": rows.end,
    }


def _tokens(document: Document) -> Columns:
    rows = document.tokens
    return {"text": _sliced(document, rows.start, rows.end), "kind": rows.kind, "start": rows.start, "end": rows.end}


TABLES: dict[str, Callable[[Document], Columns]] = {
    "statements": _statements,
    "cues": _cues,
    "stances": _stances,
    "speakers": _speakers,
    "sentences": _sentences,
    "tokens": _tokens,
}


def table_of(document: Document, name: str) -> Table:
    """One of the tables of a document: statements, cues, stances, speakers, sentences or tokens."""
    if name not in TABLES:
        raise coded("CQ307", f"table={name!r} is unknown; choose {', '.join(map(repr, TABLES))}")
    return Table(name, TABLES[name](document))


def joined(name: str, ids: Sequence[object], documents: Sequence[Document]) -> Table:
    """The tables of many documents under each other; column ``document`` holds the id of each row's document."""
    import numpy as np

    tables = [table_of(document, name) for document in documents]
    columns: Columns = {
        "document": [row_id for row_id, table in zip(ids, tables, strict=True) for _ in range(len(table))]
    }
    for column in tables[0].columns:
        pieces = [table[column] for table in tables]
        arrays = isinstance(pieces[0], np.ndarray)
        columns[column] = np.concatenate(pieces) if arrays else [value for piece in pieces for value in piece]
    return Table(name, columns)


def to_frame(document: Document, table: str = "statements") -> pd.DataFrame:
    """A table of the document as a pandas DataFrame: statements, cues, stances, speakers, sentences or tokens."""
    return table_of(document, table).to_pandas()


def _span(span: Any) -> dict[str, Any] | None:
    return None if span is None else {"start": span.start, "end": span.end, "text": span.text}


def _spans(spans: Iterable[Any]) -> list[dict[str, Any] | None]:
    return [_span(span) for span in spans]


def _evidence(items: Iterable[Evidence]) -> list[dict[str, Any]]:
    return [{"span": _span(item.span), "rule": item.rule, "delta": item.delta} for item in items]


def _cue_dict(cue: Cue) -> dict[str, Any]:
    return {
        "span": _span(cue.span),
        "cls": cue.cls,
        "weight": cue.weight,
        "scope": _span(cue.scope),
        "negated": cue.negated,
    }


def _stance_dict(stance: Stance) -> dict[str, Any]:
    plain = ("name", "polarity", "label", "strength", "act", "quad", "modality", "confidence")
    return {
        "target": _span(stance.target),
        **{name: getattr(stance, name) for name in plain},
        "condition": _span(stance.condition),
        "evidence": _evidence(stance.evidence),
    }


def _hedging_dict(hedging: Any) -> dict[str, Any]:
    return {
        **{name: getattr(hedging, name) for name in ("score", "direction", "commitment", "level")},
        "cues": [_cue_dict(cue) for cue in hedging.cues],
        "evidence": _evidence(hedging.evidence),
    }


def _statement_dict(statement: Statement) -> dict[str, Any]:
    return {
        **{
            name: getattr(statement, name)
            for name in ("index", "type", "speaker_rule", "parent", "unclosed", "confidence", "text", "act")
        },
        "speaker": statement.speaker.name if statement.speaker else None,
        **{name: _span(getattr(statement, name)) for name in ("mention", "cue", "addressee", "medium")},
        **{name: _spans(getattr(statement, name)) for name in ("content", "quoted")},
        "hedging": _hedging_dict(statement.hedging),
        "stances": [_stance_dict(stance) for stance in statement.stances],
    }


def _speaker_dict(speaker: Speaker) -> dict[str, Any]:
    return {
        **{name: getattr(speaker, name) for name in ("name", "kind", "role", "rule")},
        "aliases": list(speaker.aliases),
        "mentions": _spans(speaker.mentions),
    }


def to_dict(document: Document) -> dict[str, Any]:
    """The document as plain dictionaries and lists, ready for JSON. Offsets are code points."""
    return {
        "version": __version__,
        "text": document.text,
        "speakers": [_speaker_dict(speaker) for speaker in document.speakers],
        "statements": [_statement_dict(statement) for statement in document.statements],
        "sentences": [
            {"start": sentence.start, "end": sentence.end, "in_quote": sentence.in_quote}
            for sentence in document.sentences
        ],
        "names": [{**(_span(name) or {}), "kind": name.kind} for name in document.names],
    }


def dump(value: Any, indent: int | None = None) -> str:
    """JSON that can always be written as UTF-8: lone surrogates, and only they, make it ASCII."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(value, indent=indent)
    return text


def to_json(document: Document, indent: int | None = None) -> str:
    """``to_dict()`` as JSON."""
    return dump(to_dict(document), indent)
