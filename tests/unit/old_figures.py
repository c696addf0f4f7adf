"""What the first version showed and was wrong; nothing that is shown today may have it."""

import re

OLD_FIGURES = (
    *("1,007,973", "1007973", "1,479,742", "1479742", "296,937", "296937", "599,745", "599745"),
    *("395", "7.0 %", "7.0%", "7 % above", "near_neighbours", "24–25 %", "21–25 %"),
    "one formal meeting",
)


def has(text: str, old: str) -> bool:
    """Whether an old figure stands in a text as a figure of its own."""
    return bool(re.search(rf"(?<![\d.,]){re.escape(old)}(?![\d,]|\.\d)", text))


def found(text: str) -> list[str]:
    """The old figures in a text."""
    return [old for old in OLD_FIGURES if has(text, old)]
