"""An empty page, the usual folium page and ours, side by side in one browser on one machine.

The three take turns, so that a busy moment falls on all. Figures are medians in seconds; each is
printed with what it is to be held to.
"""

from __future__ import annotations

import json
import statistics
import time
from collections import defaultdict
from contextlib import ExitStack
from pathlib import Path

import pytest

from components.pages.contrast import picture
from tests.load.run import server_at
from tests.load.viewer import Viewer
from tests.served import PAGES, apart, serve, settle

HERE = Path(__file__).parent
WATCH = (HERE / "watch.js").read_text(encoding="utf-8")
SCRIPTS = {
    "empty": "tests/bench/empty_page.py",
    "plain": "tests/bench/plain_page.py",
    "ours": "dashboard.py",
}
MAPS = {"empty": 0, "plain": 2, "ours": 2}
ROUNDS, COLD_ROUNDS, TURNS, VIEWERS = 7, 5, 12, 20
SCREEN = {"width": 1366, "height": 768}

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1800)]


@pytest.fixture(scope="module")
def plain_maps(tmp_path_factory):
    """The geometry and the circles of our first page, in a file that the plain page reads."""
    sides = [_plain(side) for side in json.loads(picture.data())["sides"]]
    file = tmp_path_factory.mktemp("bench") / "maps.json"
    file.write_text(json.dumps(sides), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BENCH_MAPS", str(file))
        yield


def _plain(side):
    parts = {}
    for one in side["fixtures"]:
        parts.setdefault(one["call"], []).append(one["content"])
    country, seams = parts["shapes"]
    places = {unit["id"]: unit for unit in side["units"]}
    plan = side["states"][" ".join(one["default"] for one in side["switches"])]["plan"]
    states = {}
    for choice, state in side["states"].items():
        if state["plan"] == plan:
            people = state["people"].items()
            name = next(word for word in choice.split() if word in ("1991", "2013", "vote", "map"))
            states[name] = [{**places[unit], "people": count} for unit, count in people]
    return {
        "id": side["id"],
        "view": side["view"],
        "land": parts["base"][0]["land"],
        "borders": parts["base"][0]["borders"],
        "rivers": parts["waters"][0]["rivers"],
        "lakes": parts["waters"][0]["lakes"],
        "country": country["geojson"],
        "seams": seams["geojson"],
        "line": side["lines"][plan]["geojson"],
        "states": states,
    }


def visit(browser, address, maps=0):
    """Open an address as a stranger; the page and what it told, in seconds since it was asked."""
    page = browser.new_context(viewport=SCREEN).new_page()
    page.add_init_script(WATCH)
    began = time.time()
    page.goto(address)
    page.wait_for_function(f"bench.words && bench.painted.length >= {maps}", timeout=60_000)
    told = page.evaluate("bench")
    seen = {"words": told["words"] / 1000 - began}
    if maps:
        seen["maps, to be used"] = sorted(told["painted"])[maps - 1] / 1000 - began
        seen["maps, seen"] = told.get("still", sorted(told["painted"])[maps - 1]) / 1000 - began
    return page, seen


def turn(page, press):
    """Seconds from a press to the first change on a map, and to the last."""
    page.wait_for_timeout(400)
    press()
    page.wait_for_function("bench.changes.length > 0", timeout=20_000)
    page.wait_for_timeout(800)
    told = page.evaluate("bench")
    return [(told["changes"][at] - told["pressed"]) / 1000 for at in (0, -1)]


def medians(times):
    return {name: statistics.median(values) for name, values in times.items()}


def say(capsys, title, lines):
    with capsys.disabled():
        print(f"\n  {title}")
        for name, value, goal in lines:
            print(f"    {name:52s} {value:7.3f}   {goal}")


def test_both_maps_painted_warm(browser, plain_maps, capsys):
    times = defaultdict(list)
    with ExitStack() as stack:
        homes = {name: stack.enter_context(serve(script)) for name, script in SCRIPTS.items()}
        for number in range(ROUNDS + 1):
            for name, address in homes.items():
                page, seen = visit(browser, address, MAPS[name])
                settle_quietly(page)
                page.context.close()
                if number:  # the first is the one after which a server is warm
                    for what, seconds in seen.items():
                        times[name, what].append(seconds)
    report(capsys, "warm: seconds until", medians(times), 0.8)


def test_both_maps_painted_cold(browser, plain_maps, capsys):
    times = defaultdict(list)
    for _ in range(COLD_ROUNDS):
        for name, script in SCRIPTS.items():
            began = time.time()
            with serve(script) as address:
                up = time.time() - began
                page, seen = visit(browser, address, MAPS[name])
                page.context.close()
            for what, seconds in seen.items():
                times[name, what].append(seconds)
                times[name, f"{what}, from the start of the process"].append(seconds + up)
    report(capsys, "cold: seconds until", medians(times), 1.2)


def report(capsys, title, found, most):
    lines = [(f"{name}: {what}", value, "") for (name, what), value in sorted(found.items())]
    for what in sorted({what for name, what in found if what.startswith("maps")}):
        goal = f"at most {most}"
        lines.append((f"ours / plain: {what}", found["ours", what] / found["plain", what], goal))
    say(capsys, title, lines)


def settle_quietly(page):
    """Wait until the server has no more to do for this page."""
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
    page.wait_for_timeout(300)


def test_a_switch(browser, plain_maps, capsys):
    times = defaultdict(list)
    with serve(SCRIPTS["plain"]) as plain, serve(SCRIPTS["ours"]) as ours:
        pages = {
            "plain": visit(browser, plain, 2)[0],
            "first": visit(browser, ours, 2)[0],
            "explore": visit(browser, f"{ours}/explore")[0],
        }
        settle(pages["first"])
        settle(pages["explore"])
        settle_quietly(pages["plain"])
        frame = pages["first"].frame_locator("iframe[title*=folium]")
        layers = ("Chance that two differ", "Largest group")
        for at in range(TURNS):
            year = ("1991", "2013")[at % 2]
            ways = {
                "plain": lambda year=year: (
                    pages["plain"].locator("label:has(input[type=radio])", has_text=year).click()
                ),
                "first": lambda year=year: frame.locator(
                    f"label:has(input[value='{year}'])"
                ).click(),
                "explore": lambda at=at: (
                    pages["explore"].get_by_role("radio", name=layers[at % 2]).click()
                ),
                "explore, year": lambda at=at: (
                    pages["explore"].get_by_role("radio", name=("2013", "1991")[at % 2]).click()
                ),
            }
            for name, press in ways.items():
                first, last = turn(pages[name.split(",")[0]], press)
                times[f"{name}: first change"].append(first)
                times[f"{name}: last change"].append(last)
    found = medians(times)
    lines = [(name, value, "") for name, value in found.items()]
    for name in ("first", "explore", "explore, year"):
        for which in ("first", "last"):
            ours = f"{name}: {which} change"
            lines.append((ours, found[ours], "at most 0.150"))
            lines.append(
                (f"plain / {ours}", found[f"plain: {which} change"] / found[ours], "at least 3")
            )
    say(capsys, "a switch: seconds from the press", lines)


def test_first_words_of_every_page(browser, capsys):
    times = defaultdict(list)
    with serve(SCRIPTS["ours"]) as home:
        for number in range(ROUNDS + 1):
            for path in PAGES:
                page, seen = visit(browser, f"{home}/{path}")
                settle(page)
                page.context.close()
                if number:
                    times[f"/{path}"].append(seen["words"])
    lines = [(name, value, "at most 1") for name, value in medians(times).items()]
    say(capsys, "first words of a page, warm: seconds", lines)


def test_cpu_of_a_first_visit(browser, plain_maps, capsys):
    """Seconds of the server's CPU for one stranger: by the socket alone, and with all files."""
    lines = []
    for name, script in SCRIPTS.items():
        with serve(script) as address:
            port = int(address.rsplit(":", 1)[1])
            server = server_at(port)
            visit(browser, address, MAPS[name])[0].context.close()
            apart(viewers(port, 3))
            before = busy(server)
            apart(viewers(port, VIEWERS))
            by_socket = (busy(server) - before) / VIEWERS
            times = []
            for _ in range(ROUNDS):
                before = busy(server)
                page = visit(browser, address, MAPS[name])[0]
                settle_quietly(page)
                page.wait_for_timeout(700)
                page.context.close()
                times.append(busy(server) - before)
            goal = "at most 0.3" if name == "ours" else ""
            lines.append((f"{name}: by the socket alone", by_socket, goal))
            lines.append((f"{name}: in a browser", statistics.median(times), goal))
    say(capsys, "CPU of the server for a first visit, warm: seconds", lines)


async def viewers(port, count):
    for _ in range(count):
        viewer = Viewer(port)
        assert (await viewer.open("")).finished
        await viewer.close()


def busy(process):
    used = process.cpu_times()
    return used.user + used.system
