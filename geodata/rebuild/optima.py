"""Rebuild results/optima.json: the best line for every preset, contiguous and not.

Run `python -m geodata.rebuild.optima`; a minute or two on two cores. Needs tqdm. Searches are done
by the pages' executors: CARVED_WORKERS and DASK_SCHEDULER_ADDRESS hold here too.
"""

import json
from collections.abc import Iterator
from importlib.metadata import version

from tqdm import tqdm

import geodata as gd
from geodata import executors
from geodata.paths import RESULTS
from geodata.presets import presets, treatments
from geodata.territory import Treatment, territory_ids

TIME_LIMIT_S = 600


def questions() -> Iterator[tuple[str, str, str, bool]]:
    """Territory, preset, treatment, contiguous."""
    for territory_id in territory_ids():
        for key in presets(territory_id):
            for treatment in treatments(territory_id):
                for contiguous in (True, False):
                    yield territory_id, key, treatment, contiguous


def answer(
    hook: executors.Hook, territory_id: str, key: str, treatment: Treatment, contiguous: bool
) -> dict:
    """One row of optima.json; people are rounded to a tenth, gaps of a millionth to 0."""
    t = gd.territory(territory_id, treatment)
    question = presets(territory_id)[key]
    best = gd.best_plan(
        t,
        question.sides,
        fixed=question.fixed,
        contiguous=contiguous,
        time_limit_s=TIME_LIMIT_S,
        should_stop=hook.stopped,
    )
    line = best.plan.assignment
    return {
        "territory": territory_id,
        "preset": key,
        "treatment": treatment,
        "contiguous": contiguous,
        "wrong_side": round(best.evaluation.wrong_side, 1),
        "lower_bound": round(best.lower_bound, 1),
        "gap": round(best.gap, 6),
        "seconds": round(best.seconds, 2),
        "sides": {side: " ".join(line.index[line == side]) for side in question.sides},
    }


def main() -> None:
    todo = list(questions())
    rows = list(tqdm(executors.each(answer, todo), total=len(todo), unit="line"))
    solver = (
        f"HiGHS in scipy {version('scipy')}: relaxation with separator cuts; then an exact sweep"
    )
    text = json.dumps({"solver": solver, "optima": rows}, indent=1, ensure_ascii=False)
    (RESULTS / "optima.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    from geodata.rebuild import optima  # by its own name, under which a worker finds `answer`

    optima.main()
