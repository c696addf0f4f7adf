"""Both countries under every layer, at one ground scale, with tables and exports."""

from pathlib import Path

from components.pages.explore import maps
from components.screen.theme import opening
from components.text.words import words

STYLE = Path(__file__).with_suffix(".css")


def render() -> None:
    """Draw the page."""
    say = words("explore")
    opening(STYLE, say["title"], say["standfirst"])
    maps.pair()
