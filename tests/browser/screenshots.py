"""Makes the README's pictures anew: `make screenshots`."""

from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.served import FLAGS, chromium, serve, settle

FOLDER = Path(__file__).parents[2] / "docs" / "screenshots"
SHOTS = {
    "contrast": "",
    "places": "places?place=srebrenica",
    "cases": "cases",
    "claims": "claims",
    "lab": "lab",
    "briefing": "briefing?step=1",
}
# The first screen as it is met: a laptop in both themes, a phone.
FIRST = {
    "light": (1366, 768, "light"),
    "dark": (1366, 768, "dark"),
    "phone": (390, 844, "light"),
}


def main() -> None:
    """One picture a page, as a laptop shows it."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with serve() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        page = browser.new_page(viewport={"width": 1600, "height": 900})
        for name, path in SHOTS.items():
            page.goto(f"{address}/{path}")
            settle(page)
            page.wait_for_timeout(2500)
            page.screenshot(path=FOLDER / f"{name}.jpg", type="jpeg", quality=82)
        for name, (width, height, scheme) in FIRST.items():
            page = browser.new_page(
                viewport={"width": width, "height": height}, color_scheme=scheme
            )
            page.goto(address)
            settle(page)
            page.wait_for_timeout(1500)
            page.screenshot(path=FOLDER / f"first-{name}.jpg", type="jpeg", quality=82)
        browser.close()


if __name__ == "__main__":
    main()
