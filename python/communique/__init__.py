"""Who said what, how far they commit to it, what they do by saying it, and how they stand toward whom.

>>> import communique as cq
>>> document = cq.analyze("“We are cautiously optimistic about the talks,” said Ana Lindt, the spokesperson.")
>>> for statement in document.statements:
...     print(statement.speaker, statement.cue, statement.hedging.score, statement.act, statement.text)

Offsets are code points of the text as given. Every number is the sum of its evidence: see ``Statement.explain()``.
"""

from __future__ import annotations

try:
    from . import _core  # noqa: F401
except ImportError as problem:  # pragma: no cover - only a broken installation gets here
    raise ImportError(
        f"the compiled core of communique cannot be loaded ({problem}). Install the package with "
        '"pip install ." from its checkout, and start Python outside of the folder "python".'
    ) from problem

from . import display, explain, frames
from ._core import (
    Cue,
    Document,
    Error,
    Evidence,
    Hedging,
    Name,
    Sentences,
    Span,
    Spans,
    Speaker,
    Stance,
    Statement,
    Tokens,
    Words,
    __version__,
)
from .analyzer import (
    Analyzer,
    analyze,
    analyze_batch,
    graphemes,
    hedging,
    model_info,
    sentences,
    stance,
    tokenize,
)
from .corpus import Corpus
from .frames import Table

__all__ = [
    "Analyzer",
    "Corpus",
    "Cue",
    "Document",
    "Error",
    "Evidence",
    "Hedging",
    "Name",
    "Sentences",
    "Span",
    "Spans",
    "Speaker",
    "Stance",
    "Statement",
    "Table",
    "Tokens",
    "Words",
    "__version__",
    "analyze",
    "analyze_batch",
    "graphemes",
    "hedging",
    "model_info",
    "sentences",
    "stance",
    "tokenize",
]

# How a document looks is Python's business: these functions become methods of the views that the core defines.
for _type, _name, _function in (
    (Document, "to_frame", frames.to_frame),
    (Document, "to_dict", frames.to_dict),
    (Document, "to_json", frames.to_json),
    (Document, "to_html", display.to_html),
    (Document, "_repr_html_", display.to_html),
    (Statement, "explain", explain.explain_statement),
    (Hedging, "explain", explain.explain_hedging),
    (Stance, "explain", explain.explain_stance),
):
    setattr(_type, _name, _function)
del _type, _name, _function
