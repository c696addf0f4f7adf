"""Pictures from vectors, in this process, with the project's own typeface."""

from __future__ import annotations

from components.paper import fonts


def png(svg: str, scale: float = 1.0) -> bytes:
    """The SVG drawn at `scale` pixels a unit. Never reads the system's fonts."""
    import resvg_py

    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg,
            zoom=scale,
            skip_system_fonts=True,
            font_files=[str(file) for file in fonts.files()],
            sans_serif_family=fonts.FAMILY,
        )
    )
