"""A saved territory that somebody wrote by hand: refused with a word of what is wrong."""

import hashlib
import json

import pytest

import geodata as gd
from geodata.loading import open_territory, package, save_territory
from geodata.loading.given import Given
from geodata.tables.problems import TableError


def resealed(**changed):
    """A saved territory with parts of it changed and a sum that fits again."""
    content = json.loads(save_territory(gd.territory("iraq-2005"))) | changed
    del content["sha256"]
    text = package._canonical(content).encode("utf-8", "surrogatepass")
    sealed = content | {"sha256": hashlib.sha256(text).hexdigest()}
    return Given("own.json", json.dumps(sealed).encode())


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"title": "a\ud800"}, "not a territory"),
        ({"year": float("inf")}, "not a territory"),
        ({"year": 10**400}, "not a territory"),
        ({"year": -1}, "not a territory"),
        ({"groups": 7}, "not a territory"),
        ({"groups": ["shia", "x"]}, "no column 'people:x'"),
        ({"areas": []}, "not a territory"),
        ({"version": 2}, "written in version '2'"),
        ({"version": True}, "written in version"),
        ({"format": "x"}, "not a territory"),
        ({"neighbours": [["anbar", "nowhere", 1]]}, "no area of it"),
        ({"neighbours": [["anbar", "babil", 1e308]]}, "cannot be neighbours"),
        ({"neighbours": "x"}, "pairs of units"),
        ({"more": 7}, "not a territory"),
    ],
)
def test_a_saved_territory_that_was_made_up_is_refused(changed, said):
    with pytest.raises(TableError, match=said):
        open_territory(resealed(**changed))
