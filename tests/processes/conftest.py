"""Searches here have the time that they have in unit tests."""

from tests.unit.conftest import patient_search

__all__ = ["patient_search"]
