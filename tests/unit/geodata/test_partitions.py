"""The other partitions: figures to the person, how far they were read, and no contiguity."""

import pytest

import geodata as gd
from geodata.optimum import shipped
from geodata.presets import presets
from geodata.tables.read import read_table

UNMEASURED = [one for one in gd.territory_ids() if not gd.territory(one).measured]
unmeasured = pytest.mark.parametrize("territory_id", UNMEASURED)

FIGURES = [  # territory, plan, people on the wrong side, everyone, per cent
    ("punjab-1941-british", "radcliffe-1947", 7976121, 28418819, 28.1),
    ("punjab-1941-british", "notional-1947", 7910707, 28418819, 27.8),
    ("punjab-1941", "radcliffe-accessions-1947", 9141162, 34309861, 26.6),
    ("bengal-1941", "radcliffe-1947", 17092722, 63423127, 27.0),
    ("bengal-1941", "notional-1947", 16831370, 63423127, 26.5),
    ("palestine-1946", "un-1947", 349860, 1845560, 19.0),
    ("palestine-1946", "unscop-1947", 420620, 1845560, 22.8),
    ("palestine-1946", "armistice-1949", 732330, 1845560, 39.7),
    ("ireland-1911", "six-counties-1920", 757340, 4390219, 17.3),
    ("ireland-1911", "nine-counties", 947485, 4390219, 21.6),
    ("ireland-1911", "four-counties", 734331, 4390219, 16.7),
    ("czechoslovakia-1991", "dissolution-1993", 374203, 15576550, 2.4),
]

BY_GROUP = [  # who is on the wrong side
    ("punjab-1941-british", "radcliffe-1947", [4293896, 2199058, 1483167]),
    ("punjab-1941", "radcliffe-accessions-1947", [5237584, 2373466, 1530112]),
    ("bengal-1941", "radcliffe-1947", [5388233, 11704489]),
    ("palestine-1946", "armistice-1949", [2800, 729530]),
    ("palestine-1946", "un-1947", [46440, 303420]),
    ("palestine-1946", "unscop-1947", [46440, 374180]),
    ("ireland-1911", "six-counties-1920", [430161, 327179]),
    ("czechoslovakia-1991", "dissolution-1993", [59326, 314877]),
]

# Territory, units, people by group; one eastern row of the Punjab has 1,000 Hindus too many.
SUMS = [
    ("punjab-1941-british", 31, {"muslims": 16217242, "hindus": 7894057 + 1000, "sikhs": 3757401}),
    ("punjab-1941", 48, {"muslims": 18259744, "hindus": 10336549 + 1000, "sikhs": 5116185}),
    ("bengal-1941", 35, {"muslims": 33005434 + 1892117, "hindus": 25059024 + 1149514}),
    ("palestine-1946", 23, {"jews": 608230, "arabs": 1845560 - 608230}),
    ("ireland-1911", 14, {"catholics": 3242670, "protestants_and_others": 1147549}),
    ("czechoslovakia-1991", 2, {"czechs": 9829853, "slovaks": 4834205}),
]


@pytest.mark.parametrize(("territory_id", "plan_id", "wrong", "everyone", "percent"), FIGURES)
def test_people_on_the_wrong_side(territory_id, plan_id, wrong, everyone, percent):
    found = gd.evaluate(gd.territory(territory_id), gd.plan(territory_id, plan_id))
    assert found.wrong_side == wrong
    assert found.territory.everyone == everyone
    assert round(100 * found.wrong_share, 1) == percent


@pytest.mark.parametrize(("territory_id", "plan_id", "people"), BY_GROUP)
def test_who_they_are(territory_id, plan_id, people):
    found = gd.evaluate(gd.territory(territory_id), gd.plan(territory_id, plan_id))
    assert found.by_group["wrong_side"].tolist() == people


@pytest.mark.parametrize(("territory_id", "units", "people"), SUMS)
def test_the_sums_are_the_published_ones(territory_id, units, people):
    t = gd.territory(territory_id)
    assert len(t.counts) == units
    assert t.counts.sum().to_dict() == people


def test_west_punjab_closes_on_the_published_sums():
    table = read_table("punjab_1941").set_index("unit_id")
    line = gd.plan("punjab-1941", "radcliffe-accessions-1947").assignment
    west = table[line == "pakistan"][["total", "muslims", "hindus", "sikhs"]].sum()
    assert west.tolist() == [17350103, 13022160, 2373466, 1530112]


def test_the_british_districts_are_the_punjab_without_its_states():
    whole, british = gd.territory("punjab-1941"), gd.territory("punjab-1941-british")
    states = whole.units.index[whole.units["region"] == "Princely states"]
    assert len(states) == 17
    assert british.counts.equals(whole.counts.drop(states))
    assert british.country == whole.country == "punjab"


