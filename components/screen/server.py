"""How the server starts: what it refuses, what it must not reach for, what every answer carries."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from threading import Thread
from typing import Any

import streamlit as st
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import net_util

from components.screen import early, faults, made
from components.screen.door import Files
from components.text.words import words

# Streamlit builds its page from its own scripts and styles, some of them inline; charts are
# compiled from expressions. Pictures may come from a tile server where a person asks for streets.
POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob: https:",
        "font-src 'self' data:",
        "connect-src 'self' ws: wss: data: blob:",
        "worker-src 'self' blob:",
        "frame-src 'self' data: blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "frame-ancestors 'self' https://*.streamlit.app https://share.streamlit.io",
    )
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
}


# Python gives the word to a waiting thread only after as long. A page sends a hundred messages and
# waits for it after each: with ten visitors Python's own 5 ms come to seconds.
TURN_S = 0.0005
ARENA_MAX = -8  # what mallopt calls the number of heaps


def start() -> None:
    """What must be so before the first visitor; twice is as good as once. Exits if it cannot be.

    A websocket handshake of a foreign origin makes Streamlit ask an outside host for this machine's
    address, and everybody waits for the answer. An address that is known is not asked for.
    """
    if sys.flags.optimize > 1:
        sys.exit(words("common")["fault"]["optimize"])
    net_util._internal_ip = net_util._external_ip = "localhost"
    sys.setswitchinterval(TURN_S)
    _one_heap()
    faults.begin()


def _one_heap() -> None:
    """Where the C library is Linux's: every run has a thread of its own, and no heap of its own.

    Heaps of threads that are gone keep what they were given: some thirty megabytes.
    """
    with suppress(OSError, AttributeError):
        ctypes.CDLL("libc.so.6").mallopt(ARENA_MAX, 1)


class Doorkeeper:
    """Adds the headers to every answer, and leads from paths that no page has to one that is."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        app = RedirectResponse(_up(scope)) if _lost(scope) else self.app
        await app(scope, receive, with_headers)


def _lost(scope: Scope) -> bool:
    """Whether a browser asks for something below a page, where Streamlit has only a blank."""
    first, *rest = scope["path"].strip("/").split("/")
    own = "_stcore" in rest  # Streamlit looks for its server below every page
    return (
        early.wanted_by(scope)
        and bool(rest)
        and not own
        and first in {page["path"] for page in words("site")["pages"]}
    )


def _up(scope: Scope) -> str:
    depth = scope["path"].strip("/").count("/") + scope["path"].endswith("/")
    return "../" * depth + scope["path"].strip("/").split("/")[0]


def app(script: str, at_start: Callable[[], None], at_end: Callable[[], None]) -> dict[str, Any]:
    """What `streamlit.App` is given beside the script.

    `at_start` is called in a thread of its own while the server waits for its first visitor,
    `at_end` when the server stops.
    """
    start()
    made.open_door()
    # The log has each fault once, under its number.
    faults.silence_streamlit()

    @asynccontextmanager
    async def life(_: st.App) -> AsyncIterator[None]:
        Thread(target=at_start, name="at-start", daemon=True).start()
        yield
        at_end()

    return {
        "script_path": script,
        "lifespan": life,
        "middleware": [Middleware(Doorkeeper), Middleware(Files), Middleware(early.Early)],
        "on_script_error": faults.tell,
    }
