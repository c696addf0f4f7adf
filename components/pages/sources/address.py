"""Where a source can be read: https links made from its locator, never from anything else."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import quote

import geodata as gd
from components.text.markdown import plain
from components.text.words import words

# A host with a path, not part of a longer word or of a mail address.
_HOST = re.compile(r"(?<![\w@./-])((?:[a-z0-9-]+\.)+([a-z]{2,}))(/[\w\-./~%()=&+]*)?(?![\w@])")
_DOI = re.compile(r"\bdoi:? ?(10\.\d{4,9}/[^\s;,]+)", re.IGNORECASE)
_GITHUB = re.compile(r"\bGitHub ([\w.-]+/[\w.-]+?)(?:, commit ([0-9a-f]{7,40}))?(?=[,;\s]|$)")
FILES = ("json", "csv", "pdf", "txt", "html", "xls", "xlsx", "zip", "py")


def addresses(locator: str) -> list[tuple[str, str]]:
    """(host, https address) of every place that the locator names, in their order; often none."""
    found: dict[str, str] = {}
    for match in _DOI.finditer(locator):
        found.setdefault(f"https://doi.org/{quote(match[1].rstrip('.)'), safe='/()')}", "doi.org")
    for match in _GITHUB.finditer(locator):
        at = f"/tree/{match[2]}" if match[2] else ""
        found.setdefault(f"https://github.com/{match[1]}{at}", f"github.com/{match[1]}")
    left = _GITHUB.sub(" ", _DOI.sub(" ", locator))
    for match in _HOST.finditer(left):
        if match[2] in FILES:
            continue
        path = quote((match[3] or "").rstrip("."), safe="/~%=&+()-._")
        found.setdefault(f"https://{match[1]}{path}", match[1])
    return [(host, address) for address, host in found.items()]


def links(locator: str) -> str:
    """Markdown: links that open in a tab of their own, named by their hosts; or that none is known.

    Streamlit gives such links `rel="noopener noreferrer"`.
    """
    say = words("sources")["address"]
    found = addresses(locator)
    if not found:
        return say["none"]
    named = " · ".join(f"[{plain(host)}]({_bare(address)})" for host, address in found)
    return say["opens"].format(links=named)


def in_words(locator: str) -> str:
    """The locator in plain words: ids of other sources become their titles."""
    locator = words("sources")["locators"].get(locator, locator)
    titles = _titles()
    return re.sub(r"\b\w+\b", lambda m: titles.get(m[0], m[0]), locator)


def _bare(address: str) -> str:
    """An address that markdown cannot take for its own end."""
    return address.replace("(", "%28").replace(")", "%29")


@cache
def _titles() -> dict[str, str]:
    return {
        one: f"“{title}”" for one, title in gd.sources().set_index("source_id")["title"].items()
    }
