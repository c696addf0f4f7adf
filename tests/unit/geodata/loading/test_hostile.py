"""Every hostile file ends in a clear message or a right load, quickly, and touches nothing."""

import re
import resource
import socket
import time

import pytest

from geodata.loading import inspect_territory
from geodata.loading.limits import Limits
from geodata.tables.problems import TableError
from tests.unit.geodata.loading.hostile import CASES, vertices

LONGEST = 1_200  # characters of a message


def said(areas, counts, **more):
    """What is said of files; "" where they load."""
    try:
        report = inspect_territory(areas, counts, **more)
        assert report.territory.everyone >= 0
    except TableError as error:
        return str(error)
    return ""


def test_there_are_a_hundred_of_them():
    assert len(CASES) >= 100


@pytest.mark.parametrize("name", CASES)
def test_a_hostile_file_is_told_or_loads(name, monkeypatch):
    areas, counts, expected = CASES[name]

    def never(*args, **kwargs):
        raise AssertionError("A file made the loader reach for the network.")

    monkeypatch.setattr(socket.socket, "connect", never)
    began = time.process_time()
    found = said(areas, counts)
    assert time.process_time() - began < 5
    if expected:
        assert re.search(expected, found), found
        assert areas.name in found or (counts and counts.name in found)
    else:
        assert found == ""
    assert len(found) <= LONGEST
    assert "Traceback" not in found
    assert "/etc/passwd" not in found or "is not known" in found


def test_a_million_vertices_are_refused_within_bounds():
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    file = vertices(1_000_000)
    assert "at most 200,000 are drawn" in said(file, None, limits=Limits(bytes=100_000_000))
    assert "larger than 5 MB" in said(file, None)
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024 < 900
