"""Add your own: files in, one report, then everything that the lab does with a territory."""

from components.pages.lab.own.panel import panel

__all__ = ["panel"]
