"""What each static page says: the app's words, the tables' rows, maps as pictures."""

from __future__ import annotations

from typing import Any

import geodata as gd
from components.atlas import library
from components.atlas.library import MapState
from components.atlas.maps import cases as case_maps
from components.atlas.maps import places as place_maps
from components.paper.static_site.write import picture, records
from components.text.words import words

WIDE, HIGH = 1000, 600  # of a map across the page, in its own pixels
SMALL = (520, 400)
FIRST = (620, 560)
SIDES = {
    "advocate": ("advocate",),
    "critic": ("critic",),
    "officer": ("officer", "planner", "reporter"),
}
READINGS = ("supports", "complicates", "neutral")
OUTCOMES = ("yes", "partial", "no")


def of(name: str) -> dict[str, Any]:
    """What the template of a page is given."""
    return {"index": index, "places": places, "cases": cases, "claims": claims, "sources": sources}[
        name
    ]()


def index() -> dict[str, Any]:
    """The contrast: two maps with their figures, and the three conditions with the evidence."""
    evidence = gd.evidence()
    conditions = []
    for number, rows in gd.conditions().groupby("condition_no", sort=True):
        cells = []
        for row in records(rows):
            mine = evidence[
                (evidence["condition_no"] == number) & (evidence["case_id"] == row["case_id"])
            ]
            told = {one: records(mine[mine["reading"] == one]) for one in READINGS}
            cells.append({**row, "evidence": {k: v for k, v in told.items() if v}})
        name = str(rows["condition"].iloc[0])
        conditions.append({"number": number, "name": name, "findings": cells})
    maps = [_first(**entry) for entry in words("static_site")["first"]]
    return {"page": words("contrast"), "maps": maps, "conditions": conditions}


def _first(scene: str, options: dict[str, str], view: dict[str, float]) -> dict[str, Any]:
    """One map of the first page with what its line counts, in three readings where there are."""
    territory, plan = gd.territory(options["territory"]), gd.plan(**_ids(options))
    found = gd.evaluate(territory, plan)
    low, high = (
        gd.evaluate(gd.territory(options["territory"], one), plan).wrong_side
        for one in ("low", "high")
    )
    return {
        "picture": picture(library.build(MapState(scene, options, view)), *FIRST),
        "territory": territory.title,
        "plan": plan.title,
        "people": found.wrong_side,
        "share": found.wrong_share,
        "low": low,
        "high": high,
        "by_map": _by_map(found),
    }


def _by_map(vote: gd.Evaluation) -> gd.Evaluation | None:
    """The same line of Iraq by the map of 2003; nothing for a census."""
    if vote.territory.id != gd.findings.VOTE:
        return None
    return gd.evaluate(gd.territory(gd.findings.MAP), vote.plan)


def _ids(options: dict[str, str]) -> dict[str, str]:
    return {"territory_id": options["territory"], "plan_id": options["plan"]}


def places() -> dict[str, Any]:
    """All places, each with the article, the record, its figures and its dates."""
    events, cases = gd.events(), gd.cases().set_index("case_id")["name"]
    rows = records(gd.places())
    own = words("static_site")["maps"]
    for row in rows:
        one = row["place_id"]
        states = own.get(one, [])
        row["figures"] = records(gd.place_figures(one))
        row["events"] = records(events[events["place_id"] == one])
        row["case"] = cases[row["case_id"]]
        row["maps"] = [
            picture(library.build(MapState(state["scene"], state["options"])), *SMALL)
            for state in states
        ]
    return {
        "page": words("places"),
        "rows": rows,
        "names": gd.places().set_index("place_id")["name"].to_dict(),
        "groups": {row["role_group"]: words("places")["roles"][row["role_group"]] for row in rows},
        "map": picture(place_maps.everywhere(None, None), WIDE, HIGH),
    }


def cases() -> dict[str, Any]:
    """All cases, what they show together, the literature and the rules of coding."""
    rows = records(gd.cases())
    for row in rows:
        row["title"] = f"{row['name']}, {row['year']}"
        row["maps"] = [
            picture(case_maps.one(row["case_id"], when), *SMALL) for when in case_maps.WHEN
        ]
    table = gd.cases()
    counts = table["war_within_5y"].value_counts()
    quiet = table[table["war_within_5y"] == "no"]
    intro = words("cases")["patterns"]["intro"].format(
        done=sum(counts[one] for one in OUTCOMES),
        no_zero=int((quiet["held"] == 0).sum()),
        **{one: counts[one] for one in OUTCOMES},
    )
    return {
        "page": words("cases"),
        "rows": rows,
        "intro": intro,
        "literature": records(gd.case_literature()),
        "rules": records(gd.case_rules()),
        "anchors": gd.places().set_index("place_id")["name"].to_dict(),
        "map": picture(case_maps.everywhere(), WIDE, HIGH),
    }


def claims() -> dict[str, Any]:
    """The ledger by part of the article, the people, the forces, the plans."""
    rows = gd.claims()
    parts = [(name, records(part)) for name, part in rows.groupby("part", sort=False)]
    judged = [row["verdict"] if row["kind"] == "claim" else row["kind"] for row in records(rows)]
    say = words("claims")
    labels = {**say["verdict"], **say["kind"]}
    stances = gd.proposals().query("kind == 'stance'")
    plans = gd.proposals().query("kind != 'stance'").sort_values("date", kind="stable")
    rates = gd.forces().sort_values("per_1000_low", ascending=False, ignore_index=True)
    return {
        "page": say,
        "parts": parts,
        "count": len(rows),
        "labels": labels,
        "counts": {one: judged.count(one) for one in labels},
        "names": gd.places().set_index("place_id")["name"].to_dict(),
        "people_by": [
            (say["people"]["sides"][side], records(stances[stances["side"].isin(members)]))
            for side, members in SIDES.items()
        ],
        "forces": records(rates),
        "plans": records(plans),
    }


def sources() -> dict[str, Any]:
    """Every source with its licence, how firm it is and how many rows cite it."""
    used = gd.source_uses()["source_id"].value_counts()
    rows = records(gd.sources())
    for row in rows:
        row["used"] = int(used.get(row["source_id"], 0))
    return {"page": words("sources"), "rows": rows}
