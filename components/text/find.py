"""Finding by a few letters, whatever accents they wear."""

from __future__ import annotations

import unicodedata

# Letters that are not a plain letter with a mark.
_LETTERS = str.maketrans({"đ": "d", "ð": "d", "ł": "l", "ø": "o", "ı": "i", "æ": "ae", "’": "'"})


def fold(text: str) -> str:
    """Small letters without accents: Goražde becomes gorazde, İzmir izmir."""
    # Decomposed before and after, as some letters have a capital only in their plain form.
    marked = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    plain = "".join(letter for letter in marked if not unicodedata.combining(letter))
    return plain.translate(_LETTERS)


def matches(query: str, *texts: str) -> bool:
    """Whether every word of `query` is somewhere in `texts`; an empty query matches."""
    where = fold(" ".join(texts))
    return all(word in where for word in fold(query).split())
