"""Random lines of one's own question: as the shipped ones are drawn, or a clear word why not."""

import importlib.util

import pytest

import geodata as gd
from geodata.presets import preset
from geodata.rebuild import ensembles
from tests.unit.geodata.toy import grid, toy

REDS, BLUES = gd.Side("West", frozenset({"reds"})), gd.Side("East", frozenset({"blues"}))
SIDES = {"west": REDS, "east": BLUES}


class TestDrawn:
    @pytest.fixture(autouse=True)
    def _drawn_here(self):
        pytest.importorskip("gerrychain")

    def test_lines_are_counted_and_told(self):
        told = []
        found = gd.random_lines(
            grid(), SIDES, lines=200, burn_in=5, progress=lambda *n: told.append(n)
        )
        assert isinstance(found, gd.Ensemble)
        assert found.plans == found.histogram["plans"].sum() == 200
        assert 1 < found.distinct <= 200
        assert (found.seed, found.chains, found.tolerance) == (1995, 4, 0.4)
        assert found.method.startswith("ReCom, GerryChain")
        assert told[0] == (4, 220)
        assert told[-1] == (220, 220)
        assert not any("Dayton" in note for note in found.notes)

    def test_the_same_seed_gives_the_same_lines_and_none_beats_the_best(self):
        territory = grid()
        one, same, other = (
            gd.random_lines(territory, SIDES, lines=120, burn_in=0, seed=seed) for seed in (7, 7, 8)
        )
        assert one.percentiles.tolist() == same.percentiles.tolist()
        assert one.percentiles.tolist() != other.percentiles.tolist()
        best = gd.best_plan(territory, SIDES).evaluation.wrong_side
        assert best == 250
        assert one.percentiles[0] >= best

    def test_they_are_the_lines_of_the_shipped_ensembles(self, monkeypatch):
        """Chains in turn, as here, are the chains one by one that the rebuild runs."""
        monkeypatch.setattr(ensembles, "STEPS", 30)
        monkeypatch.setattr(ensembles, "BURN_IN", 5)
        name = ("iraq-2005", "three-sides-baghdad-shared", "middle")
        todo = [ensembles.Task(*name, chain) for chain in range(4)]
        shipped = ensembles.row(
            todo[0], [ensembles.run(lambda *numbers: None, task) for task in todo]
        )
        question = preset(*name[:2])
        found = gd.random_lines(
            gd.territory(name[0]), question.sides, fixed=question.fixed, lines=120, burn_in=5
        )
        assert found.percentiles.tolist() == shipped["percentiles"]
        assert found.distinct == shipped["distinct"]
        assert found.r_hat == shipped["mixing"]["r_hat"]

    def test_what_is_drawn_when_an_end_is_asked_for_is_kept(self):
        steps = []
        found = gd.random_lines(
            grid(),
            SIDES,
            lines=1_000,
            burn_in=2,
            progress=lambda *n: steps.append(n),
            should_stop=lambda: len(steps) == 42,
        )
        assert found.plans == 160

    def test_too_few_lines_are_no_ensemble(self):
        with pytest.raises(gd.NoLines, match="Stopped after 0 lines"):
            gd.random_lines(grid(), SIDES, should_stop=lambda: True)

    def test_a_share_that_no_line_keeps_to_is_said(self):
        # A star: every cut leaves a single unit on one side, a fifth of the people.
        star = toy({"reds": [1] * 5, "blues": [1] * 5}, pairs=[("a", x) for x in "bcde"])
        with pytest.raises(gd.NoLines, match=r"2,000 tries .* give or take 40%"):
            gd.random_lines(star, SIDES)


class TestRefused:
    def test_without_measured_neighbours(self):
        with pytest.raises(gd.NotMeasured):
            gd.random_lines(gd.territory("ireland-1911"), SIDES_OF_IRELAND)

    def test_a_territory_in_pieces_names_what_lies_apart(self):
        isles = toy({"reds": [1] * 5, "blues": [1] * 5}, pairs=[("a", "b"), ("b", "c"), ("d", "e")])
        with pytest.raises(gd.NoLines, match=r"in 2 pieces.*largest: d, e\."):
            gd.random_lines(isles, SIDES)

    def test_shared_units_that_cut_it_are_said(self):
        row = toy({"reds": [1] * 5, "blues": [1] * 5})
        sides = SIDES | {"both": gd.Side("Both", shared=True)}
        with pytest.raises(gd.NoLines, match="Without the shared units"):
            gd.random_lines(row, sides, fixed={"c": "both"})

    def test_a_unit_too_large_for_any_side_is_named(self):
        row = toy({"reds": [1, 1, 90, 1], "blues": [1, 1, 1, 1]})
        with pytest.raises(gd.NoLines, match="c alone has 94% of the people"):
            gd.random_lines(row, SIDES)

    @pytest.mark.parametrize(
        ("sides", "why"),
        [
            ({"west": REDS}, "not among 1"),
            ({"west": REDS, "east": gd.Side("East")}, "East belongs to no group"),
        ],
    )
    def test_sides_that_no_line_can_have(self, sides, why):
        with pytest.raises(gd.NoLines, match=why):
            gd.random_lines(toy({"reds": [1] * 3, "blues": [1] * 3}), sides)

    def test_what_is_fixed_to_a_side_with_owners(self):
        with pytest.raises(gd.NoLines, match="only shared units stay"):
            gd.random_lines(toy({"reds": [1] * 3, "blues": [1] * 3}), SIDES, fixed={"a": "west"})

    def test_strange_names(self):
        row = toy({"reds": [1] * 3, "blues": [1] * 3})
        with pytest.raises(gd.UnknownId, match="greens"):
            gd.random_lines(row, SIDES | {"x": gd.Side("X", frozenset({"greens"}))})
        with pytest.raises(gd.UnknownId, match="zz"):
            gd.random_lines(row, SIDES, fixed={"zz": "west"})
        with pytest.raises(gd.UnknownId, match="nowhere"):
            gd.random_lines(row, SIDES, fixed={"a": "nowhere"})

    def test_more_sides_than_units_and_nobody_at_all(self):
        with pytest.raises(gd.NoLines, match="1 units for 2 sides"):
            gd.random_lines(toy({"reds": [1.0], "blues": [1.0]}, pairs=[]), SIDES)
        with pytest.raises(gd.NoLines, match="Nobody lives"):
            gd.random_lines(toy({"reds": [0] * 3, "blues": [0] * 3}), SIDES)

    def test_too_few_lines_asked_for(self):
        with pytest.raises(ValueError, match="100 lines or more"):
            gd.random_lines(grid(), SIDES, lines=99)

    def test_a_machine_without_gerrychain_says_how_to_install_it(self, monkeypatch):
        usual = importlib.util.find_spec
        monkeypatch.setattr(
            "geodata.recom.draw.find_spec",
            lambda name: None if name == "gerrychain" else usual(name),
        )
        assert not gd.can_draw_lines()
        with pytest.raises(gd.NoLines, match=r"not installed here: pip install \"\.\[ensemble\]\""):
            gd.random_lines(grid(), SIDES)


SIDES_OF_IRELAND = {
    group: gd.Side(group, frozenset({group})) for group in gd.territory("ireland-1911").groups
}
