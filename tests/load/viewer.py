"""One viewer over a websocket: opens pages, turns switches, keeps what the server sent."""

from __future__ import annotations

import asyncio
import json
import re
import time
import urllib.request
from dataclasses import dataclass, field
from typing import Any

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

WAIT_S = 120  # for an answer, after which the viewer gives up
SWITCHES = ("button_group", "checkbox", "selectbox")
MAP_NAME = re.compile(
    r'atlas\.(?:map|pair)\(\s*"(\w+)",\s*\{"view":.*?"name":"([\w-]+)","link"', re.DOTALL
)
OTHER_MAP = re.compile(r"\bmap_[0-9a-f]{8,}")


@dataclass
class Seen:
    """What one run of a page sent."""

    seconds: float
    finished: bool
    titles: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    maps: dict[str, str] = field(default_factory=dict)  # name -> script
    faults: list[str] = field(default_factory=list)
    parts: set[str] = field(default_factory=set)  # that maps fetch, from the app's own address
    buttons: dict[str, tuple[str, str]] = field(default_factory=dict)  # label -> id, fragment
    switches: list[tuple[str, Any, str]] = field(default_factory=list)  # kind, element, fragment
    repeats: dict[str, float] = field(default_factory=dict)  # fragment -> seconds
    files: dict[str, str] = field(default_factory=dict)  # label of a download -> id


_fetched: set[str] = set()


class Viewer:
    """A session of its own. `page` is its page's path, `state` the switches it has turned."""

    def __init__(self, port: int) -> None:
        self._url = f"ws://localhost:{port}/_stcore/stream"
        self._home = f"http://localhost:{port}"
        self._socket: Any = None
        self.page = self.query = ""
        self.state: dict[str, tuple[str, Any]] = {}
        self._buttons: dict[str, tuple[str, str]] = {}
        self._switches: dict[str, tuple[str, Any, str]] = {}
        self._repeats: dict[str, float] = {}
        self._files: dict[str, str] = {}
        self._session = ""

    @property
    def switches(self) -> list[tuple[str, Any, str]]:
        """The switches on the page as it stands: kind, element, fragment."""
        return list(self._switches.values())

    async def open(self, page: str, query: str = "") -> Seen:
        """Come to a page for the first time, in a new session, by an address with `query`."""
        await self.close()
        began = time.perf_counter()
        self._socket = await websockets.connect(
            self._url, subprotocols=["streamlit"], max_size=None, open_timeout=WAIT_S
        )
        return await self.go(page, began, query)

    async def go(self, page: str, began: float | None = None, query: str = "") -> Seen:
        """Go to a page in the same session."""
        self.page, self.query, self.state = page, query, {}
        return await self._run("", began)

    async def turn(self, switch: tuple[str, Any, str], choice: int) -> Seen:
        """Turn a switch to one of its choices."""
        kind, element, fragment = switch
        if kind == "checkbox":
            self.state[element.id] = ("bool_value", bool(choice % 2))
        elif kind == "selectbox":
            options = list(element.options)
            self.state[element.id] = ("string_value", options[choice % len(options)])
        else:
            options = [option.content for option in element.options]
            self.state[element.id] = ("strings", [options[choice % len(options)]])
        return await self._run(fragment)

    async def press(self, label: str) -> Seen:
        """Press the button with this label."""
        name, fragment = self._buttons[label]
        self.state[name] = ("trigger_value", True)
        try:
            return await self._run(fragment)
        finally:
            del self.state[name]

    async def look(self) -> Seen | None:
        """Run again the fragment that watches work, as a browser does; None if none watches."""
        for fragment, seconds in self._repeats.items():
            await asyncio.sleep(seconds)
            return await self._run(fragment)
        return None

    async def fetch(self, label: str) -> tuple[str, float]:
        """Have the file behind a download made; its address ("" if it was not), and seconds."""
        began = time.perf_counter()
        asked = BackMsg()
        asked.backend_operation_request.request_id = label
        asked.backend_operation_request.session_id = self._session
        asked.backend_operation_request.deferred_file.file_id = self._files[label]
        await self._socket.send(asked.SerializeToString())
        while True:
            raw = await asyncio.wait_for(self._socket.recv(), WAIT_S)
            answer = ForwardMsg.FromString(raw)
            if answer.WhichOneof("type") == "backend_operation_response":
                url = answer.backend_operation_response.deferred_file.url
                return url, time.perf_counter() - began

    async def close(self) -> None:
        """Leave."""
        if self._socket:
            await self._socket.close()
            self._socket = None

    async def _run(self, fragment: str, began: float | None = None) -> Seen:
        began = began or time.perf_counter()
        asked = BackMsg()
        asked.rerun_script.page_name = self.page
        asked.rerun_script.query_string = self.query
        asked.rerun_script.fragment_id = fragment
        for name, (kind, value) in self.state.items():
            state = asked.rerun_script.widget_states.widgets.add(id=name)
            if kind == "strings":
                state.string_array_value.data.extend(value)
            else:
                setattr(state, kind, value)
        await self._socket.send(asked.SerializeToString())
        seen = Seen(0.0, False)
        while True:
            raw = await asyncio.wait_for(self._socket.recv(), WAIT_S)
            message = ForwardMsg.FromString(raw)
            kind = message.WhichOneof("type")
            if kind == "delta" and message.delta.WhichOneof("type") == "new_element":
                note(seen, message.delta.new_element, message.delta.fragment_id)
            elif kind == "new_session":
                self._session = message.new_session.initialize.session_id
            elif kind == "auto_rerun":
                seen.repeats[message.auto_rerun.fragment_id] = message.auto_rerun.interval
            elif kind == "page_not_found":
                seen.faults.append("page not found")
            elif kind == "script_finished":
                early = message.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN
                if early:
                    seen.repeats.clear()
                    continue
                whole = message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY
                self._repeats = seen.repeats if whole else self._repeats | seen.repeats
                seen.finished = True
                # A full run replaces all that stood there, a fragment's run what was its own.
                kept = self._switches if fragment else {}
                kept = {k: v for k, v in kept.items() if v[2] != fragment}
                self._buttons |= seen.buttons
                self._files |= seen.files
                self._switches = kept | {one[1].id: one for one in seen.switches}
                seen.seconds = time.perf_counter() - began
                await asyncio.to_thread(self._fetch, seen)
                return seen

    def _fetch(self, seen: Seen) -> None:
        """What maps name has to be there. A file's name tells what it says: once is enough."""
        for address in sorted({f"{self._home}/{part}" for part in seen.parts} - _fetched):
            try:
                urllib.request.urlopen(address, timeout=WAIT_S).read()
                _fetched.add(address)
            except OSError as error:
                seen.faults.append(f"a map's file is not there: {error}")


