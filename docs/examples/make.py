"""Writes the example of docs/own-territory.md from the table of 1911.

Run `python -m docs.examples.make`. The areas are the project's drawings, near the borders of 1911
and not on them; what borders on what is measured from these drawings when the file is loaded.
"""

from pathlib import Path

import geodata as gd

HERE = Path(__file__).parent
DECIMALS = 4  # of a degree: ten metres


def main() -> None:
    """Write the areas with their people, and the people alone as a table."""
    ireland = gd.territory("ireland-1911")
    areas = ireland.units[["name", "region", "geometry"]].join(ireland.counts.round().astype(int))
    areas["total"] = ireland.population.round().astype(int)
    areas["geometry"] = areas.geometry.set_precision(10.0**-DECIMALS)
    areas = areas.rename_axis("unit_id").reset_index()
    text = areas.to_json(drop_id=True, ensure_ascii=False)
    (HERE / "ireland-1911.geojson").write_text(text + "\n", encoding="utf-8")
    counts = areas[["unit_id", *ireland.groups, "total"]]
    counts.to_csv(HERE / "ireland-1911-counts.csv", index=False, lineterminator="\n")


if __name__ == "__main__":
    main()
