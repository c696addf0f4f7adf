"""Answers found beforehand: optima.json and ensembles.json, made by geodata/rebuild."""

from pathlib import Path

RESULTS = Path(__file__).parent
