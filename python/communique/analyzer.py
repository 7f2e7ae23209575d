"""The analyzer, and the module-level functions that share one made with the default options."""

from __future__ import annotations

import functools
import json
import os
import pathlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal, TypeAlias

from . import _core
from .corpus import Corpus, read_corpus
from .errors import coded

Attributions: TypeAlias = Literal["statements", "all"]
Quality: TypeAlias = Literal["accurate", "fast"]
Profile: TypeAlias = Literal["news", "uax29"]
Target: TypeAlias = "str | tuple[int, int] | _core.Span"
Speakers: TypeAlias = "Mapping[str, Sequence[str] | Mapping[str, Any]]"

_DEFAULTS = {
    "attributions": "statements",
    "lexicons": (),
    "speakers": (),
    "quality": "accurate",
    "threads": 0,
    "tagger": "",
}


class Analyzer:
    """Reads texts. Immutable, safe to share between threads, picklable.

    attributions
        ``"statements"``: speech and thought put into words; ``"all"``: also wants, plans, supports and polls.
    lexicons
        Paths of own rule files (TSV); their rules win over built-in ones of equal length.
    speakers
        Speakers known beforehand: ``{name: [alias, …]}`` or ``{name: {"aliases": […], "role": "…"}}``.
    quality
        ``"accurate"``: rules and a small transformer encoder, or ``"fast"``: rules alone, thirty or more times as fast.
        Texts of over a million words are read as ``"fast"``.
    threads
        Threads of a batch; None means one per core.
    tagger
        Path of own weights for tags, lemmas and names (``communique train tagger``); None means the built-in ones.
    """

    __slots__ = ("_core", "_options")

    def __init__(
        self,
        *,
        attributions: Attributions = "statements",
        lexicons: Iterable[str | os.PathLike[str]] = (),
        speakers: Speakers | None = None,
        quality: Quality = "accurate",
        threads: int | None = None,
        tagger: str | os.PathLike[str] | None = None,
    ) -> None:
        self._set_up(
            attributions=_choice("attributions", attributions, ("statements", "all"), "CQ303"),
            lexicons=_lexicon_texts(lexicons),
            speakers=_speaker_rows(speakers or {}),
            quality=_choice("quality", quality, ("accurate", "fast"), "CQ304"),
            threads=_thread_count(threads),
            tagger=os.fspath(tagger) if tagger is not None else "",
        )

    def _set_up(self, **options: Any) -> None:
        self._options = options
        self._core = _core.Analyzer(
            options["attributions"] == "all",
            options["lexicons"],
            options["speakers"],
            options["quality"] == "fast",
            options["threads"],
            options["tagger"],
        )

    # A pickle carries the texts of the lexicons, so it opens on a machine that has no such files.
    def __getstate__(self) -> dict[str, Any]:
        return dict(self._options)

    def __setstate__(self, state: dict[str, Any]) -> None:
        self._set_up(**state)

    def __repr__(self) -> str:
        own = {name: value for name, value in self._options.items() if value != _DEFAULTS[name]}
        if "lexicons" in own:
            own["lexicons"] = f"<{len(own['lexicons'])} files>"
        if "speakers" in own:
            own["speakers"] = [name for name, _, _ in own["speakers"]]
        return f"Analyzer({', '.join(f'{name}={value!r}' for name, value in own.items())})"

    def analyze(self, text: str, author: str | None = None) -> _core.Document:
        """Statements of the text, with everything that belongs to them. Linear in the text; works for any text.

        ``author`` names who speaks in the text's own voice, where the text is itself a statement (a readout, a turn of
        a transcript); without it such texts are recognised by their wording, layout and signature.
        """
        return self._core.analyze(text, author)

    def analyze_batch(
        self,
        texts: Iterable[str],
        ids: Iterable[object] | None = None,
        threads: int | None = None,
        progress: bool = False,
    ) -> Corpus:
        """Many texts at once: any iterable of str, a pandas or polars column. The GIL is free meanwhile.

        A row that is no text becomes a row of ``Corpus.errors``; the others are read all the same. ``ids`` name the
        rows in the tables (default: their numbers). Same result for any number of threads.
        """
        return read_corpus(self._core, texts, ids, _thread_count(threads), progress)

    def hedging(self, text: str, target: Target | None = None) -> _core.Hedging:
        """Hedging of a bare sentence or passage, as if one speaker said it.

        ``target``: the event (verb or noun) that heads the proposition in question, as (start, end) or as a string that
        occurs in the text.
        """
        return self._core.hedging(text, target)

    def stance(self, text: str, target: Target, source: Target | None = None) -> _core.Stance:
        """Stance toward one target, given as (start, end) or as a string that occurs in the text."""
        return self._core.stance(text, target, source)

    def tokenize(self, text: str, profile: Profile = "news") -> _core.Tokens:
        """Tokens; ``profile="uax29"``: the untailored Unicode word boundaries, which partition the text."""
        return _core.tokenize(text, profile)

    def sentences(self, text: str, profile: Profile = "news") -> _core.Sentences:
        """Sentences; ``profile="uax29"``: the untailored Unicode sentence boundaries."""
        return _core.sentences(text, profile)

    def graphemes(self, text: str) -> _core.Spans:
        """User-perceived characters (extended grapheme clusters); they partition the text."""
        return _core.graphemes(text)

    def model_info(self) -> dict[str, Any]:
        """Versions, licence, rules of each lexicon; sources, licence and scores of the trained weights."""
        info = self._core.model_info()
        cards = {"en-tagger": info.pop("tagger"), "en-encoder": info.pop("encoder")}
        return {
            **info,
            "licence": "Apache-2.0",
            "weights": [{"name": name, **json.loads(card)} for name, card in cards.items() if card],
            "quality": {"accurate": "rules and encoder", "fast": "rules"},
        }


