"""What the tests of the briefing share: steps, windows, buttons."""

import re

from components.story.story import story
from tests.served import maps, settle

IDS = story().ids


FILES = "input[type=file]"


def at(page, step):
    """Wait until the step is on the screen, and its map where the step wants it."""
    page.wait_for_function(
        "title => document.querySelector('.step h1')?.textContent === title",
        arg=story().steps[IDS.index(step)].title,
    )
    page.wait_for_url(re.compile(rf"step={step}\b"))
    settle(page)


def first_map(page):
    return next(
        f for f in maps(page) if f.evaluate("map.getContainer().dataset.atlas").endswith("first")
    )


def prepared(page, step):
    """The start page with a step chosen."""
    at = IDS.index(step)
    name = f"{at + 1}. {story().steps[at].title}"
    page.locator("ol button", has_text=name).click()
    page.locator("ol button[aria-pressed=true]", has_text=name).wait_for()
    settle(page)
    return page


def presenter_of(page):
    """Open the presenter window as a person does."""
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Presenter window").click()
    window = opened.value
    window.get_by_text("Elapsed").wait_for(timeout=60_000)
    return window


def shows(window, title):
    window.get_by_role("heading", name=title, exact=True).first.wait_for(timeout=60_000)


def button(page, name):
    return page.get_by_role("button", name=name, exact=True)
