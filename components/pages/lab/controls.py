"""Above the map: territory, plan to start from, sides, files."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

import geodata as gd
from components.actions.copy_link import copy_link
from components.pages.lab import session
from components.pages.lab.state import Lab
from components.plans import files
from components.plans.draft import MOST_BYTES, MOST_SIDES, Draft, Refusal, draft, make_sides
from components.plans.offered import offered
from components.plans.territories import begun, carry, find, owned
from components.text.cite import links
from components.text.groups import named
from components.text.markdown import MESSAGE, inert, plain, quoted
from components.text.words import words

TERRITORY, PRESET, UPLOAD = "lab-territory", "lab-preset", "lab-upload"


def bar(lab: Lab) -> None:
    """One row of choices."""
    say = words("lab")["controls"]
    first, second, third = st.columns([4, 5, 9], gap="medium", vertical_alignment="bottom")
    _territory(lab, first, say["territory"])
    _preset(lab, second, say)
    with third.container(horizontal=True):
        with st.popover(say["sides"], icon=":material/palette:"):
            _sides(lab)
        with st.popover(say["files"], icon=":material/save:"):
            _files(lab)
        with st.popover(say["about"], icon=":material/info:"):
            _about(lab)
        copy_link(words("common")["copy_link"], words("common")["link_copied"], key="lab-copy")


def _territory(lab: Lab, place: st.delta_generator.DeltaGenerator, label: str) -> None:
    ids = (*owned(), *offered())
    st.session_state[TERRITORY] = lab.territory_id
    place.selectbox(
        label,
        ids,
        key=TERRITORY,
        format_func=lambda one: find(one).title,
        on_change=lambda: session.begin(Lab.start(st.session_state[TERRITORY])),
    )


def _preset(lab: Lab, place: st.delta_generator.DeltaGenerator, say: dict[str, str]) -> None:
    plans = lab.territory.plans
    first = lab.draft.plan.id
    st.session_state[PRESET] = first if first in plans else None
    place.selectbox(
        say["preset"],
        plans,
        key=PRESET,
        index=None,
        placeholder=say["preset_changed"],
        format_func=lambda one: begun(lab.territory_id, one).plan.title,
        help=say["preset_help"],
        on_change=_start_from,
    )


def _start_from() -> None:
    lab = session.lab()
    chosen = st.session_state[PRESET]
    # A territory chosen in the same breath has plans of its own.
    if chosen in lab.territory.plans:
        _change(lab, begun(lab.territory_id, chosen))


def _change(lab: Lab, new: Draft) -> None:
    lab.change(new)
    session.write_link()


def _sides(lab: Lab) -> None:
    """The sides as a form: they change together, on Apply."""
    say = words("lab")["editor"]
    groups = named(lab.territory.groups)
    plan, colours = lab.draft.plan, lab.draft.colours
    st.caption(say["intro"])
    if refused := st.session_state.pop("lab-refused", None):
        st.error(refused)
    with st.form(f"lab-sides-{lab.edition}", border=False):
        for n, (side_id, side) in enumerate(plan.sides.items(), start=1):
            key = f"lab-side-{lab.edition}-{n}"
            name, colour = st.columns([5, 2], vertical_alignment="bottom")
            name.text_input(say["name"].format(n=n), side.name, MOST_BYTES, key=f"{key}-name")
            colour.color_picker(say["colour"].format(n=n), colours[side_id], key=f"{key}-colour")
            st.multiselect(
                say["owners"].format(n=n),
                lab.territory.groups,
                [group for group in lab.territory.groups if group in side.owners],
                format_func=groups.__getitem__,
                key=f"{key}-owners",
            )
            st.checkbox(say["shared"].format(n=n), side.shared, key=f"{key}-shared")
        st.form_submit_button(say["apply"], type="primary", on_click=_apply_sides)
    add, remove = st.columns(2)
    count = len(plan.sides)
    add.button(say["add"], disabled=count == MOST_SIDES, on_click=_add_side, width="stretch")
    remove.button(say["remove"], disabled=count == 1, on_click=_remove_side, width="stretch")


def _apply_sides() -> None:
    lab = session.lab()
    rows = []
    for n in range(1, len(lab.draft.plan.sides) + 1):
        key = f"lab-side-{lab.edition}-{n}"
        fields = ("name", "colour", "owners", "shared")
        rows.append({field: st.session_state[f"{key}-{field}"] for field in fields})
    _resides(lab, rows)


def _add_side() -> None:
    lab = session.lab()
    n = len(lab.draft.plan.sides) + 1
    new = {"name": words("lab")["editor"]["new"].format(n=n), "owners": []}
    _resides(lab, [*_rows(lab), new])


def _remove_side() -> None:
    lab = session.lab()
    plan = lab.draft.plan
    *kept, last = plan.sides
    moved = plan.flips(dict.fromkeys(plan.unit_ids[plan.assignment == last], kept[0]))
    _resides(Lab(lab.territory_id, [replace(lab.draft, plan=moved)]), _rows(lab)[:-1], lab)


def _rows(lab: Lab) -> list[dict]:
    return [
        {
            "name": side.name,
            "owners": side.owners,
            "shared": side.shared,
            "colour": lab.draft.colours[side_id],
        }
        for side_id, side in lab.draft.plan.sides.items()
    ]


def _resides(source: Lab, rows: list[dict], target: Lab | None = None) -> None:
    """Give the plan of `source` the sides in `rows`, by their place, in `target`."""
    target = target or source
    try:
        sides, colours = make_sides(rows, target.territory)
    except Refusal as refusal:
        st.session_state["lab-refused"] = inert(refusal, MESSAGE)
        return
    ids = list(sides)
    plan = source.draft.plan
    assignment = {unit: ids[code] for unit, code in zip(plan.unit_ids, plan.codes, strict=True)}
    _change(target, draft(gd.Plan.of(assignment, sides), colours))


def _files(lab: Lab) -> None:
    say = words("lab")["files"]
    st.caption(say["intro"])
    name = f"plan-{lab.territory_id}"
    for kind, write in (("json", files.to_json), ("csv", files.to_csv)):
        st.download_button(
            say[kind],
            carry(lambda write=write: write(lab.territory, lab.draft)),
            file_name=f"{name}.{kind}",
            mime="application/json" if kind == "json" else "text/csv",
            on_click="ignore",
            width="stretch",
        )
    st.file_uploader(say["load"], ("json", "csv"), key=UPLOAD, on_change=_load, max_upload_size=1)
    if told := st.session_state.pop("lab-upload-told", None):
        good, text = told
        (st.success if good else st.error)(text)


def _load() -> None:
    lab, file = session.lab(), st.session_state[UPLOAD]
    if file is None:
        return
    try:
        _change(lab, files.from_file(lab.territory, file.name, file.getvalue()))
    except Refusal as refusal:
        st.session_state["lab-upload-told"] = False, inert(refusal, MESSAGE)
    else:
        text = words("lab")["files"]["loaded"].format(name=quoted(file.name))
        st.session_state["lab-upload-told"] = True, plain(text)


def _about(lab: Lab) -> None:
    territory, plan = lab.territory, lab.draft.plan
    st.markdown(f"**{plain(territory.title)}**")
    st.markdown("\n".join(f"- {plain(caveat)}" for caveat in territory.caveats))
    st.markdown(f":small[{links(';'.join(territory.sources))}]")
    if plan.note:
        st.markdown(f"**{plain(plan.title)}.** {plain(plan.note)}")
        st.markdown(f":small[{links(';'.join(plan.sources))}]")
