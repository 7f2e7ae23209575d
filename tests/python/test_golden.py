"""The answers to whole texts, kept in tests/data/golden and renewed by ``pytest --update-golden``.

A change of rules changes them on purpose or by accident: the difference of the files tells which.
"""

import json

import pytest

import communique as cq

VERSION = 1  # of the files' layout
EXAMPLES = ("briefing-report", "transcript", "readout")


def spans(document):
    """The answer in offsets and labels alone, so that no word of the text is in the file."""
    return [
        {
            "type": s.type,
            "speaker": s.speaker.name if s.speaker else None,
            "cue": [s.cue.start, s.cue.end] if s.cue else None,
            "content": [[c.start, c.end] for c in s.content],
            "act": s.act,
            "level": s.hedging.level,
        }
        for s in document.statements
    ]


def lines(document):
    """One line a statement: who, how, what, and toward whom."""
    return [
        " | ".join(
            [
                s.type,
                s.speaker.name if s.speaker else "-",
                s.cue.text if s.cue else "-",
                s.act,
                f"{s.hedging.score:.2f} {s.hedging.level}",
                s.text.replace("\n", " "),
                ", ".join(f"{t.name} {t.polarity:+.2f} {t.modality}" for t in s.stances),
            ]
        )
        for s in document.statements
    ]


def check(path, answer, update):
    if update:
        path.write_text(
            json.dumps({"version": VERSION, "statements": answer}, ensure_ascii=False, indent=1) + "\n", "utf8"
        )
    kept = json.loads(path.read_text("utf8"))
    assert kept["version"] == VERSION
    assert answer == kept["statements"]


@pytest.mark.parametrize("name", EXAMPLES)
def test_example(name, root, update_golden):
    document = cq.analyze((root / "examples" / f"{name}.txt").read_text("utf8"))
    check(root / "tests/data/golden" / f"{name}.json", lines(document), update_golden)


@pytest.mark.shared
def test_article(root, shared, update_golden):
    document = cq.analyze((shared / "article" / "briefing-report.txt").read_text("utf8"))
    check(root / "tests/data/golden" / "article.json", spans(document), update_golden)


@pytest.mark.shared
def test_every_quotation_of_the_article_has_its_speaker(shared):
    text = (shared / "article" / "briefing-report.txt").read_text("utf8")
    statements = cq.analyze(text).statements
    openings = [i for i, c in enumerate(text) if c == "“"]
    for opening in openings:
        owners = [
            s
            for s in statements
            if any(c.start <= opening + 1 < c.end for c in s.content) or (s.cue and s.cue.start <= opening < s.cue.end)
        ]
        assert owners, text[opening : opening + 40]
        assert all(s.speaker is not None for s in owners), text[opening : opening + 40]


@pytest.mark.shared
def test_speakers_of_the_article(shared):
    document = cq.analyze((shared / "article" / "briefing-report.txt").read_text("utf8"))
    aliases = {s.name: set(s.aliases) for s in document.speakers}
    assert {"the spokesperson", "Andrabi", "The FO spokesperson"} <= aliases["Tahir Hussain Andrabi"]
    assert {"Asif", "The defense minister"} <= aliases["Khawaja Asif"]
    assert "Islamabad" in aliases["Pakistan"]
