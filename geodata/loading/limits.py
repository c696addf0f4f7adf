"""How much is read. The app says these on screen; a notebook may pass others."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """Bytes of a file as given and as unpacked, and what a territory may hold."""

    bytes: int = 5_000_000
    unpacked: int = 60_000_000
    units: int = 3_000
    vertices: int = 200_000
    groups: int = 8
    columns: int = 300
    people: float = 1e10  # in one cell: more than live on earth


LIMITS = Limits()
