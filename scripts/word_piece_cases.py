"""Golden cases for the word pieces of the encoder, by the tokenizers library (any of 0.20 and later).

    python scripts/word_piece_cases.py    # writes tests/data/word_pieces/{vocabulary.txt,cases.tsv}

A line of cases.tsv is a text, with \\u{…} for what is not printable ASCII, and its pieces: id:first byte-byte behind.
"""

from pathlib import Path

from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

FOLDER = Path(__file__).parent.parent / "tests/data/word_pieces"

VOCABULARY = """
[PAD] [UNK] [CLS] [SEP] a b c e i n o s t u the talks talk ##s ##ing un ##un una ##ff ##ord ##able afford cafe
cafes zoe naive resume co ##operate cooperate don ' t ’ “ ” , . - — … ! ? / % $ € £ [ ] ( ) # sep 4 ##7 47 2
##0 ##2 ##5 2025 minister ##ial israel ##i istanbul turkiye angstrom o ##slo oslo 中 国 外 交 カ ##キ か ##き = < + ^
` α ##θ ##ηνα αθηνα и ##й москва к ##иев киев ᄒ ##ᅡ ##ᆫ 한 ##국 ☕ ½ ² ß strasse straße ﬁ ##x fix æ ##sop œ i̇
##ng ng ##e ##é ##a ##t talks. ##able.
""".split()

TEXTS = [
    "",
    " ",
    "\t\n\r ",
    "a",
    "A",
    "The talks",
    "THE TALKS",
    "talks, talk. Talking!",
    "unaffordable",
    "una ffordable",
    "Caf\u00e9 caf\u00e9s",
    "cafe\u0301 CAFE\u0301S",
    "Zo\u00eb na\u00efve r\u00e9sum\u00e9",
    "\u0130stanbul T\u00fcrkiye",
    "\u00c5ngstr\u00f6m \u212bngstr\u00f6m",
    "don't don\u2019t",
    "\u201cThe talks\u201d \u2014 2025\u2026",
    "co-operate co\u00adoperate cooperate",
    "[SEP] [UNK] ##s #",
    "47% $47 \u20ac47 \u00a347",
    "the\u00a0talks\u2003the\u3000talks",
    "the\u200btalks the\u200dtalks",
    "the\x00talks\x07the\x7f",
    "\u4e2d\u56fd\u5916\u4ea4",
    "the\u4e2dtalks\u56fd",
    "\u30ab\u30ad \u304b\u304d \u30ac",
    "\ud55c\uad6d \ud55c",
    "\u2260 \u226e \u1fef \u037e",
    "\u0391\u03b8\u03ae\u03bd\u03b1 \u0391\u0398\u0397\u039d\u0391",
    "\u041c\u043e\u0441\u043a\u0432\u0430 \u041a\u0438\u0435\u0432 \u0439 \u0419",
    "\u2615 \u00bd \u00b2 \ufffd",
    "Stra\u00dfe \u1e9e \ufb01x \u00c6sop \u0152",
    "a\u0300\u0301\u0302 \u0300 \u0300a",
    "talks\u0301ing",
    "\u0085a\u0085b\x0bc\x0cd",
    "\u2028a\u2029b",
    "a" * 100,
    "a" * 101,
    "t" * 100 + " t",
    "\u00e9" * 100,
    "\u00e9" * 101,
    "\ud55c" * 34,
    "\U0001f600 the \U0001f468\u200d\U0001f469",
    "\U00010400 \U0001d400",
    "\ue000a\U000f0000b",
    "the\u0890talks \u1885 \u1734 a\u1885",
    "\u166d \U000111c9 \u2e52",
    "a\u20dd \u0488",
    "e\u0323\u0307 \u1eb9\u0307",
    "\u0e01\u0e34\u0e01 \u0915\u093f",
    "x" * 3 + "." * 5,
    "the" + "." * 200,
    "\uf900 \U0002f800",
    "\ua9bd a\ua9bd",
]


def escaped(text: str) -> str:
    """The text with \\u{…} for all that is not printable ASCII."""
    return "".join(c if " " <= c <= "~" and c != "\\" else f"\\u{{{ord(c):x}}}" for c in text)


def main() -> None:
    """Writes both files."""
    pieces = list(dict.fromkeys(VOCABULARY))
    tokenizer = Tokenizer(models.WordPiece({p: i for i, p in enumerate(pieces)}, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    lines = []
    for text in TEXTS:
        found = tokenizer.encode(text)
        starts = [0]
        for c in text:
            starts.append(starts[-1] + len(c.encode()))
        spans = [f"{i}:{starts[a]}-{starts[b]}" for i, (a, b) in zip(found.ids, found.offsets, strict=True)]
        lines.append(escaped(text) + "\t" + " ".join(spans) + "\n")
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / "vocabulary.txt").write_text("".join(p + "\n" for p in pieces), encoding="utf8")
    (FOLDER / "cases.tsv").write_text("".join(lines), encoding="utf8")


if __name__ == "__main__":
    main()
