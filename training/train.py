"""Trains encoder and heads together: python train.py DATA OUT (see README.md)."""

from __future__ import annotations

import argparse
import json
import pathlib
import time

import jax
import jax.numpy as jnp
import numpy as np
import optax  # type: ignore[import-untyped]
from batches import LENGTH, ROWS, Arrays, Row, arrays, schedule
from corpora import Corpus, corpora_of, read
from encoder import Dropout, Weights, base_weights, depth, hidden_states
from heads import SHARE, Summed, losses, new_heads, scores
from pieces import Reader, pruned_vocabulary
from teacher import fill_pools, imitation, inherited
from weights import is_narrow, is_rounded, load_weights, rounded

SEED = 20261124
PEAK, WARM_UP = 1.5e-4, 0.06
ROUNDED_FROM = 0.5  # of the steps: those after it learn with rounded weights
HEAD_RATE = 4.0  # heads begin at random and may move faster


def vocabulary_of(data: pathlib.Path, corpora: list[Corpus]) -> list[str]:
    """Word pieces that the corpora and the frequent words of English use."""
    words = (data / "clusters" / "glove-100d-60k.vocab.txt").read_text(encoding="utf8").split("\n")
    return pruned_vocabulary([row["text"] for c in corpora for row in read(data, c.file)] + words)


def optimiser(steps: int) -> optax.GradientTransformation:
    """AdamW: warm-up, then a cosine to zero."""
    rate = optax.warmup_cosine_decay_schedule(0, PEAK, int(WARM_UP * steps), steps)
    return optax.chain(optax.clip_by_global_norm(1.0), optax.adamw(rate, weight_decay=0.01))


def as_stored(weights: Weights) -> Weights:
    """Weights as the engine will know them; gradients pass as if nothing was rounded."""

    def stored(name: str, matrix: jax.Array) -> jax.Array:
        if not is_rounded(name) and not name.endswith(" weights"):
            return matrix
        rows, scales = rounded(matrix, jnp, is_narrow(name))
        return matrix + jax.lax.stop_gradient(rows * scales[:, None] - matrix)

    return {name: stored(name, matrix) for name, matrix in weights.items()}


def make_step(optimise: optax.GradientTransformation, usual: dict[str, float], rounding: bool):  # type: ignore[no-untyped-def]
    """A compiled step: weights, optimiser's state, teacher (may be empty), batch, key → the first two, losses.
    `usual`: labels a batch, by head."""

    def total(weights: Weights, teacher: Weights, batch: Arrays, key: jax.Array) -> tuple[jax.Array, dict[str, Summed]]:
        drop = Dropout(key, 2 * depth(weights) + 2)
        weights = as_stored(weights) if rounding else weights
        hidden = hidden_states(weights, batch, drop)
        found = scores(weights, hidden, batch, drop)
        every = losses(found, batch)
        loss = sum((SHARE[head] / usual[head] * loss for head, (loss, _) in every.items()), jnp.zeros(()))
        if teacher:
            loss += imitation(hidden, found, teacher, batch)
        return loss, every

    def step(weights: Weights, state: optax.OptState, teacher: Weights, batch: Arrays, key: jax.Array):  # type: ignore[no-untyped-def]
        gradients, every = jax.grad(total, has_aux=True)(weights, teacher, batch, key)
        updates, state = optimise.update(gradients, state, weights)
        updates = {n: u * HEAD_RATE if n.startswith("head ") else u for n, u in updates.items()}
        return optax.apply_updates(weights, updates), state, every

    return jax.jit(step, donate_argnums=(0, 1))


def labels_per_batch(batches: list[Arrays]) -> dict[str, float]:
    """Mean number of labels of every head."""
    named = {head: head for head in SHARE} | {"link-source": "source gold", "link-content": "content gold"}
    least = {"commitment": -9}
    return {
        head: max(float(np.mean([(b[name] >= least.get(head, 0)).sum() for b in batches])), 1.0)
        for head, name in named.items()
    }


def save(path: pathlib.Path, weights: Weights, state: optax.OptState, done: int) -> None:
    """Writes everything that a resumed run needs, whole or not at all."""
    leaves = {f"state {i}": np.asarray(leaf) for i, leaf in enumerate(jax.tree.leaves(state))}
    new = path.with_suffix(".new.npz")
    np.savez(new, done=done, **leaves, **{f"weight {n}": np.asarray(w) for n, w in weights.items()})  # type: ignore[arg-type]
    new.replace(path)


