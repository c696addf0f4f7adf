"""What happens when something breaks: the visitor gets calm words and a number, the log the rest.

No traceback and no path of the server is shown. The log has one line a fault, with the number the
visitor was given. What an error says may repeat what a person typed, so a line has the error's
kind and where it arose; at the level DEBUG also what it says. `CARVED_LOG_LEVEL` sets the level.
"""

from __future__ import annotations

import logging
import os
import secrets
import traceback
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st
from streamlit.errors import FragmentHandledException

import geodata as gd
from components.text.markdown import inert
from components.text.words import words

LEVEL = "CARVED_LOG_LEVEL"
DEEPEST = 12  # innermost frames of a traceback that are logged

log = logging.getLogger("carved")


def begin() -> None:
    """Write the log to standard error, at the level of the setting."""
    if not log.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        log.addHandler(handler)
        log.propagate = False
    level = os.environ.get(LEVEL, "INFO").upper()
    log.setLevel(level if level in logging.getLevelNamesMapping() else "INFO")


class Noted(RuntimeError):
    """What was asked for cannot be had; the log has why, if it is a fault."""


def silence_streamlit() -> None:
    """Keep Streamlit from logging over many lines what `tell` logs, or what one line can say."""
    logging.getLogger("streamlit.error_util").addFilter(
        lambda record: not str(record.msg).startswith("Uncaught app")
    )
    logging.getLogger("streamlit.runtime.backend_operation_handler").addFilter(_not_made)


def _not_made(record: logging.LogRecord) -> bool:
    """A file that was asked for and not made, on one line; False, so that it is not said again."""
    error = record.exc_info[1] if record.exc_info else None
    error = (error and error.__cause__) or error  # Streamlit wraps what broke
    if isinstance(error, Noted):
        log.warning("a file was not made: %s", error)
    elif error:
        note(error, "file ")
    return error is None


def note(error: BaseException, where: str = "") -> str:
    """Log `error` on one line; the number to find it by."""
    number = secrets.token_hex(4)
    frames = traceback.extract_tb(error.__traceback__)[-DEEPEST:]
    trail = " < ".join(f"{f.filename}:{f.lineno} {f.name}" for f in reversed(frames))
    said = f" says {str(error)!r}" if log.isEnabledFor(logging.DEBUG) else ""
    if isinstance(error, gd.TableError):  # speaks of the project's own files alone
        said = f" says {str(error)!r}"
    log.error("fault %s %s%s%s at %s", number, where, type(error).__name__, said, trail)
    return number


def tell(error: Exception) -> bool:
    """Tell the visitor and the log; True, so that Streamlit does not tell it again."""
    number = note(error, _page())
    say = words("common")["fault"]
    if isinstance(error, gd.TableError):
        st.error(say["data"].format(found=inert(error), number=number), icon=":material/report:")
    else:
        st.error(say["page"].format(number=number), icon=":material/report:")
    return True


@contextmanager
def reported() -> Iterator[None]:
    """Whatever breaks within is told; a fragment's own fault has been told already."""
    try:
        yield
    except FragmentHandledException:
        raise
    except Exception as error:
        tell(error)


def _page() -> str:
    """The page of this run, without what its address asks for."""
    url = st.context.url
    return f"/{url.split('?')[0].split('/', 3)[-1]} " if url else ""
