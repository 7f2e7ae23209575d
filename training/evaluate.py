"""Dev scores of every head, counted as the scorers of the library's corpora count them."""

from __future__ import annotations

import argparse
import json
import pathlib
from collections.abc import Callable, Iterable, Sequence

import corpora
import numpy as np
from batches import fits
from corpora import read
from heads import span_distance
from items import KINDS, QUAD, STANCE, Item, Range
from pieces import Reader
from reading import Encoder, Vectors
from spans import Span, merged
from weights import dequantised, load_weights

Scores = dict[str, float]
Counts = list[int]


def f1(counts: Counts) -> float:
    """100 × F1 of [hits, predicted, gold]."""
    hits, predicted, gold = counts
    return 200 * hits / (predicted + gold) if predicted + gold else 0.0


def add(counts: Counts, found: set, gold: set) -> None:  # type: ignore[type-arg]
    """Counts sets."""
    counts[0] += len(found & gold)
    counts[1] += len(found)
    counts[2] += len(gold)


def macro_f1(gold: Sequence[int], found: Sequence[int], labels: int) -> float:
    """100 × mean F1 over the labels."""
    g, f = np.array(gold), np.array(found)
    return float(np.mean([f1([((g == k) & (f == k)).sum(), (f == k).sum(), (g == k).sum()]) for k in range(labels)]))


def tokens_in(text: str, spans: Iterable[Span]) -> set[int]:
    """Where runs of letters and digits begin inside of the spans."""
    out = set()
    for start, end in spans:
        inside = False
        for i in range(start, end):
            word = text[i].isalnum()
            if word and not inside:
                out.add(i)
            inside = word
    return out


def characters(item: Item, first: int, last: int) -> Span:
    """The span of words."""
    return item.words[first][0], item.words[last][1]


Groups = list[list[Item]]


def flat(encoder: Encoder, groups: Groups) -> list[tuple[Item, Vectors]]:
    """Items that fit into a window, with their hidden states."""
    items = [i for group in groups for i in group if fits(i)]
    return list(zip(items, encoder.read(items), strict=True))


def attribution(encoder: Encoder, reader: Reader, data: pathlib.Path) -> Scores:
    """Exact spans; whole sides of linked attributions; links between gold spans."""
    rows = read(data, "attribution/polnear-dev")
    single = {role: [0, 0, 0] for role in ("source", "cue", "content")}
    linked = {role: [0, 0, 0] for role in single}
    right = {"source": [0, 0], "content": [0, 0]}
    found: dict[int, dict[str, set[Span]]] = {}
    tuples: dict[int, dict[str, set[tuple[Span, ...]]]] = {}
    for item, hidden in flat(encoder, list(corpora.polnear(reader, rows))):
        text = rows[item.origin]["text"]
        spans = {role: [(a, b) for a, b, _ in encoder.labels(role, item, hidden)] for role in single}
        for role, have in spans.items():
            here = {m for s in have for m in merged(text, [characters(item, *s)])}
            found.setdefault(item.origin, {}).setdefault(role, set()).update(here)
        for side in joined_sides(encoder, item, hidden, spans):
            for role, have in side.items():
                if have and (value := merged(text, [characters(item, *s) for s in have])):
                    tuples.setdefault(item.origin, {}).setdefault(role, set()).add(value)
        check_links(encoder, item, hidden, right)
    for origin, row in enumerate(rows):
        for role in single:
            gold = [merged(row["text"], a.get(role) or []) for a in row["attributions"]]
            add(single[role], found.get(origin, {}).get(role, set()), {s for spans_ in gold for s in spans_})
            add(linked[role], tuples.get(origin, {}).get(role, set()), {g for g in gold if g})
    return (
        {f"PolNeAR {role} exact F1": f1(c) for role, c in single.items()}
        | {f"PolNeAR {role} of linked statements, exact F1": f1(c) for role, c in linked.items()}
        | {f"PolNeAR {role} linked right, gold spans": 100 * hits / max(n, 1) for role, (hits, n) in right.items()}
    )


Words = tuple[int, int]  # first and last word


