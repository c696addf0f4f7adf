"""The territories a session knows: those shipped, and its own, which no other session sees.

What is one's own lives in the session alone: in no cache that sessions share, in no address, on no
disk. The floor below the screen is told where a session keeps it (`look_in`); work that runs
outside a session, in another thread or process, takes it along (`carry`).
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from functools import lru_cache, wraps
from secrets import token_hex
from typing import Any

import geodata as gd
from components.plans.draft import Draft, draft, refuse
from components.plans.largest import LARGEST, largest

PREFIX = "own-"
MOST = 4  # territories of one's own in a session; the one opened first makes room
KEPT = 16  # drawings kept with each


@dataclass(eq=False)
class Own:
    """A territory of one's own. `base` is the shipped one whose people it has, if any; `kept` what
    was drawn of it."""

    territory: gd.Territory
    base: str = ""
    kept: OrderedDict[Hashable, Any] = field(default_factory=OrderedDict, repr=False)
    token: str = field(default_factory=token_hex)  # nobody else's work has this one

    def under(self, treatment: gd.Treatment) -> gd.Territory:
        """The territory under a reading of the vote, where its base has several."""
        if not self.base or treatment == "middle":
            return self.territory
        there = gd.territory(self.base, treatment)
        if there is gd.territory(self.base):
            return self.territory
        return self.keep(
            ("under", treatment),
            lambda: replace(self.territory, counts=there.counts, unplaced=there.unplaced),
        )

    def keep(self, key: Hashable, make: Callable[[], Any]) -> Any:
        """What `make` gives, kept as long as it is used now and then."""
        if key not in self.kept:
            self.kept[key] = make()
        self.kept.move_to_end(key)
        while len(self.kept) > KEPT:
            self.kept.popitem(last=False)
        return self.kept[key]

    def __getstate__(self) -> dict[str, Any]:
        """Work elsewhere takes the territory along, not its drawings."""
        return {**self.__dict__, "kept": OrderedDict()}


Owned = dict[str, Own]

_carried: ContextVar[Owned | None] = ContextVar("own territories", default=None)
_session: list[Callable[[], Owned | None]] = [lambda: None]


def look_in(session: Callable[[], Owned | None]) -> None:
    """Say how the running session is found; it is None where none runs."""
    _session[0] = session


def owned() -> Owned:
    """The running session's own territories, or those that its work took along; by id."""
    carried = _carried.get()
    return carried if carried is not None else _session[0]() or {}


@contextmanager
def owning(territories: Owned) -> Iterator[None]:
    """Within, these are the territories of one's own."""
    token = _carried.set(territories)
    try:
        yield
    finally:
        _carried.reset(token)


@dataclass(frozen=True)
class Carried:
    """A function with the territories that it needs; it can be sent to another process."""

    function: Callable[..., Any]
    territories: Owned

    @property
    def __name__(self) -> str:
        """Of the function and of whose it is: nobody else asks for the same work."""
        tokens = " ".join(one.token for one in self.territories.values())
        return f"{self.function.__module__}.{self.function.__name__} {tokens}"

    def __call__(self, *args: object, **more: object) -> Any:
        """Call the function."""
        with owning(self.territories):
            return self.function(*args, **more)


def carry(function: Callable[..., Any]) -> Callable[..., Any]:
    """The function, to be called where no session runs: it sees the territories of this one."""
    return Carried(function, dict(owned())) if owned() else function


def is_own(territory_id: object) -> bool:
    """Whether an id is that of a territory of somebody's own."""
    return isinstance(territory_id, str) and territory_id.startswith(PREFIX)


def find(territory_id: str, treatment: gd.Treatment = "middle") -> gd.Territory:
    """A territory, shipped or one's own. Raises UnknownId, Refusal where it is not loaded here."""
    if not is_own(territory_id):
        return gd.territory(territory_id, treatment)
    if territory_id not in owned():
        raise refuse("own_missing", found=territory_id)
    return owned()[territory_id].under(treatment)


def take(territories: Owned, new: Own) -> tuple[Own, str]:
    """Put a territory among one's own, with its plans; it and the title of one that made way."""
    plans = gd.territory(new.base).plans if new.base else ()
    held = Own(replace(new.territory, plans=(*plans, LARGEST)), new.base)
    territories.pop(held.territory.id, None)
    gone = ""
    if len(territories) >= MOST:
        gone = territories.pop(next(iter(territories))).territory.title
    territories[held.territory.id] = held
    return held, gone


def begun(territory_id: str, plan_id: str | None = None) -> Draft:
    """A registered plan of a territory as a draft, the first if none is named. Raises UnknownId."""
    if not is_own(territory_id):
        return draft(gd.plan(territory_id, plan_id or gd.territory(territory_id).plans[0]))
    territory = find(territory_id)
    base = owned()[territory_id].base
    plan_id = plan_id or territory.plans[0]
    if plan_id == LARGEST:
        return owned()[territory_id].keep(LARGEST, lambda: largest(territory))
    return draft(gd.plan(base, plan_id))


def kept(
    most: int = 16, of: Callable[..., object] = lambda *args: args[0]
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Like `lru_cache` for what is shipped; what is drawn of one's own is kept in its session.

    `of` finds the territory's id in the function's arguments, the first unless said otherwise.
    """

    def around(function: Callable[..., Any]) -> Callable[..., Any]:
        shared = lru_cache(maxsize=most)(function)

        @wraps(function)
        def found(*args: Hashable, **more: Hashable) -> Any:
            territory_id = of(*args, **more)
            if not is_own(territory_id):
                return shared(*args, **more)
            if territory_id not in owned():
                return function(*args, **more)  # which says that it is not there
            key = (function.__module__, function.__qualname__, args, tuple(sorted(more.items())))
            return owned()[territory_id].keep(key, lambda: function(*args, **more))

        return found

    return around
