"""Both countries under every layer, at one ground scale, with tables and exports."""

from components.pages.explore import maps
from components.screen.theme import opening
from components.text.words import words


def render() -> None:
    """Draw the page."""
    say = words("explore")
    opening(say["title"], say["standfirst"])
    maps.pair()
