"""How long work tells how far it is, and how it is told to end."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, Protocol


class Stopped(Exception):
    """An end was asked for."""


class Hook(Protocol):
    """What a long function is given: call it to tell numbers; it raises Stopped when it must end.

    For an export the numbers are steps done and steps in all.
    """

    def __call__(self, *numbers: float) -> None:
        """Tell up to three numbers. Raises Stopped."""

    def stopped(self) -> bool:
        """Whether an end is asked for, for functions that return what they have."""


class Executor(Protocol):
    """Runs one function a slot. `size` slots are at work at once."""

    size: int

    def start(self, slot: int, function: Callable[..., Any], args: tuple) -> Future:
        """Begin `function(hook, *args)`."""

    def numbers(self, slot: int) -> tuple[float, ...]:
        """What the function in a slot told last."""

    def stop(self, slot: int) -> None:
        """Ask the function in a slot to end."""

    def rest(self) -> None:
        """Give back what is not needed while nobody works."""
