"""The figures behind the contrast, compared like with like."""

from components.pages.figures import displacement, measures
from components.screen.theme import opening
from components.text.words import words


def render() -> None:
    """Draw the page."""
    say = words("figures")
    opening(say["title"], say["standfirst"])
    measures.section()
    displacement.section()
