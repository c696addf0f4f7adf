"""A territory of one's own with 1,000 units: to the first paint, a click's figures, memory."""

import json
import time
import tracemalloc
from dataclasses import asdict
from itertools import pairwise
from statistics import median

import geodata as gd
from components.pages.lab.canvas import canvas, paint
from components.pages.lab.figures import figures
from components.pages.lab.state import Lab
from components.plans import territories
from tests.unit.geodata.loading import made

WIDE, CLICKS = 40, 20


def thousand():
    rows = []
    for n in range(1_000):
        row = made.feature(f"u{n}", 44 + (n % WIDE) * 0.1, 33 + (n // WIDE) * 0.1)
        ring = made.square(44 + (n % WIDE) * 0.1, 33 + (n // WIDE) * 0.1, 0.1)[0]
        row["geometry"]["coordinates"] = [_finer(ring, 10)]
        row["properties"] |= {"reds": n * 7 % 1_000, "blues": n * 13 % 1_000}
        rows.append(row)
    return made.geojson(rows)


def _finer(ring, parts):
    pairs = pairwise(ring)
    points = [
        [round(a + (b - a) * i / parts, 6) for a, b in zip(start, end, strict=True)]
        for start, end in pairs
        for i in range(parts)
    ]
    return [*points, points[0]]


def first_paint(file):
    """All that the server does from the file to what the painter is sent."""
    report = gd.inspect_territory(file, id="code", groups=made.GROUPS)
    held, _ = territories.take(owned := {}, territories.Own(report.territory))
    with territories.owning(owned):
        lab = Lab.start(held.territory.id)
        (
            json.dumps(canvas(lab.territory_id).parts()),
            asdict(paint(lab)),
            figures(lab.evaluations, lab.draft),
        )
    return owned, lab


def test_a_thousand_units(benchmark):
    file = thousand()
    first_paint(file)  # what every session shares is there
    owned, lab = benchmark.pedantic(first_paint, (file,), rounds=3 if benchmark.enabled else 1)
    assert len(lab.territory_id) > 0
    clicks = []
    with territories.owning(owned):
        for n in range(CLICKS):
            began = time.perf_counter()
            lab.apply([{"seq": n + 1, "op": "paint", "units": [n], "side": n % 2, "stroke": n + 1}])
            asdict(paint(lab)), figures(lab.evaluations, lab.draft), lab.link
            clicks.append(time.perf_counter() - began)
    tracemalloc.start()
    held = first_paint(file)
    megabytes = tracemalloc.get_traced_memory()[0] / 1e6
    tracemalloc.stop()
    assert held
    benchmark.extra_info |= {"click_ms": median(clicks) * 1e3, "session_mb": megabytes}
    print(f"\nclick {median(clicks) * 1e3:.0f} ms in Python, session {megabytes:.1f} MB")
