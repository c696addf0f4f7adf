"""The briefing without a browser: its address, its words, preparing, the presenter's door."""

from functools import partial

from components.actions.in_hand import BRIEFING
from components.actions.presenter_rooms import rooms
from components.story import files
from components.story.story import story
from components.text.words import words
from tests.pages.opened import opened

SAY = words("briefing")


page = partial(opened, "briefing")


def shown(app):
    return " ".join(element.proto.body for element in app.get("html"))


def test_it_opens_at_the_first_step():
    app = page()
    assert not app.exception
    assert "<h1>Srebrenica, July 1995</h1>" in shown(app)
    assert "<strong>7,000–8,000</strong>" in shown(app)


def test_a_link_shows_its_step_by_id_and_by_number():
    for step in ("limits", "12"):
        app = page(step=step)
        assert "12 of 13" in shown(app)
        assert "<b>12–29%</b>" in shown(app)
        assert not app.warning


def test_every_step_opens():
    for step in story().steps:
        app = page(step=step.id)
        assert not app.exception
        assert f"<h1>{step.title}</h1>" in shown(app)


def test_an_unknown_step_is_named_and_the_first_is_shown():
    app = page(step="<b>nowhere</b>", colour="red")
    said = " ".join(warning.value for warning in app.warning)
    assert "nowhere" in said
    assert "<b>" not in said.replace("\\<b\\>", "")
    assert "colour" in said
    assert "1 of 13" in shown(app)


def test_preparing_shows_the_steps_and_the_words_of_the_one_that_was_shown():
    app = page(mode="prepare", step="mixture")
    assert not app.exception
    assert app.title[0].value == SAY["title"]
    assert len(app.radio[0].options) == 13
    assert app.radio[0].value == "mixture"
    assert "94.2% of the people" in app.text_area[0].value


def test_steps_are_reordered_removed_and_added_back():
    app = page(mode="prepare", step="dayton")
    button = {one.label: one for one in app.button}
    app = button[SAY["editor"]["up"]].click().run()
    assert app.session_state[BRIEFING].ids[:2] == ["dayton", "srebrenica"]
    button = {one.label: one for one in app.button}
    app = button[SAY["editor"]["remove"]].click().run()
    assert "dayton" not in app.session_state[BRIEFING].ids
    assert len(app.radio[0].options) == 12
    button = {one.label: one for one in app.button}
    app = button[SAY["editor"]["add_button"]].click().run()
    assert app.session_state[BRIEFING].ids[-1] == "dayton"
    button = {one.label: one for one in app.button}
    app = button[SAY["editor"]["reset"]].click().run()
    assert BRIEFING not in app.session_state
    assert not app.exception


def test_words_are_changed_and_too_many_are_said_to_be_too_many():
    app = page(mode="prepare", step="close")
    app.text_area[0].set_value("word " * 31)
    button = {one.label: one for one in app.button}
    app = button[SAY["editor"]["keep"]].click().run()
    assert app.session_state[BRIEFING].steps[-1].message.split() == ["word"] * 31
    assert "31 words" in app.warning[0].value


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
    token = rooms().open(story(), 2)
    app = page(presenter="1", room=token)
    assert not app.exception
    assert story().steps[2].notes.splitlines()[0][:40] in shown(app)
    assert story().steps[3].title in shown(app)
    rooms().find(token).go(12)
    app = app.run()
    assert story().steps[12].title in shown(app)
    assert SAY["presenter"]["end"] in shown(app)


def test_the_presenter_has_the_briefing_of_the_room():
    mine = files.load(files.save(story()).replace(b"Carved or commingled?", b"Mine"))
    token = rooms().open(mine, 0)
    app = page(presenter="1", room=token)
    assert app.session_state[BRIEFING].title == "Mine"
