"""What takes long at first, imported and made while the server waits for its first visitor.

Nothing that declares a component is imported here: Streamlit counts it within a visit alone.
"""

from __future__ import annotations

import importlib

from components.atlas.maps import looks
from components.pages.contrast import first
from components.screen import early


def warm() -> None:
    """The first page's picture, folium, and the looks of both maps of /explore."""
    importlib.import_module("folium")  # which one file alone may know, that is not to be read yet
    early.keep("", first.still())
    for side in looks.SWITCHES:
        looks.looks(side)
