"""The order of the house is held: each contract breaks when what it forbids is put back."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"][
    "importlinter"
]["contracts"]
ORDER, KNOWN, PAPER, FOLIUM, ALTAIR, PAGES, CIRCLE = (one["name"] for one in CONTRACTS)


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    """A copy of the code."""
    copy = tmp_path_factory.mktemp("house")
    for folder in ("components", "geodata"):
        shutil.copytree(
            ROOT / folder,
            copy / folder,
            ignore=lambda where, names: [
                name for name in names if Path(name).suffix not in {"", ".py"}
            ],
        )
    shutil.copy(ROOT / "pyproject.toml", copy)
    return copy


def broken(house: Path) -> set[str]:
    """The names of the contracts that the copy breaks."""
    lint = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [lint, "--no-cache", "--no-logo"], cwd=house, capture_output=True, text=True
    )
    lines = [line.split(" BROKEN")[0] for line in done.stdout.splitlines() if " BROKEN" in line]
    assert (done.returncode != 0) == bool(lines), done.stdout + done.stderr
    return set(lines)


def test_the_house_as_it_stands_breaks_no_contract(house):
    assert broken(house) == set()


@pytest.mark.parametrize(
    ("contract", "file", "line"),
    [
        (ORDER, "components/paper/svg.py", "import components.actions.offer"),
        (ORDER, "components/text/words.py", "import components.palette"),
        (ORDER, "components/attic.py", "import geodata"),
        (KNOWN, "geodata/places.py", "import components.palette"),
        (PAPER, "components/story/story.py", "import streamlit"),
        (PAPER, "geodata/places.py", "import folium"),
        (FOLIUM, "components/pages/lab/canvas.py", "import folium"),
        (FOLIUM, "components/screen/url.py", "from branca.element import Figure"),
        (ALTAIR, "components/pages/figures/measures.py", "import altair"),
        (ALTAIR, "components/screen/frame.py", "import altair"),
        (PAGES, "components/pages/lab/page.py", "import components.pages.claims.page"),
        (CIRCLE, "components/text/markdown.py", "import components.text.cite"),
        (CIRCLE, "geodata/ids.py", "import geodata.places"),
    ],
)
def test_what_is_put_back_is_seen(house, contract, file, line):
    path = house / file
    before = path.read_text(encoding="utf-8") if path.exists() else None
    path.write_text(f"{before or ''}\n{line}\n", encoding="utf-8")
    try:
        assert contract in broken(house)
    finally:
        if before is None:
            path.unlink()
        else:
            path.write_text(before, encoding="utf-8")
