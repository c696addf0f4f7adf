"""One case: what happened, at what price, what followed, and its outline before and after."""

from __future__ import annotations

import pandas as pd
import streamlit as st

import geodata as gd
from components.actions.offer import offer
from components.atlas.library import MapState
from components.atlas.maps import cases as scenes
from components.pages.cases import choice, partition
from components.screen import frame
from components.screen.alternatives import alternatives
from components.text.cite import cite, ids
from components.text.markdown import plain
from components.text.numbers import interval
from components.text.words import words

HEIGHT = 420
ICONS = {
    "yes": ":material/check_circle:",
    "partly": ":material/contrast:",
    "no": ":material/cancel:",
    "not_applicable": ":material/remove_circle_outline:",
}


def story(case_id: str) -> None:
    """What happened and at what price: it stands beside the world map."""
    say = words("cases")
    case = choice.case(case_id)
    st.header(plain(choice.titles()[case_id]))
    _mention(case, say["panel"])
    st.markdown(plain(case["summary"]))
    _cost(case, say["panel"])


def depth(case_id: str) -> None:
    """Outlines before and after, people on the wrong side, and how the case is coded."""
    say = words("cases")
    case = choice.case(case_id)
    _maps(case_id, say)
    rows = partition.lines_of(case_id)
    if not rows.empty:
        partition.section(case_id, rows, HEIGHT)
    origin, followed, conditions = st.columns(3, gap="large")
    with origin:
        _origin(case, say)
    with followed:
        _followed(case, say)
    with conditions:
        _conditions(case, say)


def _mention(case: pd.Series, say: dict[str, str]) -> None:
    """Where the article speaks of the case."""
    text = say["not_article"]
    if case["from_article"] == "yes":
        text = say["article"].format(paragraphs=", ".join(ids(case["paragraphs"])))
    st.markdown(f"**{text}**")


def _maps(case_id: str, say: dict) -> None:
    choice.forget_view(case_id)
    for column, when in zip(st.columns(2, gap="small"), scenes.WHEN, strict=True):
        with column:
            frame.show(
                choice.at_link(scenes.one(case_id, when), "case"),
                key=f"case-{case_id}-{when}",
                height=HEIGHT,
                link=f"case-{case_id}",
                view_parameter="view-case",
            )
    st.markdown(f":small[{say['maps']['caption']}]")
    parts = gd.case_parts(case_id)
    names = {when: "; ".join(parts[parts["when"] == when]["name"]) for when in scenes.WHEN}
    alternatives(
        plain(say["maps"]["text"].format(**names)),
        scenes.table(case_id),
        title=say["maps"]["table"],
    )
    offer(
        {
            f"case-{case_id}-{when}": MapState("case", {"case": case_id, "when": when})
            for when in scenes.WHEN
        },
        key=f"case-{case_id}-export",
        title=choice.titles()[case_id],
        table=scenes.table(case_id),
        source_ids=("natural_earth",),
    )


def _fact(label: str, value: str = "", note: str = "", sources: object = "") -> None:
    """A small label, a value in bold, a note, and where they come from."""
    lines = [f":small[{label}]", f"**{plain(value)}**" if value else "", plain(note), cite(sources)]
    st.markdown("  \n".join(line for line in lines if line))


def _cost(case: pd.Series, say: dict[str, str]) -> None:
    for name in ("displaced", "deaths"):
        figure = interval(case[f"{name}_low"], case[f"{name}_high"])
        _fact(say[name], figure, case[f"{name}_note"], case[f"{name}_source_ids"])


def _origin(case: pd.Series, say: dict) -> None:
    heads = say["panel"]
    st.markdown(f"#### {heads['origin']}")
    mode = f"{say['mode'][case['mode']]}, {say['timing'][case['timing']]}"
    _fact(heads["how"], mode, case["mode_note"])
    _fact(heads["parties"], note=case["parties"])
    _fact(heads["when"], note=case["date_note"])


def _followed(case: pd.Series, say: dict) -> None:
    heads = say["panel"]
    st.markdown(f"#### {heads['followed']}")
    war = say["war_short"][case["war_within_5y"]]
    _fact(heads["war"], war, case["war_note"], case["war_source_ids"])
    _fact(heads["later"], note=case["later_outcome"], sources=case["later_source_ids"])
    if case["outside_definition"]:
        _fact(heads["outside"], note=case["outside_definition"])
    if case["mention"]:
        _fact(heads["scholars"], note=case["mention"])
    place = case["anchor_place_id"]
    if not place:
        return
    name = gd.places().set_index("place_id")["name"][place]
    st.markdown(f":small[[{heads['anchor'].format(place=plain(name))}](places?place={place})]")


def _conditions(case: pd.Series, say: dict) -> None:
    names = say["conditions"]
    st.markdown(f"#### {names['title']}")
    st.markdown(f":small[**{say['basis']['editorial']}: {choice.met(case)}**]")
    for name in ("cond1", "cond2", "cond3"):
        answer, verdict = case[name], case[f"article_{name}"]
        lines = [
            f"{name[-1]} · {names[name]}",
            f"{ICONS[answer]} **{say['answer'][answer]}.** {plain(case[f'{name}_reason'])}",
        ]
        if verdict:
            lines.append(f":small[{say['basis']['article']}: {say['answer'][verdict]}]")
        st.markdown("  \n".join(lines))
