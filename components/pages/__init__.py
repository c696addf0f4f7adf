"""One page, one folder: page.py, its sections, its words and its style."""
