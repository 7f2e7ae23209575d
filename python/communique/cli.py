"""The command line: ``communique analyze FILE|-|DIR…``, ``communique train tagger …``."""

from __future__ import annotations

import os
import pathlib
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Annotated, NoReturn

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from . import Analyzer, Document, Error, __version__, _core, display
from .errors import coded
from .frames import dump, to_dict

SUFFIXES = (".txt", ".md")
POLARITY = {"positive": "green", "negative": "red", "neutral": "default"}

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Who said what in press briefings and news reports, how hedged, and how they stand toward whom.",
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"communique {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """With a callback, ``analyze`` stays a command of its own."""


def _files(paths: Iterable[str]) -> Iterator[str]:
    """The files meant: folders give their *.txt and *.md, sorted."""
    for path in paths:
        if path != "-" and pathlib.Path(path).is_dir():
            found = sorted(p for p in pathlib.Path(path).rglob("*") if p.suffix in SUFFIXES and p.is_file())
            yield from map(str, found) if found else [path]
        else:
            yield path


def _read(path: str) -> str:
    if path != "-" and pathlib.Path(path).is_dir():
        raise coded("CQ109", "the folder holds no *.txt or *.md; name its files one by one")
    try:
        data = sys.stdin.buffer.read() if path == "-" else pathlib.Path(path).read_bytes()
    except OSError as problem:
        raise coded("CQ107", f"the file cannot be read ({problem.strerror}); give a file, a folder or -") from problem
    return _core.decode(data)


def _shown(text: str) -> Text:
    """Text of the document as it may be printed: no markup, no control characters, no lone surrogates."""
    return Text("".join(c if c.isprintable() else " " for c in text))


def _who(statement: _core.Statement) -> Text:
    name = _shown(statement.speaker.name) if statement.speaker else Text("unknown")
    name.stylize("bold")
    return Text.assemble(name, "\n", (statement.type, "dim"))


def _how(statement: _core.Statement) -> Text:
    cue = _shown(statement.cue.text) if statement.cue else Text("–")
    return Text.assemble(cue, "\n", (statement.act, "cyan"))


def _hedge(statement: _core.Statement) -> Text:
    hedging = statement.hedging
    return Text.assemble((f"{hedging.score:.2f}", "yellow" if hedging.score else "dim"), "\n", (hedging.level, "dim"))


def _what(statement: _core.Statement) -> Text:
    text = _shown(statement.text)
    for stance in statement.stances:
        text.append(f"\n{stance.polarity:+.2f} ", POLARITY[stance.label])
        text.append_text(_shown(stance.name))
    return text


COLUMNS: dict[str, tuple[int | None, Callable[[_core.Statement], Text]]] = {
    "speaker, type": (4, _who),
    "cue, act": (3, _how),
    "hedge": (None, _hedge),
    "text, stances": (11, _what),
}


def _table(document: Document) -> Table:
    """Two lines a cell, so that everything fits into eighty columns."""
    table = Table("#", show_lines=True, header_style="bold", expand=True)
    for name, (ratio, _) in COLUMNS.items():
        table.add_column(name, ratio=ratio, overflow="fold")
    for statement in document.statements:
        table.add_row(str(statement.index), *(show(statement) for _, show in COLUMNS.values()))
    return table


def _print_document(console: Console, path: str, document: Document, explain: bool) -> None:
    console.rule(_shown(f"{path}: {len(document.statements)} statements, {len(document.speakers)} speakers"))
    if explain:
        for statement in document.statements:
            for line in statement.explain().splitlines():
                console.print(_shown(line))
            console.print()
    elif document.statements:
        console.print(_table(document))


def _write(path: str, page: str) -> None:
    try:
        pathlib.Path(path).write_text(page, encoding="utf8")
    except OSError as problem:
        raise coded("CQ108", f"{path} cannot be written ({problem.strerror}); give another path") from problem


@app.command()
def analyze(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="FILE|-|DIR…", help="Text files, - for standard input, or folders (*.txt, *.md)."),
    ],
    explain: Annotated[bool, typer.Option("--explain", help="Show every statement with its evidence.")] = False,
    json: Annotated[bool, typer.Option("--json", help="JSON lines: one document a line.")] = False,
    html: Annotated[str | None, typer.Option("--html", metavar="OUT", help="Write an HTML page.")] = None,
    quality: Annotated[str, typer.Option(help="accurate or fast.")] = "accurate",
    attributions: Annotated[str, typer.Option(help="statements, or all (also wants, plans, supports).")] = "statements",
    author: Annotated[str | None, typer.Option(help="Who speaks in the text's own voice.")] = None,
) -> None:
    """Print the statements of texts.

    Exit codes: 0 all read; 1 some file failed, the others were read; 2 wrong usage.
    """
    errors = Console(stderr=True, soft_wrap=True, highlight=False)
    try:
        analyzer = Analyzer(quality=quality, attributions=attributions)  # type: ignore[arg-type]
    except Error as problem:
        errors.print(Text(str(problem)))
        raise typer.Exit(2) from problem
    console = Console(highlight=False)
    failed = False
    kept: list[tuple[str, Document]] = []
    for path in _files(paths):
        try:
            document = analyzer.analyze(_read(path), author)
        except Error as problem:
            errors.print(_shown(f"{path}: {problem}"))
            failed = True
            continue
        if json:
            typer.echo(dump({"file": path, **to_dict(document)}))
        elif html:
            kept.append((path, document))
        else:
            _print_document(console, path, document, explain)
    if html:
        try:
            _write(html, display.to_page(kept))
        except Error as problem:
            errors.print(_shown(str(problem)))
            failed = True
    raise typer.Exit(int(failed))


training = typer.Typer(no_args_is_help=True, help="Train weights on files of your own.")
app.add_typer(training, name="train")


@training.callback()
def _train() -> None:
    """With a callback, ``tagger`` stays a command of its own."""


@training.command()
def tagger(
    corpora: Annotated[
        str,
        typer.Argument(
            metavar="CORPORA.tsv", help="Table of corpora: use, file, name, version, licence, ship (yes or unclear)."
        ),
    ],
    data: Annotated[str, typer.Argument(metavar="DATA", help="Folder that the files of the table lie in.")],
    out: Annotated[str, typer.Argument(metavar="OUT.cmq", help="Weights to write, for Analyzer(tagger=…).")],
    card: Annotated[str, typer.Option(metavar="CARD.md", help="Write sources and scores, too.")] = "",
    clean: Annotated[bool, typer.Option("--clean", help="Leave out corpora whose licence is unclear.")] = False,
) -> None:
    """Train tags, lemmas and names on CoNLL-U and JSON lines. The same files give the same bytes.

    A line of the table gives a file its use: tags (CoNLL-U), names (JSON lines: {"text": …, "entities": [[begin, end,
    "PER"], …]}), dev-tags and dev-names to score on, vectors and vocabulary (word clusters), verbs, forenames,
    surnames, territories, countries (lists).
    """
    try:
        _core.train_tagger(corpora, data, out, card, clean)
    except Error as problem:
        Console(stderr=True, soft_wrap=True, highlight=False).print(_shown(str(problem)))
        raise typer.Exit(1) from problem


def main() -> NoReturn:
    """The entry point: a reader that goes away (``| head``) ends the program without a word."""
    try:
        app(prog_name="communique")
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the last flush must not fail again
    sys.exit(1)
