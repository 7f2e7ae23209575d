"""Options, errors, pickles."""

import pickle

import pytest

import communique as cq
from samples import REPORT

HEADER = "# lexicon: hedges\npattern\tclass\tweight\tscope\texample\n"
LEXICON = HEADER + "fingers crossed\tbouletic\t0.5\tclause\tFingers crossed, it works.\n"


@pytest.fixture
def lexicon(tmp_path):
    path = tmp_path / "own.tsv"
    path.write_text(LEXICON, encoding="utf8")
    return path


def test_own_lexicons_add_rules(lexicon):
    own = cq.Analyzer(lexicons=[lexicon])
    assert own.model_info()["rules"]["hedges"] == cq.model_info()["rules"]["hedges"] + 1
    assert [c.text for c in own.hedging("Fingers crossed, the talks resume.").cues] == ["Fingers crossed"]


@pytest.mark.parametrize(
    "speakers",
    [{"Ana Lindt": ["Iron Ana"]}, {"Ana Lindt": {"aliases": ["Iron Ana"], "role": "Minister"}}],
    ids=["aliases", "aliases and role"],
)
def test_known_speakers_resolve(speakers):
    (statement,) = cq.Analyzer(speakers=speakers).analyze("“We will stay,” said Iron Ana.").statements
    assert statement.speaker.name == "Ana Lindt"


def test_author_speaks_in_the_text_s_own_voice():
    document = cq.analyze("We welcome the ceasefire. We will rebuild the port.", author="Norland")
    assert {s.speaker.name for s in document.statements} == {"Norland"}


def test_all_attributions_are_more():
    text = "Norland wants to leave the treaty. Veria plans a summit. “No,” she said."
    assert len(cq.Analyzer(attributions="all").analyze(text).statements) > len(cq.analyze(text).statements)


def test_accurate_is_the_default(report):
    assert cq.Analyzer(quality="accurate").analyze(REPORT).to_dict() == report.to_dict()


def test_qualities_differ_in_what_the_encoder_adds():
    accurate, fast = (cq.Analyzer(quality=quality) for quality in ("accurate", "fast"))
    text, target = "The minister ruined the harbour town.", "harbour town"
    assert [item.rule for item in accurate.stance(text, target).evidence] == ["model: stance"]
    assert not [item for item in fast.stance(text, target).evidence if item.rule.startswith("model:")]
    assert [weights["name"] for weights in accurate.model_info()["weights"]] == ["en-tagger", "en-encoder"]
    assert [weights["name"] for weights in fast.model_info()["weights"]] == ["en-tagger"]


def test_pickles_carry_their_lexicons(lexicon):
    analyzer = cq.Analyzer(lexicons=[lexicon], speakers={"Ana Lindt": ["Iron Ana"]}, attributions="all", threads=2)
    lexicon.unlink()
    copy = pickle.loads(pickle.dumps(analyzer))
    assert repr(copy) == repr(analyzer)
    assert copy.model_info() == analyzer.model_info()
    assert copy.analyze(REPORT).to_dict() == analyzer.analyze(REPORT).to_dict()


def test_repr_shows_what_differs_from_the_defaults():
    assert repr(cq.Analyzer()) == "Analyzer()"
    assert repr(cq.Analyzer(quality="fast")) == "Analyzer(quality='fast')"


CODES = {
    "attributions": ("CQ303", lambda: cq.Analyzer(attributions="some")),
    "quality": ("CQ304", lambda: cq.Analyzer(quality="best")),
    "threads": ("CQ301", lambda: cq.Analyzer(threads=0)),
    "too many threads": ("CQ301", lambda: cq.analyze_batch([""], threads=100_000)),
    "nameless speaker": ("CQ302", lambda: cq.Analyzer(speakers={"": []})),
    "unknown entry of a speaker": ("CQ302", lambda: cq.Analyzer(speakers={"A": {"age": 3}})),
    "missing lexicon": ("CQ205", lambda: cq.Analyzer(lexicons=["nowhere.tsv"])),
    "profile": ("CQ305", lambda: cq.tokenize("a", profile="latin")),
    "ids": ("CQ306", lambda: cq.analyze_batch(["a", "b"], ids=["x"])),
    "table": ("CQ307", lambda: cq.analyze("a").to_frame("verbs")),
    "target outside": ("CQ105", lambda: cq.stance("She left.", (4, 99))),
    "target backwards": ("CQ105", lambda: cq.stance("She left.", (4, 2))),
    "negative target": ("CQ105", lambda: cq.hedging("She left.", target=(-3, 2))),
    "target does not occur": ("CQ106", lambda: cq.stance("She left.", "Norland")),
    "empty target": ("CQ106", lambda: cq.stance("She left.", "")),
    "target without a word": ("CQ104", lambda: cq.stance("She   left.", (4, 5))),
}


@pytest.mark.parametrize(("code", "call"), CODES.values(), ids=CODES)
def test_errors_have_codes_and_remedies(code, call):
    with pytest.raises(cq.Error) as caught:
        call()
    assert caught.value.code == code
    assert str(caught.value).startswith(f"[{code}] ")
    assert ";" in str(caught.value), "what is wrong; what to do"
    assert isinstance(caught.value, ValueError)


def test_malformed_lexicons_name_the_line(tmp_path):
    path = tmp_path / "bad.tsv"
    path.write_text(HEADER + "maybe\tnonsense\n", encoding="utf8")
    with pytest.raises(cq.Error, match="maybe") as caught:
        cq.Analyzer(lexicons=[path])
    assert caught.value.code == "CQ202"


def test_errors_survive_pickling():
    with pytest.raises(cq.Error) as caught:
        cq.stance("She left.", "Norland")
    copy = pickle.loads(pickle.dumps(caught.value))
    assert (copy.code, str(copy)) == (caught.value.code, str(caught.value))


TYPES = {
    "None": (lambda: cq.analyze(None), "text must be str, not NoneType"),
    "bytes": (lambda: cq.analyze(b"abc"), r"text must be str \(decode it first\), not bytes"),
    "number": (lambda: cq.tokenize(3), "text must be str, not int"),
    "author": (lambda: cq.analyze("a", author=3), "author must be str, not int"),
    "profile": (lambda: cq.sentences("a", profile=None), "profile must be str, not NoneType"),
    "target": (lambda: cq.stance("a", 3), r"target must be \(start, end\), a span or a str, not int"),
    "target of three": (lambda: cq.hedging("a", (1, 2, 3)), r"target must be \(start, end\)"),
    "offsets": (lambda: cq.hedging("a", ("x", 2)), "the offsets of target must be integers, not str"),
    "one text for many": (lambda: cq.analyze_batch("a"), "for one text use analyze"),
    "lexicon path": (lambda: cq.Analyzer(lexicons="own.tsv"), "lexicons must be a list of paths, not str"),
    "aliases": (lambda: cq.Analyzer(speakers={"A": "B"}), "must be a list of str, not str"),
    "alias": (lambda: cq.Analyzer(speakers={"A": [3]}), "a speaker's alias must be str, not int"),
    "threads": (lambda: cq.Analyzer(threads="two"), "threads must be int or None, not str"),
}


@pytest.mark.parametrize(("call", "message"), TYPES.values(), ids=TYPES)
def test_wrong_types_are_named_in_python_s_words(call, message):
    with pytest.raises(TypeError, match=message) as caught:
        call()
    assert "std::" not in str(caught.value)
    assert "incompatible function arguments" not in str(caught.value)
