"""How unusual is a line on a territory of one's own: random lines drawn when they are asked for."""

from __future__ import annotations

import pandas as pd
import streamlit as st

import geodata as gd
from components.actions.jobs import Job
from components.pages.lab import questions
from components.pages.lab.lines import Drawn, Question
from components.pages.lab.lines import draw as drawn_lines
from components.pages.lab.search import question
from components.pages.lab.sections import beside, best, unusual
from components.pages.lab.state import Lab
from components.plans.territories import begun, find
from components.text.markdown import MESSAGE, inert
from components.text.numbers import people
from components.text.words import words

LINES = (500, 2_000, 10_000)
LIMIT_S = 170  # after which the lines so far are shown


def draw(lab: Lab) -> None:
    """Ask for random lines, watch them being drawn, stop, see what they say."""
    say = words("lab")["random_lines"]
    st.write(say["intro"])
    if not gd.can_draw_lines():
        st.info(say["missing"], icon=":material/extension_off:")
        return
    key = f"lab-lines-{lab.territory_id}"
    job = beside.begun(key)
    treatment = questions.choose_treatment(lab, "random")
    first, second = st.columns([2, 5], vertical_alignment="bottom")
    lines = first.selectbox(
        say["lines"], LINES, index=1, format_func="{:,}".format, key="lab-random-lines"
    )
    running = job is not None and job.running
    if second.button(say["start"], type="primary", disabled=running):
        asked = Question(lab.territory_id, treatment, *question(lab.draft.plan), lines)
        beside.begin(key, drawn_lines, asked, LIMIT_S)
    beside.watch(key, _going, lambda ended: _over(lab, ended))


def _going(job: Job) -> None:
    told = words("lab")["random_lines"]["running" if job.numbers else "starting"].format(
        done=f"{job.done:,}", total=f"{job.total:,}", seconds=f"{job.seconds:.0f}"
    )
    st.progress(min(job.done / job.total, 1.0), told)


def _over(lab: Lab, job: Job) -> None:
    """The lines that were drawn, with the plan on the map among them where it is alike."""
    say = words("lab")["random_lines"]
    asked: Question = job.args[0]
    found: Drawn = job.result
    if found.lines is None:
        st.warning(inert(found.problem, MESSAGE), icon=":material/hub:")
        return
    lines = found.lines
    if lines.plans < asked.lines:
        told = say["late" if job.late else "fewer"]
        counts = {"lines": people(lines.plans), "asked": people(asked.lines), "limit": LIMIT_S}
        st.write(told.format(**counts))
    drawn = marks(lab, asked)
    unusual.shown(lines, drawn)
    if not questions.alike(question(lab.draft.plan), (asked.sides, asked.fixed)):
        st.caption(say["others"])
    unusual.how(lines)


def marks(lab: Lab, asked: Question) -> pd.DataFrame:
    """The lines to be set among the random ones: label, people on the wrong side.

    The plan on the map, the one it began from and the best line that was searched for, each where
    it has the sides that were asked.
    """
    say = words("lab")
    lines = {say["unusual"]["own"]: lab.draft.plan}
    start = begun(lab.territory_id).plan
    if not start.assignment.equals(lab.draft.plan.assignment):
        lines[start.title] = start
    if searched := best.searched(lab.territory_id):
        lines[say["random_lines"]["best"]] = searched
    territory = find(lab.territory_id, asked.treatment)
    rows = []
    for label, plan in lines.items():
        if questions.alike(question(plan), (asked.sides, asked.fixed)):
            found = gd.evaluate(territory, plan)
            name = "historic" if found.contiguous else "historic_pieces"
            rows.append((say["unusual"][name].format(plan=label), found.wrong_side))
    return pd.DataFrame(rows, columns=["label", "people"])
