"""Rebuild results/ensembles.json: thousands of random contiguous lines for every preset.

Run `nice python -m geodata.rebuild.ensembles`; about ten minutes on two cores. Needs gerrychain,
networkx and tqdm. Lines come from ReCom (DeFord, Duchin & Solomon 2021) in chains that start from
different random lines; every chain has its seed, so a rebuild gives the same file.
"""

import json
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from importlib.metadata import version
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

import geodata as gd
from geodata.ensemble import PERCENTS
from geodata.paths import RESULTS
from geodata.presets import Preset, preset, presets, treatments
from geodata.rebuild.chains import apart, autocorrelation, effective_size, split_r_hat
from geodata.territory import Treatment, territory_ids

SEED = 1995
CHAINS = 4
STEPS = 5_000
BURN_IN = 500
BINS = 40
# How far a side's people may be from an equal share, by number of sides: room for every line that
# the ensembles are compared with (Republika Srpska -0.30, Iraq's Shia region +0.79).
TOLERANCE = {2: 0.4, 3: 0.8}


class Task(NamedTuple):
    """One chain of one ensemble."""

    territory: str
    preset: str
    treatment: Treatment
    chain: int


def tasks() -> list[Task]:
    """Every chain to run."""
    return [
        Task(territory_id, key, treatment, chain)
        for territory_id in territory_ids()
        for key in presets(territory_id)
        for treatment in treatments(territory_id)
        for chain in range(CHAINS)
    ]


def owned_sides(question: Preset) -> list[gd.Side]:
    """The sides that are drawn: all but the shared."""
    return [side for side in question.sides.values() if not side.shared]


def fewest_wrong(counts: NDArray[np.float64], owned: NDArray[np.bool_]) -> float:
    """People on the wrong side if parts are matched to owners as well as they can be.

    `counts` is part x group, `owned` side x group; each side gets one part.
    """
    from scipy.optimize import linear_sum_assignment

    wrong = counts @ ~owned.T
    return float(wrong[linear_sum_assignment(wrong)].sum())


def run(task: Task) -> tuple[NDArray[np.float64], set[int]]:
    """People on the wrong side at every step of a chain, and the lines met (as hashes)."""
    import networkx as nx
    from gerrychain import Graph, MarkovChain, Partition, accept
    from gerrychain.partition import recursive_tree_part
    from gerrychain.proposals import recom

    t = gd.territory(task.territory, task.treatment)
    question = preset(task.territory, task.preset)
    sides = owned_sides(question)
    free = [unit for unit in t.counts.index if unit not in question.fixed]
    place = {unit: i for i, unit in enumerate(free)}
    borders = t.borders()
    pairs = zip(borders["unit_a"], borders["unit_b"], strict=True)
    plain = nx.Graph()
    plain.add_nodes_from((place[unit], {"people": float(t.population[unit])}) for unit in free)
    plain.add_edges_from((place[a], place[b]) for a, b in pairs if a in place and b in place)
    graph = Graph.from_networkx(plain)
    people = t.counts.loc[free].to_numpy(dtype=float)
    owned = np.array([[group in side.owners for group in t.groups] for side in sides])
    equal = float(t.population[free].sum()) / len(sides)
    tolerance = TOLERANCE[len(sides)]
    seed = SEED + 2 * task.chain
    first = recursive_tree_part(graph, range(len(sides)), equal, "people", tolerance, rng=seed)
    chain = MarkovChain(
        partial(recom, pop_col="people", pop_target=equal, epsilon=tolerance),
        [],
        accept.always_accept,
        Partition(graph, assignment=first, updaters={}),
        BURN_IN + STEPS,
        rng=seed + 1,
    )
    wrong, met = [], set()
    for step, line in enumerate(chain):
        if step < BURN_IN:
            continue
        parts = [sorted(part) for part in line.parts.values()]  # type: ignore[type-var]  # nodes are numbers
        wrong.append(fewest_wrong(np.array([people[part].sum(axis=0) for part in parts]), owned))
        met.add(hash(tuple(sorted(map(tuple, parts)))))
    return np.array(wrong), met


def summary(task: Task, chains: list[tuple[NDArray[np.float64], set[int]]]) -> dict:
    """One row of ensembles.json, people rounded to whole persons."""
    wrong = np.stack([values for values, _ in chains])
    half = STEPS // 2
    low, high = np.floor(wrong.min()), np.ceil(wrong.max())
    counts, _ = np.histogram(wrong, BINS, (low, max(high, low + 1)))
    return {
        "territory": task.territory,
        "preset": task.preset,
        "treatment": task.treatment,
        "tolerance": TOLERANCE[len(owned_sides(preset(task.territory, task.preset)))],
        "plans": wrong.size,
        "distinct": len(set().union(*(met for _, met in chains))),
        "mean": round(float(wrong.mean())),
        "percentiles": np.percentile(wrong, PERCENTS).round().astype(int).tolist(),
        "histogram": {"low": low, "high": max(high, low + 1), "plans": counts.tolist()},
        "mixing": {
            "r_hat": round(split_r_hat(wrong), 4),
            "effective": round(effective_size(wrong)),
            "autocorrelation_1": round(float(autocorrelation(wrong)[1]), 3),
            "halves_apart": round(apart(wrong[:, :half], wrong[:, half:]), 3),
            "starts_apart": round(apart(wrong[: CHAINS // 2], wrong[CHAINS // 2 :]), 3),
        },
    }


def main() -> None:
    todo = tasks()
    with ProcessPoolExecutor(max_workers=2) as pool:
        chains = list(tqdm(pool.map(run, todo), total=len(todo), unit="chain"))
    rows = [
        summary(todo[start], chains[start : start + CHAINS])
        for start in range(0, len(todo), CHAINS)
    ]
    data = {
        "method": f"ReCom, GerryChain {version('gerrychain')}",
        "seed": SEED,
        "chains": CHAINS,
        "steps": STEPS,
        "burn_in": BURN_IN,
    }
    lines = ",\n".join(json.dumps(row) for row in rows)
    text = json.dumps(data)[:-1] + f', "ensembles": [\n{lines}\n]}}\n'
    (RESULTS / "ensembles.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
