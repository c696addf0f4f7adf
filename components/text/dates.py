"""How dates are written: one way, everywhere."""

from __future__ import annotations

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def date(text: str, *, short: bool = False) -> str:
    """An ISO date, month or year in words: 21 November 1995, November 1995, 1995."""
    year, month, day = (*text.split("-"), "", "")[:3]
    name = MONTHS[int(month) - 1][: 3 if short else None] if month else ""
    return " ".join(part for part in (day.lstrip("0"), name, year) if part)


def span(start: str, end: str = "") -> str:
    """From one ISO date to another: 1–21 November 1995, 13 September – 13 October 1995."""
    if not end:
        return date(start)
    first, last = date(start).split(), date(end).split()
    shared = 0
    while shared + 1 < len(first) and first[-1 - shared :] == last[-1 - shared :]:
        shared += 1
    first = first[: len(first) - shared]
    return f"{' '.join(first)}{'–' if len(first) == 1 else ' – '}{' '.join(last)}"
