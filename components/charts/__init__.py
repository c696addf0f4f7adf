"""Altair charts: data in, chart out."""
