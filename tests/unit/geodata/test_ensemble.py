"""Ensembles of random lines: matched to owners well, mixed, and never better than the best line."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import geodata as gd
from geodata.optimum import shipped
from geodata.presets import preset, presets, treatments
from geodata.rebuild import ensembles
from geodata.recom.chain import fewest_wrong
from geodata.recom.mixing import apart, autocorrelation, effective_size, split_r_hat

SHIPPED = [
    (territory_id, key, treatment)
    for territory_id in gd.territory_ids()
    for key in presets(territory_id)
    for treatment in treatments(territory_id)
]


@pytest.mark.parametrize(("territory_id", "key", "treatment"), SHIPPED)
class TestShipped:
    def test_it_is_large_and_adds_up(self, territory_id, key, treatment):
        found = gd.ensemble(territory_id, key, treatment)

        assert found.plans >= 10_000
        assert 1 < found.distinct <= found.plans
        assert found.histogram["plans"].sum() == found.plans
        assert (found.histogram["low"] < found.histogram["high"]).all()
        assert found.percentiles.is_monotonic_increasing
        assert found.percentiles[0] <= found.mean <= found.percentiles[100]
        assert found.notes

    def test_its_chains_have_mixed(self, territory_id, key, treatment):
        found = gd.ensemble(territory_id, key, treatment)

        assert found.r_hat < 1.01
        assert found.effective > 1_000
        assert found.halves_apart < 0.06
        assert found.starts_apart < 0.06

    def test_no_line_beats_the_best(self, territory_id, key, treatment):
        found = gd.ensemble(territory_id, key, treatment)
        best = shipped(territory_id, key, treatment=treatment)

        assert found.percentiles[0] >= best.lower_bound - 1

    def test_the_compared_line_keeps_to_the_tolerance(self, territory_id, key, treatment):
        question = preset(territory_id, key)
        t = gd.territory(territory_id, treatment)
        sides = [side_id for side_id, side in question.sides.items() if not side.shared]
        people = gd.evaluate(t, question.compared_with).by_side.loc[sides, "everyone"]

        tolerance = gd.ensemble(territory_id, key, treatment).tolerance
        assert (people / people.mean() - 1).abs().max() <= tolerance


def test_share_below_reads_the_percentiles():
    found = gd.ensemble("bosnia-1991", "two-sides-brcko-shared")

    assert found.share_below(0) == 0
    assert found.share_below(10**9) == 1
    assert found.share_below(found.percentiles[50]) == pytest.approx(0.5)
    assert found.share_below(found.percentiles[90] + 1) > 0.9


def test_an_ensemble_that_does_not_exist_is_refused():
    with pytest.raises(gd.UnknownId, match="two-sides"):
        gd.ensemble("bosnia-1991", "two-side")


def test_chains_repeat_and_stay_above_the_best_line(monkeypatch):
    pytest.importorskip("gerrychain")
    monkeypatch.setattr(ensembles, "STEPS", 40)
    monkeypatch.setattr(ensembles, "BURN_IN", 5)
    first, again, other = (
        ensembles.run(
            lambda *numbers: None, ensembles.Task("iraq-2005", "three-sides", "middle", chain)
        )
        for chain in (0, 0, 1)
    )

    assert first[0].tolist() == again[0].tolist() != other[0].tolist()
    assert first[1] == again[1]
    assert len(first[0]) == 40
    assert first[0].min() >= shipped("iraq-2005", "three-sides").lower_bound - 0.1


@given(
    st.lists(st.lists(st.integers(0, 99), min_size=3, max_size=3), min_size=3, max_size=3),
    st.lists(st.lists(st.booleans(), min_size=3, max_size=3), min_size=3, max_size=3),
)
def test_parts_are_matched_to_owners_as_well_as_can_be(counts, owned):
    wrong = np.array(counts) @ ~np.array(owned).T
    least = min(
        sum(wrong[part, side] for part, side in enumerate(p)) for p in permutations(range(3))
    )

    assert fewest_wrong(np.array(counts, dtype=float), np.array(owned)) == least


class TestMixing:
    noise = np.random.default_rng(5).normal(size=(4, 2000))

    def test_independent_draws_pass(self):
        assert split_r_hat(self.noise) == pytest.approx(1, abs=0.005)
        assert effective_size(self.noise) > 6000
        assert abs(autocorrelation(self.noise)[1]) < 0.05
        assert apart(self.noise[:2], self.noise[2:]) < 0.05

    def test_chains_that_disagree_are_seen(self):
        shifted = self.noise + np.array([[0], [0], [2], [2]])

        assert split_r_hat(shifted) > 1.2
        assert effective_size(shifted) < 100
        assert apart(shifted[:2], shifted[2:]) > 0.5

    @pytest.mark.parametrize("chains", [2, 4])
    @pytest.mark.parametrize("apart_by", [0.0, 0.1, 1.0])
    def test_r_hat_is_that_of_arviz(self, chains, apart_by):
        from arviz_stats.base import array_stats  # a second to import

        drawn = self.noise[:chains] + apart_by * np.arange(chains)[:, None]
        theirs = array_stats.rhat(drawn, chain_axis=0, draw_axis=1, method="split")

        assert split_r_hat(drawn) == pytest.approx(float(theirs), rel=1e-9)

    def test_a_chain_that_drifts_is_seen(self):
        assert split_r_hat(self.noise + np.linspace(0, 3, 2000)) > 1.1

    def test_a_slow_chain_is_worth_fewer_draws(self):
        slow = np.zeros((4, 5000))
        steps = np.random.default_rng(6).normal(size=slow.shape)
        for i in range(1, slow.shape[1]):
            slow[:, i] = 0.8 * slow[:, i - 1] + steps[:, i]

        assert autocorrelation(slow)[1] == pytest.approx(0.8, abs=0.05)
        assert effective_size(slow) == pytest.approx(slow.size * 0.2 / 1.8, rel=0.25)

    def test_what_never_varies_has_mixed(self):
        assert split_r_hat(np.ones((2, 10))) == 1
        assert apart(np.ones((2, 10)), np.ones((2, 10))) == 0
