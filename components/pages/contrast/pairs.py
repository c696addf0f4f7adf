"""Annotations and panels: a Bosnian place and an Iraqi one, with figures from the counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

import geodata as gd
from components.pages.contrast import figures
from components.palette import GROUPS, MIXED
from components.text.cite import ids
from components.text.numbers import people
from components.text.words import words

BEFORE, AFTER, VOTE, MAP = "bosnia-1991", "bosnia-2013", "iraq-2005", "iraq-2003-map"
PLAN = "three-regions"


def note(side: str, entry: Mapping[str, Any], choice: Sequence[str]) -> str:
    """What an annotation says when a side's switches are set to `choice`."""
    if side == "bosnia":
        return entry["text"].format(**bosnia(entry))
    territory, plan = figures.asked("iraq", choice)
    result, unit = figures.wrong(territory, plan), entry["unit"]
    if result.plan.sides[result.plan.assignment[unit]].shared:
        everyone = figures.big(gd.territory(territory).population[unit])
        return entry["shared"].format(everyone=everyone)
    count = result.by_unit[unit]
    # More than Bosnia on any of its two sets of areas, with three sides, as here.
    most = max(
        figures.wrong(one, "bosnia-in-three").wrong_side for one in (BEFORE, *figures.REGIONS)
    )
    beyond = words("contrast")["beyond"]["text"] if count > most else ""
    return entry["text"].format(people=figures.big(count), beyond=beyond)


def bosnia(entry: Mapping[str, Any]) -> dict[str, str]:
    """Figures of a Bosnian place at both censuses, on the same ground."""
    before, after = (_shares(one, _units(entry)) for one in (BEFORE, AFTER))
    return {
        "before": figures.per_cent(before["bosniak"]),
        "serb_after": figures.per_cent(after["serb"]),
        "rest_before": figures.per_cent(1 - before.sum()),
        "people_after": people(gd.territory(AFTER).population.loc[_units(entry)].sum()),
    }


def iraq(unit: str) -> dict[str, str]:
    """Figures of a governorate: who is in the minority there, whichever side takes it."""
    result = figures.wrong(VOTE, PLAN)
    return {
        "part": figures.per_cent(gd.territory(VOTE).population[unit] / gd.territory(VOTE).everyone),
        "least": figures.big(least(unit) * gd.territory(VOTE).population[unit]),
        "people": figures.big(result.by_unit[unit]),
        "low_share": figures.per_cent(least(unit, "low")),
        "share": figures.per_cent(least(unit)),
    }


def least(unit: str, treatment: str = "middle") -> float:
    """The least share of a governorate's people in the minority, over the sides it may go to."""
    territory = gd.territory(VOTE, treatment)
    counts = territory.counts.loc[unit]
    return float((counts.sum() - counts.max()) / territory.population[unit])


def panels() -> list[dict[str, Any]]:
    """One panel a pair: two columns of a sentence, bars and a link, and the sources."""
    titles = gd.sources().set_index("source_id")["title"]
    return [
        {
            "id": pair["id"],
            "title": pair["title"],
            "columns": [_column("bosnia", pair), _column("iraq", pair)],
            "sources": [
                {"text": str(titles[one]), "page": "sources", "query": {"source": one}}
                for one in ids(pair["source_ids"])
            ],
        }
        for pair in words("contrast")["pairs"]
    ]


def _column(side: str, pair: Mapping[str, Any]) -> dict[str, Any]:
    entry = pair[side]
    name = str(gd.places().set_index("place_id")["name"][entry["place"]])
    filled = bosnia(entry) if side == "bosnia" else iraq(entry["unit"])
    return {
        "side": side,
        "name": name,
        "text": entry["text"].format(**filled),
        "bars": list(_bars(side, entry)),
        "link": {
            "text": words("contrast")["picture"]["place"].format(place=name),
            "page": "places",
            "query": {"place": entry["place"]},
        },
    }


def _bars(side: str, entry: Mapping[str, Any]) -> Iterable[dict[str, Any]]:
    say = words("contrast")["bars"]
    if side == "bosnia":
        for key, territory in (("before", BEFORE), ("after", AFTER)):
            yield {"label": say[key], "parts": _parts(territory, _units(entry))}
        return
    for key, territory in (("vote", VOTE), ("map", MAP)):
        if territory in gd.territory_ids():
            name = gd.territory(territory).units["name"][entry["unit"]]
            yield {"label": say[key].format(name=name), "parts": _parts(territory, [entry["unit"]])}


def _parts(territory: str, units: Sequence[str]) -> list[dict[str, Any]]:
    names = words("common")["groups"]
    shares = _shares(territory, units).sort_values(ascending=False)
    found = [(names[group], GROUPS[group], value) for group, value in shares.items()]
    found.append((words("contrast")["bars"]["rest"], MIXED, 1 - shares.sum()))
    return [
        {
            "short": figures.per_cent(value),
            "text": f"{name} {figures.per_cent(value)}",
            "share": round(float(value), 4),
            "colour": colour,
        }
        for name, colour, value in found
        if value >= 0.005
    ]


def _shares(territory: str, units: Sequence[str]) -> pd.Series:
    found = gd.territory(territory)
    return found.counts.loc[units].sum() / found.population.loc[units].sum()


def _units(entry: Mapping[str, Any]) -> list[str]:
    if region := entry.get("region"):
        regions = gd.territory(BEFORE).units["region"]
        return list(regions.index[regions == region])
    return list(entry.get("units", [entry.get("unit")]))
