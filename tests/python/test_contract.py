"""Every name of the interface, one line each."""

import numpy as np
import pytest

import communique as cq
from checks import check_document

FUNCTIONS = "analyze analyze_batch graphemes hedging model_info sentences stance tokenize".split()

ATTRIBUTES = {
    "Document": "text tokens words sentences names statements speakers to_frame to_dict to_json _repr_html_",
    "Tokens": "start end kind",
    "Words": "start end token upos lemma",
    "Sentences": "start end in_quote",
    "Spans": "start end",
    "Name": "start end kind text",
    "Span": "start end text",
    "Statement": "index type speaker speaker_rule mention cue content quoted addressee medium parent unclosed text "
    "hedging act stances confidence explain",
    "Speaker": "name kind role aliases rule mentions",
    "Hedging": "score direction commitment level cues evidence",
    "Cue": "span text cls weight scope negated",
    "Stance": "target name polarity label strength act quad modality condition confidence evidence",
    "Evidence": "span rule delta",
    "Corpus": "statements cues stances speakers sentences tokens errors",
}


@pytest.mark.parametrize("name", FUNCTIONS)
def test_functions_are_methods_too(name):
    assert callable(getattr(cq, name))
    assert callable(getattr(cq.Analyzer(), name))
    assert name in cq.__all__


@pytest.mark.parametrize(("name", "attribute"), [(n, a) for n, names in ATTRIBUTES.items() for a in names.split()])
def test_attributes(name, attribute):
    owner = cq.analyze_batch([]) if name == "Corpus" else getattr(cq, name)
    assert hasattr(owner, attribute)


@pytest.mark.parametrize("name", cq.__all__)
def test_all_is_true(name):
    assert hasattr(cq, name)


def test_the_report_is_read(report):
    check_document(report)
    assert {"direct", "indirect", "withheld"} <= {s.type for s in report.statements}
    assert "Mira Sandoval" in {s.name for s in report.speakers}
    assert any(s.hedging.score > 0 for s in report.statements)
    assert any(stance.label == "positive" for s in report.statements for stance in s.stances)


def test_a_statement_from_end_to_end():
    (statement,) = cq.analyze("“We may come back,” Ana Lindt said.").statements
    assert (statement.type, statement.speaker.name, str(statement.cue)) == ("direct", "Ana Lindt", "said")
    assert statement.text == "We may come back,"
    assert [cue.cls for cue in statement.hedging.cues] == ["epistemic"]
    assert 0 < statement.hedging.commitment < 1


@pytest.mark.parametrize(
    ("column", "dtype"),
    [
        ("tokens.start", np.int32),
        ("tokens.end", np.int32),
        ("tokens.kind", object),
        ("words.start", np.int32),
        ("words.token", np.int32),
        ("words.upos", object),
        ("words.lemma", object),
        ("sentences.start", np.int32),
        ("sentences.in_quote", np.bool_),
    ],
)
def test_columns_are_read_only_arrays(report, column, dtype):
    table, name = column.split(".")
    array = getattr(getattr(report, table), name)
    assert array.dtype == dtype
    assert len(array) == len(getattr(report, table)) > 0
    with pytest.raises(ValueError, match="read-only"):
        array[0] = array[1]


def test_columns_outlive_their_document():
    start = cq.analyze("She said no.").tokens.start
    assert start.tolist() == [0, 4, 9, 11]


def test_tables_are_made_once(report):
    assert report.tokens is report.tokens


def test_rows(report):
    tokens = report.tokens
    assert tokens[-1].text == "”"
    assert (tokens[0].text, tokens[0].norm, tokens[0].kind) == ("Port", "port", "word")
    with pytest.raises(IndexError):
        tokens[len(tokens)]


def test_clitics_are_words_of_one_token():
    words = cq.analyze("They don’t agree.").words
    assert words.token.tolist() == [0, 1, 1, 2, 3]
    assert [str(lemma) for lemma in words.lemma][:3] == ["they", "do", "not"]


def test_spans_unpack_and_compare(report):
    span = next(s.cue for s in report.statements if s.cue)
    start, end = span
    assert report.text[start:end] == span.text == str(span)
    assert span == (start, end)
    assert span == span
    assert span != (start, end + 1)
    assert hash(span) == hash((start, end))


def test_speakers_are_one_object_a_person(report):
    said = [s.speaker for s in report.statements if s.speaker and s.speaker.name == "Mira Sandoval"]
    assert len(said) > 1
    assert len(set(said)) == 1


@pytest.mark.parametrize(
    ("call", "count"),
    [
        (lambda: cq.tokenize("Mr. Li’s 5.5 ships."), 5),
        (lambda: cq.tokenize("a b", profile="uax29"), 3),
        (lambda: cq.sentences("Dr. Li came. He left."), 2),
        (lambda: cq.graphemes("e\u0301👩‍👩‍👧"), 2),
    ],
    ids=["tokens", "unicode words", "sentences", "graphemes"],
)
def test_segments(call, count):
    assert len(call()) == count


@pytest.mark.parametrize("target", ["the ceasefire", (19, 32)], ids=["words", "offsets"])
def test_stance_toward_a_target(target):
    stance = cq.stance("Norland welcomes 🙂 the ceasefire.", target, source=(0, 7))
    assert (stance.target.text, stance.label) == ("the ceasefire", "positive")
    assert sum(e.delta for e in stance.evidence) == stance.polarity


def test_hedging_of_a_target():
    text = "They may leave, but the ship sank."
    assert cq.hedging(text, target=(9, 14)).commitment < cq.hedging(text, target="sank").commitment
    fast = cq.Analyzer(quality="fast")
    assert fast.hedging(text, target=(9, 14)).score > fast.hedging(text, target="sank").score == 0


def test_model_info():
    info = cq.model_info()
    assert info["version"] == cq.__version__
    assert [weights["name"] for weights in info["weights"]] == ["en-tagger", "en-encoder"]
    for weights in info["weights"]:
        assert weights["licence"]
        assert weights["scores"]
        assert all(source["version"] and source["licence"] for source in weights["sources"])
    assert info["licence"] == "Apache-2.0"
    assert set(info["rules"]) == {"cues", "attitudes", "hedges", "acts", "stances"}
    assert all(count > 0 for count in info["rules"].values())
    assert info["unicode"].count(".") >= 1


def test_explanations_add_up(report):
    statement = next(s for s in report.statements if s.stances and s.hedging.cues)
    text = statement.explain()
    for part in (
        statement.speaker.name,
        statement.act,
        f"{statement.hedging.score:.3f}  sum",
        statement.stances[0].name,
    ):
        assert part in text


@pytest.mark.parametrize("value", ["statement", "speaker", "hedging", "cue", "evidence", "stance", "span", "name"])
def test_reprs_show_what_they_are(report, value):
    statement = next(s for s in report.statements if s.stances and s.hedging.cues)
    values = {
        "statement": statement,
        "speaker": statement.speaker,
        "hedging": statement.hedging,
        "cue": statement.hedging.cues[0],
        "evidence": statement.hedging.evidence[0],
        "stance": statement.stances[0],
        "span": statement.content[0],
        "name": report.names[0],
    }
    assert repr(values[value]).startswith(value.capitalize() + "(")
