"""The door for files: hands out what is kept in memory, and tells a browser early what to fetch."""

from __future__ import annotations

import gzip
import re
from functools import cache
from pathlib import Path

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import file_util

from components.screen import made
from components.text.words import words

COMPONENT = "component"
# A name that tells what is in the file, or a typeface, which stays what it is.
LASTING = re.compile(r"\.[0-9a-f]{8}\.(js|css)$|\.woff2$")
# What Streamlit asks for one after the other as it draws a page: its modules' names but the hash.
PARTS = (
    *("BidiComponent", "ComponentInstance", "Html", "IFrameUtil", "_arrayReduce", "purify.es"),
    *("recordbatch", "serialization", "urls", "withCalculatedWidth"),
)


class Files:
    """Answers for made files, and for components' files, which it compresses once.

    The HTML of a page says in `Link` headers what a browser will ask for when it draws the page.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._components = made.Shelf()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        *before, name = scope["path"].split("/")
        if before[-1] == made.PLACE:
            await _answer(made.shelf.get(name), scope)(scope, receive, send)
        elif COMPONENT in before:
            own = name and not name.endswith(".html")
            await (self._component if own else self.app)(scope, receive, send)
        elif name in _pages():
            await self.app(scope, receive, _with_links(name, send))
        else:
            await self.app(scope, receive, send)

    async def _component(self, scope: Scope, receive: Receive, send: Send) -> None:
        """A file as Streamlit has it, read once. It judges itself who comes from elsewhere."""
        if "origin" in Headers(scope=scope):
            await self.app(scope, receive, send)
            return
        file = self._components.get(scope["path"])
        if file is None:
            heard = _Heard()
            plain = [pair for pair in scope["headers"] if pair[0] != b"accept-encoding"]
            await self.app({**scope, "headers": plain}, receive, heard)
            if heard.status != 200:
                await Response(heard.body, heard.status, heard.headers)(scope, receive, send)
                return
            kept = heard.headers.get("cache-control", "public")
            kept = made.FOREVER if LASTING.search(scope["path"]) else kept
            file = made.packed(heard.body, heard.headers["content-type"], kept)
            self._components.put(scope["path"], file)
        await _answer(file, scope)(scope, receive, send)


class _Heard:
    """What an app answers, kept instead of sent."""

    def __init__(self) -> None:
        self.status, self.body, self.headers = 500, b"", Headers()

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status, self.headers = message["status"], Headers(raw=message["headers"])
        else:
            self.body += message.get("body", b"")


def _answer(file: made.File | None, scope: Scope) -> Response:
    if file is None:
        return Response(status_code=404)
    headers = {"cache-control": file.kept, "vary": "accept-encoding"}
    body = file.body
    if file.packed:
        if "gzip" in Headers(scope=scope).get("accept-encoding", ""):
            headers["content-encoding"] = "gzip"
        else:
            body = gzip.decompress(body)
    return Response(body, headers=headers, media_type=file.kind)


def _with_links(page: str, send: Send) -> Send:
    links = [*_parts(), *made.links(page)]

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start" and links:
            MutableHeaders(scope=message)["link"] = ", ".join(links)
        await send(message)

    return sent


@cache
def _pages() -> frozenset[str]:
    return frozenset(page["path"] for page in words("site")["pages"])


@cache
def _parts() -> tuple[str, ...]:
    """Streamlit's modules of `PARTS` as links; a version that names them otherwise has none."""
    folder = Path(file_util.get_static_dir()) / "static" / "js"
    found = sorted(file.name for part in PARTS for file in folder.glob(f"{part}.*.js"))
    return tuple(f'<static/js/{name}>; rel="modulepreload"; crossorigin' for name in found)
