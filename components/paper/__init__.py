"""Renderers that need no screen: pictures, slides, handout, web page, GeoJSON."""
