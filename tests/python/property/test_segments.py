"""The same tokens however a text is typed: apostrophes, normal forms, kinds of string."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

import communique as cq

# Pieces that rules look at, in composed letters and with curly apostrophes.
WORDS = (
    "don’t O’Hara’s d’état rock ’n’ roll ’90s 1930’s ’em ma’am I’d’ve ministers’ talkin’ U.S.’s Inc.’s a.org’s cannot "
    "Türkiye chargé naïve Øre Ångström ñandú Łódź été-là co-écrit é. É. É.T. Á.B.C. Í. J. U.S. a.m. 5a.m. Ph.D. Mr. "
    "No. Rs. 5 km 10:30 5pm 9am-5pm 18–19 18 – 19 2024-11-06 3½ 1⁄2 6th 1990s 24°C $5 €3bn US$7 Rs500 5% -5 −5 "
    "https://a.org/é?x=(y). bücher.de www.ö.de ö.é@büro.de @né #été @a@b.org doi:10.1000/é :-) ;-) :’( <3 ^_^ "
    "— – -- … ... . . . ?! ≠ =≠ <≮ ** ( ) [ ] , ; : ! / & AT&T É&É é/é w- é- "
    "👩‍👩‍👧 🇳🇴 1️⃣ 👍🏽 ™ ❤️ “ ” ‘ « » \" 漢字 がぎ ガギ 한국어 ไทยนี้ نَصّ שָׁלוֹם Việt ключ й ё ὕδωρ"
).split(" ")
SPACES = [" ", "\n", "\u00a0", "\u2028"]
INVISIBLE = ["\u200b", "\ufeff", "\u061c", "\u200e", "\u202e", "\u2066", "\u00ad", "\u200d", "\u200c", "\u2060", "\ufe0f"]
# In the middle of a word an apostrophe can be no quotation mark.
INSIDE = re.compile(r"(?<=\w)’(?=\w)")


def joined(pieces):
    return st.one_of(
        st.lists(st.sampled_from(pieces), max_size=12).map(" ".join),
        st.lists(st.sampled_from([*pieces, *SPACES]), max_size=20).map("".join),
    )


TEXTS = joined(WORDS)


def spans(text, **options):
    tokens = cq.tokenize(text, **options)
    return list(zip(tokens.start.tolist(), tokens.end.tolist(), tokens.kind, strict=True))


def composed(text):
    return [(unicodedata.normalize("NFC", text[start:end]), kind) for start, end, kind in spans(text)]


def word_spans(text):
    words = cq.analyze(text).words
    return list(zip(words.start.tolist(), words.end.tolist(), strict=True))


@given(TEXTS)
def test_both_apostrophes(text):
    straight = INSIDE.sub("'", text)
    assert spans(straight) == spans(text)
    assert word_spans(straight) == word_spans(text)


@pytest.mark.parametrize("piece", WORDS)
def test_both_apostrophes_around_words(piece):
    text = f"So it was {piece} then."
    assert spans(text.replace("’", "'")) == spans(text)


@given(TEXTS)
def test_both_normal_forms(text):
    assert composed(unicodedata.normalize("NFD", text)) == composed(unicodedata.normalize("NFC", text))


@given(st.lists(st.sampled_from([w for w in WORDS if w.isascii()]), max_size=12).map(" ".join))
def test_every_kind_of_string(text):
    """Python holds a string with 1, 2 or 4 bytes a code point, as its widest one asks; another paragraph changes that."""
    alone = spans(text)
    for widest in ("é", "漢", "🙂"):
        assert spans(f"{text}\n{widest}")[: len(alone)] == alone


@given(joined([*WORDS, *INVISIBLE, "\0", "\ud800", "\udc00", "\u0301", "\u20e3"]))
def test_gaps_are_unseen(text):
    last = 0
    for start, end, _ in [*spans(text), (len(text), len(text), "")]:
        assert last <= start <= end <= len(text)
        assert all(c.isspace() or c in INVISIBLE for c in text[last:start])
        last = end


@given(joined([*WORDS, "\ud800", "\udc00", "\udfff", "\u0301", "\u200d", "'", "a"]))
def test_lone_surrogates_stand_alone(text):
    found = [(start, end) for start, end, kind in spans(text) if kind == "other" and 0xD800 <= ord(text[start]) < 0xE000]
    assert found == [(at, at + 1) for at, c in enumerate(text) if 0xD800 <= ord(c) < 0xE000]


@given(joined([*WORDS, *INVISIBLE, "\ud800", "\r\n"]))
def test_word_boundaries_part_the_text(text):
    kinds = {"space", "word", "number", "emoji", "punctuation", "symbol", "other"}
    last = 0
    for start, end, kind in spans(text, profile="uax29"):
        assert start == last < end
        assert kind in kinds
        last = end
    assert last == len(text)
