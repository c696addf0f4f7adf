"""What the close-ups share: two linked maps side by side, each with a title of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from components.maps import frame
from components.maps.atlas import Scene
from components.places import choice


def pair(
    scene: Callable[..., Scene], options: tuple, heads: Mapping[str, str], name: str, height: int
) -> None:
    """The scenes of both `options` at one ground scale, panning and zooming together."""
    copied = (choice.copied(f"view-{option}") for option in options)
    at = next((view for view in copied if view), None)
    for column, option in zip(st.columns(2, gap="small"), options, strict=True):
        with column:
            st.markdown(f"**{heads[str(option)]}**")
            frame.show(
                scene(option, at=at),
                key=f"places-{name}-{option}",
                height=height,
                link=f"places-{name}",
                view_parameter=f"view-{option}",
            )
