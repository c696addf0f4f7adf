"""A real browser on the real app, with every address but the app's own switched off."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import settings
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    expect,
    sync_playwright,
)

from tests import contexts as shared
from tests.contexts import Contexts
from tests.served import FLAGS, OWN, chromium, serve, settle

gc.disable()  # until all tests are known
gc.set_threshold(20_000, 20, 50)  # a tenth of the tests' time went into looking for free memory
# A busy machine is no fault of the code.
expect.set_options(timeout=30_000)
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


@pytest.fixture(scope="session")
def app() -> Iterator[str]:
    """The app's address."""
    with serve() as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    with sync_playwright() as playwright:
        flags = [*FLAGS, *shared.FLAGS]
        started = playwright.chromium.launch(executable_path=chromium(), args=flags)
        yield started
        started.close()


@pytest.fixture(scope="session")
def contexts(browser: Browser) -> Contexts:
    """What pages are opened in."""
    return Contexts(browser)


@pytest.fixture
def guarded(app: str) -> Iterator[Callable[[Page], None]]:
    """Watches a page: at the end no outside request and no console error may be there."""
    outside: list[str] = []
    errors: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        text = f"{message.text} {message.location.get('url', '')}"
        if message.type == "error" and not OWN.search(text):
            errors.append(text)

    def guard(request: Request) -> None:
        if not request.url.startswith((app, app.replace("http", "ws"), "data:", "blob:")):
            outside.append(request.url)

    def begin(page: Page) -> None:
        page.on("console", hear)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("request", guard)

    yield begin
    assert outside == []
    assert errors == []


@pytest.fixture
def open_page(
    app: str, browser: Browser, contexts: Contexts, guarded: Callable[[Page], None]
) -> Iterator[Callable[..., Page]]:
    """Opens a path of the app, each in a context of its own; `fresh` is one that knows no script.

    `watch` gets the page before it goes anywhere.
    """
    taken: list[BrowserContext] = []
    fresh_ones: list[BrowserContext] = []

    def start(
        path: str = "",
        width: int = 1366,
        height: int = 768,
        *,
        fresh: bool = False,
        watch: Callable[[Page], None] | None = None,
        **options: Any,
    ) -> Page:
        options["viewport"] = {"width": width, "height": height}
        if fresh:
            page = browser.new_context(**options).new_page()
            fresh_ones.append(page.context)
        else:
            page = contexts.take(app, **options)
            taken.append(page.context)
        if watch:
            watch(page)
        guarded(page)
        page.goto(f"{app}/{path}")
        settle(page)
        return page

    yield start
    for context in taken:
        contexts.give_back(context)
    for context in fresh_ones:
        context.close()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A test in a browser has a second try; the summary names those that needed it."""
    for item in items:
        if "browser" in item.path.parts:
            item.add_marker(pytest.mark.flaky(reruns=2))


def pytest_collection_finish() -> None:
    """What is imported stays: the collector of memory need not look at it again and again."""
    gc.collect()
    gc.freeze()
    gc.enable()
