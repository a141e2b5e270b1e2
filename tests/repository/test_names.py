"""Names can be searched for: what lives longer than a line is called by what it is."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# Participles and pronouns say nothing alone: of what is found there are findings, rows, hits.
BARE = frozenset(
    "alike asked beside found given held here kept known made meant named one own put said seen "
    "shown taken there told wanted written wrong".split()
)
# A function that others call may be called by what becomes of a text or a function in it, as
# `sorted` is; else it is named as what it returns, or does.
PARTICIPLE = re.compile(r"[a-z]+(?<!e)ed")
BECOMES = frozenset("capitalised escaped marked memoized shortened translated".split())
COMPREHENSIONS = ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp
VERBS = frozenset({"put"})  # a function may be called by what it does


def bare_names(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """The lines and names of variables, parameters, attributes and functions that say nothing.

    Those of a comprehension or a lambda may, which are read with what they run over.
    """
    brief: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, COMPREHENSIONS):
            brief |= {id(name) for part in node.generators for name in ast.walk(part.target)}
        elif isinstance(node, ast.Lambda):
            brief |= {id(parameter) for parameter in node.args.args}
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name, ctx=ast.Store()) | ast.Attribute(attr=name, ctx=ast.Store()):
                bare = BARE
            case ast.arg(arg=name):
                bare = BARE
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                bare = BARE - VERBS
            case _:
                continue
        if name.strip("_") in bare and id(node) not in brief:
            yield node.lineno, name


@pytest.mark.parametrize(
    "line",
    [
        "found = rows()",
        "for told in rows: pass",
        "def known(): pass",
        "def rows(*, given): pass",
        "package._kept = {}",
        "class Row:\n    said: str",
    ],
)
def test_a_name_that_says_nothing_is_seen(line: str) -> None:
    assert len([*bare_names(ast.parse(line))]) == 1
    assert [*bare_names(ast.parse("rows = [one for one in found(lambda own: own.key)]"))] == []


@cache
def trees(folder: str) -> dict[str, ast.Module]:
    """The modules of a folder, as Python reads them, by their paths."""
    return {
        str(path.relative_to(ROOT)): ast.parse(path.read_text("utf-8"))
        for path in sorted((ROOT / folder).rglob("*.py"))
    }


@pytest.mark.parametrize("folder", ["sandhi", "schemas"])
def test_what_lives_longer_than_a_line_is_called_by_what_it_is(folder: str) -> None:
    assert len(trees(folder)) > 10
    places = [
        f"{path}:{line}: {name}"
        for path, tree in trees(folder).items()
        for line, name in bare_names(tree)
    ]
    assert places == []


def test_no_function_that_others_call_is_called_by_a_participle() -> None:
    functions = [
        (path, node.name)
        for path, tree in trees("sandhi").items()
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    assert len(functions) > 1000
    names = [(path, name) for path, name in functions if PARTICIPLE.fullmatch(name)]
    assert [(path, name) for path, name in names if name not in BECOMES] == []
