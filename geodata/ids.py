"""One clear message for every id that does not exist."""

from collections.abc import Iterable
from difflib import get_close_matches

LISTED = 20  # ids named in one message; the rest are counted


class UnknownId(KeyError):
    """An id that does not exist; the message names it and what there is."""

    def __str__(self) -> str:
        return str(self.args[0])  # KeyError would print the message in quotes


def unknown(kind: str, wanted: object, known: Iterable[str]) -> UnknownId:
    """The error for `wanted`, which is no `kind` among `known`."""
    ids = list(known)
    close = get_close_matches(str(wanted), ids, n=1)
    hint = f" Did you mean {close[0]!r}?" if close else ""
    more = f" and {len(ids) - LISTED} more" if len(ids) > LISTED else ""
    return UnknownId(
        f"There is no {kind} {wanted!r}.{hint} There are: {', '.join(ids[:LISTED])}{more}."
    )
