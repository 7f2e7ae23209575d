"""Batches and threads."""

import threading
import time

import pandas as pd
import pytest

import communique as cq
from samples import ODD, REPORT

TEXTS = [REPORT, "", ODD, "“Yes,” said Ana Lindt.", "No statement here."] * 4


@pytest.mark.parametrize("threads", [None, 1, 2, 8])
def test_batch_is_the_same_as_one_by_one(threads):
    corpus = cq.analyze_batch(TEXTS, threads=threads)
    assert [d.to_dict() for d in corpus.documents] == [cq.analyze(text).to_dict() for text in TEXTS]


@pytest.mark.parametrize(
    "kind",
    [tuple, iter, lambda texts: (text for text in texts), lambda texts: pd.Series(texts, dtype=object)],
    ids=["tuple", "iterator", "generator", "column of objects"],
)
def test_any_iterable_of_texts(kind):
    assert [d.text for d in cq.analyze_batch(kind(TEXTS))] == TEXTS


def test_column_of_text():
    texts = pd.Series([REPORT, "", "“Yes,” said Ana Lindt."])
    assert [d.text for d in cq.analyze_batch(texts)] == texts.to_list()


def test_bad_rows_never_lose_the_others():
    corpus = cq.analyze_batch(["“Yes,” said Ana Lindt.", None, 3.5, b"x", "“No,” said Ana Lindt."], ids="abcde")
    assert [(e.row, e.code) for e in corpus.errors] == [(1, "CQ103"), (2, "CQ103"), (3, "CQ103")]
    assert "NoneType" in corpus.errors[0].message
    assert corpus.documents[1] is None
    assert corpus.statements["document"] == ["a", "e"]
    assert len(corpus) == 5


TABLES = "statements cues stances speakers sentences tokens".split()


@pytest.mark.parametrize("name", TABLES)
def test_tables_of_a_corpus(name, report):
    table = getattr(cq.analyze_batch([REPORT, None, REPORT], ids=["x", "y", "z"]), name)
    frame = table.to_pandas()
    assert len(frame) == len(table) == 2 * len(report.to_frame(name)) > 0
    assert list(frame.columns) == list(table.columns) == ["document", *report.to_frame(name).columns]
    assert set(frame["document"]) == {"x", "z"}


@pytest.mark.parametrize("name", TABLES)
def test_tables_with_lone_surrogates(name):
    texts = ["“Yes, \ud800 perhaps,” said \udfff Ana Lindt of Oslo.", "The Oslo envoy blamed\ud800 Bergen, she said."]
    table = getattr(cq.analyze_batch(texts, ids=["x", "\ud800"]), name)
    frame = table.to_pandas()
    assert len(frame) > 0
    for column in {"document", "text"} & set(table.columns):
        assert frame[column].to_list() == table[column]


@pytest.mark.parametrize("name", TABLES)
def test_tables_of_nothing_have_their_columns(name, report):
    table = getattr(cq.analyze_batch([]), name)
    assert len(table.to_pandas()) == 0
    assert table.columns == ("document", *report.to_frame(name).columns)


def test_progress_is_shown_on_standard_error(capsys):
    cq.analyze_batch(TEXTS, progress=True)
    out, err = capsys.readouterr()
    assert out == ""
    assert "analyze" in err


def busy_while(call):
    """How far another Python thread counts while the call runs, and the seconds that it takes."""
    count = 0
    done = threading.Event()

    def spin():
        nonlocal count
        while not done.is_set():
            count += 1
            time.sleep(0.001)

    thread = threading.Thread(target=spin)
    thread.start()
    start = time.perf_counter()
    call()
    seconds = time.perf_counter() - start
    done.set()
    thread.join()
    return count, seconds


LONG = REPORT * 800

RELEASES = {
    "analyze": lambda: cq.analyze(LONG),
    "analyze_batch": lambda: cq.analyze_batch([LONG], threads=1),
    "hedging": lambda: cq.hedging(LONG),
    "stance": lambda: cq.stance(LONG, (0, 4)),
    "tokenize": lambda: cq.tokenize(LONG * 20),
    "sentences": lambda: cq.sentences(LONG * 4),
    "graphemes": lambda: cq.graphemes(LONG * 20),
}


@pytest.mark.parametrize("call", RELEASES.values(), ids=RELEASES)
def test_other_threads_go_on_meanwhile(call):
    count, seconds = busy_while(call)
    # A held GIL lets the other thread in once before the call and once after it.
    assert seconds > 0.02, "the call is long enough to tell"
    assert count > 5


def test_one_analyzer_serves_many_threads(report):
    analyzer, wanted, wrong = cq.Analyzer(), report.to_dict(), []

    def read():
        for _ in range(5):
            if analyzer.analyze(REPORT).to_dict() != wanted:
                wrong.append(threading.get_ident())

    threads = [threading.Thread(target=read) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
