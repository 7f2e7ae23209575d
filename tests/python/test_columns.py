"""Columns of spans, and what they leave of the string that they were read from."""

import sys
import threading

import numpy as np
import pytest

import communique as cq

# One string of each kind of CPython's: ASCII, Latin-1, UCS-2, UCS-4.
STRINGS = {
    "ascii": "The envoy can't say. " * 50,
    "latin1": "The chargé can't say. " * 50,
    "ucs2": "The envoy can’t say. " * 50,
    "ucs4": "The envoy can’t say 👍. " * 50,
    "surrogate": "The envoy can’t say \ud83d. " * 50,
}
SEGMENTERS = {
    "tokens": cq.tokenize,
    "words_of_uax29": lambda text: cq.tokenize(text, profile="uax29"),
    "sentences": cq.sentences,
    "sentences_of_uax29": lambda text: cq.sentences(text, profile="uax29"),
    "graphemes": cq.graphemes,
}


@pytest.mark.parametrize("text", STRINGS.values(), ids=STRINGS.keys())
@pytest.mark.parametrize("segment", SEGMENTERS.values(), ids=SEGMENTERS.keys())
class TestEveryKindOfString:
    def test_nothing_is_kept_on_the_string(self, segment, text):
        text = "".join([text, "."])  # a string that nobody has encoded yet
        before = sys.getsizeof(text)
        segment(text)
        assert sys.getsizeof(text) == before

    def test_columns_are_read_only_offsets(self, segment, text):
        spans = segment(text)
        for column in (spans.start, spans.end):
            assert column.dtype == np.int32
            assert not column.flags.writeable
        assert (spans.start[1:] >= spans.end[:-1]).all()

    def test_rows_slice_the_string(self, segment, text):
        assert [row.text for row in segment(text)] == [text[row.start : row.end] for row in segment(text)]


def test_the_column_of_kinds_is_made_once_for_all_threads():
    tokens = cq.tokenize(STRINGS["ucs2"])
    start, columns = threading.Barrier(8), []

    def ask():
        start.wait()
        columns.append(tokens.kind)

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(columns) == 8
    assert all(column is tokens.kind for column in columns)
    assert not tokens.kind.flags.writeable
    assert tokens.kind[:4].tolist() == ["word"] * 4