def link(
    encoder: Encoder, head: str, item: Item, hidden: Vectors, cues: list[Words], others: list[Words]
) -> np.ndarray:
    """Scores [cues × others]."""
    at = item.speakers
    left = np.stack([hidden[[at[w] for w in range(a, b + 1) if w in at]].mean(0) for a, b in cues])
    right = np.stack([(hidden[at[a]] + hidden[at[b]]) / 2 for a, b in others])
    return encoder.pair(head, left, right, span_distance(np.array(cues), np.array(others)))


def joined_sides(
    encoder: Encoder, item: Item, hidden: Vectors, spans: dict[str, list[Words]]
) -> list[dict[str, list[Words]]]:
    """Cues with the source and the contents that are linked to them."""
    out: list[dict[str, list[Words]]] = [{"cue": [cue], "source": [], "content": []} for cue in spans["cue"]]
    if out and spans["source"]:
        have = link(encoder, "link-source", item, hidden, spans["cue"], spans["source"])
        for side, scores in zip(out, have, strict=True):
            if scores.max() > 0:
                side["source"].append(spans["source"][int(scores.argmax())])
    if out and spans["content"]:
        have = link(encoder, "link-content", item, hidden, spans["cue"], spans["content"])
        for content, scores in zip(spans["content"], have.T, strict=True):
            if scores.max() > 0:
                out[int(scores.argmax())]["content"].append(content)
    return out


def check_links(encoder: Encoder, item: Item, hidden: Vectors, right: dict[str, list[int]]) -> None:
    """Counts links between gold spans that are found."""

    def words(span: Range) -> Words | None:
        have = [w for w, p in item.speakers.items() if span[0] <= p < span[1]]
        return (have[0], have[-1]) if have else None

    gold = [
        (cue, {"source": known(map(words, a.sources)), "content": known(map(words, a.contents))})
        for a in item.attributions
        if (cue := words(a.cue))
    ]
    cues = sorted({cue for cue, _ in gold})
    for role in right:
        others = sorted({o for _, sides in gold for o in sides[role]})
        if not cues or not others:
            continue
        have = link(encoder, f"link-{role}", item, hidden, cues, others)
        for cue, sides in gold:
            if role == "source":
                choices = [(have[cues.index(cue)], others, sides[role])]
            else:
                choices = [(have[:, others.index(o)], cues, [cue]) for o in sides[role]]
            for scores, candidates, mine in choices:
                best = candidates[int(scores.argmax())] if scores.max() > 0 else None
                right[role][0] += best in mine if mine else best is None
                right[role][1] += 1


def known(values: Iterable[Words | None]) -> list[Words]:
    """Those that are there."""
    return [v for v in values if v]


def hedging(encoder: Encoder, reader: Reader, data: pathlib.Path) -> Scores:
    """Tokens of the four classes of cues, uncertain sentences."""
    kinds = KINDS["uncertainty"]
    count = {k: [0, 0, 0] for k in kinds}
    sentences: dict[str, Counts] = {"bio": [0, 0, 0], "wiki": [0, 0, 0]}
    for part, file in (("bio", "szeged-bio-dev"), ("wiki", "szeged-wiki-dev")):
        rows = read(data, f"hedging/{file}")
        for item, hidden in flat(encoder, list(corpora.szeged(reader, rows))):
            row, (low, high) = rows[item.origin], (item.words[0][0], item.words[-1][1])
            have = encoder.labels("uncertainty", item, hidden)
            gold = [c for c in row["cues"] if low <= c[0] < high]
            for number, kind in enumerate(kinds):
                found = tokens_in(row["text"], [characters(item, a, b) for a, b, k in have if k == number])
                add(count[kind], found, tokens_in(row["text"], [(s, e) for s, e, k, *_ in gold if k == kind]))
            sentences[part][0] += bool(have) and bool(gold)
            sentences[part][1] += bool(have)
            sentences[part][2] += bool(gold)
    out = {f"Szeged {kind} token F1": f1(c) for kind, c in count.items()}
    out["Szeged mean of four"] = float(np.mean(list(out.values())))
    out["Szeged uncertain sentences F1"] = f1([a + b for a, b in zip(*sentences.values(), strict=True)])
    return out | {f"Szeged {part} uncertain sentences F1": f1(c) for part, c in sentences.items()}


