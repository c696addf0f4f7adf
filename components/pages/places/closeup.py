"""What the close-ups share: two linked maps side by side, each with a title of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from components.actions import offer
from components.atlas.library import MapState
from components.atlas.scene import Scene
from components.pages.places import choice
from components.screen import frame


def pair(
    scene: Callable[..., Scene],
    options: tuple,
    heads: Mapping[str, str],
    name: str,
    option_name: str,
    height: int,
) -> None:
    """The scenes of both `options` at one ground scale, panning and zooming together.

    `name` is what a briefing calls the scene, `option_name` what it calls the option.
    """
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
    offer.offer(
        {f"places-{name}-{option}": MapState(name, {option_name: option}) for option in options},
        key=f"places-{name}",
        title=" · ".join(heads[str(option)] for option in options),
    )
