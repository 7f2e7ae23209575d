"""Weights of one's own, and the shipped ones once more."""

import gzip
import pickle
import shutil

import pytest
from typer.testing import CliRunner

import communique as cq
from communique.cli import app

WORDS = [("Envoys", "envoy", "NOUN", "NNS"), ("zapped", "zap", "VERB", "VBD"), ("Ploria", "Ploria", "PROPN", "NNP")]
CONLLU = "".join(
    f"{number}\t{form}\t{lemma}\t{upos}\t{xpos}\t_\t_\t_\t_\t_\n"
    for number, (form, lemma, upos, xpos) in enumerate([*WORDS, (".", ".", "PUNCT", ".")], 1)
)
NAMES = '{"text": "Envoys zapped Ploria. Mira Sandoval left.", "entities": [[14, 20, "LOC"], [22, 35, "PER"]]}\n'
TABLE = """use\tfile\tname\tversion\tlicence\tship
tags\ttags.conllu\tOwn sentences\t1\tCC0\tyes
names\tnames.jsonl\tOwn names\t1\tnone stated\tunclear
"""


@pytest.fixture
def corpora(tmp_path):
    (tmp_path / "tags.conllu").write_text("# newdoc id = own\n" + 20 * (CONLLU + "\n"), "utf8")
    (tmp_path / "names.jsonl").write_text(20 * NAMES, "utf8")
    (tmp_path / "corpora.tsv").write_text(TABLE, "utf8")
    return tmp_path


def train(folder, out, *options):
    return CliRunner().invoke(
        app, ["train", "tagger", *options, str(folder / "corpora.tsv"), str(folder), str(folder / out)]
    )


def test_own_weights_are_the_same_bytes_twice_and_serve_an_analyzer(corpora):
    assert [train(corpora, out).exit_code for out in ("one.cmq", "two.cmq")] == [0, 0]
    assert (corpora / "one.cmq").read_bytes() == (corpora / "two.cmq").read_bytes()
    analyzer = cq.Analyzer(tagger=corpora / "one.cmq", quality="fast")
    document = pickle.loads(pickle.dumps(analyzer)).analyze("Envoys zapped Ploria.")
    assert [word.upos for word in document.words] == ["NOUN", "VERB", "PROPN", "PUNCT"]
    assert [(name.text, name.kind) for name in document.names] == [("Ploria", "place")]
    assert [source["name"] for source in analyzer.model_info()["weights"][0]["sources"]] == [
        "Own sentences",
        "Own names",
    ]


def test_clean_weights_have_not_seen_what_has_no_clear_licence(corpora):
    assert train(corpora, "clean.cmq", "--clean", "--card", str(corpora / "card.md")).exit_code == 0
    analyzer = cq.Analyzer(tagger=corpora / "clean.cmq", quality="fast")
    assert not list(analyzer.analyze("Envoys zapped Ploria.").names)
    card = (corpora / "card.md").read_text("utf8")
    assert "Own sentences" in card
    assert "Own names" not in card


@pytest.mark.parametrize(
    ("file", "content", "code"),
    [
        pytest.param("tags.conllu", "1\tEnvoys\n", "CQ222", id="no_conllu"),
        pytest.param("names.jsonl", '{"text": \n', "CQ220", id="no_json"),
        pytest.param("corpora.tsv", "use\tfile\ntags\ttags.conllu\n", "CQ221", id="no_table"),
        pytest.param("corpora.tsv", TABLE.replace("tags.conllu", "missing.conllu"), "CQ206", id="no_file"),
    ],
)
def test_bad_files_are_named(corpora, file, content, code):
    (corpora / file).write_text(content, "utf8")
    answer = train(corpora, "own.cmq")
    assert answer.exit_code == 1
    assert code in answer.stderr
    assert not (corpora / "own.cmq").exists()


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        pytest.param(lambda weights: b"", "CQ210", id="empty"),
        pytest.param(lambda weights: b"text" + weights[4:], "CQ207", id="foreign"),
        pytest.param(lambda weights: weights[:-64], "CQ21", id="cut_off"),
        pytest.param(lambda weights: weights[:-100] + b"\xff" + weights[-99:], "CQ201", id="flipped"),
    ],
)
def test_spoilt_weights_are_refused_by_name(corpora, spoil, code):
    assert train(corpora, "own.cmq").exit_code == 0
    (corpora / "spoilt.cmq").write_bytes(spoil((corpora / "own.cmq").read_bytes()))
    with pytest.raises(cq.Error, match=r"spoilt\.cmq") as problem:
        cq.Analyzer(tagger=corpora / "spoilt.cmq")
    assert problem.value.code.startswith(code)


@pytest.mark.shared
def test_shipped_weights_come_out_of_their_corpora(root, shared, tmp_path):
    for folder in ("tagging", "clusters"):
        shutil.copytree(shared / "data" / folder, tmp_path / folder, copy_function=shutil.copyfile)
    for packed in list(tmp_path.rglob("*.gz")):
        with gzip.open(packed) as content, packed.with_suffix("").open("wb") as file:
            shutil.copyfileobj(content, file)
    table = root / "cpp" / "train" / "corpora.tsv"
    answer = CliRunner().invoke(
        app,
        ["train", "tagger", "--card", str(tmp_path / "card.md"), str(table), str(tmp_path), str(tmp_path / "out.cmq")],
    )
    assert answer.exit_code == 0, answer.stderr
    assert (tmp_path / "out.cmq").read_bytes() == (root / "cpp" / "data" / "en-tagger.cmq").read_bytes()
    assert (tmp_path / "card.md").read_text("utf8") == (root / "cpp" / "data" / "en-tagger.md").read_text("utf8")
