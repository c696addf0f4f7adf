"""HTML from templates. A template lies beside the code that fills it; every value is escaped."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from components.text.cite import ids
from components.text.numbers import interval, people, quantity, share, short

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

COMPONENTS = Path(__file__).parents[1]
_EMPHASIS = (
    (re.compile(r"\*\*(.+?)\*\*"), r"<strong>\1</strong>"),
    (re.compile(r"\*(.+?)\*"), r"<em>\1</em>"),
)


def render(template: str, **values: Any) -> str:
    """The HTML of a template, named by its path in `components`.

    Raises jinja2.UndefinedError where the template asks for a value that it was not given.
    """
    return environment(COMPONENTS).get_template(template).render(values)


@cache
def environment(folder: Path) -> Environment:
    """Where a folder's templates are read, once and again when a file has changed."""
    # Loaded with the first template: maps and slides need none.
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    env = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters.update(
        ids=ids,
        people=people,
        prose=prose,
        quantity=quantity,
        query=lambda text: quote(str(text)),
        share=share,
        short=short,
    )
    env.globals.update(interval=interval)
    return env


def prose(text: object) -> Markup:
    """A sentence of a words file as HTML: escaped first, then its bold and italic words."""
    from markupsafe import Markup, escape

    found = str(escape(text))
    for mark, tag in _EMPHASIS:
        found = mark.sub(tag, found)
    return Markup(found)
