"""What every page stands on: the frame of a map, charts, the URL, the theme."""

from components.screen import own  # says where a session's own territories are

__all__ = ["own"]
