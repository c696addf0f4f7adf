"""What a browser shows before Streamlit's scripts have run: styles, first words, first pictures.

Streamlit's page is empty until half a megabyte of its scripts has been loaded and a session has
been opened. What a page says first is the same for everybody: it comes with the empty page, and
goes when the page itself has it.
"""

from __future__ import annotations

import gzip
import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import file_util

import geodata as gd
from components.screen import faults, made
from components.text.templates import render
from components.text.words import words

HERE = Path(__file__).parent
COMPONENTS = HERE.parent
STYLE, OWN_STYLE = HERE / "style.css", HERE / "early.css"
# What would make the answer another than the whole page in plain letters.
SHORTER = (b"if-none-match", b"if-modified-since", b"accept-encoding", b"range")
# Typefaces by the name that Streamlit gives them, and the files that it will ask for.
FACES = {"Source Sans": "SourceSansVF-Upright", "Source Serif": "SourceSerifVariable-Roman"}
COMPONENT = "component"
ROOT = re.compile(rb'(?=<div id="root">)')

_pictures: dict[str, str] = {}  # by page: made anew since the start


def keep(page: str, picture: str) -> None:
    """From now on visitors of `page` are sent this HTML below its first words."""
    _pictures[page] = picture


def wanted_by(scope: Scope) -> bool:
    """Whether a browser asks for a page of the app, not for the frame of a component."""
    html = any(name == b"accept" and b"text/html" in value for name, value in scope["headers"])
    return html and COMPONENT not in scope["path"].split("/")


class Early:
    """Puts into Streamlit's empty page what a browser can show at once.

    Styles that come with the first words alone come late, and what is on the screen by then moves.
    A picture is of a page as it is usually opened: an address that asks for more has none.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._pages = {page["path"]: page for page in words("site")["pages"]}
        self._made: dict[tuple[str, bool], tuple[tuple[bytes, str], made.File]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or scope["method"] != "GET" or not wanted_by(scope):
            await self.app(scope, receive, send)
            return
        short = "gzip" in Headers(scope=scope).get("accept-encoding", "")
        plain = {**scope, "headers": [one for one in scope["headers"] if one[0] not in SHORTER]}
        start: Message = {}
        body = b""

        async def dressed(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start":
                start = message
                return
            body += message.get("body", b"")
            if message.get("more_body"):
                return
            headers = MutableHeaders(scope=start)
            if headers.get("content-type", "").startswith("text/html"):
                file = self._dressed(scope, body)
                body = file.body
                headers["vary"] = "accept-encoding"
                if file.packed and short:
                    headers["content-encoding"] = "gzip"
                elif file.packed:
                    body = gzip.decompress(body)
                headers["content-length"] = str(len(body))
            await send(start)
            await send({"type": "http.response.body", "body": body})

        await self.app(plain, receive, dressed)

    def _dressed(self, scope: Scope, empty: bytes) -> made.File:
        """The page for an address, made once for as long as it is made of the same."""
        path = scope["path"].rpartition("/")[2]
        page = self._pages.get(path, self._pages[""])
        usual = path in self._pages and not scope["query_string"]
        first = _safely(page, _picture(page) if usual else "")
        made_of, file = self._made.get((page["path"], usual), ((b"", ""), None))
        if file is None or made_of != (empty, first):
            sheets = (STYLE, *(COMPONENTS / one for one in page.get("early_styles", ())))
            laid = "".join(f"<style>{_read(one)}</style>" for one in sheets)
            whole = empty.replace(b"<body>", f"<body>{laid}".encode(), 1)
            whole = ROOT.sub(lambda _: first.encode(), whole, count=1)
            file = made.packed(whole, "text/html", "no-cache")
            self._made[page["path"], usual] = (empty, first), file
        return file


def _picture(page: dict[str, Any]) -> str:
    shipped = page.get("early_picture")
    return _pictures.get(page["path"], _read(COMPONENTS / shipped) if shipped else "")


@cache
def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def _safely(page: dict[str, Any], picture: str) -> str:
    """What comes first, or nothing: the page itself will say what is wrong with its words."""
    try:
        return _first(page, picture)
    except gd.TableError as error:
        faults.note(error, "early ")
        return ""


def _first(page: dict[str, Any], picture: str) -> str:
    say = words(page["page"])
    if "standfirst" not in say:
        return ""
    text = "" if "{" in say["standfirst"] else say["standfirst"]
    beside, lead = page.get("beside", False), tuple(page.get("lead_styles", ()))
    return _rendered(say["title"], text, beside, lead, picture)


@lru_cache(maxsize=32)  # words and pictures may change while the server runs
def _rendered(title: str, text: str, beside: bool, lead: tuple[str, ...], picture: str) -> str:
    sheets = (STYLE, *(COMPONENTS / one for one in lead), OWN_STYLE)
    return render(
        "screen/early.html",
        faces=_faces(),
        css="\n".join(_read(one) for one in sheets),
        lead=bool(lead),
        beside=beside,
        title=title,
        text=text,
        picture=picture,
        script=_read(HERE / "early.js"),
    )


def _faces() -> dict[str, str]:
    folder = Path(file_util.get_static_dir()) / "static" / "media"
    found = {name: next(folder.glob(f"{file}.*"), None) for name, file in FACES.items()}
    return {name: f"static/media/{file.name}" for name, file in found.items() if file}
