"""Several people at once: nobody sees a fault, a blank map or what another asked for.

The whole measurement is `make load`; here is its short form, and the two ways in which maps broke
when sessions shared them.
"""

import asyncio
import random
from concurrent.futures import ThreadPoolExecutor

from tests.load.run import Crowd, crowd
from tests.load.viewer import Viewer


def apart(coroutine):
    """Run in a thread of its own: the other tests' browser has a loop in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, coroutine).result()


def port(app):
    return int(app.rsplit(":", 1)[1])


def test_twenty_viewers_for_a_minute(app, capsys):
    report = apart(crowd(port(app), 20, 60))
    with capsys.disabled():
        print("", *report.lines(), sep="\n  ")
    assert report.faults == {}
    assert len(report.first) >= 20


def test_six_people_turn_every_switch_at_once(app):
    async def turn():
        group = Crowd(port(app), ("", "places"))
        await group.measure()
        for page in group.pages:
            viewers = [Viewer(port(app)) for _ in range(6)]
            await asyncio.gather(
                *(group.every_switch(v, page, random.Random(n)) for n, v in enumerate(viewers))
            )
        return group.report

    report = apart(turn())
    assert report.faults == {}
    assert len(report.again) > 6 * 20


def test_ten_people_draw_both_maps_over_and_over(app):
    async def draw():
        group = Crowd(port(app), ("",))
        await group.measure()

        async def again():
            viewer = Viewer(port(app))
            for _ in range(6):
                group._check("", await viewer.open(""), first=True)
            await viewer.close()

        await asyncio.gather(*(again() for _ in range(10)))
        return group

    group = apart(draw())
    assert len(group.alone[""].maps) == 1  # one frame with both maps
    assert group.report.faults == {}


def test_a_step_keeps_its_line_after_other_pages_were_drawn(app):
    async def look():
        viewer = Viewer(port(app))
        before = await viewer.open("briefing", "step=3")
        for page in ("", "lab", "places", ""):
            seen = await viewer.open(page)
            for switch in seen.switches[:3]:
                await viewer.turn(switch, 1)
        after = await viewer.open("briefing", "step=3")
        await viewer.close()
        return before, after

    before, after = apart(look())
    assert before.maps
    assert after.maps == before.maps