def load(path: pathlib.Path, state: optax.OptState) -> tuple[Weights, optax.OptState, int]:
    """What `save` wrote; `state` gives the shape."""
    with np.load(path) as file:
        leaves, tree = jax.tree.flatten(state)
        state = jax.tree.unflatten(tree, [jnp.asarray(file[f"state {i}"]) for i in range(len(leaves))])
        weights = {n.removeprefix("weight "): jnp.asarray(file[n]) for n in file.files if n.startswith("weight ")}
        return weights, state, int(file["done"])


def main() -> None:
    """Reads the corpora, trains, and leaves vocabulary.txt and checkpoint.npz in OUT."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=pathlib.Path)
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--teacher", type=pathlib.Path, help="OUT of a deeper encoder to learn from, too")
    parser.add_argument("--clean", action="store_true", help="leave out corpora whose licence is unclear")
    parser.add_argument("--steps", type=int, help="end after so many steps")
    parser.add_argument("--minutes", type=float, default=4, help="between checkpoints")
    options = parser.parse_args()
    jax.config.update("jax_default_prng_impl", "rbg")  # type: ignore[no-untyped-call]
    options.out.mkdir(parents=True, exist_ok=True)
    jax.config.update("jax_compilation_cache_dir", str(options.out.resolve() / "compiled"))  # type: ignore[no-untyped-call]

    corpora = [c for c in corpora_of() if c.ship == "yes" or not options.clean]
    pieces = options.out / "vocabulary.txt"
    if not pieces.exists():
        pieces.write_text("\n".join(vocabulary_of(options.data, corpora)), encoding="utf8")
    vocabulary = pieces.read_text(encoding="utf8").split("\n")
    reader = Reader(vocabulary)
    read_in = [(c, c.items(reader, options.data)) for c in corpora]
    plan = schedule(read_in, SEED)[: options.steps]
    write_facts(options, corpora, len(plan))
    train(plan, vocabulary, options)


def write_facts(options: argparse.Namespace, corpora: list[Corpus], steps: int) -> None:
    """What the card tells of this run."""
    passes = {c.file: c.passes for c in corpora}
    facts = {"layers": options.layers, "steps": steps, "seed": SEED, "passes": passes, "shares": SHARE}
    if options.teacher:
        facts["teacher"] = json.loads((options.teacher / "facts.json").read_text(encoding="utf8"))
    (options.out / "facts.json").write_text(json.dumps(facts, indent=1), encoding="utf8")


def train(plan: list[list[Row]], vocabulary: list[str], options: argparse.Namespace) -> None:
    """All batches of the plan that the checkpoint has not seen."""
    optimise = optimiser(len(plan))
    teacher: Weights = {}
    if options.teacher:
        teacher = {name: jnp.asarray(value) for name, value in load_weights(options.teacher / "checkpoint.npz").items()}
        weights = inherited({name: value.copy() for name, value in teacher.items()}, options.layers)
    else:
        weights = base_weights(vocabulary, options.layers) | new_heads(SEED)
    state = optimise.init(weights)
    done, checkpoint = 0, options.out / "checkpoint.npz"
    if checkpoint.exists():
        weights, state, done = load(checkpoint, state)
    ends, full_stop = (vocabulary.index("[CLS]"), vocabulary.index("[SEP]")), vocabulary.index(".")
    usual = labels_per_batch([arrays(rows, *ends) for rows in plan[:: max(len(plan) // 200, 1)]])
    steps, key = [make_step(optimise, usual, rounding) for rounding in (False, True)], jax.random.key(SEED)
    used = sum(len(item) + 2 for rows in plan for row in rows for item in row) / (len(plan) * ROWS * LENGTH)
    print(
        f"{len(plan)} steps, {used:.1%} filled;", " ".join(f"{head} {n:.1f}" for head, n in usual.items()), flush=True
    )
    begun = saved = time.time()
    seen, mean = 0, {head: np.zeros(2) for head in SHARE}
    for at in range(done, len(plan)):
        batch = arrays(plan[at], *ends)
        if teacher:
            fill_pools(batch, full_stop, SEED + at)
        weights, state, every = steps[at >= ROUNDED_FROM * len(plan)](
            weights, state, teacher, batch, jax.random.fold_in(key, at)
        )
        seen += int((batch["segment"] > 0).sum())
        for head, sums in every.items():
            mean[head] = 0.98 * mean[head] + np.array([float(x) for x in sums])
        if at % 50 == 49:
            spent = time.time() - begun
            shown = " ".join(f"{head} {loss / max(n, 1):.3f}" for head, (loss, n) in mean.items())
            print(f"{at + 1}/{len(plan)} {spent:.0f}s {seen / spent:.0f}/s {shown}", flush=True)
        if time.time() - saved > 60 * options.minutes:
            save(checkpoint, weights, state, at + 1)
            saved = time.time()
    save(checkpoint, weights, state, len(plan))


if __name__ == "__main__":
    main()
