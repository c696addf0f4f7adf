"""The briefing as data: the shipped story, its figures and charts, its files and sources."""
