"""Looks: a browser is sent all that a country's switches can show, and each is what they show."""

from itertools import product

import pytest

from components.atlas.maps import looks, territory

CHOICES = [
    (f"{side}-{year}", layer, coherent)
    for side, years in territory.YEARS.items()
    for year, layer, coherent in product(years, territory.LAYERS, (False, True))
]


@pytest.mark.parametrize(("territory_id", "layer", "coherent"), CHOICES)
def test_a_look_is_what_the_scene_of_these_switches_shows(territory_id, layer, coherent):
    scene = looks.scene(territory_id, layer, coherent=coherent)
    sent = next(one for one in scene.fixtures if one.call == "looks").content
    chosen = {
        "year": territory_id.split("-")[1],
        "layer": layer,
        "coherent": str(coherent).lower(),
    }
    key = " ".join(chosen[name] for name in sent["by"])
    assert scene.layers[0].content == {"key": key}
    look = sent["looks"][key]
    whole = territory.scene(territory_id, layer, coherent=coherent)
    assert look["label"] == whole.label
    drawn = [sent["parts"][at] for at in look["parts"]]
    assert drawn == [{"call": one.call, "content": one.content} for one in whole.layers]


@pytest.mark.parametrize("side", territory.YEARS)
def test_what_looks_share_is_sent_once(side):
    sent = looks.looks(side).content
    assert all(part not in sent["parts"][:at] for at, part in enumerate(sent["parts"]))
    used = {at for look in sent["looks"].values() for at in look["parts"]}
    assert used == set(range(len(sent["parts"])))


def test_whatever_the_switches_say_the_frame_stays():
    first = looks.scene("bosnia-1991").fixtures
    assert looks.scene("bosnia-2013", "dots", coherent=True, view="whole").fixtures == first
