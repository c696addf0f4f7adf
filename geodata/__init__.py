"""What is known and what can be computed: places, cases, claims, territories, plans, measures.

Everything a page or a notebook needs is a name of this package:

    import geodata as gd
    before = gd.territory("bosnia-1991")
    gd.evaluate(before, gd.plan("bosnia-1991", "dayton")).wrong_share

Each name is loaded when it is first used, so that `import geodata` costs next to nothing.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geodata.cases import case_literature, case_parts, case_rules, cases
    from geodata.claims import claims
    from geodata.coherent import coherent_areas
    from geodata.conditions import conditions, evidence
    from geodata.displacement import displacement, districts, qadhas
    from geodata.dots import dots
    from geodata.ensemble import ensemble
    from geodata.evaluation import Evaluation, changing_hands, evaluate
    from geodata.events import events
    from geodata.ids import UnknownId
    from geodata.land import land_by_side
    from geodata.like_with_like import Compared, Comparison, UnlikeRows
    from geodata.lines import lines, not_established, two_way
    from geodata.loading import (
        Report,
        inspect_territory,
        load_territory,
        open_territory,
        save_territory,
    )
    from geodata.measured import NotMeasured
    from geodata.measures import Mixing, mixing
    from geodata.optimum import best_plan
    from geodata.places import place_figures, places
    from geodata.plan import Plan, Side, plan
    from geodata.proposals import forces, proposals
    from geodata.readings import Readings, readings
    from geodata.shapes import basemap, water_labels, waters
    from geodata.sources import sources
    from geodata.tables.problems import TableError
    from geodata.territory import Territory, is_measured, territory, territory_ids, verified
    from geodata.yardstick import published_totals, yardstick

_HOME = {
    "Compared": "like_with_like",
    "Comparison": "like_with_like",
    "Evaluation": "evaluation",
    "Mixing": "measures",
    "NotMeasured": "measured",
    "Plan": "plan",
    "Readings": "readings",
    "Report": "loading",
    "Side": "plan",
    "TableError": "tables.problems",
    "Territory": "territory",
    "UnknownId": "ids",
    "UnlikeRows": "like_with_like",
    "basemap": "shapes",
    "best_plan": "optimum",
    "case_literature": "cases",
    "case_parts": "cases",
    "case_rules": "cases",
    "cases": "cases",
    "changing_hands": "evaluation",
    "claims": "claims",
    "coherent_areas": "coherent",
    "conditions": "conditions",
    "displacement": "displacement",
    "districts": "displacement",
    "dots": "dots",
    "ensemble": "ensemble",
    "evaluate": "evaluation",
    "events": "events",
    "evidence": "conditions",
    "forces": "proposals",
    "inspect_territory": "loading",
    "is_measured": "territory",
    "land_by_side": "land",
    "lines": "lines",
    "load_territory": "loading",
    "mixing": "measures",
    "not_established": "lines",
    "open_territory": "loading",
    "place_figures": "places",
    "places": "places",
    "plan": "plan",
    "proposals": "proposals",
    "published_totals": "yardstick",
    "qadhas": "displacement",
    "readings": "readings",
    "save_territory": "loading",
    "sources": "sources",
    "territory": "territory",
    "territory_ids": "territory",
    "two_way": "lines",
    "verified": "territory",
    "water_labels": "shapes",
    "waters": "shapes",
    "yardstick": "yardstick",
}

__all__ = [
    "Compared",
    "Comparison",
    "Evaluation",
    "Mixing",
    "NotMeasured",
    "Plan",
    "Readings",
    "Report",
    "Side",
    "TableError",
    "Territory",
    "UnknownId",
    "UnlikeRows",
    "basemap",
    "best_plan",
    "case_literature",
    "case_parts",
    "case_rules",
    "cases",
    "changing_hands",
    "claims",
    "coherent_areas",
    "conditions",
    "displacement",
    "districts",
    "dots",
    "ensemble",
    "evaluate",
    "events",
    "evidence",
    "forces",
    "inspect_territory",
    "is_measured",
    "land_by_side",
    "lines",
    "load_territory",
    "mixing",
    "not_established",
    "open_territory",
    "place_figures",
    "places",
    "plan",
    "proposals",
    "published_totals",
    "qadhas",
    "readings",
    "save_territory",
    "sources",
    "territory",
    "territory_ids",
    "two_way",
    "verified",
    "water_labels",
    "waters",
    "yardstick",
]


class _Package(ModuleType):
    """Keeps `geodata.places` the function, though its module has the same name.

    Python sets a module as an attribute of its package when it is imported; here a public name
    wins. The module stays within reach of `from geodata.places import ...`.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in _HOME and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


def __getattr__(name: str) -> Any:  # noqa: ANN401 - any public name
    if name not in _HOME:
        raise AttributeError(f"geodata has no {name!r}; it has: {', '.join(__all__)}")
    value = getattr(import_module(f"geodata.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__


sys.modules[__name__].__class__ = _Package
