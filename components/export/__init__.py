"""Exports: the same scenes as on the screen, as pictures, slides, a handout and one web page."""
