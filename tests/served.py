"""The real app, served and looked at: what the tests in a browser share."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from playwright.sync_api import Frame, Page

T = TypeVar("T")
ROOT = Path(__file__).parents[1]
WATCH = Path(__file__).parent / "browser" / "watch"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--font-render-hinting=none",  # letters as wide as in a window
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# As `make run` starts it: for this machine alone.
OWN_USE = ["--server.address", "localhost", "--server.allowedHosts", "localhost"]
PAGES = ("", "explore", "figures", "places", "cases", "claims", "lab", "briefing", "sources")
# Streamlit's own probes of a sub-page's address, and Chromium's remarks on Streamlit's frames.
OWN = re.compile(r"_stcore/(health|host-config)|Unrecognized feature|escape its sandboxing")

# The page is at rest three times in a row, since it was `asked`: nothing runs, no part's code is
# awaited, every map is drawn, and no typeface is on its way.
AT_REST = """(asked) => {
  const maps = [...document.querySelectorAll("iframe[title*=folium]")];
  const drawn = ({contentWindow}) => contentWindow?.map && contentWindow.feature_group;
  const written = ({contentDocument}) => contentDocument?.fonts.status === "loaded";
  const quiet = "[data-testid=stApp][data-test-script-state=notRunning]";
  const still = document.querySelector(quiet) && !document.querySelector("[data-testid=stSkeleton]")
    && maps.every(drawn) && maps.every(written) && document.fonts.status === "loaded";
  if (window.rest?.asked !== asked) window.rest = {asked, times: 0};
  window.rest.times = still ? window.rest.times + 1 : 0;
  return window.rest.times >= 3;
}"""


def apart(coroutine: Coroutine[Any, Any, T]) -> T:
    """What a coroutine gives, run in a thread of its own: a browser has a loop in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, coroutine).result()


def free_port() -> int:
    with socket.socket() as s:
        s.bind(("localhost", 0))
        return s.getsockname()[1]


def chromium() -> str | None:
    """Where the system's Chromium is: its form without a window, which takes a third less work."""
    forms = ("chromium-headless-shell", "chromium")
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, forms)), None)


@contextmanager
def serve(
    script: str = "dashboard.py", log: Path | None = None, port: int | None = None
) -> Iterator[str]:
    """A script of the project, served as the README serves the app; its address.

    What the server says on standard error goes to `log`, if there is one.

    At the end the server must not have reached for any other machine.
    """
    port = port or free_port()
    command = [sys.executable, "-m", "streamlit", "run", script, "--server.port", str(port)]
    command += OWN_USE
    watch = Path(tempfile.mkdtemp()) / "reached"
    here = {"PYTHONPATH": os.pathsep.join([str(WATCH), str(ROOT)]), "WATCH_LOG": str(watch)}
    server = subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, **here},
        stdout=subprocess.DEVNULL,
        stderr=log.open("w") if log else None,
    )
    address = f"http://localhost:{port}"
    try:
        for _ in range(240):
            try:
                urllib.request.urlopen(f"{address}/_stcore/health", timeout=1)
                break
            except OSError:
                time.sleep(0.25)
        else:
            raise RuntimeError(f"{script} was not served within a minute.")
        yield address
    finally:
        server.terminate()
        server.wait(10)
    assert not watch.exists(), f"The server reached for {watch.read_text()}"


def settle(page: Page, most: float = 60) -> None:
    """Wait until Streamlit has run its script to the end and every map has drawn."""
    page.wait_for_selector("#root h1", timeout=most * 1000)
    page.wait_for_selector("#early", state="detached", timeout=most * 1000)
    page.wait_for_function(AT_REST, arg=time.monotonic(), polling=100, timeout=most * 1000)


def act(frame: Frame, script: str) -> None:
    """Run a script for what it does: to tell of the map that Leaflet answers with takes seconds."""
    frame.evaluate(f"() => {{ {script} }}")


def until(holds: Callable[[], bool], most: float = 20) -> None:
    """Wait until something holds. Raises AssertionError when it never does."""
    deadline = time.monotonic() + most
    while not holds():
        assert time.monotonic() < deadline, "It never came to hold."
        time.sleep(0.1)


def maps(page: Page) -> list[Frame]:
    """The frames of the page's maps, in their order on the page."""
    found = page.locator("iframe[title*=folium]").element_handles()
    return [frame for one in found if (frame := one.content_frame())]
