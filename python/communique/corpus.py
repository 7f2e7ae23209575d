"""Many documents: tables of all of them, and the rows that could not be read."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from . import _core
from .errors import coded
from .frames import Table, joined


class RowError(NamedTuple):
    """A row that is no text."""

    row: int
    code: str
    message: str


class Corpus:
    """What ``analyze_batch`` read: ``documents`` (None for a bad row), their tables, and ``errors``."""

    def __init__(
        self,
        ids: list[object],
        documents: list[_core.Document | None],
        errors: list[RowError],
        empty: _core.Document,
    ) -> None:
        self._empty = empty
        self.ids = ids
        self.documents = documents
        self.errors = errors

    def __len__(self) -> int:
        return len(self.documents)

    def __iter__(self) -> Iterator[_core.Document | None]:
        return iter(self.documents)

    def __getitem__(self, row: int) -> _core.Document | None:
        return self.documents[row]

    def __repr__(self) -> str:
        return f"<Corpus: {len(self)} texts, {len(self.errors)} errors>"

    def _joined(self, name: str) -> Table:
        pairs = [(row_id, document) for row_id, document in zip(self.ids, self.documents, strict=True) if document]
        # The empty document gives the columns where there is no other.
        ids, documents = zip(*pairs, (None, self._empty), strict=True)
        return joined(name, ids, documents)

    @functools.cached_property
    def statements(self) -> Table:
        """One row a statement."""
        return self._joined("statements")

    @functools.cached_property
    def cues(self) -> Table:
        """One row a hedge, booster or negation of a statement."""
        return self._joined("cues")

    @functools.cached_property
    def stances(self) -> Table:
        """One row a stance of a statement."""
        return self._joined("stances")

    @functools.cached_property
    def speakers(self) -> Table:
        """One row a speaker of a document."""
        return self._joined("speakers")

    @functools.cached_property
    def sentences(self) -> Table:
        """One row a sentence."""
        return self._joined("sentences")

    @functools.cached_property
    def tokens(self) -> Table:
        """One row a token."""
        return self._joined("tokens")


@contextmanager
def _progress(total: int, wanted: bool) -> Iterator[Callable[[int], None] | None]:
    """A function that shows how many texts are done, on standard error."""
    if not wanted:
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True)) as bar:
        task = bar.add_task("analyze", total=total)
        yield lambda done: bar.update(task, completed=done)


def _row_error(row: int, value: object) -> RowError:
    kind = type(value).__name__
    return RowError(row, "CQ103", f"[CQ103] row {row} is {kind}, not str; drop it, or give an empty str")


def read_corpus(
    core: _core.Analyzer, texts: Iterable[Any], ids: Iterable[object] | None, threads: int, progress: bool
) -> Corpus:
    """The corpus of the texts; see ``Analyzer.analyze_batch``."""
    if isinstance(texts, (str, bytes)):
        raise TypeError(f"texts must be an iterable of str, not one {type(texts).__name__}; for one text use analyze()")
    rows = list(texts)
    names: list[object] = list(range(len(rows)) if ids is None else ids)
    if len(names) != len(rows):
        raise coded("CQ306", f"{len(names)} ids for {len(rows)} texts; give one id a text")
    good = [row for row, text in enumerate(rows) if isinstance(text, str)]
    documents: list[_core.Document | None] = [None] * len(rows)
    with _progress(len(good), progress) as report:
        found = core.analyze_batch([rows[row] for row in good], threads, report)
    for row, document in zip(good, found, strict=True):
        documents[row] = document
    errors = [_row_error(row, text) for row, text in enumerate(rows) if not isinstance(text, str)]
    return Corpus(names, documents, errors, core.analyze("", None))
