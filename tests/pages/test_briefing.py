"""The briefing without a browser: its address, its words, preparing, the presenter's door."""

from dataclasses import replace
from functools import partial
from types import SimpleNamespace

import pytest
from streamlit.testing.v1 import AppTest

from components.actions import shared_rooms
from components.actions.in_hand import BRIEFING, SAVED
from components.actions.presenter_rooms import rooms
from components.atlas.library import MapState
from components.pages.briefing import presenter
from components.pages.briefing.editor import CHOSEN
from components.story import files, link
from components.story.model import Briefing
from components.story.story import story
from components.text.words import words
from tests.pages.opened import opened

SAY = words("briefing")


page = partial(opened, "briefing")


def shown(app):
    return " ".join(element.proto.body for element in app.get("html"))


def pressed(app, label):
    """The page after the button with this label was pressed."""
    return next(one for one in app.button if one.label == label).click().run()


def chosen(step, **more):
    """The start page with a step chosen."""
    return page({CHOSEN: step, **more})


def test_it_opens_on_a_start_page_with_everything_one_press_away():
    app = page()
    assert not app.exception
    assert app.title[0].value == "Carved or commingled?"
    assert 'class="step' not in shown(app)
    labels = [button.label for button in app.button]
    for kind in SAY["exports"]["kinds"].values():
        assert kind["title"] in labels
    for key, text in SAY["start"]["keys"]:
        assert f"<kbd>{key}</kbd> {text}" in shown(app)


def test_a_link_shows_its_step_by_id_and_by_number():
    for step in ("limits", "15"):
        app = page(step=step)
        assert "15 of 17" in shown(app)
        assert "<b>12–29%</b>" in shown(app)
        assert not app.warning


def test_sources_are_one_line_that_leads_nowhere():
    app = page(step="limits")
    limits = next(step for step in story().steps if step.id == "limits")
    assert f"Sources ({len(limits.source_ids)})</summary>" in shown(app)
    assert "<a " not in shown(app)


def test_a_link_can_ask_for_slides_at_once():
    app = page(make="pptx")
    assert not app.exception
    assert app.session_state["briefing-job-name"].endswith(".pptx")
    app.session_state["briefing-job"].stop()
    assert "make" not in app.query_params


def test_every_step_opens():
    for step in story().steps:
        app = page(step=step.id)
        assert not app.exception
        assert f"<h1>{step.title}</h1>" in shown(app)


def test_an_unknown_step_is_named_and_the_start_page_is_shown():
    app = page(step="<b>nowhere</b>", colour="red")
    said = " ".join(warning.value for warning in app.warning)
    assert "nowhere" in said
    assert "<b>" not in said.replace("\\<b\\>", "")
    assert "colour" in said
    assert app.title[0].value == story().title


def test_preparing_shows_the_words_of_the_step_that_was_shown():
    app = page(mode="prepare", step="mixture")
    assert not app.exception
    assert app.session_state[CHOSEN] == "mixture"
    assert "94.2% of the people" in app.text_area[0].value


def test_steps_are_moved_doubled_removed_and_inserted():
    say = SAY["editor"]
    app = pressed(chosen("dayton"), say["earlier"])
    assert app.session_state[BRIEFING].ids[2:4] == ["dayton", "srebrenica"]
    app = pressed(app, say["double"])
    assert app.session_state[BRIEFING].ids[2:4] == ["dayton", "dayton-2"]
    assert app.session_state[CHOSEN] == "dayton-2"
    app = pressed(app, say["remove"])
    assert "dayton-2" not in app.session_state[BRIEFING].ids
    app = app.selectbox[0].select_index(16).run()
    app = pressed(app, say["add_button"])
    at = app.session_state[BRIEFING].ids.index("ahead")
    assert app.session_state[CHOSEN] == "ahead"
    assert at < 6
    app = pressed(app, SAY["own"]["reset_yes"])
    assert BRIEFING not in app.session_state
    app = pressed(app, SAY["kept"]["before"])
    assert app.session_state[BRIEFING].ids.index("ahead") == at
    assert not app.exception


@pytest.mark.parametrize("label", ["double", "later", "remove", "add_button"])
def test_a_press_means_the_step_that_is_chosen_then(label):
    """A quick hand chooses a step and presses before the page is drawn for it."""
    app = page()
    app.session_state[CHOSEN] = "baghdad"
    ids = pressed(app, SAY["editor"][label]).session_state[BRIEFING].ids
    before = story().ids
    at = before.index("baghdad")
    assert ids[:at] == before[:at]
    assert ids != before


def test_words_are_changed_and_too_many_are_said_to_be_too_many():
    app = chosen("close")
    app.text_input[0].set_value("Another title")
    app.text_area[0].set_value("word " * 31)
    app = pressed(app, SAY["editor"]["keep"])
    step = app.session_state[BRIEFING].steps[15]
    assert step.title == "Another title"
    assert step.message.split() == ["word"] * 31
    assert "31 words" in app.warning[0].value
    assert files.load(app.session_state[SAVED].encode()) == app.session_state[BRIEFING]
    assert app.toast[0].value == SAY["editor"]["kept"]


def test_a_change_that_no_file_can_hold_is_refused_and_nothing_is_lost():
    full = files.load(files.save(Briefing("Full", files.numbered([story().steps[4]] * 60))))
    app = pressed(page({BRIEFING: full}), SAY["editor"]["double"])
    assert "60 steps" in app.error[0].value
    assert app.session_state[BRIEFING] == full


