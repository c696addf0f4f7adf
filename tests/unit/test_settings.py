"""The document of settings names every variable, option and limit, and the limits' numbers."""

import ast
import dataclasses
import re
import tomllib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

import geodata as gd

ROOT = Path(__file__).parents[2]
TOLD = (ROOT / "docs/settings.md").read_text(encoding="utf-8")
LIMIT = re.compile(r"MOST(_[A-Z]+)?|LONGEST|LIMIT_S|LIFE")
ROWS = re.findall(r"^\| .* \| ([\d,]+) \| `([\w.]+)` `([\w.]+)` \|$", TOLD, re.M)


def modules() -> Iterator[tuple[str, ast.Module]]:
    """Every module of the app by its name, as a tree."""
    files = [ROOT / "dashboard.py"]
    files += [*(ROOT / "components").rglob("*.py"), *(ROOT / "geodata").rglob("*.py")]
    for file in files:
        name = ".".join(file.relative_to(ROOT).with_suffix("").parts)
        yield name.removesuffix(".__init__"), ast.parse(file.read_text(encoding="utf-8"))


def constants(tree: ast.Module) -> Iterator[tuple[str, ast.expr]]:
    """The names that a module gives values to, as in `A = 1` and `A, B = 1, 2`."""
    for node in tree.body:
        if isinstance(node, ast.Assign):
            target, value = node.targets[0], node.value
            if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
                pairs = zip(target.elts, value.elts, strict=True)
            else:
                pairs = [(target, value)]
            yield from ((one.id, given) for one, given in pairs if isinstance(one, ast.Name))


def variables(tree: ast.Module) -> set[str]:
    """The environment variables that a module reads."""
    known = {name: v.value for name, v in constants(tree) if isinstance(v, ast.Constant)}
    found = set()
    for node in ast.walk(tree):
        match node:
            case (
                ast.Call(func=ast.Attribute(value=ast.Attribute(attr="environ")), args=[key, *_])
                | ast.Call(func=ast.Attribute(attr="getenv"), args=[key, *_])
                | ast.Subscript(value=ast.Attribute(attr="environ"), slice=key)
            ):
                found.add(key.value if isinstance(key, ast.Constant) else known[key.id])
    return found


def options(part: dict, above: str = "") -> Iterator[str]:
    """The options of a configuration with the names of their tables before them."""
    for name, value in part.items():
        if isinstance(value, dict):
            yield from options(value, f"{above}{name}.")
        else:
            yield f"{above}{name}"


def limits() -> set[tuple[str, str]]:
    """Module and name of every limit in the code."""
    found = {
        (module, name)
        for module, tree in modules()
        if module.startswith("components.")
        for name, value in constants(tree)
        if LIMIT.fullmatch(name) and not isinstance(value, ast.Dict)
    }
    fields = {f"Limits.{field.name}" for field in dataclasses.fields(gd.Limits)}
    return found | {("geodata.loading.limits", field) for field in fields}


def test_every_variable_is_named_and_read():
    read = {name for _, tree in modules() for name in variables(tree)}
    table = TOLD.split("## Environment")[1].split("\n\nStreamlit's")[0]
    assert read == set(re.findall(r"^\| `(\w+)`", table, re.M))


def test_every_option_of_the_server_is_named_and_set():
    given = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))
    table = TOLD.split("config.toml`\n")[1].split("## Limits")[0]
    named = {name for name in re.findall(r"`([\w.]+)`", table) if "." in name}
    assert set(options(given)) == named


def test_every_limit_is_named():
    assert limits() == {(module, name) for _, module, name in ROWS}


def test_every_limit_is_told_as_it_is():
    for told, module, name in ROWS:
        value = import_module(module)
        for part in name.split("."):
            value = getattr(value, part)
        assert f"{value:,.0f}" == told, f"{module}.{name}"


def test_the_server_takes_a_file_as_large_as_the_loader_reads():
    given = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))
    most = given["server"]["maxUploadSize"] * 1024 * 1024
    assert gd.Limits().bytes < most < 1.1 * gd.Limits().bytes


def test_nothing_that_was_set_against_a_fault_is_as_streamlit_has_it():
    given = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))
    assert given["server"]["fileWatcherType"] == "none"
    assert given["client"]["showErrorDetails"] == "none"
    assert given["server"]["enableCORS"] is True
    assert given["server"]["enableXsrfProtection"] is True
    assert given["runner"]["postScriptGC"] is False


@pytest.mark.parametrize(
    ("file", "begun"), [("README.md", "streamlit run dashboard.py "), ("Makefile", "OWN = ")]
)
def test_for_one_s_own_use_no_other_machine_reaches_the_server(file, begun):
    text = (ROOT / file).read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if begun in line)
    assert "--server.address localhost --server.allowedHosts localhost" in line
