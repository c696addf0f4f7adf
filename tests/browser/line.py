"""A line between a browser and the server that can be cut, as a network that fails."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress


class Line:
    """Hands on what comes to `port` to a server on this machine, and back, while it is whole."""

    def __init__(self, to: int) -> None:
        self._to, self._whole, self._open = to, True, set[socket.socket]()
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port = self._door.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self) -> None:
        """Everything that is open breaks off, and nothing new comes through."""
        self._whole = False
        for end in list(self._open):
            self._close(end)

    def mend(self) -> None:
        """What is new comes through again."""
        self._whole = True

    def end(self) -> None:
        """Take the line down."""
        self.cut()
        self._door.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                here, _ = self._door.accept()
                if not self._whole:
                    here.close()
                    continue
                there = socket.create_connection(("localhost", self._to))
                self._open |= {here, there}
                for pair in ((here, there), (there, here)):
                    threading.Thread(target=self._hand_on, args=pair, daemon=True).start()

    def _hand_on(self, taken: socket.socket, given: socket.socket) -> None:
        with suppress(OSError):
            while content := taken.recv(65_536):
                given.sendall(content)
        self._close(taken)
        self._close(given)

    def _close(self, end: socket.socket) -> None:
        self._open.discard(end)
        with suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)
        end.close()