def test_a_link_brings_a_briefing_and_puts_one_s_own_aside():
    mine = files.load(files.save(story()).replace(b"Carved or commingled?", b"Mine"))
    sent = Briefing("Sent", files.numbered(reversed(story().steps)))
    state = {BRIEFING: mine, SAVED: files.save(mine).decode()}
    app = page(state, briefing=link.encode(sent))
    assert app.session_state[BRIEFING] == sent
    assert "17 steps" in app.info[0].value
    assert "briefing" not in app.query_params
    app = pressed(app, SAY["kept"]["before"])
    assert app.session_state[BRIEFING] == mine


def test_a_link_that_is_cut_off_is_refused():
    app = page(briefing=link.encode(story())[:-9])
    assert "cannot be read" in app.info[0].value
    assert BRIEFING not in app.session_state


def heard(told, **state):
    """A session whose browser answered `told`."""

    def script(told):
        import streamlit as st

        from components.actions import kept

        if "hear" not in st.session_state:
            st.session_state["hear"] = True
            kept.hear(told)

    app = AppTest.from_function(script, kwargs={"told": told})
    for key, value in state.items():
        app.session_state[key.replace("_", "-")] = value
    return app.run()


def test_what_the_browser_kept_is_back_and_said():
    mine = Briefing("Mine", files.numbered(reversed(story().steps)))
    app = heard({"own": files.save(mine).decode()})
    assert app.session_state[BRIEFING] == mine
    assert "17 steps" in app.session_state["kept-said"]


def test_a_view_that_was_added_before_the_browser_answered_joins_what_it_kept():
    mine = Briefing("Mine", story().steps[:2])
    added = files.added("A view", story().steps[3].maps)
    early = Briefing("Early", files.numbered([*story().steps, added]))
    app = heard({"own": files.save(mine).decode()}, briefing_own=early)
    assert app.session_state[BRIEFING].ids == [*mine.ids, "view"]


def test_another_tab_s_change_is_taken_over():
    here = Briefing("Here", story().steps[:3])
    there = Briefing("There", story().steps[:2])
    told = {"own": files.save(there).decode(), "elsewhere": True}
    app = heard(told, briefing_own=here, kept_heard=True)
    assert app.session_state[BRIEFING] == there


@pytest.mark.parametrize(
    "own", ["{", "\ud800", 7, ["x"], "x" * 900_000, '{"format": "other"}', None, ""]
)
def test_whatever_a_browser_says_it_kept_breaks_nothing(own):
    app = heard({"own": own, "before": own, "room": own})
    assert not app.exception
    assert BRIEFING not in app.session_state


@pytest.mark.parametrize("zone", ["America", "Etc", "x" * 300, "../../etc/passwd", "", None])
def test_a_time_zone_that_is_none_is_passed_over(zone, monkeypatch):
    monkeypatch.setattr(presenter.st, "context", SimpleNamespace(timezone=zone))
    assert presenter._zone() is None


def test_an_own_briefing_with_hostile_words_shows_them_as_words():
    hostile = "<img src=x onerror=alert(1)> `${1}`"
    content = files.save(story()).replace(
        b'"story": "close"', f'"story": "close", "message": "{hostile}"'.encode()
    )
    app = page({BRIEFING: files.load(content)}, step="close")
    assert not app.exception
    assert "&lt;img src=x onerror=alert(1)&gt;" in shown(app)
    assert "<img" not in shown(app)


def test_a_presenter_without_a_room_is_told_so():
    for room in ("", "guess"):
        app = page(presenter="1", room=room)
        assert app.warning[0].value == SAY["presenter"]["gone"]
        assert not app.exception


def test_the_presenter_sees_notes_and_the_next_step_of_its_room():
    token = rooms().open(story(), 8)
    app = page(presenter="1", room=token)
    assert not app.exception
    assert story().steps[8].notes.splitlines()[0][:40] in shown(app)
    assert story().steps[9].title in shown(app)
    rooms().go(token, 16)
    app = app.run()
    assert story().steps[16].title in shown(app)
    assert SAY["presenter"]["end"] in shown(app)


def test_the_presenter_has_the_briefing_of_the_room():
    mine = files.load(files.save(story()).replace(b"Carved or commingled?", b"Mine"))
    token = rooms().open(mine, 0)
    app = page(presenter="1", room=token)
    assert app.session_state[BRIEFING].title == "Mine"


def with_own():
    """A briefing whose second step is of a territory that some session has loaded, not this one."""
    state = MapState("sides", {"territory": "own-0123456789ab", "plan": "largest"})
    step = replace(files.added("My own", (state,)), notes="Say who lives there.")
    first, last = story().steps[0], story().steps[-1]
    return Briefing("With my own", files.numbered((first, step, last)))


def test_the_presenter_of_a_territory_of_ones_own_has_notes_and_a_word_for_its_map():
    token = rooms().open(with_own(), 0)
    app = page(presenter="1", room=token)
    assert not app.exception
    assert "My own" in shown(app)
    assert SAY["presenter"]["elsewhere"] in [one.value for one in app.caption]
    rooms().go(token, 1)
    app = app.run()
    assert "Say who lives there." in shown(app)
    assert SAY["presenter"]["elsewhere"] in [one.value for one in app.caption]
    rooms().go(token, 2)
    app = app.run()
    assert SAY["presenter"]["elsewhere"] not in [one.value for one in app.caption]


def test_servers_that_share_rooms_pass_such_a_briefing_on_whole():
    assert shared_rooms._read(files.save(with_own())) == with_own()


def test_a_briefing_that_was_kept_comes_back_and_says_which_map_is_missing():
    app = page({BRIEFING: files.load(files.save(with_own()))})
    assert not app.exception
    assert SAY["kept"]["absent"] in [one.value for one in app.info]
    step = page({BRIEFING: with_own()}, step="2")
    assert not step.exception
    assert "My own" in shown(step)
    assert SAY["kept"]["absent"] not in [one.value for one in page().info]
