"""Two floors: what is known never imports what is shown, and words stand in files."""

import ast
import re
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


def test_the_ground_floor_does_not_know_the_screen():
    known = {file: imported(file) & UPSTAIRS for file in (ROOT / "geodata").rglob("*.py")}
    assert len(known) > 90
    assert {str(file): names for file, names in known.items() if names} == {}


def room(module: str) -> str:
    """The room that a module stands in: a folder of `components`, or the ground floor."""
    return ".".join(module.split(".")[: 2 if module.startswith("components.") else 1])


def rooms_named(file: Path) -> set[str]:
    """The rooms that a file imports from, also late or by name."""
    found = []
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [name.name for name in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module == "components":
            found += [f"components.{name.name}" for name in node.names]
        elif isinstance(node, ast.ImportFrom):
            found.append(node.module or "")
        elif isinstance(node, ast.Constant):
            found.append(str(node.value))
    return {room(name) for name in found if re.match(r"components\.\w|geodata(\.|$)", name)}


def test_few_arrows_lead_from_room_to_room():
    """Whoever changes one room looks into few others."""
    files = [
        ROOT / "dashboard.py",
        *(ROOT / "components").rglob("*.py"),
        *(ROOT / "geodata").rglob("*.py"),
    ]
    arrows = set()
    for file in files:
        here = room(".".join(file.relative_to(ROOT).with_suffix("").parts))
        arrows |= {(here, there) for there in rooms_named(file) if there != here}
    assert ("dashboard", "components.pages") in arrows  # which it names in a text
    assert len({one for arrow in arrows for one in arrow}) <= 14
    assert len(arrows) <= 40, sorted(arrows)


def test_every_fragment_waits_for_its_turn():
    """A fragment of Streamlit's own would run beside everybody's."""
    named = [file for file in CODE if file.suffix == ".py" and "components" in file.parts]
    found = [file.name for file in named if "st.fragment" in file.read_text(encoding="utf-8")]
    assert found == ["turns.py"]


def test_the_package_is_light_to_import():
    heavy = "{'pandas', 'geopandas', 'scipy', 'pandera'}"
    code = f"import sys, geodata; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.strip() == "[]", done.stderr


def test_every_public_name_is_there():
    import geodata as gd

    assert all(getattr(gd, name) is not None for name in gd.__all__)


def behind_the_face(code: str) -> list[str]:
    """What `code` imports of geodata that is no public name of it."""
    import geodata as gd

    found = []
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            found += [name.name for name in node.names if name.name.startswith("geodata.")]
        elif isinstance(node, ast.ImportFrom) and node.module == "geodata":
            found += [name.name for name in node.names if name.name not in gd.__all__]
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("geodata."):
            found.append(node.module)
    return found


def test_no_import_goes_past_the_public_face():
    files = [ROOT / "dashboard.py", *(ROOT / "components").rglob("*.py")]
    past = {str(file): behind_the_face(file.read_text(encoding="utf-8")) for file in files}
    assert len(past) > 190
    assert {file: names for file, names in past.items() if names} == {}


@pytest.mark.parametrize(
    "line",
    [
        "from geodata.tables.read import read_table",
        "from geodata.places import places",
        "from geodata import territory, tables",
        "import geodata.shapes",
        "def late():\n    from geodata.optimum import shipped",
    ],
)
def test_an_import_past_the_public_face_is_seen(line):
    assert behind_the_face(line)


def test_requirements_are_pinned():
    for line in (ROOT / "requirements.txt").read_text().splitlines():
        assert line.startswith("#") or "==" in line


def test_the_lock_has_every_requirement_with_hashes_and_no_host():
    """Written by `make lock`, which needs to be run again when a requirement changes."""
    lock = (ROOT / "requirements.lock").read_text()
    pins = [line for line in (ROOT / "requirements.txt").read_text().splitlines() if "==" in line]
    assert [pin for pin in pins if f"\n{pin.lower()} " not in f"\n{lock}"] == []
    assert "http" not in lock.replace("httptools", "").replace("httpx", "").replace("httpcore", "")
    blocks = [block for block in lock.split("\n") if "==" in block]
    assert all(block.endswith("\\") for block in blocks)
    assert lock.count("--hash=sha256:") >= len(blocks)


def test_paper_and_maps_need_no_screen():
    rooms = ("paper", "story", "atlas", "plans", "text")
    code = (
        "import importlib, pkgutil, sys\n"
        f"for room in {rooms}:\n"
        "    package = importlib.import_module(f'components.{room}')\n"
        "    for found in pkgutil.walk_packages(package.__path__, f'components.{room}.'):\n"
        "        importlib.import_module(found.name)\n"
        "print(sorted({'streamlit', 'folium', 'altair', 'branca'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.strip() == "[]", done.stderr


# Data, fonts and the lock of the requirements are no code, and other people's is not ours to cut;
# `still.html` is written by the project itself.
CODE = [
    file
    for folder in ("components", "geodata", "deploy", "tests")
    for file in sorted((ROOT / folder).rglob("*"))
    if file.suffix in {".py", ".js", ".css", ".html"}
    and "vendor" not in file.parts
    and file.name != "still.html"
]
LARGEST = 12_000  # bytes


def test_every_file_can_be_read_in_one_go():
    sizes = {str(file): file.stat().st_size for file in (*CODE, ROOT / "dashboard.py")}
    assert len(sizes) > 600
    assert {file: size for file, size in sizes.items() if size >= LARGEST} == {}


@pytest.mark.parametrize("folder", ["components", "geodata", "deploy", "tests"])
def test_what_the_type_checker_may_not_see_says_why(folder):
    """`# type: ignore[code]  # the reason`; mypy itself asks for the code and that it is needed."""
    bare = re.compile(r"# type: " + r"ignore(?!\[[\w-]+(, ?[\w-]+)*\]  # \w)")
    found = [
        f"{file.relative_to(ROOT)}:{number}"
        for file in sorted((ROOT / folder).rglob("*.py"))
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1)
        if bare.search(line)
    ]
    assert found == []
