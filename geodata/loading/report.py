"""What was found in a person's files, before anything is loaded."""

from __future__ import annotations

from dataclasses import dataclass, field

import geopandas as gpd
import pandas as pd

from geodata.loading.columns import Columns
from geodata.loading.join import Join
from geodata.loading.topology import Topology
from geodata.tables.problems import TableError
from geodata.territory import Territory


@dataclass(frozen=True, eq=False)
class Report:
    """To be read in half a minute; `refused` says why nothing can be loaded as it stands.

    `units` is a number; `crs` the coordinate system, `crs_inferred` whether the file did not name
    it. `columns` are those taken, `choices` all there are (of the areas, and of the counts).
    `vertices` are those of the file; `simplified` and `repaired` say what was done to it.
    `neighbours` is the number of pairs, None where the file says that nobody measured them, and
    `neighbours_told` whether the file names them itself. `join` is None where the counts stand in
    the file of the areas, `topology` where there are more vertices than are measured before the
    areas are simplified. `moved` is km² a unit by the repair. `shown` are the areas as they would
    be loaded, EPSG:4326, by unit id.
    """

    file: str
    units: int
    vertices: int
    crs: str
    crs_inferred: bool
    columns: Columns
    choices: tuple[tuple[str, ...], tuple[str, ...]]
    join: Join | None
    topology: Topology | None
    repaired: bool = False
    simplified: bool = False
    neighbours: int | None = 0
    neighbours_told: bool = False
    refused: tuple[TableError, ...] = ()
    notes: tuple[str, ...] = ()
    moved: pd.Series = field(default_factory=lambda: pd.Series(dtype=float))
    shown: gpd.GeoSeries | None = None
    made: Territory | None = field(default=None, repr=False)

    @property
    def territory(self) -> Territory:
        """The territory. Raises TableError with every reason why there is none."""
        if self.made is None:
            problems = tuple(one for error in self.refused for one in error.problems)
            raise TableError("\n".join(str(error) for error in self.refused), problems)
        return self.made
