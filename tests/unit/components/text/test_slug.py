"""File names: what and when, and nothing that a file system could mistake."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.text.slug import file_name

WHEN = datetime(2026, 11, 22, 9, 5)


@pytest.mark.parametrize(
    ("what", "name"),
    [
        ("Carved or commingled?", "carved-or-commingled-2026-11-22-0905.pdf"),
        ("Žepa, Goražde, Tuđman", "zepa-gorazde-tudman-2026-11-22-0905.pdf"),
        ("../../etc/passwd", "etc-passwd-2026-11-22-0905.pdf"),
        ("C:\\con\x00.exe", "c-con-exe-2026-11-22-0905.pdf"),
        ("…", "map-2026-11-22-0905.pdf"),
    ],
)
def test_names_say_what_and_when(what, name):
    assert file_name(what, "pdf", WHEN) == name


def test_pictures_of_one_map_have_names_that_differ():
    names = {file_name("A long title " * 9, "png", WHEN, size) for size in ("1x", "2x", "print")}
    assert len(names) == 3
    assert all(name.endswith("-2026-11-22-0905.png") for name in names)


@given(st.text())
def test_no_name_leaves_its_folder(what):
    name = file_name(what, "svg", WHEN)
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.")
    assert not name.startswith((".", "-"))
    assert len(name) < 100