PREFIXES, SUFFIX = ("dis", "im", "in", "ir", "non", "un"), "less"


def affix(text: str, word: Span) -> tuple[Span, Span]:
    """The negating part of a word and the rest, which may be empty."""
    start, end = word
    lower = text[start:end].lower()
    for prefix in PREFIXES:
        if lower.startswith(prefix) and len(lower) > len(prefix) + 2:
            return (start, start + len(prefix)), (start + len(prefix), end)
    at = lower.find(SUFFIX)
    if at > 0:
        return (start + at, start + at + len(SUFFIX)), (start, start + at)
    return word, (start, start)


def negation(encoder: Encoder, reader: Reader, data: pathlib.Path) -> Scores:
    """Cues by overlap; tokens in their scopes, of predicted cues and of gold cues."""
    rows = read(data, "hedging/cdsco-dev")
    cue, scope, given = [0, 0, 0], [0, 0, 0], [0, 0, 0]
    for item, hidden in flat(encoder, list(corpora.cdsco(reader, rows))):
        text, negations = rows[item.origin]["text"], rows[item.origin]["negations"]
        have = [
            scope_of(encoder, item, hidden, text, list(range(a, b + 1)))
            for a, b, _ in encoder.labels("negation", item, hidden)
        ]
        used: set[int] = set()
        for n in negations:
            gold = tokens_in(text, n["scope"])
            touched = (
                i for i, (s, _) in enumerate(have) if i not in used and any(a < s[1] and s[0] < b for a, b in n["cue"])
            )
            best = next(touched, None)
            if best is not None:
                used.add(best)
                scope[0] += len(gold & have[best][1])
            cue[0] += best is not None
            words = [w for span in n["cue"] for w in item.words_in(span) if w in item.speakers]
            if words:
                add(given, scope_of(encoder, item, hidden, text, words)[1], gold)
        cue[1], cue[2] = cue[1] + len(have), cue[2] + len(negations)
        scope[1] += sum(len(tokens) for _, tokens in have)
        scope[2] += sum(len(tokens_in(text, n["scope"])) for n in negations)
    return {
        "CD-SCO cue F1 (overlap)": f1(cue),
        "CD-SCO scope tokens F1, predicted cues": f1(scope),
        "CD-SCO scope tokens F1, gold cues": f1(given),
    }


def scope_of(encoder: Encoder, item: Item, hidden: Vectors, text: str, cue: list[int]) -> tuple[Span, set[int]]:
    """The span of a cue and the tokens in its scope."""
    words = sorted(item.speakers)
    left = hidden[[item.speakers[w] for w in cue]].mean(0)[None]
    distance = np.array([[w - cue[0] for w in words]])
    have = encoder.pair("scope", left, hidden[[item.speakers[w] for w in words]], distance)[0]
    inside = [item.words[w] for w, score in zip(words, have, strict=True) if score > 0 and w not in cue]
    tokens = tokens_in(text, inside)
    for w, score in zip(words, have, strict=True):
        if w in cue and score > 0:
            rest = affix(text, item.words[w])[1]
            tokens |= {rest[0]} if rest[1] > rest[0] else set()
    return (item.words[cue[0]][0], item.words[cue[-1]][1]), tokens


def factuality(encoder: Encoder, reader: Reader, data: pathlib.Path) -> Scores:
    """Commitment to events: mean absolute error and correlation."""
    have: list[float] = []
    gold: list[float] = []
    for item, hidden in flat(encoder, list(corpora.uds(reader, read(data, "hedging/uds-factuality-dev")))):
        assert item.commitment is not None
        known = ~np.isnan(item.commitment)
        have += np.clip(encoder.linear("commitment", hidden[known])[:, 0], -3, 3).tolist()
        gold += item.commitment[known].tolist()
    error = float(np.abs(np.subtract(have, gold)).mean())
    return {"UDS events MAE": error, "UDS events Pearson × 100": 100 * float(np.corrcoef(have, gold)[0, 1])}


