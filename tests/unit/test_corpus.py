"""The corpus by function: each input ends in its message, short and fit to be shown."""

import re

import pytest

from tests.corpus import SHOWN, cases, said

CASES = list(cases())
LONGEST = 700  # letters of a message


def test_the_corpus_is_large():
    assert len(CASES) >= 500
    assert sum(case.surface in SHOWN for case in CASES) >= 100


@pytest.mark.parametrize("surface", sorted({case.surface for case in CASES}))
def test_each_input_is_told_or_taken(surface):
    wrong = []
    for case in CASES:
        if case.surface != surface:
            continue
        message = said(case)
        told = re.search(case.says, message) if message else None
        if not (told or (case.taken and not message)):
            wrong.append((case.text, message, "expected", case.says))
        if len(message) > LONGEST or message.encode("utf-8", "replace").decode() != message:
            wrong.append((case.text, len(message), "is long or cannot be shown"))
    assert wrong == []
