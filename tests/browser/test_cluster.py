"""The real proxy, two replicas and the real store: forty viewers, and then a replica is killed.

What was measured is printed (`-s`): how long it took until every viewer was back.
"""

import asyncio
import http.client
import re
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest
import redis
import websockets

from components.actions.presenter_rooms import MemoryRooms
from components.actions.room import LIFE
from components.actions.shared_rooms import PREFIX, SharedRooms
from components.story.model import Briefing
from components.story.story import story
from deploy.cluster import cluster
from tests.browser.briefing import IDS, at, presenter_of, shows
from tests.load.viewer import WAIT_S, Viewer
from tests.served import free_port, settle

VIEWERS = 40
PAGE, QUERY = "claims", "verdict=disputed"
BACK_S = 10  # within which everybody must be back in their view
# Notes in a window when its connection was lost and when its step stood there again, in seconds.
CLOCK = """
() => setInterval(() => {
  const app = document.querySelector("[data-testid=stApp]")?.dataset ?? {};
  if (app.testConnectionState !== "CONNECTED") window.lost = Date.now() / 1000;
  else if (window.lost && !window.back && app.testScriptState === "notRunning"
    && document.querySelector(".step h1")) window.back = Date.now() / 1000;
}, 50)
"""


@contextmanager
def begun():
    """A cluster on four free ports in a row."""
    for _ in range(50):
        port = free_port()
        if port < 65_000:
            break
    with cluster(port) as found:
        yield found


@pytest.fixture(scope="module")
def running():
    """A cluster that the tests share."""
    with begun() as found:
        yield found


@pytest.fixture
def mortal():
    """A cluster of a test's own, which may kill a replica; a second try has both again."""
    with begun() as found:
        yield found


class Reader(Viewer):
    """A viewer with a browser's cookie, who comes back when the connection is lost."""

    def __init__(self, address):
        super().__init__(int(address.rsplit(":", 1)[1]))
        with urllib.request.urlopen(address, timeout=WAIT_S) as answer:
            self.cookie = answer.headers["Set-Cookie"].split(";")[0]

    @property
    def replica(self):
        return self.cookie.removeprefix("REPLICA=")

    async def come(self):
        """Connect as the cookie says, see the page; whoever serves it says so in a new cookie."""
        self._socket = await websockets.connect(
            self._url,
            subprotocols=["streamlit"],
            max_size=None,
            open_timeout=WAIT_S,
            additional_headers={"Cookie": self.cookie},
        )
        given = self._socket.response.headers.get("Set-Cookie")
        if given:
            self.cookie = given.split(";")[0]
        return await self.go(PAGE, query=QUERY)

    async def lost(self):
        """Wait until the connection is gone."""
        try:
            while True:
                await self._socket.recv()
        except websockets.ConnectionClosed:
            return

    async def back(self):
        """Lose the connection, come back, as often as needed; what is seen, and when."""
        await self.lost()
        while True:
            try:
                return await self.come(), time.monotonic()
            except (OSError, websockets.WebSocketException):
                await asyncio.sleep(0.2)


def test_one_address_is_shared_out_and_each_browser_stays_where_it_is(running):
    readers = [Reader(running.address) for _ in range(10)]
    assert {reader.replica for reader in readers} == {"one", "two"}

    async def twice(reader):
        before = reader.replica
        first = await reader.come()
        await reader.close()
        again = await reader.come()
        await reader.close()
        assert reader.replica == before
        assert first.finished
        assert again.titles == first.titles != []
        assert first.faults == again.faults == []

    async def all_of_them():
        await asyncio.gather(*map(twice, readers[:4]))

    # Playwright keeps a loop running in this thread.
    _apart(all_of_them)


def test_two_servers_see_one_room_as_one_server_sees_its_own(running):
    here, there, alone = SharedRooms(running.store), SharedRooms(running.store), MemoryRooms()
    shorter = Briefing("Mine", story().steps[:2])
    moves = [(3, None), (99, None), (-5, None), (9, shorter), (1, None)]
    tokens = here.open(story(), 3), alone.open(story(), 3)
    for at_step, briefing in moves:
        assert there.go(tokens[0], at_step, briefing) == alone.go(tokens[1], at_step, briefing)
        shared, own = here.find(tokens[0]), alone.find(tokens[1])
        assert (shared.at, shared.turn, shared.briefing) == (own.at, own.turn, own.briefing)
    assert here.find("x") is None
    assert here.go("x", 1) == 0
    here.restart("x")
    assert here.find("x") is None
    assert 0 < redis.Redis.from_url(running.store).ttl(PREFIX + tokens[0]) <= LIFE


