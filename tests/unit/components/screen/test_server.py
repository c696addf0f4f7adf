"""What the server sets for itself before the first visitor, and what every answer carries."""

import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from streamlit import net_util

from components.screen import server
from tests.served import apart

ROOT = Path(__file__).parents[4]


@pytest.fixture
def usual():
    before = sys.getswitchinterval()
    yield before
    sys.setswitchinterval(before)


def test_threads_take_turns_more_often_than_python_would_let_them(usual):
    sys.setswitchinterval(0.005)
    server.start()
    assert sys.getswitchinterval() == pytest.approx(server.TURN_S)
    assert server.TURN_S <= 0.001


HEAPS = """
import ctypes, threading
from components.screen import server
server.start()
libc = ctypes.CDLL("libc.so.6")
libc.fdopen.restype = libc.malloc.restype = ctypes.c_void_p
out = ctypes.c_void_p(libc.fdopen(1, b"w"))
def tell():
    libc.malloc_info(0, out)
    libc.fflush(out)
tell()
together = threading.Barrier(6)
def work():
    together.wait()
    libc.malloc(1000)
    together.wait()
threads = [threading.Thread(target=work) for _ in range(6)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
tell()
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="malloc is asked as on Linux")
def test_threads_have_no_heaps_of_their_own():
    """In a process of its own, whose C library tells its heaps as XML, before and after."""
    command = [sys.executable, "-c", HEAPS]
    told = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout
    before, after = (one.count("<heap nr=") for one in told.split("</malloc>")[:2])
    assert 1 <= before == after


def test_where_docstrings_are_left_out_it_refuses_with_a_clear_word(usual, monkeypatch):
    flags = SimpleNamespace(optimize=2)
    told = SimpleNamespace(flags=flags, exit=sys.exit, setswitchinterval=sys.setswitchinterval)
    monkeypatch.setattr(server, "sys", told)
    with pytest.raises(SystemExit, match="cannot run under PYTHONOPTIMIZE=2"):
        server.start()


def test_no_outside_host_is_asked_for_this_machine_s_address(usual, monkeypatch):
    asked = []
    monkeypatch.setattr(net_util, "_external_ip", None)
    monkeypatch.setattr(net_util, "_make_blocking_http_get", lambda url, **_: asked.append(url))
    server.start()
    assert net_util.get_external_ip() == "localhost"
    assert asked == []


def answered(path):
    """Status and headers of what the doorkeeper answers a browser that asks for a page."""
    sent = []

    async def page(scope, receive, send):
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    async def send(message):
        sent.append(message)

    headers = [(b"accept", b"text/html")]
    scope = {"type": "http", "method": "GET", "path": path, "headers": headers}
    apart(server.Doorkeeper(page)(scope, None, send))
    return sent[0]["status"], {name.decode(): value.decode() for name, value in sent[0]["headers"]}


def test_every_answer_carries_what_keeps_a_page_safe():
    status, headers = answered("/lab")
    assert status == 200
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "frame-ancestors 'self'" in headers["content-security-policy"]
    assert "object-src 'none'" in headers["content-security-policy"]


def test_a_path_below_a_page_leads_to_the_page():
    status, headers = answered("/places/foo")
    assert (status, headers["location"]) == (307, "../places")
