"""Browser contexts that one test after another uses, each as if it were new.

A new context reads and compiles the app's scripts anew, which is most of what opening a page costs.
One that is given back keeps that and nothing else: no page, no storage, no cookie, no permission.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from playwright.sync_api import Browser, BrowserContext

# Everything that a page may leave behind, in the words of Chromium's protocol.
LEFT = "local_storage,indexeddb,websql,cookies,file_systems,service_workers,cache_storage"
# No name leads to another machine; what asks for one all the same is heard by `open_page`.
ALONE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1"


class Contexts:
    """Contexts of one browser. No two tests have one at the same time."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._free: dict[tuple[str, str], list[BrowserContext]] = defaultdict(list)
        self._taken: dict[BrowserContext, tuple[str, str]] = {}

    def take(self, origin: str, **options: Any) -> BrowserContext:
        """A context for the app at `origin`, with `options` as for `Browser.new_context`."""
        kind = origin, repr(sorted(options.items()))
        free = self._free[kind]
        context = free.pop() if free else self._browser.new_context(**options)
        self._taken[context] = kind
        return context

    def give_back(self, context: BrowserContext) -> None:
        """Close its pages and forget what they left."""
        for page in context.pages:
            page.close()
        context.clear_cookies()
        context.clear_permissions()
        kind = self._taken.pop(context)
        page = context.new_page()
        what = {"origin": kind[0], "storageTypes": LEFT}
        context.new_cdp_session(page).send("Storage.clearDataForOrigin", what)
        page.close()
        self._free[kind].append(context)
