import pandas as pd
import pytest

from geodata.conditions import conditions, evidence
from tests.unit.geodata.broken import message


def test_three_conditions_met_in_bosnia_and_in_iraq_not():
    verdicts = conditions().set_index(["condition_no", "case_id"])["verdict"]
    assert verdicts.index.is_unique
    assert dict(verdicts) == {
        (no, case): verdict
        for no in (1, 2, 3)
        for case, verdict in [("bosnia_1995", "met"), ("iraq_2007", "not_met")]
    }


def test_a_condition_keeps_its_name():
    assert conditions().groupby("condition_no")["condition"].nunique().eq(1).all()


def test_each_finding_has_evidence_for_and_against():
    readings = evidence().groupby(["condition_no", "case_id"])["reading"].agg(set)
    assert len(readings) == 6
    assert readings.map({"supports", "complicates"}.issubset).all()


@pytest.mark.parametrize(
    ("row", "figures"),
    [
        ("c1_bo_01", (24.2, None, None)),
        ("c1_bo_02", (7.3, None, None)),
        ("c1_bo_39", (32.7, None, None)),
        ("c1_bo_40", (14.2, None, None)),
        ("c1_bo_41", (48.8, None, None)),
        ("c1_bo_42", (77.9, None, None)),
        ("c1_ir_09", (None, 14.7, 17.4)),
        ("c1_ir_44", (None, 12, 29)),
        ("c3_bo_33", (13.7, None, None)),
        ("c3_ir_38", (None, 2.9, 3.8)),
    ],
)
def test_figures(row, figures):
    cells = evidence().set_index("row_id").loc[row, ["value", "low", "high"]]
    assert tuple(None if pd.isna(cell) else cell for cell in cells) == figures


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"reading": "proves"}, "column reading: found 'proves'; allowed is one of supports,"),
        ({"condition_no": "4"}, "column condition_no: found '4'"),
        ({"firmness": "sure"}, "column firmness: found 'sure'"),
        ({"value": "1,000"}, "column value: found '1,000'"),
        ({"low": "30"}, "allowed is low ≤ value ≤ high"),
        ({"value": "", "low": "9", "high": "8"}, "allowed is low ≤ value ≤ high"),
        ({"unit": ""}, "allowed is a unit beside every figure"),
    ],
)
def test_broken_evidence_is_named(tmp_path, cells, said):
    found = message(tmp_path, "evidence", 2, **cells)
    assert found.startswith("evidence.csv, row 2")
    assert said in found


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"verdict": "half"}, "column verdict: found 'half'; allowed is one of met, not_met"),
        ({"case_id": "korea_1945"}, "column case_id: found 'korea_1945'"),
        ({"paragraphs": "11;40"}, "column paragraphs: found '11;40'; allowed is paragraph"),
    ],
)
def test_a_broken_condition_is_named(tmp_path, cells, said):
    assert said in message(tmp_path, "conditions", 3, **cells)
