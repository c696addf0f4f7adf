"""From a click to the repainted map, and to Python's figures: medians in a real browser."""

from statistics import median

from tests.browser.lab import ready

# Paints one unit a round and says when its new colour was on screen and when the figure changed.
MEASURE = """
async (rounds) => {
  const figure = () => document.querySelector(".lab-figures .big").textContent;
  const host = [...document.querySelectorAll("*")].find((e) => e.shadowRoot?.querySelector(".map"));
  const root = host.shadowRoot;
  const wait = (ms) => new Promise((done) => setTimeout(done, ms));
  const result = [];
  for (const path of [...root.querySelectorAll("path.unit")].slice(0, rounds)) {
    const fill = path.getAttribute("fill");
    const first = root.querySelector('[data-name="side-0"] .swatch').style.background;
    const probe = document.createElement("i");
    probe.style.background = fill;
    const other = probe.style.background === first ? 1 : 0;
    root.querySelector(`[data-name="side-${other}"]`).click();
    await wait(250);
    const before = figure();
    const box = path.getBoundingClientRect();
    const at = { clientX: box.x + box.width / 2, clientY: box.y + box.height / 2 };
    const event = (type) =>
      new PointerEvent(type, { bubbles: true, composed: true, isPrimary: true, button: 0, ...at });
    if (root.elementFromPoint(at.clientX, at.clientY) !== path) continue;
    let changed = null;
    const look = () => figure() !== before && (changed ??= performance.now());
    const watcher = new MutationObserver(look);
    watcher.observe(document.body, { subtree: true, childList: true, characterData: true });
    const start = performance.now();
    path.dispatchEvent(event("pointerdown"));
    path.dispatchEvent(event("pointerup"));
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    const painted = path.getAttribute("fill") === fill ? null : performance.now() - start;
    for (let i = 0; i < 200 && changed === null; i++) await wait(10);
    watcher.disconnect();
    result.push([painted, changed - start]);
  }
  return result;
}
"""


def test_a_click_repaints_at_once_and_the_figures_follow(open_page, benchmark):
    page = open_page("lab")
    ready(page)
    rounds = 40 if benchmark.enabled else 5
    result = benchmark.pedantic(page.evaluate, (MEASURE, rounds), rounds=1)
    assert len(result) > rounds // 2
    assert all(painted is not None for painted, _ in result)
    repaint, figures = (median(values) for values in zip(*result, strict=True))
    benchmark.extra_info |= {"repaint_ms": repaint, "figures_ms": figures}
    print(f"\nmedian of {len(result)} clicks: map {repaint:.0f} ms, figures {figures:.0f} ms")
