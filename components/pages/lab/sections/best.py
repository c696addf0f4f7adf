"""The best that any line can do: answers found beforehand, and a search for the sides at hand."""

from __future__ import annotations

import pandas as pd
import streamlit as st

import geodata as gd
from components.actions.jobs import Job
from components.pages.lab import cards, questions, session
from components.pages.lab.figures import compact, spread
from components.pages.lab.search import Found, Question, find, question
from components.pages.lab.sections import beside
from components.pages.lab.state import TREATMENTS, Lab, evaluate_all
from components.plans import territories
from components.plans.draft import draft
from components.plans.territories import is_own
from components.text.cite import cite
from components.text.markdown import MESSAGE, inert, plain
from components.text.numbers import people, share
from components.text.words import words

SEARCH = "lab-search"
CORRECTED = ("bosnia-1991", "two-sides")  # whose figure was wrong once, and is said so
LIMITS = (10, 30, 60, 120)
SLACK_S = 30  # seconds beyond its own limit that a search may take to prepare


def draw(lab: Lab) -> None:
    """The shipped answer to a question, then the search."""
    say = words("lab")["best"]
    st.write(say["intro"])
    if is_own(lab.territory_id):
        st.write(words("own")["sections"]["best"])
        st.subheader(say["search"])
        _search(lab)
        return
    asked = questions.choose(lab, "best")
    found = {
        contiguous: [
            gd.shipped(lab.territory_id, asked.key, contiguous=contiguous, treatment=treatment)
            for treatment in (TREATMENTS if len(lab.evaluations) > 1 else ("middle",))
        ]
        for contiguous in (True, False)
    }
    historic = evaluate_all(lab.territory_id, asked.compared_with)
    match = questions.matching(lab) == asked.key
    st.dataframe(_table(lab, found, historic, match), hide_index=True, width="content")
    st.markdown(price(found, historic))
    if told := near(found[True], historic):
        st.markdown(told)
    if asked.key == CORRECTED[1] and lab.territory_id == CORRECTED[0]:
        st.caption(corrected(found[True][0], lab.territory))
    best = {contiguous: answers[len(answers) // 2] for contiguous, answers in found.items()}
    lines = {
        say["one_piece"]: best[True].plan,
        say["pieces"]: best[False].plan,
        asked.compared_with.title: asked.compared_with,
    }
    cards.row(lab.territory, _different(lines))
    with st.container(horizontal=True):
        for contiguous, name in ((True, say["one_piece"]), (False, say["pieces"])):
            _put(best[contiguous].plan, name, f"{asked.key}-{contiguous}")
    st.markdown(cite(";".join(lab.territory.sources), "computed"))
    st.subheader(say["search"])
    _search(lab)


def _different(lines: dict[str, gd.Plan]) -> list[cards.Card]:
    """A card a line; lines that are the same share one."""
    titles: dict[tuple[str, ...], list[str]] = {}
    for title, plan in lines.items():
        titles.setdefault(tuple(plan.assignment.sort_index()), []).append(title)
    same = words("lab")["best"]["same"]
    return [
        cards.Card(first, draft(lines[first]), notes=[same.format(line=one) for one in others])
        for first, *others in titles.values()
    ]


def _put(plan: gd.Plan, name: str, key: str) -> None:
    say = words("lab")["best"]
    if st.button(say["put"].format(line=name), key=f"lab-put-{key}"):
        session.lab().change(draft(plan))
        session.write_link()
        st.rerun()


def _table(
    lab: Lab, found: dict[bool, list[gd.Shipped]], beside: list[gd.Evaluation], match: bool
) -> pd.DataFrame:
    """The best lines with their proof, the registered line and, if alike, the person's own."""
    say = words("lab")["best"]
    rows = []
    for contiguous, name in ((True, say["one_piece"]), (False, say["pieces"])):
        answers = found[contiguous]
        results = [
            gd.evaluate(evaluation.territory, answer.plan)
            for evaluation, answer in zip(beside, answers, strict=True)
        ]
        rows.append(
            (
                name,
                spread(results, lambda e: e.wrong_side, people),
                spread(results, lambda e: e.wrong_share, share),
                proof(max(answers, key=lambda a: a.gap)),
            )
        )
    lines = [(say["beside"], beside)] + ([(say["own"], lab.evaluations)] if match else [])
    for name, evaluations in lines:
        pieces = say["is_one" if evaluations[0].contiguous else "is_pieces"]
        rows.append(
            (
                name.format(plan=evaluations[0].plan.title, pieces=pieces),
                spread(evaluations, lambda e: e.wrong_side, people),
                spread(evaluations, lambda e: e.wrong_share, share),
                say["no_proof"],
            )
        )
    return pd.DataFrame(rows, columns=[say[c] for c in ("line", "wrong", "share", "proof")])


def proof(answer: gd.Shipped | Found) -> str:
    """How good an answer is known to be."""
    say = words("lab")["best"]
    if answer.gap == 0:
        return say["proven" if answer.seconds >= 0.1 else "proven_at_once"].format(
            seconds=f"{answer.seconds:.1f}"
        )
    return say["gap"].format(bound=people(answer.lower_bound), gap=share(answer.gap))


def price(found: dict[bool, list[gd.Shipped]], beside: list[gd.Evaluation]) -> str:
    """What contiguity costs, and whether the registered line has it at all."""
    say = words("lab")["best"]
    costs = [
        one.wrong_side - free.wrong_side
        for one, free in zip(found[True], found[False], strict=True)
    ]
    text = say["no_cost"] if max(costs) < 1 else say["cost"].format(people=compact(costs, float))
    if not beside[0].contiguous:
        text += " " + say["beside_pieces"].format(plan=plain(beside[0].plan.title))
    return text


def near(best: list[gd.Shipped], beside: list[gd.Evaluation]) -> str:
    """How close Dayton's line comes to the best in one piece, and why; "" for any other plan."""
    if beside[0].plan.id != "dayton" or beside[0].territory.family != "bosnia":
        return ""
    more = [line.wrong_side / one.wrong_side - 1 for line, one in zip(beside, best, strict=True)]
    if min(more) < 0:  # only a line in pieces can do better than the best in one piece
        return ""
    say = words("lab")["best"]
    return say["near"].format(plan=plain(beside[0].plan.title), more=share(max(more)))


def corrected(best: gd.Shipped, territory: gd.Territory) -> str:
    """What was shown before neighbours were measured, why it was wrong and what it is now."""
    say = words("lab")["best"]
    return say["correction"].format(pairs=len(territory.borders()), best=people(best.wrong_side))


def _search(lab: Lab) -> None:
    """Start a search, watch it, stop it, take what it found."""
    say = words("lab")["best"]
    st.write(say["search_intro"])
    search = beside.begun(SEARCH)
    first, second, third = st.columns([2, 2, 3], vertical_alignment="bottom")
    contiguous = first.toggle(say["contiguous"], value=True, key="lab-search-contiguous")
    limit = second.selectbox(say["limit"], LIMITS, index=1, key="lab-search-limit")
    running = search is not None and search.running
    if third.button(say["start"], type="primary", disabled=running):
        sides, fixed = question(lab.draft.plan)
        asked = Question(lab.territory_id, sides, fixed, contiguous, float(limit))
        beside.begin(SEARCH, find, asked, limit + SLACK_S)
    beside.watch(SEARCH, _progress, _found)


def searched(territory_id: str) -> gd.Plan | None:
    """The best line in one piece each that the session's last search found for a territory."""
    search = beside.begun(SEARCH)
    found: Found | None = search.result if search else None
    if search is None or found is None or search.args[0].territory_id != territory_id:
        return None
    return found.plan if search.args[0].contiguous else None


def _progress(search: Job) -> None:
    say = words("lab")["best"]
    limit = search.args[0].time_limit_s
    bound, best = (*search.numbers, None, None)[:2]
    text = say["running"].format(
        seconds=f"{search.seconds:.0f}",
        limit=f"{limit:.0f}",
        best=say["none_yet"] if best is None else people(best),
        bound=people(bound or 0.0),
    )
    st.progress(min(search.seconds / limit, 1.0), text)


def _found(search: Job) -> None:
    """What was found, and a button that puts it on the map of its territory."""
    say = words("lab")["best"]
    asked: Question = search.args[0]
    found: Found = search.result
    if found.problem:
        st.warning(inert(found.problem, MESSAGE))
        return
    told = people(found.wrong_side)
    st.write(say["found"].format(seconds=f"{found.seconds:.1f}", people=told, proof=proof(found)))
    if found.plan is not None and asked.territory_id == session.lab().territory_id:
        territory = territories.find(asked.territory_id)
        cards.row(territory, [cards.Card(say["found_title"], draft(found.plan))])
        _put(found.plan, say["found_title"], "search")
