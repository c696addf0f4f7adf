"""Every hostile file ends in a clear message or a right load. tests/load holds what each costs."""

import re

import numpy as np
import pytest

import geodata as gd
from geodata.loading.tangle import refuse_tangles
from geodata.loading.topology import flat
from tests.unit.geodata.loading import made
from tests.unit.geodata.loading.heavy import HEAVY, comb
from tests.unit.geodata.loading.hostile import CASES
from tests.unit.geodata.loading.measured import said

LONGEST = 1_200  # characters of a message


def test_there_are_more_than_a_hundred_of_them():
    assert len(CASES) + len(HEAVY) >= 170


@pytest.mark.parametrize("name", CASES)
def test_a_hostile_file_is_told_or_loads(name):
    areas, counts, expected = CASES[name]
    found = said(areas, counts)
    if expected:
        assert re.search(expected, found), found
        assert areas.name in found or (counts and counts.name in found)
    else:
        assert found == ""
    assert len(found) <= LONGEST
    assert "Traceback" not in found
    assert "/etc/passwd" not in found or "is not known" in found


def test_borders_that_cross_are_counted_and_common_borders_are_not():
    sound = flat(gd.territory("bosnia-1991-regions").units.geometry)
    refuse_tangles("areas", sound, gd.Limits(crossings=0))
    rows = made.features(2)
    for row, form in zip(rows, (comb(10), comb(10, turned=True)), strict=True):
        row["geometry"]["coordinates"] = [np.array(form.exterior.coords).tolist()]
    file = made.geojson(rows)
    # Twenty long sides of the one lie across nineteen or twenty of the other.
    with pytest.raises(gd.TableError, match="'u0' and 'u1'"):
        gd.inspect_territory(file, id="code", limits=gd.Limits(crossings=370))
    assert gd.inspect_territory(file, id="code", limits=gd.Limits(crossings=430)).units == 2
