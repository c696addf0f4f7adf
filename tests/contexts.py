"""Browser contexts that one test after another uses, each as if it were new.

A new context reads and compiles the app's scripts anew, which is most of what opening a page costs.
One that is given back keeps that and nothing else: no page of the test, no storage, no cookie, no
permission. A page of no content waits in it, for the process that compiled ends with its last page.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any, Literal

from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

# Everything that a page may leave behind, in the words of Chromium's protocol.
LEFT = "local_storage,indexeddb,websql,cookies,file_systems,service_workers,cache_storage"
FLAGS = [
    # No name leads to another machine; what asks for one all the same is heard by `open_page`.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
    # The pages of one context share what one of them has compiled: a sixth of an opening.
    "--process-per-site",
]
# What a window that a test opens beside its page gets.
SIZE = ViewportSize(width=1366, height=768)


class Contexts:
    """Contexts of one browser. No two tests have one at the same time."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._free: dict[tuple[str, str], list[BrowserContext]] = defaultdict(list)
        self._taken: dict[BrowserContext, tuple[str, str]] = {}

    def take(
        self,
        origin: str,
        viewport: ViewportSize = SIZE,
        color_scheme: Literal["light", "dark"] = "light",
        **options: Any,
    ) -> Page:
        """A page for the app at `origin`, alone in its context.

        `options` are those of `Browser.new_context`. Size and theme are the page's own, so that
        pages of all sizes and themes share one context after another.
        """
        kind = origin, repr(sorted(options.items()))
        free = self._free[kind]
        context = free.pop() if free else self._browser.new_context(viewport=SIZE, **options)
        self._taken[context] = kind
        page = context.pages[0] if context.pages else context.new_page()
        page.set_viewport_size(viewport)
        page.emulate_media(color_scheme=color_scheme)
        return page

    def give_back(self, context: BrowserContext) -> None:
        """Close its pages and forget what they left."""
        kind = self._taken.pop(context)
        used = context.pages
        waiting = context.new_page()
        waiting.goto(f"{kind[0]}/_stcore/health")
        for page in used:
            page.close()
        context.clear_cookies()
        context.clear_permissions()
        what = {"origin": kind[0], "storageTypes": LEFT}
        context.new_cdp_session(waiting).send("Storage.clearDataForOrigin", what)
        self._free[kind].append(context)
