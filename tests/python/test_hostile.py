"""Texts made to break the reader: every one is read, in time that grows with its length alone."""

import pytest

import communique as cq
from checks import check_columns, check_document

BIG = 5_000_000


def repeated(piece, size=BIG):
    return (piece * (size // len(piece) + 1))[:size]


TEXTS = {
    "empty": "",
    "one NUL": "\0",
    "spaces": " " * 100_000,
    "line ends": "\r\n\u2028\n\r" * 25_000,
    "opening marks": "“" * 100_000,
    "straight marks": '"' * 100_000,
    "apostrophes": "'" * 100_000,
    "opening and words": "“we said " * 50_000,
    "closing and words": "he said” " * 50_000,
    "mixed marks": "«„“‘「»”’」\"'" * 10_000,
    "brackets": "[(" * 50_000,
    "one endless token": "a" * BIG,
    "one endless capital": "A" * 200_000,
    "digits": "1" * 200_000,
    "dots": "." * 200_000,
    "hyphens": "well-" * 50_000,
    "combining marks": "e" + "\u0301" * 200_000,
    "joined emoji": "👩\u200d" * 50_000,
    "flags": "🇳" * 100_000,
    "lone surrogates": "\ud800\udfff" * 50_000,
    "no spaces": "我们说" * 50_000,
    "cues alone": "said " * 50_000,
    "that that": "said that " * 50_000,
    "hedges alone": "may not possibly " * 30_000,
    "names alone": "Ana Lindt " * 50_000,
    "one endless sentence": "she may say that he might think that " * 5_000,
    "links": "https://example.org/" + "a/" * 100_000,
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_hostile_texts_are_read(text):
    document = cq.analyze(text)
    assert document.text == text
    assert sum(len(s.content) for s in document.statements) <= len(text)


@pytest.mark.parametrize("text", [text[:400] for text in TEXTS.values()], ids=TEXTS)
def test_short_hostile_texts_keep_every_promise(text):
    check_document(cq.analyze(text))


REPEATED = "“We may come,” Ana Lindt said 🙂. “If it rains, we won’t\n"


def test_five_megabytes():
    text = repeated(REPEATED)
    check_columns(text[:0], cq.tokenize(""))
    document = cq.analyze(text)
    assert len(document.statements) > BIG // len(REPEATED) // 2


@pytest.mark.slow
def test_fifty_megabytes():
    text = repeated(REPEATED, 10 * BIG)
    document = cq.analyze(text)
    assert int(document.tokens.end[-1]) <= len(text)
    last = document.statements[-1]
    assert text[last.content[0].start : last.content[0].end] == last.content[0].text
