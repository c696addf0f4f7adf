"""Like with like is a rule that a test can break."""

import pytest

import geodata as gd


def row(label, sides=2, units=18, wrong=10.0, kind="regions"):
    return gd.Compared(label, wrong, 100.0, sides, units, kind)


def test_rows_that_are_alike_stand_together():
    found = gd.Comparison.of([row("a"), row("b", units=27, wrong=20.0, kind="districts")])
    table = found.table()
    assert table["share"].to_dict() == {"a": 0.1, "b": 0.2}
    assert table["units"].tolist() == [18, 27]
    assert table["kind"].tolist() == ["regions", "districts"]
    assert found.ratio("b", "a") == 2


def test_two_sides_do_not_stand_beside_three():
    with pytest.raises(gd.UnlikeRows, match=r"'a' has 2 sides and 'b' 3"):
        gd.Comparison.of([row("a"), row("b", sides=3)])


def test_large_units_do_not_stand_beside_small_ones():
    fine = row("b", units=142, kind="municipalities")
    with pytest.raises(gd.UnlikeRows, match=r"'a' stands on 18 regions and 'b' on 142 munici"):
        gd.Comparison.of([row("a"), fine])
    with pytest.raises(gd.UnlikeRows, match=r"'a' stands on 18"):
        gd.Comparison((fine, row("a")))


def test_a_row_of_an_evaluation_names_what_it_stands_on():
    found = gd.evaluate(gd.territory("iraq-2005"), gd.plan("iraq-2005", "biden-gelb"))
    one = gd.Compared.of("iraq", found, "governorates", low=0.05, high=0.2)
    assert (one.sides, one.units, one.kind) == (3, 18, "governorates"), "Baghdad is shared"
    assert one.share == found.wrong_share
    assert "wfp_2005" in one.source_ids
    assert (one.low, one.high) == (0.05, 0.2)


def test_dayton_is_not_compared_with_three_regions_of_iraq():
    dayton = gd.readings("bosnia-1991", "dayton").middle
    iraq = gd.readings("iraq-2005", "three-regions").middle
    with pytest.raises(gd.UnlikeRows, match=r"Compare two with two"):
        gd.Comparison.of(
            [gd.Compared.of("b", dayton, "units"), gd.Compared.of("i", iraq, "governorates")]
        )


def test_there_is_no_ratio_to_nobody():
    with pytest.raises(ValueError, match=r"'b' has nobody on the wrong side"):
        gd.Comparison.of([row("a"), row("b", wrong=0.0)]).ratio("a", "b")


@pytest.mark.parametrize(("one", "other", "found"), [(18, 27, True), (18, 28, False)])
def test_numbers_of_units_are_alike_up_to_one_and_a_half_times(one, other, found):
    assert gd.alike(one, other) == gd.alike(other, one) == found
