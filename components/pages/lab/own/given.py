"""What a person has given and chosen so far, and the report on it, read once."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

import geodata as gd
from components.text.words import words

MEGABYTES = "OWN_TERRITORY_MB"  # in the environment: how large an upload may be
SAVED = b'"carved-or-commingled territory"'
PACKED = "gz"  # the ending of a saved territory that was packed
_READ = "own-read"


def limits() -> gd.Limits:
    """The limits of an upload; the environment may set another number of megabytes."""
    told = os.environ.get(MEGABYTES, "")
    return gd.Limits(bytes=int(told) * 1_000_000) if told.isdecimal() else gd.Limits()


@dataclass(frozen=True, eq=False)
class Asked:
    """Files by their ids, and the choices made on the screen; None is what nobody has chosen."""

    areas: gd.Given
    counts: gd.Given | None
    key: tuple[object, ...]
    choices: Mapping[str, Any] = field(default_factory=dict)

    @property
    def saved(self) -> bool:
        """Whether it is a territory that was saved here."""
        whole = self.areas.suffix == "json" and SAVED in self.areas.content[:200]
        return whole or self.areas.suffix == PACKED

    def report(self) -> gd.Report | gd.TableError:
        """The report, or why the file cannot be read at all; kept until something is changed."""
        return self._once(lambda: gd.inspect_territory(self.areas, self.counts, **self._taken()))

    def opened(self) -> tuple[gd.Territory, dict[str, Any]] | gd.TableError:
        """The territory in a saved file and what came with it, or why it is refused."""
        return self._once(lambda: gd.open_territory(self.areas, limits()))

    def _taken(self) -> dict[str, Any]:
        return {**self.choices, "limits": limits()}

    def _once(self, make: Any) -> Any:
        key = (*self.key, repr(sorted(self.choices.items())))
        kept = st.session_state.get(_READ)
        if kept and kept[0] == key:
            return kept[1]
        with st.spinner(words("own")["reading"], show_time=True):
            try:
                found = make()
            except gd.TableError as error:
                found = error
        st.session_state[_READ] = key, found
        return found


def forget() -> None:
    """Let go of what was read: it is loaded, or given up."""
    st.session_state.pop(_READ, None)
