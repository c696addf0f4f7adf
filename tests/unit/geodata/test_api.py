import ast
import importlib
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

import geodata as gd


def run(code):
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.strip()


@pytest.mark.parametrize("name", gd.__all__)
def test_every_public_name_can_be_had(name):
    found = getattr(gd, name)
    if name != "Treatment":  # a type, which bears no name of its own
        assert callable(found) or name in {"downloads", "executors", "findings", "shapes"}
        assert found.__name__.removeprefix("geodata.") == name


def test_importing_the_package_loads_nothing_heavy():
    heavy = "{'pandas', 'numpy', 'geopandas', 'pandera', 'scipy'}"
    assert run(f"import sys, geodata; print({heavy} & set(sys.modules))") == "set()"


def test_a_public_name_stays_a_function_when_its_module_is_imported():
    code = "import geodata.plan, geodata.territory as t, geodata as gd; print(callable(gd.plan))"
    assert run(code) == "True"
    assert run(
        "from geodata.plan import Side; from geodata import plan; print(callable(plan))"
    ) == ("True")
    assert importlib.import_module("geodata.plan").plan is gd.plan


def test_submodules_can_still_be_imported_by_name():
    assert run("from geodata import tables; print(tables.__name__)") == "geodata.tables"


def test_an_unknown_name_is_refused_with_what_there_is():
    with pytest.raises(AttributeError, match=r"no 'teritory'.*territory"):
        gd.teritory  # noqa: B018


def test_a_territory_and_a_plan_are_loaded_once():
    assert gd.territory("iraq-2005") is gd.territory("iraq-2005")
    assert gd.plan("iraq-2005", "biden-gelb") is gd.plan("iraq-2005", "biden-gelb")


def test_the_ground_floor_knows_nothing_of_the_upper():
    code = (
        "import sys, geodata as gd; t = gd.territory('iraq-2005'); gd.mixing(t);"
        "gd.evaluate(t, gd.plan(t.id, 'biden-gelb')).parts;"
        "print({'streamlit', 'folium', 'altair', 'components'} & set(sys.modules))"
    )
    assert run(code) == "set()"


TESTS = Path(__file__).parents[1]
# Results and questions that visitors share, or that stand for what was given.
DATA = (
    gd.Compared,
    gd.Comparison,
    gd.Evaluation,
    gd.Given,
    gd.Join,
    gd.Limits,
    gd.Mixing,
    gd.Optimum,
    gd.Plan,
    gd.Preset,
    gd.Readings,
    gd.Report,
    gd.Shipped,
    gd.Side,
    gd.Territory,
    gd.Topology,
)


def public() -> set[str]:
    """Every function and class of the face, and every function of the modules on it."""
    found = {name: getattr(gd, name) for name in gd.__all__}
    modules = [value for value in found.values() if isinstance(value, ModuleType)]
    inside = {
        name
        for module in modules
        for name, value in vars(module).items()
        if callable(value) and getattr(value, "__module__", "") == module.__name__
    }
    names = {name for name, value in found.items() if callable(value)}
    return {name for name in names | inside if not name.startswith("_")}


def named() -> set[str]:
    """Every name that the code of a unit test uses; an import alone is no use."""
    return {
        getattr(node, "attr", None) or getattr(node, "id", "")
        for file in TESTS.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Name | ast.Attribute)
    }


def test_each_public_function_is_named_in_a_test():
    assert sorted(public() - named()) == []


@pytest.mark.parametrize("kind", DATA, ids=lambda kind: kind.__name__)
def test_what_is_shared_cannot_be_changed(kind):
    assert kind.__dataclass_params__.frozen
