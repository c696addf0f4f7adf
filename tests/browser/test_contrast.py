"""The first screen in a browser: one scale, panels that open in place, nothing that moves."""

import pytest

from tests.served import act, maps, settle

SCALES = "pair.sides.map(side => atlas.metresPerPixel(side.map))"
PEOPLE_PER_AREA = """pair.sides.map(side => Object.values(side.circles.parts)
    .filter(part => part.people > 0).map(part => part.people / part.getRadius() ** 2))"""
SCREENS = [(1366, 768), (1920, 1080)]
LAPTOP = {"width": 1366, "height": 768}


@pytest.fixture
def first(open_page):
    """The first page on a screen, and the one frame that holds both maps."""

    def start(path="", width=1366, height=768, **options):
        page = open_page(path, width=width, height=height, **options)
        (frame,) = maps(page)
        frame.wait_for_selector("path.atlas-circle", state="attached")
        return page, frame

    return start


def choose(frame, option):
    frame.locator(f"label:has(input[value='{option}'])").click()


def spread(values):
    return max(values) / min(values) - 1


@pytest.mark.parametrize(("width", "height"), SCREENS)
def test_one_ground_scale_and_one_circle_scale_at_three_zooms(first, width, height):
    _, frame = first(width=width, height=height)
    for by in (0, 1.5, -2.25):
        act(
            frame,
            f"pair.sides[0].map.setZoom(pair.sides[0].map.getZoom() + {by}, {{animate: false}})",
        )
        assert spread(frame.evaluate(SCALES)) < 0.005
        left, right = frame.evaluate(PEOPLE_PER_AREA)
        assert spread([*left, *right]) < 1e-6


def test_panning_one_map_moves_the_other_by_the_same_ground(first):
    _, frame = first()
    before = frame.evaluate("pair.sides[1].map.getCenter()")
    act(frame, "pair.sides[0].map.panBy([0, 60], {animate: false})")
    after = frame.evaluate("pair.sides[1].map.getCenter()")
    assert after["lat"] < before["lat"]
    assert spread(frame.evaluate(SCALES)) < 0.005


def test_the_first_screen_needs_no_scrolling_and_no_annotation_lies_on_another(first):
    page, frame = first()
    for width, height in SCREENS:
        page.set_viewport_size({"width": width, "height": height})
        settle(page)
        box = page.locator("iframe[title*=folium]").bounding_box()
        assert box["y"] + box["height"] <= height
        foot = frame.locator(".pair-how").bounding_box()
        assert foot["y"] + foot["height"] <= height + 1
        for note in frame.locator(".pair-note").all():
            assert note.is_visible()
        apart(frame)


def apart(frame):
    boxes = frame.evaluate(
        "[...document.querySelectorAll('.pair-note, .pair-switches, .pair-zoom')]"
        ".map(n => n.getBoundingClientRect()).map(b => [b.left, b.top, b.right, b.bottom])"
    )
    for i, one in enumerate(boxes):
        for two in boxes[i + 1 :]:
            beside = one[2] <= two[0] or two[2] <= one[0] or one[3] <= two[1] or two[3] <= one[1]
            assert beside, (one, two)


def test_the_first_click_opens_a_panel_with_the_map_half_out_of_view(first):
    page, frame = first(height=520)
    box = page.locator("iframe[title*=folium]").bounding_box()
    assert box["y"] + box["height"] > 540
    before = page.get_by_test_id("stMain").evaluate("node => node.scrollTop")
    frame.locator(".pair-note[data-pair=srebrenica-mosul]").first.click()
    frame.get_by_role("heading", name="A minority behind the line").wait_for()
    assert page.get_by_test_id("stMain").evaluate("node => node.scrollTop") == before
    assert "pair=srebrenica-mosul" in page.url


def test_a_circle_opens_its_panel_too(first):
    _, frame = first()
    act(frame, "pair.sides[1].circles.parts.baghdad.fire('click')")
    frame.get_by_role("heading", name="The capital").wait_for()


def test_pointing_lights_a_pair_on_both_maps_and_dims_the_rest(first):
    _, frame = first()
    frame.locator(".pair-note[data-pair=tuzla-kirkuk]").first.hover()
    lit = frame.locator(".pair-note.lit")
    assert [one.get_attribute("data-pair") for one in lit.all()] == ["tuzla-kirkuk"] * 2
    dimmed = frame.locator(".pair-note[data-pair=sarajevo-baghdad]").first
    assert dimmed.evaluate("node => getComputedStyle(node).opacity") == "0.3"


