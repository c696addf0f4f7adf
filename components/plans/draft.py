"""A draft: a plan with the colours of its sides, and what may be a side at all."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import geodata as gd
from components.palette import GROUPS, MIXED, SHARED, blend
from components.text.markdown import quoted
from components.text.words import words

MOST_SIDES = 4
MOST_BYTES = 36  # of a side's name in UTF-8: four such names still fit a link of 300 characters
OURS = ("known", "columns")  # parts of a message that nobody gave
# Letters by Unicode's word that show as nothing.
_BLANK = "\u115f\u1160\u17b4\u17b5\u3164\uffa0"
_COLOUR = re.compile(r"#[0-9a-f]{6}")


class Refusal(ValueError):
    """Something a person gave that cannot be used; the message says what, where and why."""


def refuse(key: str, **parts: object) -> Refusal:
    """The refusal `key` of the lab's words with its parts filled in, what was found cut short."""
    short = {part: found if part in OURS else quoted(found) for part, found in parts.items()}
    return Refusal(words("lab")["refusal"][key].format(**short))


@dataclass(frozen=True, eq=False)
class Draft:
    """A plan and a colour (#rrggbb) for each of its sides. `stroke` is the brush stroke that made
    it, so that one stroke is undone at once; 0 for anything else."""

    plan: gd.Plan
    colours: Mapping[str, str]
    stroke: int = 0


def draft(plan: gd.Plan, colours: Mapping[str, str] | None = None) -> Draft:
    """A draft of `plan` with the colours given, and for the other sides those of their owners."""
    given = colours or {}
    found: dict[str, str] = {}
    for side_id, side in plan.sides.items():
        found[side_id] = given.get(side_id) or _own_colour(side, found.values())
    return Draft(plan, found)


def _own_colour(side: gd.Side, taken: Iterable[str]) -> str:
    """The owners' colours mixed; lighter if another side has that colour already."""
    hues = [GROUPS[group] for group in GROUPS if group in side.owners]
    colour = MIXED if not hues else hues[0]
    if side.shared:
        colour = SHARED
    else:
        for n, hue in enumerate(hues[1:], start=2):
            colour = blend(colour, hue, 1 / n)
    colour = colour.lower()
    while colour in set(taken):
        colour = blend(colour, "#ffffff", 0.35)
    return colour


def make_sides(
    given: Iterable[Mapping[str, Any]], territory: gd.Territory
) -> tuple[dict[str, gd.Side], dict[str, str]]:
    """Sides and their colours from plain data: name, owners, shared, colour (may be empty).

    Raises Refusal for what cannot be a side of `territory`.
    """
    rows = list(given)
    if not 1 <= len(rows) <= MOST_SIDES:
        raise refuse("sides", most=MOST_SIDES, found=len(rows))
    sides: dict[str, gd.Side] = {}
    colours: dict[str, str] = {}
    ids = _registered(territory)
    for number, row in enumerate(rows, start=1):
        name = _name(row.get("name"), number)
        if name in {side.name for side in sides.values()}:
            raise refuse("same_name", name=name)
        shared = row.get("shared", False)
        if not isinstance(shared, bool):
            raise refuse("shared", side=name, found=shared)
        owners = frozenset(row.get("owners") or ())
        strange = sorted(owners - set(territory.groups))
        if strange:
            known = ", ".join(territory.groups)
            raise refuse("owners", side=name, found=", ".join(strange), known=known)
        colour = str(row.get("colour") or "").lower()
        if colour and not _COLOUR.fullmatch(colour):
            raise refuse("colour", side=name, found=colour)
        side_id = _side_id(name, ids, sides)
        sides[side_id] = gd.Side(name, owners, shared)
        colours[side_id] = colour
    return sides, colours


def _name(given: object, number: int) -> str:
    name = " ".join(str(given or "").split())
    # A name that starts like a formula would run when the saved table is opened in a spreadsheet.
    # Joiners shape letters within Kurdish and Persian words; nothing else that is unseen may stand.
    seen = re.sub("[\u200c\u200d]", "", name)
    if not seen or name[0] != seen[0] or not seen[0].isalnum() or not seen.isprintable():
        raise refuse("name", number=number)
    if any(letter in _BLANK for letter in seen):
        raise refuse("name", number=number)
    if len(name.encode()) > MOST_BYTES:
        raise refuse("long_name", name=name, most=MOST_BYTES)
    return name


def _registered(territory: gd.Territory) -> dict[str, str]:
    """Name -> id of the sides that the country's registered plans have."""
    return {side.name: id_ for id_, side in gd.registered_sides(territory.country).items()}


def _side_id(name: str, registered: Mapping[str, str], taken: Iterable[str]) -> str:
    """A side's id follows from its name, so that links and files need to carry only the name.

    The ids of registered sides are theirs alone, whether they are in this plan or not: "Brčko"
    never becomes "Brčko District".
    """
    if name in registered:
        return registered[name]
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = base = re.sub(r"[^a-z0-9]+", "_", plain).strip("_") or "side"
    n = 2
    while slug in taken or slug in registered.values():
        slug, n = f"{base}_{n}", n + 1
    return slug
