"""The painter in a real browser: pointer, keyboard, table, links, files, narrow screens."""

import json
from random import Random

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

import geodata as gd
from components.plans.draft import draft, make_sides
from components.plans.link import encode
from tests.browser.lab import becomes, choose, plan_on_page, point, ready, shows, unit

BOSNIA = "bosnia-1991"


@pytest.fixture
def lab(open_page):
    page = open_page("lab", 1920, 1080)  # the whole map, for pointers that move over it
    ready(page)
    return page


def assignment(*changes):
    plan = gd.plan(BOSNIA, "dayton")
    for unit_id, side in changes:
        plan = plan.flip(unit_id, side)
    return plan.assignment.to_dict()


def test_a_click_paints_and_the_figures_follow(lab):
    choose(lab, "Federation")
    view = lab.locator(".leaflet-map-pane").get_attribute("style")
    before = unit(lab, BOSNIA, "foca").get_attribute("fill")
    lab.mouse.click(*point(lab, BOSNIA, "foca"))
    assert unit(lab, BOSNIA, "foca").get_attribute("fill") != before
    plan = becomes(lab, assignment(("foca", "federation")))
    shows(lab, plan)
    assert lab.locator(".leaflet-map-pane").get_attribute("style") == view


def test_sixty_quick_clicks_lose_none(lab):
    random = Random(3)
    units = random.sample(list(gd.territory(BOSNIA).counts.index), 60)
    spots = {}
    for one in units:  # some cells are a few pixels wide: aim before the clock runs
        spots[one] = point(lab, BOSNIA, one)
    changes = []
    for n, one in enumerate(units):
        if n % 10 == 0:
            side, name = [("federation", "Federation"), ("republika_srpska", "Srpska")][n // 10 % 2]
            choose(lab, name)
        lab.mouse.click(*spots[one])
        changes.append((one, side))
        lab.wait_for_timeout(100)
    plan = becomes(lab, assignment(*changes))
    shows(lab, plan)


def test_dragging_paints_every_unit_on_the_way_and_is_undone_at_once(lab):
    choose(lab, "Srpska")
    start, end = point(lab, BOSNIA, "livno"), point(lab, BOSNIA, "konjic")
    lab.mouse.move(*start)
    lab.mouse.down()
    lab.mouse.move(*end, steps=3)
    lab.mouse.up()
    sides = {"livno": "republika_srpska", "konjic": "republika_srpska"}
    painted = plan_on_page(lab, lambda found: found.items() >= sides.items()).assignment
    assert painted.to_dict().items() >= sides.items()
    assert sum(painted[unit] != side for unit, side in assignment().items()) > 3
    lab.locator("[data-name=undo]").click()
    becomes(lab, assignment())
    lab.locator("[data-name=redo]").click()
    becomes(lab, painted.to_dict())
    lab.locator("[data-name=reset]").click()
    becomes(lab, assignment())


def test_a_whole_region_at_once(lab):
    choose(lab, "Srpska")
    lab.locator("[data-name=mode-region]").click()
    lab.mouse.click(*point(lab, BOSNIA, "livno"))
    painted = plan_on_page(lab, lambda found: found["livno"] == "republika_srpska").assignment
    units = gd.territory(BOSNIA).units
    region = units.index[units["region"] == units["region"]["livno"]]
    assert len(region) > 1
    assert set(painted[region]) == {"republika_srpska"}
    others = painted.drop(region).to_dict()
    assert others == {u: s for u, s in assignment().items() if u not in region}


def test_moving_the_map_paints_nothing(lab):
    lab.locator("[data-name=mode-move]").click()
    x, y = point(lab, BOSNIA, "livno")
    pane = lab.locator(".leaflet-map-pane")
    before = pane.get_attribute("style")
    lab.mouse.move(x, y)
    lab.mouse.down()
    lab.mouse.move(x + 60, y + 30, steps=4)
    lab.mouse.up()
    assert pane.get_attribute("style") != before
    becomes(lab, assignment())


def test_the_keyboard_alone_paints_on_the_map(lab):
    lab.locator("[data-name=side-0]").focus()
    for _ in range(12):
        lab.keyboard.press("Tab")
        focused = lab.locator("path.unit:focus")
        if focused.count():
            break
    first = int(focused.get_attribute("data-unit"))
    lab.keyboard.press("ArrowDown")
    second = int(lab.locator("path.unit:focus").get_attribute("data-unit"))
    assert second != first
    lab.keyboard.press("3")
    lab.keyboard.press("Enter")
    assert "Brčko District" in lab.locator("path.unit:focus").get_attribute("aria-label")
    expect(lab.locator(".live")).to_contain_text("Brčko District")
    ids = list(gd.territory(BOSNIA).counts.index)
    becomes(lab, assignment((ids[second], "brcko")))
    lab.keyboard.press("Control+z")
    becomes(lab, assignment())


def test_the_table_paints_and_follows(lab):
    lab.get_by_text("Paint from a table").click()
    chosen = lab.get_by_label("Side: Foča", exact=True)
    row = lab.locator("tr", has=chosen)
    assert chosen.input_value() == "1"
    chosen.select_option("Federation of Bosnia and Herzegovina")
    expect(row.locator("td").last).to_have_text(
        f"{gd.territory(BOSNIA).counts['serb']['foca']:,.0f}"
    )
    label = unit(lab, BOSNIA, "foca").get_attribute("aria-label")
    assert "Federation of Bosnia and Herzegovina" in label
    becomes(lab, assignment(("foca", "federation")))
    choose(lab, "Brčko")
    lab.mouse.click(*point(lab, BOSNIA, "livno"))
    livno = lab.get_by_label("Side: Livno", exact=True)
    expect(livno).to_have_value("2")


def test_a_copied_address_opens_the_same_plan(lab, open_page):
    choose(lab, "Federation")
    lab.mouse.click(*point(lab, BOSNIA, "foca"))
    plan = becomes(lab, assignment(("foca", "federation")))
    again = open_page(lab.url.split("/", 3)[3])
    ready(again)
    becomes(again, plan.assignment.to_dict())
    shows(again, plan)


def test_hostile_names_do_nothing(open_page):
    territory = gd.territory("iraq-2005")
    name = "x<img src=x onerror=hit=1>${hit=1}"
    sides, colours = make_sides([{"name": name, "owners": ["shia"]}], territory)
    plan = gd.Plan.of(dict.fromkeys(territory.counts.index, next(iter(sides))), sides)
    page = open_page(f"lab?plan={encode(territory, draft(plan, colours))}")
    ready(page)
    page.mouse.move(*point(page, "iraq-2005", "anbar"))
    expect(page.locator(".tip")).to_contain_text("onerror")
    page.get_by_text("Paint from a table").click()
    assert page.evaluate("typeof hit") == "undefined"
    assert page.locator(".lab-figures img, .painter img").count() == 0


def test_saved_and_loaded_and_refused(lab, tmp_path):
    choose(lab, "Federation")
    lab.mouse.click(*point(lab, BOSNIA, "foca"))
    plan = becomes(lab, assignment(("foca", "federation")))
    lab.get_by_role("button", name="Save and load").click()
    with lab.expect_download() as download:
        lab.get_by_role("button", name="Save as JSON").click()
    saved = tmp_path / "plan.json"
    download.value.save_as(saved)
    data = json.loads(saved.read_text())
    assert data["assignment"]["foca"] == "Federation of Bosnia and Herzegovina"
    data["assignment"]["atlantis"] = data["assignment"]["foca"]
    bad = tmp_path / "bad.json"
    bad.write_text(json.dumps(data))
    lab.get_by_test_id("stPopoverBody").locator("input[type=file]").set_input_files(bad)
    expect(lab.get_by_text("does not have: atlantis")).to_be_visible(timeout=20_000)
    becomes(lab, plan.assignment.to_dict())
    del data["assignment"]["atlantis"]
    data["assignment"]["foca"] = "Republika Srpska"
    good = tmp_path / "good.json"
    good.write_text(json.dumps(data))
    lab.get_by_test_id("stPopoverBody").locator("input[type=file]").set_input_files(good)
    expect(lab.get_by_text("Loaded good.json")).to_be_visible(timeout=20_000)
    becomes(lab, assignment())


def test_a_search_runs_beside_the_page_and_its_plan_can_be_taken(open_page):
    page = open_page("lab?look=best&territory=iraq-2005")
    ready(page)
    page.get_by_role("button", name="Start the search").click()
    expect(page.get_by_text("Found in")).to_be_visible(timeout=20_000)
    choose(page, "Kurdish")
    page.mouse.click(*point(page, "iraq-2005", "anbar"))
    worse = plan_on_page(page, lambda found: found["anbar"] == "kurdish_region")
    assert worse.assignment["anbar"] == "kurdish_region"
    page.get_by_role("button", name="Put on the map: Found by the search").click()
    taken = plan_on_page(page, lambda found: found["anbar"] == "sunni_arab_region")
    assert taken.assignment["anbar"] == "sunni_arab_region"
    expect(page.locator(".lab-figures .big")).to_have_text("4,119,986")


def test_a_narrow_screen_holds_it_all(open_page):
    page = open_page("lab", width=390, height=844)
    ready(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    wide = page.locator(".painter, .lab-figures, .map, .toolbar")
    for box in [wide.nth(i).bounding_box() for i in range(wide.count())]:
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
    choose(page, "Federation")
    page.mouse.click(*point(page, BOSNIA, "foca"))
    becomes(page, assignment(("foca", "federation")))


def test_axe_finds_nothing(open_page):
    page = open_page("lab?look=compare", color_scheme="light")
    ready(page)
    page.get_by_text("Paint from a table").click()
    assert inaccessible(page, "wcag2a", "wcag2aa", "wcag21a", "wcag21aa") == []
    page.emulate_media(color_scheme="dark")
    page.wait_for_timeout(300)
    assert inaccessible(page, "color-contrast") == []


def inaccessible(page, *rules):
    options = {"runOnly": list(rules), "resultTypes": ["violations"]}
    return [
        (v["id"], [node["html"][:160] for node in v["nodes"][:3]])
        for v in Axe().run(page, options=options).response["violations"]
    ]


def test_near_the_edge_words_are_whole_and_a_region_is_outlined(lab):
    lab.locator("[data-name=mode-region]").click()
    lab.mouse.move(*point(lab, BOSNIA, "srebrenica"))
    tip, held = lab.locator(".tip"), lab.locator(".painter .map")
    tip.wait_for()
    box, around = tip.bounding_box(), held.bounding_box()
    assert box["x"] >= around["x"]
    assert box["x"] + box["width"] <= around["x"] + around["width"]
    units = gd.territory(BOSNIA).units
    region = units["region"] == units["region"]["srebrenica"]
    expect(lab.locator("path.in-region")).to_have_count(int(region.sum()))


def test_towns_are_named_on_the_map(lab):
    names = [one for one in lab.locator(".place:not(.none)").all_inner_texts() if one]
    assert {"Sarajevo", "Srebrenica", "Banja Luka"} <= set(names)
