"""Nothing is there for its tests alone: what a module of the tool defines is used by the tool."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.conftest import ROOT
from tests.repository.clone import tracked

# Where what the tool defines is used, or is named for others to use.
USERS = ("sandhi", "schemas", "benchmarks", "tests/harness", "docs", "pyproject.toml", "README.md")
NAMES = re.compile(r"[\w.:/-]+")  # of a text that names something, as an entry point or a path


def uses(tree: ast.AST) -> Iterator[str]:
    """The names that a module uses, as it reads, imports or writes them down for others."""
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name, ctx=ast.Load()) | ast.Attribute(attr=name):
                yield name
            case ast.alias(name=name):
                yield from name.split(".")
            case ast.Constant(value=str(text)) if NAMES.fullmatch(text):
                yield from re.findall(r"\w+", text)


def defines(tree: ast.Module) -> Iterator[str]:
    """The names that a module gives to functions, classes and values.

    What is decorated, such as a command, is handed to others where it stands.
    """
    for node in tree.body:
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name) if not node.decorator_list:
                yield name
            case ast.FunctionDef(name=name, decorator_list=[ast.Name(id="contextmanager")]):
                yield name
            case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
                yield name


def test_a_definition_is_no_use_and_a_use_is_seen() -> None:
    tree = ast.parse(
        """import a.b\ndef c(): pass\n@contextmanager\ndef d(): yield\nE = f.g("h:i")"""
    )
    assert {*defines(tree)} == {"c", "d", "E"}
    assert {*uses(tree)} >= {*"abfghi"}
    assert not {*uses(tree)} & {*"cdE"}


@pytest.mark.needs("git")
def test_nothing_is_defined_that_only_tests_use() -> None:
    used, defined = set[str](), list[tuple[str, str]]()
    for path in tracked():
        place = path.relative_to(ROOT).as_posix()
        if not place.startswith(USERS):
            continue
        if path.suffix != ".py":
            if path.suffix in {".html", ".md", ".toml"}:
                used.update(re.findall(r"\w+", path.read_text("utf-8")))
            continue
        tree = ast.parse(path.read_text("utf-8"))
        used.update(uses(tree))
        if place.startswith("sandhi/"):
            defined += [(place, name) for name in defines(tree) if not name.startswith("__")]
    assert len(defined) > 3000
    assert [(place, name) for place, name in defined if name not in used] == []
