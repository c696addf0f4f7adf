"""Altair charts, and nothing else knows Altair."""
