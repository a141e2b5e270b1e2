"""The site is built by floors: each imports from those below it, and the lowest alone has SQL."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

SITE = ROOT / "sandhi" / "site"
FLOORS = {"store": 0, "elements": 1, "pages": 2, "reader": 2, "requests": 3}
PLUGIN = 4  # what stands in the folder itself
MOST = 12  # modules of a folder

SQL = re.compile(r"\bSELECT\b|\bORDER BY\b|\bCREATE (?:VIRTUAL )?TABLE\b|\bINSERT INTO\b")

MODULES = sorted(SITE.rglob("*.py"))


def floor(module: Path) -> str:
    folders = module.relative_to(SITE).parts[:-1]
    return folders[0] if folders else ""


def imported(module: Path) -> Iterator[str]:
    """The modules of the site that a module imports, by their names below ``sandhi.site``."""
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        names = [node.module] if isinstance(node, ast.ImportFrom) else []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        for name in names:
            if name and f"{name}.".startswith("sandhi.site."):
                yield name.removeprefix("sandhi.site").removeprefix(".")


def texts(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


@pytest.mark.parametrize("name", FLOORS)
def test_a_floor_stands_on_those_below_it(name: str) -> None:
    modules = [module for module in MODULES if floor(module) == name]
    assert modules
    for module in modules:
        for other in imported(module):
            below = other.partition(".")[0]
            assert below == name or FLOORS.get(below, PLUGIN) < FLOORS[name], (module, other)


def test_sql_stands_in_the_store_alone() -> None:
    with_sql = {floor(module) for module in MODULES if any(map(SQL.search, texts(module)))}
    assert with_sql == {"store"}


def test_no_folder_has_more_modules_than_one_can_survey() -> None:
    folders = Counter(module.parent for module in MODULES)
    assert {folder: modules for folder, modules in folders.items() if modules > MOST} == {}


def test_each_class_of_the_site_has_a_name_of_its_own() -> None:
    classes = Counter(
        node.name
        for module in (ROOT / "sandhi").rglob("*.py")
        for node in ast.walk(ast.parse(module.read_text("utf-8")))
        if isinstance(node, ast.ClassDef)
    )
    own = {
        node.name
        for module in MODULES
        for node in ast.walk(ast.parse(module.read_text("utf-8")))
        if isinstance(node, ast.ClassDef)
    }
    assert own
    assert {name for name in own if classes[name] > 1} == set()