def _choice(option: str, value: str, choices: tuple[str, ...], code: str) -> str:
    if value not in choices:
        raise coded(code, f"{option}={value!r} is unknown; choose {' or '.join(map(repr, choices))}")
    return value


def _thread_count(threads: int | None) -> int:
    if threads is None:
        return 0
    if not isinstance(threads, int) or isinstance(threads, bool):
        raise TypeError(f"threads must be int or None, not {type(threads).__name__}")
    if not 1 <= threads <= 1024:
        raise coded("CQ301", f"threads={threads} is out of range; use 1 to 1024, or None for one per core")
    return threads


def _lexicon_texts(paths: Iterable[str | os.PathLike[str]]) -> tuple[str, ...]:
    if isinstance(paths, (str, os.PathLike)):
        raise TypeError(f"lexicons must be a list of paths, not {type(paths).__name__}")
    texts = []
    for path in paths:
        try:
            texts.append(_core.decode(pathlib.Path(path).read_bytes()))
        except OSError as problem:
            raise coded(
                "CQ205", f"lexicon {os.fspath(path)!r} cannot be read ({problem.strerror}); give the path of a TSV file"
            ) from problem
    return tuple(texts)


def _speaker_rows(speakers: Speakers) -> tuple[tuple[str, list[str], str], ...]:
    if not isinstance(speakers, Mapping):
        raise TypeError(f"speakers must be a mapping of names, not {type(speakers).__name__}")
    rows: list[tuple[str, list[str], str]] = []
    for name, known in speakers.items():
        if isinstance(known, str):
            raise TypeError(f"the aliases of {name!r} must be a list of str, not str")
        entry: Mapping[str, Any] = known if isinstance(known, Mapping) else {"aliases": known}
        unknown = entry.keys() - {"aliases", "role"}
        if unknown:
            raise coded("CQ302", f"speakers: {name!r} has {sorted(unknown)}; give 'aliases' and 'role'")
        rows.append((name, list(entry.get("aliases", ())), entry.get("role", "")))
    return tuple(rows)


@functools.cache
def _shared() -> Analyzer:
    return Analyzer()


def analyze(text: str, author: str | None = None) -> _core.Document:
    """``Analyzer.analyze`` with the default options."""
    return _shared().analyze(text, author)


def analyze_batch(
    texts: Iterable[str], ids: Iterable[object] | None = None, threads: int | None = None, progress: bool = False
) -> Corpus:
    """``Analyzer.analyze_batch`` with the default options."""
    return _shared().analyze_batch(texts, ids, threads, progress)


def hedging(text: str, target: Target | None = None) -> _core.Hedging:
    """``Analyzer.hedging`` with the default options."""
    return _shared().hedging(text, target)


def stance(text: str, target: Target, source: Target | None = None) -> _core.Stance:
    """``Analyzer.stance`` with the default options."""
    return _shared().stance(text, target, source)


def tokenize(text: str, profile: Profile = "news") -> _core.Tokens:
    """``Analyzer.tokenize``: tokens of the text."""
    return _core.tokenize(text, profile)


def sentences(text: str, profile: Profile = "news") -> _core.Sentences:
    """``Analyzer.sentences``: sentences of the text."""
    return _core.sentences(text, profile)


def graphemes(text: str) -> _core.Spans:
    """``Analyzer.graphemes``: user-perceived characters of the text."""
    return _core.graphemes(text)


def model_info() -> dict[str, Any]:
    """``Analyzer.model_info`` with the default options."""
    return _shared().model_info()
