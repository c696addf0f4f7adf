"""How much is read. The app says these on screen; a notebook may pass others."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """Bytes of a file as given and as unpacked, and what a territory may hold."""

    bytes: int = 5_000_000
    unpacked: int = 25_000_000
    units: int = 3_000
    vertices: int = 200_000
    readable: int = 500_000  # vertices that can still be simplified to as many
    meetings: int = 40_000  # pairs of areas close to each other
    crossings: int = 20_000  # of borders
    groups: int = 8
    columns: int = 300
    people: float = 1e10  # in one cell: more than live on earth


LIMITS = Limits()
