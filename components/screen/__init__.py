"""What every page stands on: the frame of a map, charts, the URL, the theme."""
