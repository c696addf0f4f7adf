"""The vector renderer: the scale of the screen, its colours, and text that stays text."""

import re
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod, Transformer

from components.atlas import layers
from components.atlas.assets import SCRIPTS, STATIC
from components.atlas.maps import territory
from components.atlas.mercator import Viewport
from components.atlas.scene import Fixture, Scene
from components.palette import colour
from components.paper import fonts, svg
from components.paper.legend import round_length
from components.paper.markup import document
from components.paper.png import png
from components.paper.sheet import picture, sheet

HOSTILE = [
    "<script>alert(1)</script>",
    '"><image href="x" onload="alert(1)"/>',
    "`${alert(1)}`",
    "]]> &amp; <![CDATA[",
    "a\x00b\x08c\ud800",
    "' onmouseover='alert(1)",
]
BOSNIA = {"lat": 44.0, "lon": 17.8, "km": 300.0, "name": "b"}
SQUARE = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "properties": {"id": "here"},
            "geometry": {
                "type": "Polygon",
                "coordinates": [[[17, 43.5], [18.5, 43.5], [18.5, 44.5], [17, 44.5], [17, 43.5]]],
            },
        },
        {
            "type": "Feature",
            "properties": {"id": "far"},
            "geometry": {
                "type": "Polygon",
                "coordinates": [[[40, 30], [41, 30], [41, 31], [40, 31], [40, 30]]],
            },
        },
    ],
}


def scene(*drawn, fixtures=()):
    return Scene(BOSNIA, "A map", tuple(fixtures), drawn)


def drawn(*layers_, fixtures=(), size=(600, 400)):
    return document(*size, svg.draw(scene(*layers_, fixtures=fixtures), *size), "A map")


def parsed(text):
    return ElementTree.fromstring(text)


@given(st.floats(-60, 70), st.floats(20, 2000), st.floats(-170, 170))
def test_a_view_has_its_kilometres_across_the_shorter_side(lat, km, lon):
    viewport = Viewport(lat, lon, km, 900, 600)
    ends = viewport.xy([[lat, lon - 0.05], [lat, lon + 0.05]])
    metres = Geod(a=6378137, b=6378137).inv(lon - 0.05, lat, lon + 0.05, lat)[2]
    pixels = ends[1, 0] - ends[0, 0]
    assert metres / pixels == pytest.approx(km * 1000 / 600, rel=2e-4)


@given(st.floats(-60, 70), st.floats(-170, 170), st.floats(-3, 3), st.floats(-3, 3))
def test_points_fall_where_web_mercator_puts_them(lat, lon, up, right):
    viewport = Viewport(lat, lon, 500, 800, 600)
    (x, y) = viewport.xy([[lat + up, lon + right]])[0]
    project = Transformer.from_crs(4326, 3857, always_xy=True).transform
    (east, north), (east0, north0) = project(lon + right, lat + up), project(lon, lat)
    per_pixel = 40_075_016.686 / viewport.world
    assert x - 400 == pytest.approx((east - east0) / per_pixel, abs=0.01)
    assert 300 - y == pytest.approx((north - north0) / per_pixel, abs=0.01)


def test_a_wide_view_may_ask_for_kilometres_over_the_width():
    assert Viewport(40, 0, 100, 1000, 500).metres_per_pixel == 200
    assert Viewport(40, 0, 100, 1000, 500, across=1000).metres_per_pixel == 1000


def test_bounds_are_what_the_frame_shows():
    viewport = Viewport(44, 18, 300, 900, 600)
    west, south, east, north = viewport.bounds(margin=0)
    corners = viewport.xy([[north, west], [south, east]])
    assert np.allclose(corners, [[0, 0], [900, 600]], atol=1e-6)


def test_every_call_of_the_screen_is_drawn_or_left_out_on_purpose():
    script = "".join((STATIC / name).read_text(encoding="utf-8") for name in SCRIPTS)
    calls = set(re.findall(r"^  atlas\.(\w+) = ", script, re.MULTILINE))
    assert {"base", "shapes", "paint", "dots", "callouts", "pins", "lines", "legend"} <= calls
    helpers = {"map", "metresPerPixel", "tools", "buttons", "hands", "letters", "stop", "areas"}
    for call in calls - helpers - svg.IGNORED:
        assert hasattr(svg._Drawing, f"_{call}"), f"The vector renderer does not know {call}."


def test_areas_keep_the_colours_of_the_screen_and_what_is_out_of_sight_is_left_out():
    shown = drawn(
        layers.paint("a", {"here": {"fill": "#123456"}, "far": {"fill": "#654321"}}),
        fixtures=[Fixture("shapes", {"name": "a", "geojson": SQUARE})],
    )
    assert 'fill="#123456"' in shown
    assert "#654321" not in shown


def test_a_real_map_has_every_area_in_its_own_colour():
    bosnia = territory.scene("bosnia-1991")
    text = picture([bosnia], 900, 900)
    paint = next(layer for layer in bosnia.layers if layer.call == "paint")
    fills = {look["fill"].lower() for look in paint.content["units"].values()}
    assert len(fills) > 100
    assert fills <= set(re.findall(r'fill="(#[0-9a-f]{6})" fill-opacity="0.88"', text.lower()))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text_everywhere(text):
    item = {"id": text, "lat": 44.0, "lon": 17.8, "text": text, "colour": text, "label": True}
    shown = sheet(
        [
            scene(
                layers.callouts([{**item, "number": 1, "direction": text}]),
                layers.pins([item]),
                layers.lines([{"path": [[44, 17], [44, 18]], "colour": text, "dash": text}]),
                layers.legend(text, [{"text": text, "colour": text, "kind": text}], text),
                layers.paint("a", {"here": {"fill": text, "stroke": text, "dash": text}}),
                fixtures=[
                    Fixture("shapes", {"name": "a", "geojson": SQUARE}),
                    Fixture(
                        "base",
                        {
                            "land": SQUARE,
                            "borders": {"type": "FeatureCollection", "features": []},
                            "labels": [{"text": text, "lat": 44.0, "lon": 17.0}],
                        },
                    ),
                ],
            )
        ],
        text,
        sources=text,
    )
    root = parsed(shown)
    names = {node.tag.rsplit("}", 1)[-1] for node in root.iter()}
    assert names <= {"svg", "title", "desc", "rect", "path", "text", "circle", "g"}
    attributes = {name for node in root.iter() for name in node.attrib}
    assert not {name for name in attributes if name.startswith("on") or "href" in name}
    assert png(shown).startswith(b"\x89PNG")


