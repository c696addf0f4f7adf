"""The table of faults that are put back fits the code; `python -m tests.mutants` tries them."""

import ast
import re

import pytest

from tests.mutants import ROOT, mutants

MUTANTS = mutants()
each = pytest.mark.parametrize("mutant", MUTANTS, ids=lambda one: one.what)


def functions(body):
    """The tests of a file or class by their names in a node's id, as in `Class::test`."""
    for node in body:
        if isinstance(node, ast.FunctionDef):
            yield node.name
        elif isinstance(node, ast.ClassDef):
            yield from (f"{node.name}::{name}" for name in functions(node.body))


def test_each_fault_is_told_once():
    assert len(MUTANTS) >= 35
    assert len({one.what for one in MUTANTS}) == len(MUTANTS)
    assert len({(one.file, one.old, one.new) for one in MUTANTS}) == len(MUTANTS)
    assert all(re.fullmatch(r"[A-Z“].*\.", one.what) for one in MUTANTS)


@each
def test_what_is_changed_stands_once_in_its_file(mutant):
    text = (ROOT / mutant.file).read_text(encoding="utf-8")
    assert text.count(mutant.old) == 1
    assert mutant.new != mutant.old


@each
def test_its_tests_are_there(mutant):
    assert mutant.tests
    for test in mutant.tests:
        file, _, name = test.partition("::")
        body = ast.parse((ROOT / file).read_text(encoding="utf-8")).body
        assert name.split("[")[0] in set(functions(body)), test