@pytest.mark.parametrize(
    ("territory_id", "yes", "no"),
    [
        ("bengal-1941", 0.0, 1.0),
        ("punjab-1941-british", 0.518, 0.187),
        ("ireland-1911", 0.088, 0.272),
        ("bosnia-1991", 1.0, 0.0),
        ("iraq-2005", 1.0, 0.0),
    ],
)
def test_how_much_was_read(territory_id, yes, no):
    shares = gd.verified(territory_id)
    assert list(shares.index) == ["yes", "part", "no"]
    assert shares.sum() == pytest.approx(1)
    assert shares["yes"] == pytest.approx(yes, abs=5e-4)
    assert shares["no"] == pytest.approx(no, abs=5e-4)


def test_the_published_totals_of_palestine_stand_beside():
    totals = gd.published_totals("palestine-1946")["wrong_side"]
    assert (totals.min(), totals.max()) == (407000, 507000)
    assert gd.published_totals("ireland-1911").empty


def test_other_partitions_are_not_measured():
    assert UNMEASURED == [
        "punjab-1941-british",
        "punjab-1941",
        "bengal-1941",
        "palestine-1946",
        "ireland-1911",
        "czechoslovakia-1991",
    ]


@unmeasured
def test_nothing_is_told_of_contiguity(territory_id):
    t = gd.territory(territory_id)
    line = gd.plan(territory_id, t.plans[0])
    found = gd.evaluate(t, line)
    asked = [
        lambda: t.adjacency,
        lambda: found.parts,
        lambda: found.contiguous,
        lambda: gd.best_plan(t, line.sides),
        lambda: gd.best_plan(t, line.sides, contiguous=True),
        lambda: gd.coherent_areas(t),
        lambda: gd.ensemble(territory_id, "two-sides"),
        lambda: shipped(territory_id, "two-sides"),
    ]
    for question in asked:
        with pytest.raises(gd.NotMeasured, match=r"Nobody measured who borders whom in "):
            question()
    assert t.neighbours is None
    assert not gd.is_measured(territory_id)
    assert presets(territory_id) == {}


@unmeasured
def test_no_result_that_needs_contiguity_is_committed(territory_id):
    import json

    from geodata.paths import RESULTS, SHAPES

    told = [
        row["territory"]
        for name in ("optima", "ensembles")
        for row in json.loads((RESULTS / f"{name}.json").read_text(encoding="utf-8"))[name]
        if row.get("contiguous", True)
    ]
    assert territory_id not in told
    assert not list(SHAPES.glob(f"neighbours_{gd.territory(territory_id).country}*"))


@unmeasured
def test_the_floor_without_contiguity_can_be_had(territory_id):
    t = gd.territory(territory_id)
    for plan_id in t.plans:
        line = gd.plan(territory_id, plan_id)
        fixed = {u: s for u, s in line.assignment.items() if line.sides[s].shared}
        best = gd.best_plan(t, line.sides, fixed=fixed, contiguous=False)
        assert best.proven
        assert best.evaluation.wrong_side <= gd.evaluate(t, line).wrong_side


def test_the_maps_of_iraq_are_read_like_its_vote():
    drawn, vote = gd.territory("iraq-2003-map"), gd.territory("iraq-2005")
    assert drawn.population.round(3).equals(vote.population.round(3))
    assert drawn.country == vote.country == "iraq"
    assert set(drawn.plans) - set(vote.plans) == {"three-regions-by-map"}
    assert gd.territory("iraq-2003-map", "high") is drawn, "a map has no small lists"
    assert drawn.counts.loc["baghdad"].round().tolist() == [3751545, 3032442, 0]


@pytest.mark.parametrize(
    ("plan_id", "wrong", "percent"),
    [
        ("three-regions-by-map", 6771747, 24.1),
        ("three-regions", 7114526, 25.3),
        ("three-regions-kirkuk-sunni-diyala-shia", 7296525, 26.0),
    ],
)
def test_iraq_by_the_map_of_2003(plan_id, wrong, percent):
    found = gd.evaluate(gd.territory("iraq-2003-map"), gd.plan("iraq-2003-map", plan_id))
    assert round(found.wrong_side) == wrong
    assert round(100 * found.wrong_share, 1) == percent


def test_no_three_regions_suit_the_map_better():
    t, line = gd.territory("iraq-2003-map"), gd.plan("iraq-2003-map", "three-regions-by-map")
    best = gd.best_plan(t, line.sides, contiguous=False)
    assert best.evaluation.wrong_side == gd.evaluate(t, line).wrong_side
    with pytest.raises(gd.UnknownId, match=r"plan for iraq-2005 'three-regions-by-map'"):
        gd.plan("iraq-2005", "three-regions-by-map")
