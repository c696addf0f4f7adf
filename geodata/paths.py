"""Where the project's data lie, apart from its code."""

from pathlib import Path

DATA = Path(__file__).parent / "data"
TABLES, SHAPES, RESULTS = DATA / "tables", DATA / "shapes", DATA / "results"