def test_a_colour_that_is_none_becomes_the_one_given():
    assert colour("#12ab9F") == "#12ab9F"
    assert colour("var(--paper)") == "#ffffff"
    for wrong in ("red", '#123456" onload="x', "url(#a)", "", None, "#12345"):
        assert colour(wrong, "#000000") == "#000000"


def test_a_pair_has_one_scale_and_each_map_its_bar_and_north():
    text = picture([territory.scene("bosnia-1991"), territory.scene("iraq-2005")], 1000, 500)
    assert text.count(">N</text>") == 2
    bars = re.findall(r">(\d+) km</text>", text)
    assert len(bars) == 2
    assert bars[0] == bars[1]


def test_a_legend_beside_its_map_lies_clear_of_it():
    one = territory.scene("iraq-2005")
    text = picture([one], 493, 300, beside=True)
    where = ".//{http://www.w3.org/2000/svg}"
    drawn_map = parsed(text).find(f"{where}svg")
    assert "Largest group" not in "".join(drawn_map.itertext())
    key = next(rect for rect in parsed(text).findall(f"./{where[3:]}rect") if rect.get("rx") == "6")
    assert float(key.get("x")) > float(drawn_map.get("x")) + float(drawn_map.get("width"))
    assert float(key.get("x")) + float(key.get("width")) <= 493


@pytest.mark.parametrize("direction", ["left", "right", "top", "bottom"])
def test_no_name_is_cut_by_the_edge_of_its_map(direction):
    pins = [
        {"lat": lat, "lon": lon, "text": "Kadhimiyah", "colour": "#123456", "label": True}
        for lat, lon in ((44.0, 15.6), (44.0, 20.0), (45.3, 17.8), (42.7, 17.8))
    ]
    text = drawn(layers.pins([{**pin, "direction": direction} for pin in pins]))
    boxes = [
        [float(value) for value in box]
        for box in re.findall(
            r'<rect x="([-\d.]+)" y="([-\d.]+)" width="([\d.]+)" height="19"', text
        )
    ]
    assert len(boxes) == len(pins)
    for left, top, wide in boxes:
        assert left >= 0 <= top
        assert left + wide <= 600
        assert top + 19 <= 400


def test_a_sheet_says_what_it_is_and_where_it_comes_from():
    text = sheet([territory.scene("bosnia-2013")], "Goražde, Žepa, Tuđman", sources="A census")
    words = "".join(parsed(text).itertext())
    for part in ("Goražde, Žepa, Tuđman", "A census", "Natural Earth", "OpenStreetMap"):
        assert part in words


def test_the_same_drawing_gives_the_same_file_and_each_gradient_once():
    first, second = (sheet([territory.scene("bosnia-1991")], "A map") for _ in range(2))
    assert first == second
    names = re.findall(r'linearGradient id="([^"]+)"', first)
    assert names
    assert len(names) == len(set(names))
    assert set(re.findall(r"url\(#([^)]+)\)", first)) == set(names)


def test_a_sheet_that_leaves_the_app_carries_its_typeface_and_names_others():
    text = sheet([scene()], "A map", sources="A census. " * 60, carry=True)
    assert "data:font/woff2;base64," in text
    assert "Arial" in parsed(text).get("font-family")
    widest = max(
        fonts.width(line, 12) for line in re.findall(r'font-size="12"[^>]*>([^<]+)<', text)
    )
    assert widest * 1.1 < 1152


def test_pictures_have_the_size_that_is_asked_for():
    for scale in (1, 2):
        data = png(drawn(size=(300, 200)), scale)
        assert [int.from_bytes(data[i : i + 4], "big") for i in (16, 20)] == [
            300 * scale,
            200 * scale,
        ]


def test_diacritics_have_glyphs_of_their_own():
    blank = fonts.width("\u0bf5", 100)  # a Tamil sign that Source Sans does not have
    for letter in "ŽžĐđĆćČčŠšáéö–“”’¶≤":
        assert fonts.width(letter, 100) > 0
        assert png(drawn_letter(letter)) != png(drawn_letter("\u0bf5")), letter
    assert blank > 0


def drawn_letter(letter):
    return document(40, 40, f'<text x="5" y="30" font-size="30">{letter}</text>', "x")


@given(st.lists(st.text("abc dž–", min_size=1, max_size=40), max_size=8), st.floats(30, 300))
def test_wrapped_lines_fit_and_lose_no_letter(parts, limit):
    text = " ".join(parts)
    found = fonts.wrap(text, 12, limit)
    assert all(fonts.width(line, 12) <= limit or len(line) == 1 for line in found)
    assert "".join(found).replace(" ", "") == text.replace(" ", "")


@given(st.floats(1, 1e7))
def test_a_scale_bar_is_a_round_length_that_fits(most):
    length = round_length(most)
    assert length <= most < length * 2.01
    assert str(int(length))[0] in "1235"
