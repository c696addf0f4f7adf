"""The briefing as one file that opens from disk without a network and behaves like the app's."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path
from typing import Any

from components.atlas.assets import LEAFLET, SCRIPTS, STATIC, as_json
from components.atlas.scene import CREDIT, Scene
from components.paper import fonts
from components.paper.progress import Progress, quiet
from components.paper.thumbnail import inset
from components.story import step_panel
from components.story.model import Briefing, Step
from components.story.stage import stage
from components.text.templates import render
from components.text.words import words

HERE = Path(__file__).parent / "static"
POLICY = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; "
    "img-src data:; font-src data:"
)


def html(briefing: Briefing, progress: Progress = quiet, *, notes: bool = False) -> bytes:
    """The whole briefing as one HTML file; the speaker's notes only where they are asked for."""
    say = words("briefing")
    ready = stage(briefing.steps)
    fixtures: dict[str, dict[str, Any]] = {}
    steps, total = [], len(briefing.steps)
    for i, one in enumerate(briefing.steps):
        progress(i, total)
        steps.append(
            {
                "id": one.id,
                "title": one.title,
                "panel": step_panel.html(
                    one, i + 1, total, ready.described(i), byline=briefing.byline, notes=notes
                ),
                "inset": _inset(one),
                "first": _scene(ready.first[i]),
                "second": _scene(ready.second[i]),
            }
        )
    data = {
        "title": briefing.title,
        "titles": [one.title for one in briefing.steps],
        "credit": CREDIT,
        "map_words": words("common")["map"],
        "words": {name: text for name, text in say["bar"].items() if not name.startswith("leave")},
        "steps": steps,
        "first": _fixtures(ready.first[0], fixtures),
        "second": _fixtures(next(filter(None, ready.second), None), fixtures),
        "fixtures": fixtures,
    }
    return _page(briefing.title, as_json(data)).encode()


def _inset(step: Step) -> str | None:
    """A step's small map as an address that holds it."""
    if step.inset is None:
        return None
    return "data:image/svg+xml;base64," + base64.b64encode(inset(step.inset).encode()).decode()


def _scene(scene: Scene | None) -> dict[str, Any] | None:
    if scene is None:
        return None
    layers = [{"call": one.call, "content": one.content} for one in scene.layers]
    return {"view": {**scene.view, "label": scene.label}, "layers": layers}


def _fixtures(scene: Scene | None, into: dict[str, dict[str, Any]]) -> list[str]:
    """The names of a map's fixtures; each fixture is kept once."""
    names = []
    for one in scene.fixtures if scene else ():
        name = hashlib.sha256(f"{one.call} {as_json(one.content)}".encode()).hexdigest()[:10]
        into[name] = {"call": one.call, "content": one.content}
        names.append(name)
    return names


def _page(title: str, data: str) -> str:
    bar_js = _text(step_panel.STATIC / "bar.js")
    return render(
        "paper/briefing.html",
        policy=POLICY,
        title=title,
        styles=[
            fonts.faces(),
            re.sub(r"url\([^)]*\)", "none", _text(LEAFLET / "leaflet.css")),
            _text(STATIC / "atlas.css"),
            _text(step_panel.STATIC / "step.css"),
            _text(step_panel.STATIC / "bar.css"),
            _text(HERE / "player.css"),
        ],
        data=data,
        scripts=[
            _text(LEAFLET / "leaflet.js"),
            *(_text(STATIC / script) for script in SCRIPTS),
            bar_js.replace("export default function", "function briefingBar"),
            _text(HERE / "player.js"),
        ],
    )


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8")
