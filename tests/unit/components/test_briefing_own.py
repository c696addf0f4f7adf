"""A person's own briefing: read whole or refused with a clear word, and never half."""

import json
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.atlas.library import MapState, Mark
from components.story import files
from components.story.model import Briefing
from components.story.story import story

VIEW = {"lat": 33.0, "lon": 44.0, "km": 300.0}
HOSTILE = "<img src=x onerror=alert(1)> `${1}` {evidence:c1} ../../x =1+1"


def file(*steps, **head):
    data = {"format": files.FORMAT, "version": files.VERSION, "title": "Mine", "steps": list(steps)}
    return json.dumps({**data, **head}).encode()


def view(**changes):
    return {"title": "A view", "maps": [{"scene": "territory", "view": VIEW, **changes}]}


def iraq(**options):
    return view(options={"territory": "iraq-2005", **options})


def test_what_is_saved_is_what_is_loaded():
    state = MapState("territory", {"territory": "iraq-2005"}, VIEW, (Mark(1, 33.0, 44.0, "Žepa"),))
    added = files.added("Mine", (state, state), ("esoc",))
    steps = files.numbered([*story().steps[3:0:-1], added, added])
    briefing = Briefing("Tuđman’s", steps)
    assert files.load(files.save(briefing)) == briefing
    assert files.load(files.save(story())) == story()


def test_a_changed_step_keeps_its_words_and_an_unchanged_one_follows_the_story():
    loaded = files.load(file({"story": "dayton", "message": "Mine"}, {"story": "close"}))
    assert loaded.steps[0].message == "Mine"
    assert loaded.steps[0].maps == story().steps[1].maps
    assert loaded.steps[1] == story().steps[-1]
    assert b"maps" not in files.save(loaded)


def test_steps_shown_twice_have_ids_that_differ():
    loaded = files.load(file(*[{"story": "dayton"}] * 3))
    assert loaded.ids == ["dayton", "dayton-2", "dayton-3"]


REFUSED = {
    "not json": (b"{", "not JSON"),
    "not text": (b"\xff\xfe", "not JSON"),
    "a list": (b"[]", "no briefing"),
    "other format": (file(format="x"), "no briefing"),
    "older version": (file({"story": "close"}, version=0), "version “0”"),
    "no version": (file({"story": "close"}, version=None), "version “None”"),
    "no steps": (file(), "1 to 60 steps"),
    "too many steps": (file(*[{"story": "close"}] * 61), "1 to 60 steps"),
    "unknown step": (file({"story": "close"}, {"story": "gone"}), "In step 2: the story has no"),
    "unknown field": (file({"story": "close", "script": "x"}), "“script” is unknown"),
    "unknown head": (file({"story": "close"}, evil=1), "“evil” is unknown"),
    "a number as text": (file({"story": "close", "notes": 3}), "“notes” must be text"),
    "no title": (file({"maps": [{"scene": "cases"}]}), "“title” must be text"),
    "too long": (file({"story": "close", "message": "x" * 401}), "longer than 400"),
    "no maps": (file({"title": "x", "maps": []}), "one or two maps"),
    "three maps": (file({"title": "x", "maps": [{"scene": "cases"}] * 3}), "one or two maps"),
    "unknown scene": (file(view(scene="mars")), "no map 'mars'"),
    "unknown territory": (file(view(options={"territory": "mars"})), "'mars'"),
    "unknown layer": (file(iraq(layer="x")), "There is no 'x'"),
    "odd options": (file(iraq(layer=["x"])), "['x']"),
    "surplus options": (file(iraq(script="x")), "do not fit"),
    "options as list": (file(view(options=[])), "“options” must be"),
    "half a view": (file(view(view={"lat": 1})), "“view” must"),
    "off the world": (file(view(view={**VIEW, "lat": 91})), "“view” must"),
    "infinite": (file(iraq()).replace(b"300.0", b"1e999"), "“view” must"),
    "not a number": (file(iraq()).replace(b"300.0", b"NaN"), "not JSON"),
    "truth as number": (file(view(view={**VIEW, "km": True})), "“view” must"),
    "unknown source": (file({**iraq(), "source_ids": ["x"]}), "look at “x”"),
    "odd mark": (
        file(view(options={"territory": "iraq-2005"}, marks=[{"number": 1}])),
        "“marks” must",
    ),
    "too large": (b" " * 600_000, "larger than 500 kB"),
    "too deep": (b"[" * 100_000, "not JSON"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_used_is_refused_with_a_clear_word(case):
    content, reason = REFUSED[case]
    with pytest.raises(files.Refusal) as refusal:
        files.load(content)
    assert reason in str(refusal.value)


def test_hostile_words_are_words():
    loaded = files.load(file({**iraq(), "title": HOSTILE, "message": HOSTILE, "notes": HOSTILE}))
    assert loaded.steps[0].message == HOSTILE
    assert loaded.steps[0].notes == HOSTILE


def test_letters_that_no_file_can_hold_are_dropped():
    loaded = files.load(file({"story": "close", "message": "a\x00b\ud800c"}))
    assert loaded.steps[0].message == "abc"


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["story", "title", "message", "maps", "scene", "options", "view", "lat"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=8,
)


@settings(max_examples=150)
@given(st.lists(VALUES, max_size=3))
def test_anything_is_loaded_or_refused(steps):
    data = {"format": files.FORMAT, "version": files.VERSION, "title": "x", "steps": steps}
    content = json.dumps(data).encode("utf-8", "surrogatepass")
    with suppress(files.Refusal):
        assert len(files.load(content).steps) == len(steps)
