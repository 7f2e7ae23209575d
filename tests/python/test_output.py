"""Frames, JSON and HTML."""

import builtins
import html.parser
import json
import re

import pytest

import communique as cq
from communique.display import LIMIT, pieces_of, to_page
from samples import ODD, REPORT


@pytest.mark.parametrize("table", "statements cues stances speakers sentences tokens".split())
def test_frames(report, table):
    frame = report.to_frame(table)
    assert len(frame) > 0
    assert frame.columns.is_unique
    if {"start", "end", "text"} <= set(frame.columns) and table != "statements":
        assert [report.text[a:b] for a, b in zip(frame.start, frame.end, strict=True)] == list(frame.text)


def test_frames_without_pandas_say_what_to_install(report, monkeypatch):
    real = builtins.__import__

    def fake(name, *args, **kwargs):
        if name == "pandas":
            raise ImportError(name)
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", fake)
    with pytest.raises(ImportError, match=r"communique\[pandas\]"):
        report.to_frame()


@pytest.mark.parametrize("text", [REPORT, ODD, "", "\ud800 said “no”."], ids=["report", "odd", "empty", "surrogate"])
def test_json_round_trip(text):
    document = cq.analyze(text)
    assert json.loads(document.to_json()) == document.to_dict()
    assert document.to_json().encode()


def test_json_keeps_readable_text(report):
    assert "“We are cautiously optimistic" in report.to_json(indent=2)


class Reader(html.parser.HTMLParser):
    """Tags, and the text inside ``<div class="text">``, without the numbers of the statements."""

    def __init__(self):
        super().__init__()
        self.stack, self.tags, self.attributes, self.text = [], set(), [], ""

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.tags.add(tag)
        self.attributes += attrs.items()
        if tag not in ("meta", "br"):
            self.stack.append((tag, attrs.get("class")))

    def handle_endtag(self, tag):
        assert self.stack.pop()[0] == tag

    def handle_data(self, data):
        if ("div", "text") in self.stack and self.stack[-1] != ("span", "number"):
            self.text += data


def read_html(source):
    reader = Reader()
    reader.feed(source)
    reader.close()
    assert reader.stack == []
    return reader


HOSTILE = (
    '<script>alert(1)</script> & "quotes" said <b onclick="x">Ana</b>: “We may </div> come, <img src=x>,” <Ana> said.'
)


@pytest.mark.parametrize("text", [REPORT, HOSTILE, ""], ids=["report", "hostile", "empty"])
def test_html_shows_the_text_and_runs_nothing(text):
    source = cq.analyze(text)._repr_html_()
    reader = read_html(source)
    assert reader.text == text
    assert reader.tags <= {"div", "style", "span", "small", "b", "details", "summary", "pre"}
    assert not any(name.startswith("on") or name in ("src", "href") for name, _ in reader.attributes)
    assert "http" not in source
    assert "url(" not in source


def test_html_escapes_speakers():
    analyzer = cq.Analyzer(speakers={"<script>Ana</script>": {"aliases": ["Ana"], "role": "<i>"}})
    source = analyzer.analyze("“We may come,” said Ana.")._repr_html_()
    assert "&lt;script&gt;Ana&lt;/script&gt;" in source
    assert "<script>" not in source
    assert "<i>" not in source


def test_html_of_odd_text_can_be_written():
    assert cq.analyze(ODD)._repr_html_().encode()


def test_html_marks_every_statement(report):
    source = report._repr_html_()
    numbers = re.findall(r'class="number"[^>]*>(\d+)<', source)
    shown = {str(s.index) for s in report.statements if s.content or s.cue}
    assert shown <= set(numbers[: len(numbers) - len(report.statements)])
    for css in ("said", "cue", "by", "hedge epistemic"):
        assert f'class="{css}"' in source


def test_long_texts_are_cut_with_a_word_about_it():
    text = "She said no. " * (LIMIT // 10)
    source = cq.analyze(text)._repr_html_()
    assert f"… and {len(text) - LIMIT:,} more characters" in source


def test_pages_hold_many_documents(report):
    page = to_page([("one.txt", report), ("<two>", report)])
    assert read_html(page.removeprefix("<!doctype html>")).tags >= {"html", "body", "h1"}
    assert "&lt;two&gt;" in page


def test_pieces_cut_at_every_boundary():
    from communique.display import Mark

    marks = [Mark(0, 6, 0, "a", ""), Mark(4, 9, 1, "b", ""), Mark(4, 5, 2, "c", "")]
    assert [(p.start, p.end, "".join(m.css for m in p.marks)) for p in pieces_of(10, marks)] == [
        (0, 4, "a"),
        (4, 5, "abc"),
        (5, 6, "ab"),
        (6, 9, "b"),
        (9, 10, ""),
    ]
