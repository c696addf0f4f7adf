"""The pages that need no computing, as files for any web host or a stick."""

from components.paper.static_site.build import build

__all__ = ["build"]
