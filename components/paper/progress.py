"""How an export tells how far it is, and how it is told to stop."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int], None]  # steps done, steps in all; raises Stopped


class Stopped(Exception):
    """A person stopped the export."""


def quiet(done: int = 0, total: int = 1) -> None:
    """Progress that nobody watches."""
