"""How the browser tests drive the painter: aim at a unit, paint, wait for Python's answer."""

from __future__ import annotations

import time
from collections.abc import Callable

from playwright.sync_api import Page, expect

import geodata as gd
from components.pages.lab.state import Lab
from components.plans.offered import offered

# A point of a unit that a pointer really meets, and the unit's colour.
AIM = """
(path) => {
  const root = path.getRootNode();
  const box = path.getBoundingClientRect();
  for (let i = 1; i < 16; i++)
    for (let j = 1; j < 16; j++) {
      const x = box.x + (box.width * i) / 16, y = box.y + (box.height * j) / 16;
      if (root.elementFromPoint(x, y) === path) return [x, y];
    }
  return null;
}
"""


def ready(page: Page) -> None:
    """Wait for the map and for Python to know that the browser has the canvas."""
    page.wait_for_selector("path.unit")
    page.wait_for_timeout(1500)


def unit(page: Page, territory_id: str, unit_id: str):
    """The path of a unit on the map."""
    place = list(gd.territory(territory_id).counts.index).index(unit_id)
    return page.locator(f'path.unit[data-unit="{place}"]')


def point(page: Page, territory_id: str, unit_id: str) -> tuple[float, float]:
    """Where to click to hit a unit."""
    path = unit(page, territory_id, unit_id)
    path.scroll_into_view_if_needed()
    found = path.evaluate(AIM)
    assert found, f"{unit_id} cannot be hit"
    return tuple(found)


def choose(page: Page, side: str) -> None:
    """Take a side as the brush."""
    page.locator(".sides button", has_text=side).click()


def shows(page: Page, plan: gd.Plan, territory_id: str = "bosnia-1991") -> None:
    """The page's first figure is Python's for this plan (middle treatment)."""
    wrong = gd.evaluate(gd.territory(territory_id), plan).wrong_side
    expect(page.locator(".lab-figures .big")).to_have_text(f"{wrong:,.0f}")


def plan_on_page(page: Page, until: Callable[[dict], bool], most_s: float = 25) -> gd.Plan:
    """The plan in the page's address, once its unit -> side is what a test waits for.

    An address without a plan is the first's.
    """
    end = time.monotonic() + most_s
    while True:
        page.wait_for_timeout(200)
        text = page.evaluate("new URLSearchParams(location.search).get('plan')")
        plan = (Lab.open(text) if text else Lab.start(offered()[0])).draft.plan
        if until(plan.assignment.to_dict()) or time.monotonic() > end:
            return plan


def becomes(page: Page, expected: dict) -> gd.Plan:
    """The plan in the page's address, which must become `expected` and stay so."""
    plan_on_page(page, lambda found: found == expected)
    page.wait_for_timeout(1200)
    plan = plan_on_page(page, lambda found: found == expected, most_s=0)
    found = plan.assignment.to_dict()
    differ = {u: (found[u], side) for u, side in expected.items() if found[u] != side}
    assert differ == {}
    return plan
