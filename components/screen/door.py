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
# Streamlit's modules come one by one as a page is drawn, and until then something of another height
# stands where their elements will. These are on every page; a page names its own `controls`.
EVERYWHERE = ("BidiComponent", "ComponentInstance", "Html")
ENTRY = "index"  # the module that the empty page names; with what it brings, the browser has it
BRINGS = re.compile(r'(?:import|from)"\./([\w.$-]+\.js)"')


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
    links = [*_modules(page), *made.links(page)]

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start" and links:
            MutableHeaders(scope=message)["link"] = ", ".join(links)
        await send(message)

    return sent


@cache
def _pages() -> frozenset[str]:
    return frozenset(page["path"] for page in words("site")["pages"])


@cache
def _modules(page: str) -> tuple[str, ...]:
    """What a page's controls are made of, as links; another version's unknown names have none."""
    folder = Path(file_util.get_static_dir()) / "static" / "js"
    controls = next(
        one.get("controls", ()) for one in words("site")["pages"] if one["path"] == page
    )
    known = _brought(folder, ENTRY)
    asked = {name for part in (*EVERYWHERE, *controls) for name in _brought(folder, part)}
    links = (f'<static/js/{name}>; rel="modulepreload"; crossorigin' for name in asked - known)
    return tuple(sorted(links))


@cache
def _brought(folder: Path, part: str) -> frozenset[str]:
    """The files of a module, whose name has a hash behind it, and of all that it imports."""
    found: set[str] = set()
    open_ones = [file.name for file in folder.glob(f"{part}.*.js")]
    while open_ones:
        name = open_ones.pop()
        if name not in found and (folder / name).exists():
            found.add(name)
            open_ones += BRINGS.findall((folder / name).read_text(encoding="utf-8"))
    return frozenset(found)
