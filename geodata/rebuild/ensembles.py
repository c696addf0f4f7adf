"""Rebuild results/ensembles.json: thousands of random contiguous lines for every preset.

Run `nice python -m geodata.rebuild.ensembles`; about ten minutes on two cores. Needs gerrychain
and tqdm. Lines come from the chains of `geodata.recom`, which start from different random lines;
every chain has its seed, so a rebuild gives the same file. Chains run on the pages' executors:
CARVED_WORKERS and DASK_SCHEDULER_ADDRESS hold here too.
"""

import json
from importlib.metadata import version
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

import geodata as gd
from geodata import executors
from geodata.paths import RESULTS
from geodata.presets import preset, presets, treatments
from geodata.recom.chain import Ground, chain, ground
from geodata.recom.draw import CHAINS, SEED, chain_seed
from geodata.recom.summary import summary
from geodata.territory import Treatment, territory_ids

STEPS = 5_000
BURN_IN = 500


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


def run(hook: executors.Hook, task: Task) -> tuple[NDArray[np.float64], set[int]]:
    """People on the wrong side at every step of a chain, and the lines met (as numbers).

    The hook hears how many steps are done.
    """
    seed, drawn = chain_seed(SEED, task.chain), []
    for step, line in enumerate(chain(_ground(task), seed, STEPS, BURN_IN)):
        hook(step, BURN_IN + STEPS)
        drawn.append(line)
    kept = drawn[BURN_IN:]
    return np.array([people for people, _ in kept]), {line for _, line in kept}


def _ground(task: Task) -> Ground:
    question = preset(task.territory, task.preset)
    return ground(
        gd.territory(task.territory, task.treatment), question.sides, question.fixed, None
    )


def row(task: Task, chains: list[tuple[NDArray[np.float64], set[int]]]) -> dict[str, Any]:
    """One row of ensembles.json."""
    wrong = np.stack([values for values, _ in chains])
    distinct = len(set().union(*(met for _, met in chains)))
    return {
        "territory": task.territory,
        "preset": task.preset,
        "treatment": task.treatment,
        **summary(wrong, distinct, _ground(task).tolerance),
    }


def main() -> None:
    todo = tasks()
    work = executors.each(run, [(task,) for task in todo])
    chains = list(tqdm(work, total=len(todo), unit="chain"))
    rows = [
        row(todo[start], chains[start : start + CHAINS]) for start in range(0, len(todo), CHAINS)
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
    from geodata.rebuild import ensembles  # by its own name, under which a worker finds `run`

    ensembles.main()
