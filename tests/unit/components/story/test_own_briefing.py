"""A person's own briefing: read whole or refused with a clear word, and never half."""

import base64
import json
import random
import string
import zlib
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.atlas.library import MapState, Mark
from components.atlas.maps import territory
from components.story import files, link
from components.story.model import Briefing, Figure
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
    added = files.added("Mine", (state, state), ("esoc",), Figure("1,000", "people"))
    renamed = replace(story().steps[2], title="Another title")
    steps = files.numbered([*story().steps[3:0:-1], renamed, added, added])
    briefing = Briefing("Tuđman’s", steps, "Ana, Sarajevo, today")
    assert files.load(files.save(briefing)) == briefing
    assert files.load(files.save(story())) == story()


def test_a_changed_step_keeps_its_words_and_an_unchanged_one_follows_the_story():
    loaded = files.load(file({"story": "dayton", "message": "Mine"}, {"story": "close"}))
    assert loaded.steps[0].message == "Mine"
    shipped = {step.id: step for step in story().steps}
    assert loaded.steps[0].maps == shipped["dayton"].maps
    assert loaded.steps[1] == shipped["close"]
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
    "a switch that is text": (file(iraq(coherent="0-1")), "'coherent'"),
    "a switch that is a number": (file(iraq(coherent=1)), "'coherent'"),
    "half a letter in a switch": (file(iraq(coherent="\ud800")), "'coherent'"),
    "half a letter in an option": (
        file({**view(scene="cases", options={"chosen": "\ud800"})}),
        "'chosen'",
    ),
    "a list as a choice": (file(view(scene="cases", options={"chosen": ["x"]})), "'chosen'"),
    "a number as a choice": (file(view(scene="cases", options={"chosen": 3})), "'chosen'"),
    "a long choice": (file(view(scene="cases", options={"chosen": "x" * 2000})), "'chosen'"),
    "half a letter as a field": (file({**iraq(), "\ud800": 1}), "is unknown"),
    "half a letter as a step": (file({"story": "\ud800"}), "the story has no"),
    "half a letter as a version": (file({"story": "close"}, version="\ud800"), "of version"),
    "half a letter as a source": (file({**iraq(), "source_ids": ["\ud800"]}), "look at"),
    "truth as version": (file({"story": "close"}, version=True), "version “True”"),
    "a title nobody sees": (file({**iraq(), "title": "\u200b\u202e"}), "“title” must be text"),
    "odd figure": (file({**iraq(), "figure": {"value": "1"}}), "“figure” must be"),
    "too large": (b" " * 600_000, "larger than 500 kB"),
    "too deep": (b"[" * 100_000, "not JSON"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_used_is_refused_with_a_clear_word(case):
    content, reason = REFUSED[case]
    with pytest.raises(files.Refusal) as refusal:
        files.load(content)
    assert reason in str(refusal.value)


def test_what_could_not_be_saved_again_is_not_taken():
    """Saved with its lines apart it would be larger than a file may be."""
    mark = {"number": 1, "lat": 33, "lon": 44, "text": "x" * 80, "direction": "right"}
    maps = [{"scene": "cases", "marks": [mark] * files.MOST_MARKS}] * 2
    content = file(*[{"title": "A view", "maps": maps}] * 53)
    assert len(content) < files.MOST_BYTES
    with pytest.raises(files.Refusal, match="larger than 500 kB"):
        files.load(content)


def test_hostile_words_are_words():
    loaded = files.load(file({**iraq(), "title": HOSTILE, "message": HOSTILE, "notes": HOSTILE}))
    assert loaded.steps[0].message == HOSTILE
    assert loaded.steps[0].notes == HOSTILE


def test_letters_that_no_file_can_hold_are_dropped():
    loaded = files.load(file({"story": "close", "message": "a\x00b\ud800c"}))
    assert loaded.steps[0].message == "abc"


def test_a_message_repeats_little_of_what_was_found():
    long = "x" * 100_000
    for steps, head in (
        ([{"story": long}], {}),
        ([{"story": "close", long: 1}], {}),
        ([view(scene=long)], {}),
        ([iraq(layer=long[:900])], {}),
        ([iraq(coherent=long)], {}),
        ([{**iraq(), "source_ids": [long]}], {}),
        ([{"story": "close"}], {"version": long}),
    ):
        with pytest.raises(files.Refusal) as refusal:
            files.load(file(*steps, **head))
        assert str(refusal.value).count("x") <= 100


def test_many_switches_of_many_kinds_keep_nothing_in_memory():
    before = territory._look.cache_info().currsize
    for n in range(50):
        with pytest.raises(files.Refusal):
            files.load(file(iraq(coherent=f"0-{n}")))
    assert territory._look.cache_info().currsize <= before + 1


def test_a_briefing_travels_in_a_link_when_it_is_small_enough():
    mine = Briefing("Mine", files.numbered(reversed(story().steps)))
    text = link.encode(mine)
    assert len(text) < 1000
    assert set(text) <= set(string.ascii_letters + string.digits + "-_")
    assert link.decode(text) == mine
    noise = "".join(random.Random(1).choices(string.printable, k=5_000))
    assert link.encode(Briefing("Mine", (replace(story().steps[0], notes=noise),))) is None


BOMB = base64.urlsafe_b64encode(zlib.compress(b" " * 50_000_000, 9)).decode()


@pytest.mark.parametrize("text", ["", "x", "AAAA", "é", "%%%", "A" * 100_000, BOMB[:8000], BOMB])
def test_a_link_that_cannot_be_read_is_refused(text):
    with pytest.raises(files.Refusal):
        link.decode(text)


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
