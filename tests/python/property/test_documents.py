"""What holds for every text, on texts made of what breaks readers."""

from hypothesis import given
from hypothesis import strategies as st

import communique as cq
from checks import check_hedging, check_stance, check_text
from samples import ODD, REPORT

PIECES = st.sampled_from(
    [
        *"“”‘’«»„\"'‹›「」[]()…–—.,;:?!",
        " ",
        "\n",
        "\r\n",
        "\r",
        "\u2028",
        "\0",
        "\ufeff",
        "e\u0301",
        "👩‍👩‍👧",
        "🇳🇴",
        "\ud800",
        "\udfff",
        "Türkiye",
        "don’t",
        "we'll",
        "Ana Lindt",
        "the spokesperson",
        "Norland",
        "he",
        "said",
        " that ",
        "told reporters",
        "according to",
        "neither confirmed nor denied",
        "may",
        "not",
        "if",
        "hopes for",
        "cautiously optimistic",
        "welcomed",
        "condemned",
        "Q: ",
        "5’10”",
        "我们",
    ]
)
TEXTS = st.one_of(
    st.lists(PIECES, max_size=60).map("".join),
    st.lists(PIECES, max_size=40).map(" ".join),
    st.text(st.characters(), max_size=80),
    st.builds(lambda at, cut: REPORT[:at] + REPORT[at + cut :], st.integers(0, len(REPORT)), st.integers(1, 40)),
)


@given(TEXTS)
def test_every_promise_holds(text):
    check_text(text)


def test_odd_text():
    check_text(ODD)


@given(TEXTS, st.data())
def test_bare_hedging_and_stance(text, data):
    start = data.draw(st.integers(0, max(len(text) - 1, 0)))
    end = data.draw(st.integers(start + 1, len(text) + 1))
    check_hedging(text, cq.hedging(text))
    try:
        check_hedging(text, cq.hedging(text, target=(start, end)))
        stance = cq.stance(text, (start, end))
    except cq.Error as problem:
        assert problem.code in ("CQ104", "CQ105")
    else:
        check_stance(text, stance)


@given(st.lists(TEXTS, max_size=5))
def test_batches_agree(texts):
    assert [d.to_dict() for d in cq.analyze_batch(texts, threads=3)] == [cq.analyze(t).to_dict() for t in texts]


@given(TEXTS)
def test_html_never_fails(text):
    assert cq.analyze(text)._repr_html_().encode()
