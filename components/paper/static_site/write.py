"""How the static pages write: Jinja with autoescape, links between the files, pictures of maps."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
from jinja2 import Environment
from markupsafe import Markup

import geodata as gd
from components.atlas.scene import Scene
from components.paper import fonts, sheet
from components.story.figures import fill
from components.text import templates
from components.text.cite import ids
from components.text.dates import span
from components.text.numbers import interval, quantity
from components.text.words import words

HERE = Path(__file__).parent
# Nothing is loaded from anywhere: styles stand in the page, pictures too, and no script runs.
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; font-src data:; "
    "base-uri 'none'; form-action 'none'"
)
_RAMP = re.compile(r'(id="|url\(#)ramp-')


@cache
def environment() -> Environment:
    """Where the templates are; every value is escaped, a missing one is an error."""
    env = templates.environment(HERE / "templates")
    env.filters["fill"] = fill
    env.globals.update(
        figure=figure,
        cited=cited,
        span=span,
        common=words("common"),
        say=words("static_site"),
        policy=POLICY,
        style=Markup(fonts.faces() + (HERE / "site.css").read_text(encoding="utf-8")),
    )
    return env


def figure(row: Mapping[str, Any], *, brief: bool = False) -> str:
    """A value, a range, or a value with its range, and the unit; nothing where there is none.

    `brief` leaves the range out where there is a value.
    """
    value = quantity(row["value"]) if pd.notna(row["value"]) else ""
    known = pd.notna(row["low"]) or pd.notna(row["high"])
    bounds = interval(row["low"], row["high"]) if known else ""
    if value and bounds and value != bounds and not brief:
        value = f"{value} ({bounds})"
    told = value or bounds
    return f"{told} {row['unit']}".replace(" %", "%").strip() if told else ""


def cited(cell: object) -> list[dict[str, str]]:
    """Sources of a cell: the anchor of each on the page of sources, and its short name."""
    names = _source_names()
    return [{"id": one, "name": names[one]} for one in ids(cell)]


@cache
def _source_names() -> dict[str, str]:
    rows = gd.sources().set_index("source_id")
    return {
        one: ", ".join(filter(None, (row["publisher"], row["year"]))) or row["title"]
        for one, row in rows.iterrows()
    }


def picture(scene: Scene, width: float, height: float) -> Markup:
    """A map as SVG that stands in the page and scales with it."""
    svg = sheet.picture([scene], width, height)
    size = f'width="{width:g}" height="{height:g}" '
    # Pictures share a page: the name of a gradient is the picture's own.
    own = hashlib.sha256(svg.encode()).hexdigest()[:8]
    return Markup(_RAMP.sub(rf"\1ramp-{own}-", svg.replace(size, "", 1)))


def records(rows: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows as plain data for a template, without geometry."""
    return rows.drop(columns="geometry", errors="ignore").to_dict("records")
