"""Add your own: files in, one report, then everything that the lab does with a territory."""

from components.pages.lab.own.section import section

__all__ = ["section"]
