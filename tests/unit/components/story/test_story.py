"""The story's contract: length, words, figures that are computed, maps that can be drawn."""

import re

import pytest

import geodata as gd
from components.atlas.assets import as_json
from components.atlas.library import build
from components.story import charts, figures
from components.story.model import MOST_WORDS, count_words
from components.story.stage import stage
from components.story.story import story
from components.text.words import words
from geodata import findings

STEPS = story().steps
IDS = [step.id for step in STEPS]
# What the articles' figures must come to; literals on purpose.
EXPECTED = {
    "srebrenica": ["7,000–8,000", "About 8,000 missing", "8,372 names"],
    "bosnia-map": [
        "48.8%",
        "77.9%",
        "1,060,572",
        "258,034",
        "32.7%",
        "14.2%",
        "about 2%",
        "at most 11%",
    ],
    "iraq-map": ["14.7–17.4%", "24.1–25.3%", "4.12 million", "16%"],
    "baghdad": ["1.79 million", "43.4%", "24.1%", "8.3%"],
    "commingled": ["4.12 million", "1.79 million", "1,432,917"],
    "ahead": ["3.88 million", "1,432,917"],
    "mixture": ["94.2%", "3.88 million", "2.7 times the 1,432,917", "2.6 times", "6.4 times"],
    "exhaustion": ["42 months", "96.7–97%", "80–110", "3,515", "76%", "52%", "45%"],
    "table": ["54,000–60,000", "90%", "41%"],
    "price": ["943,813", "1,078,700"],
    "voices": ["75 to 23", "17 to 24 August 2007", "62%", "28%", "9%"],
    "limits": ["12–29%", "24.1–25.3%"],
    "close": ["12.3–13.7", "2.9–3.8"],
}
BARS = {
    "land": ["70%", "50%", "46%"],
    "bosnia": ["24.2%", "7.3%"],
    "three_sides": ["33.8%", "15.7%", "14.7–17.4%", "24.1–25.3%"],
    "five": ["1,789,762", "985,630", "621,146", "303,695", "182,421", "237,332"],
    "killed": ["33", "62", "73–81", "94"],
    "price": ["1,078,700", "1,050,925", "943,813"],
    "polls": ["97%", "41%", "40%", "19%", "49%", "30%"],
    "widest": ["12–29%", "14.7–17.4%", "8.3%", "24.1–25.3%"],
    "forces": ["12.3–13.7", "6", "2.9–3.8"],
}


def test_the_story_has_twelve_to_eighteen_steps_with_ids_that_differ():
    assert 12 <= len(STEPS) <= 18
    assert len(set(IDS)) == len(IDS)
    assert all(re.fullmatch(r"[a-z][a-z-]+", name) for name in IDS)
    # A title, the question, Srebrenica; it ends on the pair and on ¶20.
    assert IDS[:3] == ["title", "question", "srebrenica"]
    assert [step.id for step in STEPS if step.opening] == ["title"]
    assert IDS[-1] == "ahead"
    assert STEPS[-1].paragraphs == "20"
    assert len(STEPS[-1].maps) == 2


@pytest.mark.parametrize("step", STEPS, ids=IDS)
def test_a_step_has_one_message_one_figure_or_chart_notes_and_sources(step):
    assert 5 <= count_words(step.message) <= MOST_WORDS
    asks = step.id in ("title", "question")  # they ask; the figures answer
    assert bool(step.figure) + bool(step.chart) == (0 if asks else 1)
    assert count_words(step.notes) >= 30
    assert step.source_ids
    assert set(step.source_ids) <= set(gd.sources()["source_id"])
    assert step.firmness in words("common")["firmness"]
    assert re.fullmatch(r"\d+(;\d+)*", step.paragraphs)
    assert all(1 <= int(n) <= 34 for n in step.paragraphs.split(";"))


@pytest.mark.parametrize("step", STEPS, ids=IDS)
def test_every_placeholder_has_become_a_figure(step):
    marks = [mark.text for state in step.maps for mark in state.marks]
    figure = [step.figure.value, step.figure.label] if step.figure else []
    for text in (step.title, step.message, step.notes, *figure, *marks):
        assert "{" not in text
        assert "nan" not in text.lower().split()


@pytest.mark.parametrize("step_id", EXPECTED)
def test_the_figures_come_out(step_id):
    step = STEPS[IDS.index(step_id)]
    marks = " ".join(mark.text for state in step.maps for mark in state.marks)
    figure = f"{step.figure.value} {step.figure.label}" if step.figure else ""
    told = " ".join([step.message, step.notes, figure, marks])
    for value in EXPECTED[step_id]:
        assert value in told


@pytest.mark.parametrize("chart_id", BARS)
def test_the_bars_come_out(chart_id):
    chart = charts.chart(chart_id)
    assert [bar.text for bar in chart.bars] == BARS[chart_id]
    assert all(0 <= bar.low <= bar.high for bar in chart.bars)


