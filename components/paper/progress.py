"""How an export tells how far it is."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int], None]  # steps done, steps in all; raises gd.executors.Stopped


def quiet(done: int = 0, total: int = 1) -> None:
    """Progress that nobody watches."""
