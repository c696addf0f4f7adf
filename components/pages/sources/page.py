"""Every source with its licence, how firm it is and where it is used; and the data to take away."""

from components.pages.sources import downloads, register
from components.screen import in_session
from components.screen.theme import opening
from components.text.words import words


def render() -> None:
    """Draw the page."""
    in_session.follow()
    say = words("sources")
    opening(say["title"], say["standfirst"])
    register.section()
    downloads.section()
