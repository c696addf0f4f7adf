"""What a map sends: with a door, names of files that are kept; without one, everything itself."""

import gzip
import json
import re

import pytest

from components.atlas.maps import looks, territory
from components.atlas.scene import Fixture
from components.screen import frame, made


@pytest.fixture
def sent(monkeypatch):
    """Draws a scene and gives what st_folium would send."""
    told = {}
    monkeypatch.setattr(frame.streamlit_folium, "_component_func", lambda **args: told.update(args))

    def draw(scene):
        frame.show(scene, key="map")
        return dict(told)

    return draw


@pytest.fixture
def door(monkeypatch):
    """Files are handed out, from a shelf of the test's own."""
    monkeypatch.setattr(made, "shelf", made.Shelf())
    monkeypatch.setattr(made, "is_open", lambda: True)


def handed_out(address):
    file = made.shelf.get(address.rpartition("/")[2])
    return gzip.decompress(file.body).decode()


def test_without_a_door_a_map_carries_all_of_its_data(sent):
    told = sent(territory.scene("bosnia-1991"))
    assert '"geojson"' in told["script"]
    assert any(link.endswith("leaflet.js") for link in told["js_links"])
    assert any(link.endswith("atlas.css") for link in told["css_links"])


def test_with_a_door_a_map_names_its_data_and_a_file_has_them(sent, door):
    scene = looks.scene("bosnia-1991")
    told = sent(scene)
    assert len(told["script"]) + len(told["feature_group"]) < 4_000
    scripts, data = map(handed_out, told["js_links"])
    assert "window.atlas = atlas" in scripts
    assert "SourceSans3VF-Upright.woff2" in scripts
    named = re.findall(r"atlas\.(\w+)\(map_div, atlasMade\.(\w+)\)", told["script"])
    said = json.loads(
        re.sub(r"(?<=[{,])(d[0-9a-f]{20}):", r'"\1":', data[len("self.atlasMade=") : -1])
    )
    found = [(call, said[name]) for call, name in named]
    whole = [(one.call, json.loads(json.dumps(one.content))) for one in scene.fixtures]
    assert found == [one for one in whole if one in found]
    assert {call for call, _ in found} >= {"base", "shapes", "looks"}


def test_a_switch_sends_its_name_alone(sent, door):
    before, after = (sent(looks.scene(f"bosnia-{year}", "dots")) for year in (1991, 2013))
    for part in ("script", "js_links", "key"):
        assert before[part] == after[part]
    assert "2013 dots false" in after["feature_group"]


def test_what_is_one_person_s_is_never_put_into_a_file(sent, door):
    scene = territory.scene("bosnia-1991")
    mine = [Fixture(one.call, one.content, private=True) for one in scene.fixtures]
    told = sent(type(scene)(scene.view, scene.label, tuple(mine), scene.layers))
    assert '"geojson"' in told["script"]
    assert len(told["js_links"]) == 1


def test_styles_find_their_pictures_and_typeface_from_the_frame(door):
    bundle = frame._bundle(True)
    assert 'url(\\"../components.screen.frame.atlas/fonts/SourceSans3VF-Upright.woff2\\")' in bundle
    assert "url(images" not in bundle


def test_what_two_people_draw_at_once_stays_apart(monkeypatch):
    """Both have made their maps of one scene before either is put on a page."""
    told, made_ready, put = [], [], frame._clicked
    monkeypatch.setattr(frame.streamlit_folium, "_component_func", lambda **args: told.append(args))
    monkeypatch.setattr(frame, "_clicked", lambda *drawn: made_ready.append(drawn))
    scene = territory.scene("bosnia-1991")
    for person in ("first", "second"):
        frame.show(scene, key=person)
    for drawn in made_ready:
        put(*drawn)
    for sent in told:
        assert re.search(r"atlas\.base\(\s*map_div,", sent["script"])
        assert "atlas.paint(" in sent["feature_group"]
        assert not re.search(r"_[0-9a-f]{32}\b", sent["script"] + sent["feature_group"])
    assert len(told) == 2
