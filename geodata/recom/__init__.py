"""Random lines of whole units by ReCom, and whether there are enough of them.

Steps are GerryChain's, an optional part of the project (`pip install ".[ensemble]"`).
"""

from geodata.recom.draw import NoLines, can_draw_lines, random_lines

__all__ = ["NoLines", "can_draw_lines", "random_lines"]
