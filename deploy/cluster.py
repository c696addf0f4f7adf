"""A whole cluster on this machine, for trying: the store, two replicas, the proxy, on loopback."""

from __future__ import annotations

import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent
LOOPBACK = "127.0.0.1"
NEEDED = {"haproxy": "haproxy", "redis-server": "redis-server"}  # program -> Debian package
STORE_MB = 64
WAIT_S = 60.0


class Missing(RuntimeError):
    """A program is not installed; the message says which, and how to get it."""


@dataclass
class Cluster:
    """What runs: the proxy's address, the store's, and the replicas by their names in the proxy."""

    address: str
    store: str
    admin: Path
    replicas: dict[str, subprocess.Popen] = field(default_factory=dict)

    def kill(self, name: str) -> None:
        """End a replica as a failing machine would."""
        self.replicas[name].send_signal(signal.SIGKILL)
        self.replicas[name].wait(10)

    def drain(self, name: str) -> None:
        """Send no new reader to a replica; those who are there stay until it is stopped."""
        self.say(f"set server pages/{name} state drain")

    def say(self, command: str) -> str:
        """A command to the proxy's admin socket; its answer."""
        with socket.socket(socket.AF_UNIX) as asked:
            asked.connect(str(self.admin))
            asked.sendall(f"{command}\n".encode())
            return b"".join(iter(lambda: asked.recv(4096), b"")).decode()


@contextmanager
def cluster(port: int, folder: Path | None = None) -> Iterator[Cluster]:
    """Start everything on loopback, `port` to `port + 3`; at the end nothing of it runs on.

    Raises Missing where a program is not installed.
    """
    programs = _programs()
    with ExitStack() as stack:
        folder = folder or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        one, two, store = port + 1, port + 2, port + 3
        found = Cluster(
            f"http://localhost:{port}", f"redis://{LOOPBACK}:{store}/0", folder / "admin"
        )
        memory = ["--maxmemory", f"{STORE_MB}mb", "--maxmemory-policy", "volatile-lru"]
        kept = ["--save", "", "--appendonly", "no", "--dir", folder]
        where = ["--bind", LOOPBACK, "--port", str(store)]
        _start(stack, [programs["redis-server"], *where, *memory, *kept], folder / "store.log")
        _await(lambda: socket.create_connection((LOOPBACK, store), 1).close(), "The store")
        # One secret for all, or a form of one replica would be refused by the other.
        given = {"ROOMS_URL": found.store, "STREAMLIT_SERVER_COOKIE_SECRET": secrets.token_hex()}
        for name, at in (("one", one), ("two", two)):
            command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", *_options(at)]
            log = folder / f"{name}.log"
            found.replicas[name] = _start(stack, command, log, given)
        for at in (one, two):
            _await(lambda at=at: _get(f"http://{LOOPBACK}:{at}/_stcore/health"), "A replica")
        replicas = {"REPLICA_1": f"{LOOPBACK}:{one}", "REPLICA_2": f"{LOOPBACK}:{two}"}
        proxy = {"BIND": f"{LOOPBACK}:{port}", "ADMIN": str(found.admin), **replicas}
        command = [programs["haproxy"], "-db", "-f", HERE / "haproxy.cfg"]
        _start(stack, command, folder / "proxy.log", proxy)
        _await(lambda: _get(f"http://{LOOPBACK}:{port}/_stcore/health"), "The proxy")
        yield found


def _options(port: int) -> list[str]:
    return [
        *("--server.address", LOOPBACK, "--server.port", str(port)),
        *("--server.allowedHosts", "localhost", "--server.allowedHosts", LOOPBACK),
    ]


def _programs() -> dict[str, str]:
    path = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"])
    found = {name: shutil.which(name, path=path) for name in NEEDED}
    missing = [NEEDED[name] for name, place in found.items() if not place]
    if missing:
        raise Missing(
            f"Not installed: {', '.join(missing)}. sudo apt-get install {' '.join(missing)}"
        )
    return {name: place for name, place in found.items() if place}


def _start(
    stack: ExitStack, command: list, log: Path, more: Mapping[str, str] | None = None
) -> subprocess.Popen:
    """A program that ends when the stack does, whatever happens in between."""
    process = subprocess.Popen(
        [str(part) for part in command],
        cwd=ROOT,
        env={**os.environ, **(more or {})},
        stdout=stack.enter_context(log.open("wb")),
        stderr=subprocess.STDOUT,
        start_new_session=True,  # Ctrl-C reaches this program alone, which then stops them in order
    )
    stack.callback(_stop, process)
    return process


def _stop(process: subprocess.Popen) -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(10)


def _get(address: str) -> None:
    urllib.request.urlopen(address, timeout=2).close()


def _await(ready: Callable[[], None], what: str) -> None:
    end = time.monotonic() + WAIT_S
    while True:
        try:
            return ready()
        except OSError as error:
            if time.monotonic() > end:
                raise RuntimeError(f"{what} did not start within {WAIT_S:.0f} s.") from error
            time.sleep(0.2)