def note(seen: Seen, element: Element, fragment: str) -> None:
    """Keep what matters of one element."""
    kind = element.WhichOneof("type")
    if kind == "exception":
        seen.faults.append(f"exception: {element.exception.type}")
    elif kind == "alert" and "fault of ours" in element.alert.body:
        seen.faults.append(element.alert.body)
    elif kind == "heading":
        (seen.titles if element.heading.tag == "h1" else seen.texts).append(element.heading.body)
    elif kind == "html":
        (seen.titles if "<h1>" in element.html.body else seen.texts).append(element.html.body)
    elif kind == "markdown":
        seen.texts.append(element.markdown.body)
    elif kind == "component_instance":
        _map(seen, element.component_instance.json_args)
    elif kind == "button":
        seen.buttons[element.button.label] = element.button.id, fragment
    elif kind == "download_button":
        seen.files[element.download_button.label] = element.download_button.deferred_file_id
    elif kind in SWITCHES and not getattr(element, kind).disabled:
        seen.switches.append((kind, getattr(element, kind), fragment))


def _map(seen: Seen, arguments: str) -> None:
    data = json.loads(arguments)
    script = data["script"] + json.dumps(data.get("feature_group") or "")
    found = MAP_NAME.search(script)
    if not found:
        seen.faults.append("a map without a name")
        return
    if others := set(OTHER_MAP.findall(script)) - {found.group(1)}:
        seen.faults.append(f"the script of a map names {sorted(others)[:2]}")
    if "addLayer" not in script and "atlas.pair(" not in script:
        seen.faults.append(f"the map {found.group(2)} is blank")
    seen.maps[found.group(2)] = script
    seen.parts |= {link.removeprefix("../../") for link in data["js_links"] if "/made/" in link}
