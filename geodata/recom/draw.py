"""Random lines for a question of one's own: what stands in the way, the chains, their summary."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib.metadata import version
from importlib.util import find_spec

import numpy as np

from geodata.ensemble import Ensemble, read_row
from geodata.ids import unknown
from geodata.plan import Side
from geodata.recom.chain import TOLERANCE, Ground, NoLines, chain, ground
from geodata.recom.summary import summary
from geodata.tables.read import read_toml
from geodata.territory import Territory

SEED = 1995
CHAINS = 4
BURN_IN = 100  # lines of each chain that are left out, so that its start is forgotten
LEAST = 100  # lines; fewer tell nothing
NAMED = 5  # units named in one message

INSTALL = 'pip install ".[ensemble]"'


def can_draw_lines() -> bool:
    """Whether GerryChain, which draws them, is installed here."""
    return find_spec("gerrychain") is not None


def random_lines(
    t: Territory,
    sides: Mapping[str, Side],
    *,
    fixed: Mapping[str, str] | None = None,
    lines: int = 2_000,
    seed: int = SEED,
    tolerance: float | None = None,
    burn_in: int = BURN_IN,
    progress: Callable[[int, int], None] | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> Ensemble:
    """At least `lines` random lines, every side in one piece, and what they leave on wrong sides.

    `sides`: by side id, two to four that have owners, and any that are shared; `fixed` gives the
    shared sides their units, which no line moves. Lines come from four chains that start apart.
    `tolerance` is how far the people of a side may be from an equal share (0.4 for two sides,
    else 0.8). The same seed gives the same lines.

    `progress(done, all)` is told how many steps are done, the burn-in of each chain among them.
    `should_stop()` is asked before each; after it the lines so far are returned.

    Raises NoLines, NotMeasured where nobody measured who borders whom, UnknownId for a unit, side
    or group that is not there, ValueError for too few lines.
    """
    fixed = dict(fixed or {})
    _check(t, sides, fixed, lines)
    on = ground(t, sides, fixed, tolerance)
    _refuse_hopeless(t, on)
    if not can_draw_lines():
        raise NoLines(f"Random lines need GerryChain, which is not installed here: {INSTALL}")
    steps = -(-lines // CHAINS)
    running = [chain(on, chain_seed(seed, n), steps, burn_in) for n in range(CHAINS)]
    total = CHAINS * (burn_in + steps)
    wrong: list[list[float]] = []
    met: set[int] = set()
    for n in range(burn_in + steps):
        if should_stop and should_stop():
            break
        drawn = [next(one) for one in running]
        if n >= burn_in:
            wrong.append([people for people, _ in drawn])
            met.update(line for _, line in drawn)
        if progress:
            progress(CHAINS * (n + 1), total)
    if len(wrong) * CHAINS < LEAST:
        raise NoLines(f"Stopped after {len(wrong) * CHAINS} lines, which are too few to tell from.")
    row = summary(np.array(wrong).T, len(met), on.tolerance)
    return read_row(
        row,
        title=t.title,
        method=f"ReCom, GerryChain {version('gerrychain')}",
        seed=seed,
        chains=CHAINS,
        notes=tuple(read_toml("presets")["notes"]["lines"]),
    )


def chain_seed(seed: int, n: int) -> int:
    """The seed of chain `n`, which uses it and the next."""
    return seed + 2 * n


def _check(t: Territory, sides: Mapping[str, Side], fixed: Mapping[str, str], lines: int) -> None:
    if lines < LEAST:
        raise ValueError(f"Ask for {LEAST} lines or more, not {lines}.")
    drawn = [side for side in sides.values() if not side.shared]
    if len(drawn) not in TOLERANCE:
        raise NoLines(
            "Random lines divide the land among two to four sides that belong to groups, not "
            f"among {len(drawn)}."
        )
    for side in drawn:
        if not side.owners:
            raise NoLines(f"{side.name} belongs to no group: give it an owner, or share it.")
        for group in side.owners - set(t.groups):
            raise unknown("group", group, t.groups)
    for unit, side_id in fixed.items():
        if unit not in t.counts.index:
            raise unknown("unit", unit, t.counts.index)
        if side_id not in sides:
            raise unknown("side", side_id, sides)
        if not sides[side_id].shared:
            raise NoLines(f"{unit!r} is fixed to {sides[side_id].name}; only shared units stay.")


def _refuse_hopeless(t: Territory, on: Ground) -> None:
    """Raise NoLines, naming the reason, where one can be seen before any line is drawn."""
    if len(on.units) < len(on.owned):
        raise NoLines(f"There are {len(on.units)} units for {len(on.owned)} sides.")
    if on.equal <= 0:
        raise NoLines("Nobody lives in the units that a line divides.")
    pieces = on.pieces()
    largest = np.bincount(pieces).argmax()
    apart = [t.units["name"][on.units[i]] for i in np.flatnonzero(pieces != largest)]
    if apart:
        where = "Without the shared units the" if len(on.units) < len(t.counts) else "The"
        raise NoLines(
            f"{where} territory lies in {pieces.max() + 1} pieces, and random lines are grown "
            f"from neighbour to neighbour over one. Apart from the largest: {_some(apart)}."
        )
    most = int(on.population.argmax())
    if on.population[most] > on.equal * (1 + on.tolerance):
        name = t.units["name"][on.units[most]]
        raise NoLines(
            f"{name} alone has {on.population[most] / on.population.sum():.0%} of the people, more "
            f"than a side may have: an equal share, give or take {on.tolerance:.0%}."
        )


def _some(names: list[str]) -> str:
    more = len(names) - NAMED
    return ", ".join(names[:NAMED]) + (f" and {more} more" if more > 0 else "")
