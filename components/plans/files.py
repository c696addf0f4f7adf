"""A draft as a file: JSON and CSV, and back. What does not fit is refused whole."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pandas as pd

import geodata as gd
from components.plans.draft import Draft, draft, make_sides, refuse
from components.text.markdown import quoted

_HALF = re.compile("[\ud800-\udfff]")
FORMAT, VERSION = "carved-or-commingled plan", 1
COLUMNS = ["territory", "unit_id", "unit", "side", "owners", "shared", "colour"]
MOST_BYTES = 1_000_000
SHARED = {"yes": True, "no": False}
SHORT = 20  # letters of an id that is named among others
NAMED = 3  # units named in a refusal; the rest are counted


def to_json(territory: gd.Territory, painted: Draft) -> str:
    """The draft as JSON; sides by name, units by id."""
    plan = painted.plan
    names = {side_id: side.name for side_id, side in plan.sides.items()}
    data = {
        "format": FORMAT,
        "version": VERSION,
        "territory": territory.id,
        "sides": [
            {
                "name": side.name,
                "owners": sorted(side.owners),
                "shared": side.shared,
                "colour": painted.colours[side_id],
            }
            for side_id, side in plan.sides.items()
        ],
        "assignment": {unit: names[side] for unit, side in plan.assignment.items()},
    }
    return json.dumps(data, ensure_ascii=False, indent=1)


def to_csv(territory: gd.Territory, painted: Draft) -> str:
    """The draft as a table, one row a unit; a side without units has a row without a unit."""
    plan = painted.plan
    units = {side: list(rows.index) for side, rows in plan.assignment.groupby(plan.assignment)}
    rows = []
    for side_id, side in plan.sides.items():
        owners = ";".join(sorted(side.owners))
        for unit in units.get(side_id, [""]):
            name = territory.units["name"][unit] if unit else ""
            shared = "yes" if side.shared else "no"
            colour = painted.colours[side_id]
            rows.append([territory.id, unit, name, side.name, owners, shared, colour])
    # Every text is quoted, so that with another separator no part of a name becomes a formula.
    return gd.downloads.safe_csv(pd.DataFrame(rows, columns=COLUMNS, dtype="str")).decode()


def from_file(territory: gd.Territory, name: str, content: bytes) -> Draft:
    """The draft in a JSON or CSV file. Raises Refusal."""
    readers: dict[str, Callable[[str], tuple[str, list, list]]] = {"json": _json, "csv": _csv}
    read = readers.get(name.rsplit(".", 1)[-1].lower())
    if not read:
        raise refuse("file_kind", name=name)
    if len(content) > MOST_BYTES:
        raise refuse("file_size", name=name)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise refuse("file_text", name=name) from None
    territory_id, rows, pairs = read(text)
    _refuse_half_letters(territory_id, rows, pairs)
    if territory_id != territory.id:
        raise refuse("other_territory", found=territory_id, here=territory.id)
    sides, colours = make_sides(rows, territory)
    return draft(gd.Plan.of(_assignment(territory, sides, pairs), sides), colours)


def _assignment(
    territory: gd.Territory, sides: Mapping[str, gd.Side], pairs: list[tuple[str, str]]
) -> dict[str, str]:
    """unit_id -> side id in the territory's order, every unit once and no other."""
    known = territory.counts.index
    given = [unit for unit, _ in pairs]
    if "" in given:
        raise refuse("no_unit")
    ids_known = set(known)
    unknown = [unit for unit in given if unit not in ids_known]
    if unknown:
        raise refuse("unknown_units", units=_list(unknown), here=territory.id)
    twice = sorted(unit for unit, times in Counter(given).items() if times > 1)
    if twice:
        raise refuse("units_twice", units=_list(twice))
    given_units = set(given)
    missing = [unit for unit in known if unit not in given_units]
    if missing:
        raise refuse("missing_units", units=_list(missing))
    ids = {side.name: side_id for side_id, side in sides.items()}
    strange = sorted({side for _, side in pairs if side not in ids})
    if strange:
        raise refuse("unknown_sides", sides=_list(strange), known=", ".join(ids))
    chosen = dict(pairs)
    return {unit: ids[chosen[unit]] for unit in known}


def _json(text: str) -> tuple[str, list[dict[str, Any]], list[tuple[str, str]]]:
    try:
        data = json.loads(text)
        if data["format"] != FORMAT:
            raise KeyError("format")
        version = data["version"]
        rows = [dict(row) for row in data["sides"]]
        if not all(isinstance(row.get("owners", []), list) for row in rows):
            raise TypeError("owners")
        pairs = [(str(unit), _clean(side)) for unit, side in data["assignment"].items()]
        territory_id = str(data["territory"])
    except json.JSONDecodeError as error:
        raise refuse("json", line=error.lineno, column=error.colno) from None
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError):
        raise refuse("json_form", format=FORMAT) from None
    if type(version) is not int or version != VERSION:
        raise refuse("file_version", found=json.dumps(version), known=VERSION)
    for row in rows:
        row["owners"] = [str(group) for group in row.get("owners", [])]
    return territory_id, rows, pairs


def _csv(text: str) -> tuple[str, list[dict[str, Any]], list[tuple[str, str]]]:
    table = csv.DictReader(io.StringIO(text, newline=""))
    try:
        heads = set(table.fieldnames or ())
    except csv.Error as error:
        raise refuse("csv", line=1, error=error) from None
    absent = [column for column in COLUMNS if column not in heads]
    if absent:
        raise refuse("csv_columns", columns=", ".join(absent))
    rows: dict[str, dict[str, Any]] = {}
    pairs: list[tuple[str, str]] = []
    territories: set[str] = set()
    try:
        for row in table:
            name = _clean(row["side"] or "")
            if row["unit_id"]:
                pairs.append((row["unit_id"], name))
            territories.add(row["territory"] or "")
            owners = [group for group in (row["owners"] or "").split(";") if group]
            said = (row["shared"] or "").strip().lower()
            if said not in SHARED:
                raise refuse("csv_shared", line=table.line_num, found=said)
            shared = SHARED[said]
            side = {"name": name, "owners": owners, "shared": shared, "colour": row["colour"]}
            if rows.setdefault(name, side) != side:
                raise refuse("csv_sides", line=table.line_num, side=name)
    except csv.Error as error:
        raise refuse("csv", line=table.line_num, error=error) from None
    if len(territories) != 1:
        raise refuse("csv_territories", found=", ".join(sorted(territories)) or "–")
    return territories.pop(), list(rows.values()), pairs


def _refuse_half_letters(
    territory_id: str, rows: Iterable[Mapping[str, Any]], pairs: Iterable[tuple[str, str]]
) -> None:
    """JSON can name half of a letter, which no other text can hold."""
    texts = [territory_id, *(text for pair in pairs for text in pair)]
    texts += [str(part) for row in rows for field in row.items() for part in field]
    texts += [group for row in rows for group in row["owners"]]
    if any(_HALF.search(text) for text in texts):
        raise refuse("file_letters")


def _clean(name: object) -> str:
    """A side's name as `make_sides` keeps it."""
    return " ".join(str(name).split())


def _list(units: list[str]) -> str:
    some = ", ".join(quoted(unit, SHORT) for unit in units[:NAMED])
    return some + (f" (+ {len(units) - NAMED})" if len(units) > NAMED else "")
