"""Territories, places and cases as files for other programs."""

from __future__ import annotations

from functools import partial

import streamlit as st

import geodata as gd
from components.screen.turns import fragment
from components.text.markdown import plain
from components.text.words import words


@fragment
def section() -> None:
    """Choose what, see its licence, take it in one of three formats; made when asked for."""
    say = words("sources")["downloads"]
    st.header(say["title"])
    st.write(say["intro"])
    titles = {one: gd.downloads.about(one)["title"] for one in gd.downloads.download_ids()}
    wanted = st.selectbox(
        say["what"], list(titles), format_func=titles.__getitem__, key="downloads-what", width=760
    )
    table = gd.downloads.contents(wanted)
    size = say["rows"].format(rows=len(table), columns=len(table.columns) - 1)
    licence = say["licence"].format(licence=plain(gd.downloads.about(wanted)["licence"]))
    st.markdown(f"{size}. {licence}")
    for column, (form, name) in zip(
        st.columns(3, gap="medium"), say["formats"].items(), strict=True
    ):
        file = gd.downloads.file_name(wanted, form)
        column.download_button(
            f"**{name}** · {say['tells'][form]}",
            partial(gd.downloads.download, wanted, form),
            file_name=file,
            mime=gd.downloads.FORMATS[form],
            icon=":material/download:",
            on_click="ignore",
            key=f"download-{form}",
            width="stretch",
        )
        column.caption(plain(file))
