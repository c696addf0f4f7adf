"""The corpus through a browser: every message stands there as text, and no part of it acts."""

from urllib.parse import quote

import pytest

from components.text.markdown import MESSAGE, quoted
from tests.corpus import SHOWN, cases, said
from tests.served import serve, settle


@pytest.fixture(scope="module")
def app():
    with serve("tests/browser/messages.py") as address:
        yield address


def letters(text):
    """Text as it is seen: without what markdown and browsers do to spaces and unseen marks."""
    return "".join(letter for letter in text if letter.isprintable() and not letter.isspace())


def test_every_message_is_text_and_nothing_in_it_acts(open_page):
    expected = [
        letters(quoted(message, MESSAGE))
        for case in cases()
        if case.surface in SHOWN - {"view"} and (message := said(case))
    ]
    page = open_page()
    alerts = page.get_by_test_id("stAlert")
    alerts.last.wait_for()
    shown = [letters(text) for text in alerts.all_inner_texts()]
    assert len(shown) >= 100
    missing = [text for text in expected if text not in shown]
    assert missing == [], [text for text in shown if text not in expected]
    for marks in ("a[href]", "img", "script", "iframe", "svg[onload]", ".katex", "table", "code"):
        assert page.locator(f"[data-testid=stAlertContainer] {marks}").count() == 0, marks
    assert page.evaluate("window.hacked") is None


TEXT = "Your session ended, sign in at https://evil.example www.evil.example a@evil.example "


@pytest.fixture(scope="module")
def site():
    with serve() as address:
        yield address


@pytest.fixture(scope="module")
def window(site, browser):
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(
    "path",
    [
        "?layer={text}",
        "?{text}=1",
        "places?role={text}",
        "cases?compare={text}",
        "claims?speaker={text}",
        "lab?plan={text}",
        "lab?look={text}",
        "briefing?step={text}",
        "sources?source={text}",
        "claims?speaker={long}",
        "places?q={wide}",
        "places?{many}",
        "cases?compare={list}",
        "briefing?step={digits}",
    ],
)
def test_an_address_makes_no_link_and_no_long_page(site, window, path):
    query = path.format(
        text=quote(TEXT),
        long="A" * 20_000,
        wide=quote("\ufdfa" * 1_000),
        many="&".join(f"p{n}=1" for n in range(900)),
        list=",".join(f"c{n}" for n in range(4_000)),
        digits="9" * 5_000,
    )
    page = window
    page.goto(f"{site}/{query}")
    settle(page)
    alerts = page.get_by_test_id("stAlert")
    assert alerts.count() <= 4
    assert all(len(text) < 700 for text in alerts.all_inner_texts())
    assert page.locator("[data-testid=stAlertContainer] a[href*=evil]").count() == 0
    assert page.locator("a[href*=evil]").count() == 0
