"""Coherent areas: where units dominated by one group join up."""

from __future__ import annotations

import geopandas as gpd

from geodata.measures import mixing
from geodata.territory import Territory


def coherent_areas(territory: Territory, least: float = 0.8) -> gpd.GeoDataFrame:
    """Units with at least `least` of *all* residents in one group, dissolved by group.

    Rows are areas (group, people, geometry; EPSG:4326), one for each connected piece; `people`
    counts everyone who lives there. The threshold is this project's: the article gives none.
    Raises NotMeasured.
    """
    territory.borders()  # a piece joined in a drawing alone would be no finding
    by_unit = mixing(territory).by_unit
    chosen = by_unit[by_unit["largest_share"] >= least]
    units = territory.units.loc[chosen.index, ["geometry"]].assign(
        group=chosen["largest_group"], people=chosen["population"]
    )
    areas = units.dissolve("group", aggfunc={"people": "sum"}).explode().reset_index()
    home = gpd.sjoin(
        units.assign(geometry=units.representative_point()).drop(columns="people"),
        areas.drop(columns="group"),
    )
    areas["people"] = units["people"].groupby(home["index_right"]).sum()
    return areas