def test_keys_step_through_the_pairs_and_escape_closes(first):
    page, frame = first()
    frame.locator(".pair-note[tabindex='0']").focus()
    page.keyboard.press("Enter")
    heading = frame.locator(".pair-card h3")
    seen = [heading.inner_text()]
    for _ in range(3):
        page.keyboard.press("ArrowRight")
        seen.append(heading.inner_text())
    assert len(set(seen)) == 4
    page.keyboard.press("ArrowLeft")
    assert heading.inner_text() == seen[2]
    page.keyboard.press("Escape")
    assert frame.locator(".pair-card").is_hidden()
    assert "pair=" not in page.url
    assert frame.evaluate("document.activeElement.className").startswith("pair-note")


def test_a_link_opens_its_panel_and_its_switches(first):
    _, frame = first("?pair=gorazde-baqubah&census=1991&baghdad=shared")
    assert "enclave" in frame.locator(".pair-card h3").inner_text()
    assert "1.06 million" in frame.locator("[data-side=bosnia] .pair-number").inner_text()
    assert "2.33 million" in frame.locator("[data-side=iraq] .pair-number").inner_text()


def test_a_switch_repaints_in_place_and_stands_in_the_address(first):
    page, frame = first()
    choose(frame, "1991")
    strong = frame.locator("[data-side=bosnia] .pair-number strong")
    assert strong.inner_text() == "1.06 million"
    frame.wait_for_function(
        "Math.round(Object.values(pair.sides[0].circles.parts)"
        ".reduce((sum, part) => sum + part.people, 0)) > 1060000"
    )
    assert "census=1991" in page.url
    choose(frame, "front-1995")
    assert strong.inner_text() == "1.15 million"
    opacity = "getComputedStyle(pair.sides[0].planLines['front-1995']).opacity"
    frame.wait_for_function(f"{opacity} === '1'")
    choose(frame, "map")
    assert "million" in frame.locator("[data-side=iraq] .pair-number strong").inner_text()
    assert "count=map" in page.url


def test_a_panel_leads_to_its_place_in_the_same_session(first):
    page, frame = first("?pair=srebrenica-mosul")
    page.evaluate("window.same = true")
    frame.get_by_role("link", name="More on Srebrenica").click()
    page.wait_for_url("**/places?place=srebrenica")
    assert page.evaluate("window.same")


def test_steps_move_both_maps_and_going_back_restores_them(first):
    page, frame = first()
    home = frame.evaluate(SCALES)
    card = "document.querySelector(`[data-step=${id}] .step-card`)"
    step = f"id => {card}.scrollIntoView({{block: 'center'}})"
    page.locator("[data-step=drina]").wait_for(state="attached")
    page.evaluate(step, "before")
    frame.wait_for_function("pair.root.dataset.step === 'before'")
    assert frame.locator("[data-side=bosnia] .pair-number strong").inner_text() == "1.06 million"
    page.evaluate(step, "drina")
    frame.wait_for_function(
        f"(([left, right]) => left < {home[0] / 2} && Math.abs(left / right - 1) < 0.005)({SCALES})"
    )
    page.evaluate(step, "baghdad")
    frame.wait_for_selector(".atlas-pin")
    page.get_by_test_id("stMain").evaluate("node => { node.scrollTop = 0; }")
    frame.wait_for_function(f"Math.abs(({SCALES})[0] / {home[0]} - 1) < 0.01")
    assert frame.locator(".atlas-pin").count() == 0


def test_evidence_is_one_click_away(first):
    page, _ = first()
    page.get_by_role("button", name="Evidence").first.click()
    page.get_by_role("dialog").get_by_role("heading", name="Bosnia, 1995").wait_for()


def test_on_a_phone_one_map_at_a_time_a_sheet_and_five_screens(first):
    page, frame = first(width=390, height=844, has_touch=True)
    page.locator("[data-step=before]").wait_for(state="attached")
    page.get_by_role("link", name="Explore the maps").wait_for(state="attached")
    assert page.get_by_test_id("stMain").evaluate("node => node.scrollHeight") <= 5 * 844
    iraq, bosnia = (frame.locator(f"[data-side={side}] .pair-map") for side in ("iraq", "bosnia"))
    assert iraq.is_visible()
    assert not bosnia.is_visible()
    frame.get_by_role("button", name="Carved").tap()
    assert bosnia.is_visible()
    frame.locator("[data-side=bosnia] .pair-note", has_text="Sarajevo").tap()
    sheet = frame.locator(".pair-card").bounding_box()
    assert sheet["width"] > 340
    assert spread(frame.evaluate(SCALES)) < 0.005


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_line_and_the_circles_stand_out_in_both_themes(first, scheme):
    _, frame = first(color_scheme=scheme)
    ground = "getComputedStyle(document.querySelector('.leaflet-atlas-bosnia-pane path')).fill"
    line = "getComputedStyle(document.querySelector('.leaflet-atlas-line-dayton-pane path')).stroke"
    assert frame.evaluate(ground) != frame.evaluate(line)
