"""Maps as plain data: scenes, their layers, and what a browser needs to draw them."""
