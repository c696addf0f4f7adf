"""Scenes: what a map shows, as plain data. A page, a briefing and an export draw the same scene."""
