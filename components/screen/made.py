"""Files that are kept in memory and handed out, compressed once: made ones and components' own.

What a map is drawn with is the same for everybody and does not change. It is made into a file
under the hash of what it says: a browser is told its address alone, fetches it once and keeps it.
The door (`server.py`) answers for them. A host that runs the script without the door hands nothing
out; then all of it goes into the map's own script.
"""

from __future__ import annotations

import gzip
import hashlib
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Event, Lock

PLACE = "made"
MOST_BYTES = 24_000_000  # of all files together; what was not asked for longest goes
LEVEL = 6  # of compression
FOREVER = "public, immutable, max-age=31536000"


@dataclass(frozen=True)
class File:
    """What is sent for a file; `body` is compressed where `packed` is true."""

    body: bytes
    kind: str
    packed: bool
    kept: str  # how long a browser may keep it, as in `Cache-Control`


class Shelf:
    """Files by name, as many as `most` bytes."""

    def __init__(self, most: int = MOST_BYTES) -> None:
        self.most = most
        self._files: OrderedDict[str, File] = OrderedDict()
        self._lock = Lock()

    def put(self, name: str, file: File) -> None:
        """Keep a file; the ones that nobody asked for longest make room."""
        with self._lock:
            self._files[name] = file
            while len(self._files) > 1 and self.bytes > self.most:
                self._files.popitem(last=False)

    def get(self, name: str) -> File | None:
        """The file of this name; None if there is none."""
        with self._lock:
            if name in self._files:
                self._files.move_to_end(name)
            return self._files.get(name)

    @property
    def bytes(self) -> int:
        """Bytes of all files together."""
        return sum(len(file.body) for file in self._files.values())


shelf = Shelf()
# Page -> what its browsers will ask for, as addresses from the app's own.
wanted: dict[str, list[str]] = {}
_door = Event()


def open_door() -> None:
    """From now on there is somebody who hands files out."""
    _door.set()


def is_open() -> bool:
    """Whether files are handed out."""
    return _door.is_set()


def digest(text: str) -> str:
    """What a file that says `text` is called."""
    return hashlib.sha256(text.encode()).hexdigest()[:20]


def keep(name: str, text: Callable[[], str]) -> str:
    """Keep a script, made by `text`, under a name that tells its content; its address.

    The address is told from the app's own.
    """
    if not shelf.get(name):
        shelf.put(name, packed(text().encode(), "text/javascript", FOREVER))
    return f"{PLACE}/{name}"


def packed(body: bytes, kind: str, kept: str) -> File:
    """A file, compressed where that saves anything."""
    short = gzip.compress(body, LEVEL, mtime=0)
    if len(short) < 0.9 * len(body):
        return File(short, kind, True, kept)
    return File(body, kind, False, kept)


def want(page: str, addresses: list[str]) -> None:
    """Let browsers that come to `page` fetch these while they still load the page itself."""
    wanted[page] = addresses


def links(page: str) -> list[str]:
    """What is wanted on a page, as values of a `Link` header."""
    return [f'<{one}>; rel="preload"; as="script"' for one in wanted.get(page, ())]
