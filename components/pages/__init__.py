"""One page, one folder: page.py, its sections, its words and its style."""

from components.actions import own  # says where a session's own territories are

__all__ = ["own"]
