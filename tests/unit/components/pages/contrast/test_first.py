"""The still picture says what the living one says first."""

import gzip
import json
import math
import re

from components.pages.contrast import first, picture


def default(side):
    return side["states"][" ".join(one["default"] for one in side["switches"])]


def test_it_has_the_numbers_the_annotations_and_the_circles_of_the_first_state():
    said = first.still()
    data = json.loads(picture.data())
    circles = 0
    for side in data["sides"]:
        state = default(side)
        assert f"<strong>{state['number']}</strong>" in said
        for note in side["notes"]:
            assert state["notes"][note["id"]] in said
        circles += len(state["people"])
    assert said.count("<circle") == circles


def test_a_circle_s_area_is_its_people():
    data = json.loads(picture.data())
    radii = [float(r) for r in re.findall(r'<circle [^>]*r="([\d.]+)"', first.still())]
    people = [
        count
        for side in data["sides"]
        for count in sorted(default(side)["people"].values(), reverse=True)
    ]
    for radius, count in zip(radii, people, strict=True):
        expected = first.UNITS * data["million"] * math.sqrt(count / 1e6)
        assert abs(radius - expected) <= 0.05


def test_it_is_small_enough_to_come_with_the_page():
    assert len(gzip.compress(first.still().encode())) < 45_000


def test_text_from_data_is_escaped(monkeypatch):
    data = json.loads(picture.data())
    default(data["sides"][0])["notes"]["srebrenica-mosul"] = "<script>alert(1)</script>"
    monkeypatch.setattr(picture, "data", lambda: json.dumps(data))
    assert "<script>" not in first.still()
    assert "&lt;script&gt;" in first.still()


def test_the_shipped_one_is_what_the_data_say():
    assert first.SHIPPED.read_text(encoding="utf-8") == first.still(), "run `make still`"
