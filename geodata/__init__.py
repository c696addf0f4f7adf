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
    from geodata.cases import case_literature, case_parts, cases
    from geodata.claims import claims
    from geodata.coherent import coherent_areas
    from geodata.conditions import conditions, evidence
    from geodata.displacement import displacement, districts, qadhas
    from geodata.dots import dots
    from geodata.ensemble import ensemble
    from geodata.evaluation import Evaluation, evaluate
    from geodata.events import events
    from geodata.ids import UnknownId
    from geodata.land import land_by_side
    from geodata.measures import Mixing, mixing
    from geodata.optimum import best_plan
    from geodata.places import place_figures, places
    from geodata.plan import Plan, Side, plan
    from geodata.proposals import forces, proposals
    from geodata.shapes import basemap, water_labels, waters
    from geodata.sources import sources
    from geodata.tables.problems import TableError
    from geodata.territory import Territory, territory, territory_ids

_HOME = {
    "Evaluation": "evaluation",
    "Mixing": "measures",
    "Plan": "plan",
    "Side": "plan",
    "TableError": "tables.problems",
    "Territory": "territory",
    "UnknownId": "ids",
    "basemap": "shapes",
    "best_plan": "optimum",
    "case_literature": "cases",
    "case_parts": "cases",
    "cases": "cases",
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
    "land_by_side": "land",
    "mixing": "measures",
    "place_figures": "places",
    "places": "places",
    "plan": "plan",
    "proposals": "proposals",
    "qadhas": "displacement",
    "sources": "sources",
    "territory": "territory",
    "territory_ids": "territory",
    "water_labels": "shapes",
    "waters": "shapes",
}

__all__ = [
    "Evaluation",
    "Mixing",
    "Plan",
    "Side",
    "TableError",
    "Territory",
    "UnknownId",
    "basemap",
    "best_plan",
    "case_literature",
    "case_parts",
    "cases",
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
    "land_by_side",
    "mixing",
    "place_figures",
    "places",
    "plan",
    "proposals",
    "qadhas",
    "sources",
    "territory",
    "territory_ids",
    "water_labels",
    "waters",
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
