"""Finding by a few letters, whatever accents they wear."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

# Letters that are not a plain letter with a mark.
_LETTERS = str.maketrans({"đ": "d", "ð": "d", "ł": "l", "ø": "o", "ı": "i", "æ": "ae", "’": "'"})


LONGEST = 100  # letters of a query


def fold(text: str) -> str:
    """Small letters without accents: Goražde becomes gorazde, İzmir izmir."""
    # Decomposed before and after, as some letters have a capital only in their plain form.
    marked = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    plain = "".join(letter for letter in marked if not unicodedata.combining(letter))
    return plain.translate(_LETTERS)


def finder(query: str) -> Callable[..., bool]:
    """Tells of texts whether every word of `query` is somewhere in them; an empty query matches.

    Only the first LONGEST letters count, and they are folded once: some letters fold to eighteen.
    """
    sought = fold(query[:LONGEST])[: 2 * LONGEST].split()

    def found(*texts: str) -> bool:
        where = fold(" ".join(texts))
        return all(word in where for word in sought)

    return found