@pytest.mark.parametrize("chart_id", charts.CHARTS)
def test_a_chart_of_the_wrong_side_is_a_comparison_of_like_with_like(chart_id):
    """One number of sides and units of a size, both named in its title, or one plan alone."""
    chart, told = charts.chart(chart_id), words("story")["charts"][chart_id]["title"].lower()
    if chart_id not in charts.COMPARED:
        assert "wrong side" not in told or chart_id == "five"
        return
    comparison = charts.COMPARED[chart_id]()
    assert isinstance(comparison, gd.Comparison)
    assert [bar.text for bar in chart.bars] == BARS[chart_id]
    assert len(chart.bars) == len(comparison.rows)
    sides, first = {2: "two sides", 3: "three"}[comparison.rows[0].sides], comparison.rows[0]
    assert sides in told
    note = words("story")["charts"][chart_id].get("note", "")
    assert str(first.units) in told or first.kind in (told + note).lower()


def test_a_chart_that_mixes_sides_or_units_fails(monkeypatch):
    three, two, fine = findings.three_sides(), findings.two_sides(), findings.three_sides_fine()
    for odd in (two.rows[0], fine.rows[0]):
        monkeypatch.setitem(
            charts.COMPARED, "three_sides", lambda odd=odd: gd.Comparison.of([*three.rows, odd])
        )
        with pytest.raises(gd.UnlikeRows):
            charts.CHARTS["three_sides"](words("story")["charts"]["three_sides"]["rows"])


def test_computed_numbers_are_not_typed_into_the_story():
    written = "\n".join(
        f"{entry['message']} {entry['notes']} {entry.get('figure', '')}"
        for entry in words("story")["steps"]
    )
    for name in figures.COMPUTED:
        assert figures.figure(name) not in written, f"{name} is typed, not computed"


def test_every_chart_is_used_and_known():
    used = {step.chart for step in STEPS if step.chart}
    assert used == set(charts.CHARTS) == set(words("story")["charts"])


def test_numbers_on_the_map_return_in_the_chart():
    step = STEPS[IDS.index("commingled")]
    bars = {bar.number: bar.label for bar in charts.chart(step.chart).bars if bar.number}
    assert {mark.number for mark in step.maps[0].marks} == set(bars)
    for mark in step.maps[0].marks:
        assert mark.text in bars[mark.number] or mark.text == "Kirkuk"


def test_a_colour_means_one_thing_in_all_charts():
    for chart_id in charts.CHARTS:
        chart = charts.chart(chart_id)
        shades = {bar.colour for bar in chart.bars}
        if len(shades & set(charts.KEY)) > 1:
            assert {shade for shade, _ in chart.key} == shades & set(charts.KEY)
        others = {bar.label for bar in chart.bars if bar.colour == charts.OTHER}
        assert not others or chart_id == "moved"  # none but other partitions
    for chart_id, label, shade in (
        ("three_sides", "Bosnia", charts.BOSNIA),
        ("three_sides", "Iraq, vote", charts.IRAQ),
        ("moved", "Bosnia", charts.BOSNIA),
        ("forces", "Iraq", charts.IRAQ),
        ("forces", "Bosnia", charts.BOSNIA),
    ):
        found = [b for b in charts.chart(chart_id).bars if b.label.startswith(label)]
        assert found
        assert all(bar.colour == shade for bar in found), chart_id


def test_an_unknown_figure_is_an_error():
    for name in ("{nothing}", "{evidence:nothing}", "{force:nothing}"):
        with pytest.raises(figures.UnknownFigure):
            figures.fill(name)
    assert figures.fill("plain {Braces} stay") == "plain {Braces} stay"


def test_a_map_of_a_step_shows_its_callouts_within_its_view():
    for step in STEPS:
        for state in step.maps:
            scene = build(state)
            for mark in state.marks:
                away = max(abs(mark.lat - scene.view["lat"]), abs(mark.lon - scene.view["lon"]))
                assert away * 111 < scene.view["km"], (step.id, mark.text)


def test_all_steps_share_one_frame():
    ready = stage(story().steps)
    for scenes in (ready.first, [scene for scene in ready.second if scene]):
        assert len({tuple(map(id, scene.fixtures)) for scene in scenes}) == 1
        size = sum(len(as_json(fixture.content)) for fixture in scenes[0].fixtures)
        assert size < 500_000


def test_a_step_clears_what_another_step_has_painted():
    ready = stage(story().steps)
    areas = {one.content["name"] for one in ready.first[0].fixtures if one.call == "shapes"}
    world = ready.first[IDS.index("partitions")]
    painted = {
        layer.content["name"]: layer.content["units"]
        for layer in world.layers
        if layer.call == "paint"
    }
    assert set(painted) == areas
    assert not any(painted.values())


def test_words_are_counted_as_a_reader_counts_them():
    assert count_words("One – two, three’s 4.5% end.") == 5


def test_the_price_of_one_piece_is_told_with_what_favours_dayton():
    notes = next(step for step in STEPS if step.id == "price").notes
    assert "1,050,925" in notes
    assert "2.6% more" in notes
    assert "themselves cut along Dayton’s line" in notes