def stance(encoder: Encoder, reader: Reader, data: pathlib.Path) -> Scores:
    """Polarity toward targets; classes of cooperation and conflict."""
    out = {}
    for part in ("rw", "mt"):
        gold, have = [], []
        for item, hidden in flat(encoder, list(corpora.newsmtsc(reader, read(data, f"stance/newsmtsc-{part}-dev")))):
            for pool in item.pools:
                gold.append(pool.stance)
                have.append(int(encoder.pooled(item, hidden, pool)["stance"].argmax()))
        out[f"NewsMTSC {part} macro-F1"] = macro_f1(gold, have, len(STANCE))
    rows = read(data, "stance/plv-dev")
    gold, have = [], []
    for item, hidden in flat(encoder, list(corpora.plv(reader, rows))):
        if rows[item.origin]["source"] and rows[item.origin]["target"]:
            gold.append(item.pools[0].quad)
            have.append(int(encoder.pooled(item, hidden, item.pools[0])["quad"].argmax()))
    out["PLV quad macro-F1"] = macro_f1(gold, have, len(QUAD))
    out["PLV cooperation or conflict macro-F1"] = macro_f1([g // 2 for g in gold], [h // 2 for h in have], 2)
    return out


def names(encoder: Encoder, reader: Reader, data: pathlib.Path) -> Scores:
    """Exact names in whole articles and in sentences; nationalities by themselves."""
    out = {}
    makers: tuple[tuple[str, str, Callable[..., Iterable[list[Item]]]], ...] = (
        ("Worldwide", "worldwide-dev", corpora.worldwide),
        ("UNER", "uner-ewt-dev", corpora.name_sentences),
    )
    for name, file, make in makers:
        rows = read(data, f"tagging/{file}")
        count = [[0, 0, 0] for _ in KINDS["names"]]
        found: dict[int, set[tuple[int, int, int]]] = {}
        for item, hidden in flat(encoder, list(make(reader, rows))):
            here = {(*characters(item, a, b), k) for a, b, k in encoder.labels("names", item, hidden)}
            found.setdefault(item.origin, set()).update(here)
        for origin, row in enumerate(rows):
            gold = {(s, e, corpora.NAME_KINDS[k]) for s, e, k, *_ in row["entities"] if k in corpora.NAME_KINDS}
            for k, c in enumerate(count):
                add(c, {f for f in found.get(origin, set()) if f[2] == k}, {g for g in gold if g[2] == k})
        out[f"{name} names F1 (person, organisation, place)"] = f1(np.sum(count[:3], 0).tolist())
        if name == "Worldwide":
            out |= {f"{name} {kind} F1": f1(c) for kind, c in zip(KINDS["names"], count, strict=True)}
    return out


def evaluate(encoder: Encoder, reader: Reader, data: pathlib.Path) -> Scores:
    """All dev scores."""
    out: Scores = {}
    for task in (attribution, hedging, negation, factuality, stance, names):
        out |= task(encoder, reader, data)
    return {name: round(value, 3 if "MAE" in name else 2) for name, value in out.items()}


def main() -> None:
    """Prints the dev scores of a checkpoint as JSON: as it is, and with the rounded weights of the export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=pathlib.Path)
    parser.add_argument("run", type=pathlib.Path, help="folder of vocabulary.txt and checkpoint.npz")
    options = parser.parse_args()
    vocabulary = (options.run / "vocabulary.txt").read_text(encoding="utf8").split("\n")
    weights, reader = load_weights(options.run / "checkpoint.npz"), Reader(vocabulary)
    scores = {
        "float32": evaluate(Encoder(weights, vocabulary), reader, options.data),
        "int8": evaluate(Encoder(dequantised(weights), vocabulary), reader, options.data),
    }
    (options.run / "scores.json").write_text(json.dumps(scores, indent=1), encoding="utf8")
    print(json.dumps(scores, indent=1))


if __name__ == "__main__":
    main()
