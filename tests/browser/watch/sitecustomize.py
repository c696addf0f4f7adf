"""Loaded by the server under test: notes every attempt to reach another machine."""

import os
import socket

LOCAL = {"localhost", "127.0.0.1", "::1", "0.0.0.0", "::", "", None, socket.gethostname()}


def note(host: object) -> None:
    name = host.decode() if isinstance(host, bytes) else host
    if name not in LOCAL:
        with open(os.environ["WATCH_LOG"], "a") as log:
            log.write(f"{name}\n")


def watched(original, host_of):
    def call(*args, **kwargs):
        note(host_of(args))
        return original(*args, **kwargs)

    return call


socket.getaddrinfo = watched(socket.getaddrinfo, lambda args: args[0] if args else None)


class Socket(socket.socket):
    def connect(self, address):
        note(address[0] if isinstance(address, tuple) else None)
        return super().connect(address)


socket.socket = Socket
