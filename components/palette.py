"""Colours, once for every map, chart and export.

Hues are colour-blind safe inside each territory (tested by simulation). A shade fades towards
grey as a place gets more mixed, so that enclaves glow and commingled cities go grey.
"""

import re
from collections.abc import Iterable
from itertools import cycle

GROUPS = {
    "bosniak": "#009E73",
    "serb": "#D55E00",
    "croat": "#1F5FA8",
    "shia": "#6D3F9C",
    "sunni_arab": "#D99A00",
    "kurdish": "#2AA5C9",
    "muslims": "#009E73",
    "hindus": "#D55E00",
    "sikhs": "#1F5FA8",
    "jews": "#1F5FA8",
    "arabs": "#D99A00",
    "catholics": "#009E73",
    "protestants_and_others": "#D55E00",
    "czechs": "#1F5FA8",
    "slovaks": "#D99A00",
}
# For groups that the project does not know, in order: Okabe and Ito (2008), and wine from Tol.
OTHERS = (
    *("#0072B2", "#D55E00", "#009E73", "#CC79A7"),
    *("#56B4E9", "#E69F00", "#882255", "#F0E442"),
)
MIXED = "#B9B5AE"
SHARED = "#8C8984"
INK = "#2b2a27"
# Ink on a map that follows the theme, light or dark.
THEME_INK = "var(--ink)"
ACCENT = "#8C2D19"
# Circles: people in the minority on their side, on quiet grey land.
MINORITY = "#C2331F"
# Chance that two people differ: from nearly never to two times in three.
CHANCE = ("#F3E9D2", "#5B1A5E")

# A new war within five years of a partition.
WAR = {"yes": "#8C2D19", "partial": "#E0A030", "no": "#2F6F8F", "not_applicable": MIXED}
# Parts of a divided country that belong to no group of ours, in the order of a legend.
PARTS = ("#2E8B7F", "#E39A3B", "#24506B", "#A9C7E8", "#8C2D19")

# What part a place plays, in the order of a legend. No hue of a group returns with a new meaning.
ROLES = {
    "atrocity_or_safe_area": "#8C2D19",
    "commingled_city": "#AA4499",
    "sorted_area": "#14645E",
    "front_or_border": "#8A7400",
    "party_or_patron": "#1B3A5C",
    "talks_or_court": "#9AA5E8",
    "policy_debate": "#E7B5D0",
    "whole_country": INK,
    "other_partition": "#A8A49C",
}

# A largest group at or below FADED of a place is drawn grey, at or above FULL in its full colour.
FADED, FULL = 0.40, 0.95


def hues(groups: Iterable[str]) -> dict[str, str]:
    """A colour a group: its own where it has one, else the next that none of the others has."""
    groups = list(groups)
    taken = {GROUPS[group].upper() for group in groups if group in GROUPS}
    free = cycle([colour for colour in OTHERS if colour not in taken] or OTHERS)
    return {group: GROUPS.get(group) or next(free) for group in groups}


def blend(low: str, high: str, weight: float) -> str:
    """The colour a share `weight` (0 to 1, clipped) of the way from `low` to `high` (#rrggbb)."""
    weight = min(max(weight, 0.0), 1.0)
    pairs = ((int(low[i : i + 2], 16), int(high[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * weight):02x}" for a, b in pairs)


def shade(group: str, share: float) -> str:
    """The colour of a place whose largest group is `group` with `share` (0 to 1) of its people."""
    return faded(GROUPS[group], share)


def faded(colour: str, share: float) -> str:
    """A group's colour (#rrggbb) where it has `share` (0 to 1) of the people."""
    return blend(MIXED, colour, (share - FADED) / (FULL - FADED))


# What paper is white and text is written in; atlas.css has the same in the light theme.
PAPER, TEXT = "#ffffff", "#1f1e1b"
# What atlas.css calls these colours in the light theme.
VARIABLES = {
    "var(--paper)": PAPER,
    "var(--ink)": TEXT,
    "var(--seam)": PAPER,
    "var(--ground)": blend(PAPER, TEXT, 0.13),
    "var(--sea)": blend(PAPER, TEXT, 0.07),
    "var(--land)": blend(PAPER, TEXT, 0.02),
    "var(--coast)": blend(PAPER, TEXT, 0.28),
    "var(--border)": blend(PAPER, TEXT, 0.45),
}
_HEX = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})\Z")


def colour(value: object, otherwise: str = TEXT) -> str:
    """A colour as #rrggbb or one of atlas.css's variables; anything else becomes `otherwise`."""
    text = str(value)
    return VARIABLES.get(text) or (text if _HEX.match(text) else otherwise)
