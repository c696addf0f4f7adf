"""What stands in the window before Streamlit has loaded, and how it goes."""

import pytest

from components.text.words import words
from tests.served import PAGES, maps, settle, until

PHONE = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36"
SCREENS = [
    ({"width": 1366, "height": 768}, "light"),
    ({"width": 1920, "height": 1080}, "dark"),
    ({"width": 390, "height": 844, "user_agent": PHONE}, "light"),
]
NEAR = 3  # pixels
EARLY = "document.getElementById('early').shadowRoot"
STILL = f"{EARLY}.querySelector('.st-key-pair')"
LIVING = "document.querySelector('.st-key-pair iframe').contentDocument"
# Where the parts of the picture stand in the window, and how large its circles are.
PLACES = """([root, living]) => {
  const frame = living && document.querySelector(".st-key-pair iframe").getBoundingClientRect();
  const side = (node) => node.closest(".pair-side")?.dataset.side || "";
  const box = (node) => {
    const { x, y, width, height } = node.getBoundingClientRect();
    const framed = living && node.ownerDocument !== document;
    return [x + (framed ? frame.x : 0), y + (framed ? frame.y : 0), width, height];
  };
  const found = {}, early = document.getElementById("early")?.shadowRoot;
  const look = (name, node, its = box(node)) => { if (its[2]) found[name] = its; };
  look("headline", living ? document.querySelector("#root h1") : early.querySelector("h1"));
  const parts = ".pair, .pair-map, .pair-number, .pair-how, .pair-key:first-child i";
  for (const node of root.querySelectorAll(parts))
    look(node.localName + node.className.split(" ").at(-1) + side(node), node);
  for (const node of root.querySelectorAll(".pair-note"))
    look(node.querySelector("strong").textContent, node);
  for (const map of root.querySelectorAll(".pair-map")) {
    const circles = [...map.querySelectorAll(living ? "path.atlas-circle" : "circle")].map(box);
    circles.sort((a, b) => b[2] - a[2]);
    circles.slice(0, 5).forEach((one, at) => look("circle " + at + side(map), map, one));
  }
  return found;
}"""


@pytest.fixture
def unborn(app, browser):
    """Opens a page whose scripts never come."""
    opened = []

    def start(path="", width=1366, height=768, **options):
        opened.append(browser.new_context(viewport={"width": width, "height": height}, **options))
        page = opened[-1].new_page()
        page.route("**/static/js/*", lambda route: route.fulfill(body="", status=200))
        page.goto(f"{app}/{path}")
        while not path and not page.locator("#early[data-picture]").count():
            page.wait_for_timeout(200)  # the server is making it
            page.goto(f"{app}/{path}")
        return page

    yield start
    for context in opened:
        context.close()


@pytest.mark.parametrize(("screen", "scheme"), SCREENS)
def test_the_still_picture_stands_where_the_living_one_will(unborn, open_page, screen, scheme):
    page = unborn(**screen, color_scheme=scheme)
    page.evaluate("document.fonts.ready.then(() => null)")
    still = page.evaluate(f"({PLACES})([{STILL}, false])")
    page = open_page("", **screen, color_scheme=scheme, fresh=True)
    living = page.evaluate(f"({PLACES})([{LIVING}, true])")
    assert {name for name in still if name.startswith("circle")}
    assert still.keys() == living.keys()
    for name, box in still.items():
        assert box == pytest.approx(living[name], abs=NEAR), name


@pytest.mark.parametrize("path", [one for one in PAGES if one != "briefing"])
def test_the_first_words_are_there_before_any_script_and_leave_no_trace(unborn, open_page, path):
    page = unborn(path)
    title = words(path or "contrast")["title"]
    assert page.locator("#early h1").inner_text() == title
    assert page.locator("#early").get_attribute("aria-hidden") == "true"
    page = open_page(path)
    assert page.locator("#early").count() == 0
    assert page.locator("h1").inner_text() == title


def test_what_is_pressed_before_the_page_is_there_is_open_when_it_comes(
    app, browser, guarded, open_page
):
    open_page("figures")  # the server has made the picture
    page = browser.new_page(viewport={"width": 1366, "height": 768})  # its process knows no script
    guarded(page)
    page.route("**/static/js/index.*.js", held := Held())
    page.goto(app, wait_until="commit")
    # What is in its place: a press beside it is tried again with a scroll, which takes it away.
    page.wait_for_function("document.querySelector('#early:not(.waiting)')")
    page.wait_for_function("document.fonts.status === 'loaded'")
    page.locator("#early .pair-note", has_text="Srebrenica").click()
    page.locator("#early label", has_text="1991").click()
    held.go()
    settle(page)
    (frame,) = maps(page)
    assert "Srebrenica" in frame.locator(".pair-card:not([hidden])").inner_text()
    assert frame.locator("input[value='1991']").is_checked()
    page.close()


class Held:
    """Answers for a file that waits until it may go on."""

    def __init__(self):
        self.routes = []

    def __call__(self, route):
        self.routes.append(route)

    def go(self):
        until(lambda: self.routes)
        for route in self.routes:
            route.continue_()


@pytest.mark.parametrize("leave", ["a press on the navigation", "the wheel over a map"])
def test_who_goes_on_before_the_maps_are_there_is_not_held_up(app, open_page, leave):
    page = open_page("figures")
    page.route("**/streamlit_folium.st_folium/index.html*", lambda route: None)  # never answered
    page.goto(app)
    link = page.get_by_test_id("stTopNav").get_by_role("link", name="Figures")
    link.wait_for()
    early = page.locator("#early")
    page.locator("#root .st-key-lead h1").wait_for()
    assert early.count() == 1
    if leave == "a press on the navigation":
        link.click()
    else:
        page.set_viewport_size({"width": 1366, "height": 500})
        page.mouse.move(300, 350)
        page.mouse.wheel(0, 200)
    early.wait_for(state="detached", timeout=4_000)


def test_a_page_that_has_something_else_to_say_is_not_covered(open_page):
    page = open_page("places?place=nowhere")
    assert page.locator("#early").count() == 0
    assert page.get_by_test_id("stAlert").is_visible()
