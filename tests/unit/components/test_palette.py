"""Group colours stay apart for every kind of colour vision."""

from itertools import combinations, product

import pytest
from colorspacious import cspace_convert, deltaE

from components.palette import CHANCE, FULL, GROUPS, MIXED, ROLES, blend, shade

TERRITORIES = (("bosniak", "serb", "croat"), ("shia", "sunni_arab", "kurdish"))
VISION = {
    "usual": None,
    "deuteranomaly": "deuteranomaly",
    "protanomaly": "protanomaly",
    "tritanomaly": "tritanomaly",
}


def seen(colour: str, vision: str | None) -> list[float]:
    rgb = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    if vision is None:
        return rgb
    space = {"name": "sRGB1+CVD", "cvd_type": vision, "severity": 100}
    return cspace_convert(rgb, space, "sRGB1")


@pytest.mark.parametrize("vision", VISION.values(), ids=VISION)
@pytest.mark.parametrize("groups", TERRITORIES)
def test_groups_and_grey_differ(groups, vision):
    colours = [*(GROUPS[group] for group in groups), MIXED]
    for one, other in combinations(colours, 2):
        distance = deltaE(seen(one, vision), seen(other, vision), input_space="sRGB1")
        assert distance > 15, (one, other, vision, distance)


def test_a_mixed_place_is_grey_and_an_enclave_glows():
    assert shade("serb", 0.4) == MIXED.lower()
    assert shade("serb", FULL) == shade("serb", 1.0) == GROUPS["serb"].lower()


def test_blend_ends_at_its_ends():
    assert blend(*CHANCE, -1) == CHANCE[0].lower()
    assert blend(*CHANCE, 2) == CHANCE[1].lower()


def test_no_part_of_a_place_looks_like_a_group():
    for (role, a), (group, b) in product(ROLES.items(), GROUPS.items()):
        distance = deltaE(seen(a, None), seen(b, None), input_space="sRGB1")
        assert distance > 17, (role, group, distance)