def test_a_drained_replica_gets_no_new_reader(running):
    running.drain("one")
    assert {Reader(running.address).replica for _ in range(6)} == {"two"}
    running.say("set server pages/one state ready")
    assert "one" in {Reader(running.address).replica for _ in range(6)}


def test_files_are_compressed_and_kept_at_the_proxy(running):
    with urllib.request.urlopen(running.address) as answer:
        script = re.search(r'src="\./(static/js/[^"]+)"', answer.read().decode())[1]
    asked = urllib.request.Request(
        f"{running.address}/{script}", headers={"Accept-Encoding": "gzip"}
    )
    for _ in range(2):
        with urllib.request.urlopen(asked) as answer:
            headers = answer.headers
            answer.read()
    assert headers["Content-Encoding"] == "gzip"
    assert headers["Age"] is not None  # the second time, from the proxy
    assert headers["Set-Cookie"] is None


def test_an_upload_that_is_too_large_is_refused_at_the_door(running):
    proxy = http.client.HTTPConnection(running.address.removeprefix("http://"), timeout=30)
    proxy.putrequest("PUT", "/_stcore/upload_file/x/y")
    proxy.putheader("Content-Length", "6000001")
    proxy.endheaders()
    assert proxy.getresponse().status == 413
    proxy.close()


def test_viewers_are_back_after_a_replica_dies_and_presenter_and_audience_are_in_step(
    mortal, browser
):
    windows = {}
    for name, path in (
        ("one", f"briefing?mode=prepare&step={IDS[1]}"),
        ("two", f"briefing?step={IDS[1]}"),
    ):
        context = browser.new_context(viewport={"width": 1366, "height": 768})
        context.add_cookies([{"name": "REPLICA", "value": name, "url": mortal.address}])
        context.set_default_navigation_timeout(WAIT_S * 1000)  # a replica that has just begun
        windows[name] = context.new_page()
        windows[name].goto(f"{mortal.address}/{path}")
        settle(windows[name])
    audience = windows["one"]
    opened = presenter_of(audience)
    presenter = windows["two"]
    presenter.goto(opened.url)
    opened.close()
    presenter.get_by_text("Elapsed").wait_for(timeout=60_000)
    audience.get_by_role("button", name="Present", exact=True).click()
    at(audience, IDS[1])
    for step in (2, 3):
        _turn(presenter, audience, step)
    audience.evaluate(CLOCK)

    async def crowd():
        readers = [Reader(mortal.address) for _ in range(VIEWERS)]
        seen = await asyncio.gather(*(reader.come() for reader in readers))
        assert all(one.finished and not one.faults for one in seen)
        here = [reader for reader in readers if reader.replica == "one"]
        assert 0 < len(here) < VIEWERS
        killed, at_clock = time.monotonic(), time.time()
        mortal.kill("one")
        back = await asyncio.gather(*(reader.back() for reader in here))
        for one, _ in back:
            assert one.finished
            assert one.faults == []
            assert (one.titles, one.texts) == (seen[0].titles, seen[0].texts)
        assert {reader.replica for reader in here} == {"two"}
        last = max(when for _, when in back) - killed
        print(f"\n{len(here)} of {VIEWERS} viewers were back after at most {last:.1f} s")
        assert last < BACK_S
        for reader in readers:
            await reader.close()
        return at_clock

    # A browser's own loop runs in this thread; the crowd has one of its own.
    killed = _apart(crowd)
    audience.wait_for_function("window.back")
    back = audience.evaluate("window.back") - killed
    print(f"the audience's browser was back in its view after {back:.1f} s")
    assert back < BACK_S
    at(audience, IDS[3])  # where it was
    _turn(presenter, audience, 4)
    for page in windows.values():
        page.context.close()


def _turn(presenter, audience, to):
    """The presenter goes on to a step; the audience's window follows."""
    shows(presenter, story().steps[to - 1].title)
    presenter.keyboard.press("ArrowRight")
    shows(presenter, story().steps[to].title)
    at(audience, IDS[to])


def _apart(work):
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(lambda: asyncio.run(work())).result()
