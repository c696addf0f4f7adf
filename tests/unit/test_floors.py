"""Two floors: what is known never imports what is shown, and words stand in files."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
UPSTAIRS = {"streamlit", "folium", "streamlit_folium", "altair", "components", "branca"}


def imported(file: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            found |= {name.name.split(".")[0] for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            found.add(node.module.split(".")[0])
    return found


@pytest.mark.parametrize("file", sorted((ROOT / "geodata").rglob("*.py")), ids=lambda f: f.stem)
def test_the_ground_floor_does_not_know_the_screen(file):
    assert not imported(file) & UPSTAIRS


def test_the_package_is_light_to_import():
    heavy = "{'pandas', 'geopandas', 'scipy', 'pandera'}"
    code = f"import sys, geodata; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.strip() == "[]", done.stderr


def test_every_public_name_is_there():
    import geodata as gd

    assert all(callable(getattr(gd, name)) for name in gd.__all__)


def test_requirements_are_pinned():
    for line in (ROOT / "requirements.txt").read_text().splitlines():
        assert line.startswith("#") or "==" in line
