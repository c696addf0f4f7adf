"""The README's examples run, and say what comes out."""

import ast
import os
import re
import struct
import subprocess
import sys
from pathlib import Path

from pptx import Presentation

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text()
EXAMPLES = re.findall(r"```python\n(.*?)```", README, re.S)


def test_the_example_comes_out_as_it_says():
    code = EXAMPLES[0]
    names, values = {}, []
    for node in ast.parse(code).body:
        if isinstance(node, ast.Expr):
            values.append(eval(compile(ast.Expression(node.value), "README", "eval"), names))
        else:
            exec(compile(ast.Module([node], []), "README", "exec"), names)
    wrong, share, flipped, best, mixed, everyone = values
    assert f"{wrong:,.0f}" == "1,060,572"
    assert f"{share:.3f}" == "0.242"
    assert f"{flipped:,.0f}" == re.search(r"moved\).wrong_side +# ([\d,]+)", README)[1]
    assert f"{best[0]:,.0f}" == f"{best[1]:,.0f}" == "1,050,925"
    assert len(mixed) == 18
    assert f"{everyone:,.0f}" == "4,390,219"


def test_a_picture_and_a_slide_come_out_without_a_screen(tmp_path):
    told = "import sys\nprint(*{'streamlit', 'folium', 'branca', 'altair'} & set(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", f"{EXAMPLES[1]}\n{told}"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == ""
    picture = (tmp_path / "dayton.png").read_bytes()
    assert picture.startswith(b"\x89PNG")
    size = "{:,} × {:,}".format(*struct.unpack(">II", picture[16:24]))
    assert f"# {size} pixels" in EXAMPLES[1]
    first, _sources = Presentation(tmp_path / "dayton.pptx").slides
    assert "Dayton: a line on a map" in [
        s.text_frame.text for s in first.shapes if s.has_text_frame
    ]


def test_every_example_is_run():
    assert len(EXAMPLES) == 2
