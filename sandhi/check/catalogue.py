"""Every rule of a package, and the tables that it holds for."""

import importlib.util
import traceback
from pathlib import Path
from types import ModuleType

from sandhi.check import anchored, cells, coverage, descriptors, files, seeds, structure
from sandhi.check.rule import CONTEXT, GENERIC, Rule, rules_in
from sandhi.files import PackageError, inside
from sandhi.package import Package

KINDS = {
    "cells": "The cells of every table",
    "table": "The keys of every table",
    "anchors": "Every anchored table",
}
GENERAL = [*rules_in(vars(cells)), *rules_in(vars(anchored)), *rules_in(vars(seeds))]


def rules_of(package: Package) -> dict[str, list[Rule]]:
    """The rules of each table: those of the tool that hold for it, then those of its own module.

    PackageError where a module cannot be run, or a rule asks for what is not there.
    """
    of_seeds = coverage.rules(package)
    return {
        table: [
            *(rule for rule in [*GENERAL, *of_seeds] if _holds(rule, package, table)),
            *_own_rules(package, table),
        ]
        for table in package.schemas
    }


def listing(package: Package) -> dict[str, dict[str, str]]:
    """For each kind of thing that is checked, its rules and their sentences."""
    used = {rule for table in package.schemas for rule in structure.rules(package, table)}
    kinds = {
        "The descriptors": descriptors.RULES,
        "The file of every table": files.RULES,
        "Every table, by its schema": {
            rule: sentence for rule, sentence in structure.RULES.items() if rule in used
        },
    }
    for table, rules in rules_of(package).items():
        for rule in rules:
            general = rule.table in GENERIC
            kind = KINDS[rule.table] if general else f"The table {table}"
            kinds.setdefault(kind, {})[rule.name] = rule.sentence
    return kinds


def _holds(rule: Rule, package: Package, table: str) -> bool:
    """Whether a rule of the tool holds for a table, and all that it asks for is there."""
    others = {*rule.parameters[1:]} - {*GENERIC, *CONTEXT}
    kinds = {table, "table", "cells"} | ({"anchors"} if package.schemas[table].anchored else set())
    return rule.table in kinds and others <= package.schemas.keys()


def _own_rules(package: Package, table: str) -> list[Rule]:
    """The rules in the module beside the table's schema, if there is one."""
    path = Path(package.schema_paths[table]).with_suffix(".py").as_posix()
    if not inside(package.root, path).is_file():
        return []
    rules = rules_in(vars(_run(package.root, path)))
    for rule in rules:
        strangers = [name for name in rule.parameters if name not in {*package.schemas, *CONTEXT}]
        if strangers:
            raise PackageError(
                f"{path}: the rule {rule.name} asks for {strangers[0]}, which is no table; "
                "name its parameters after tables of the package"
            )
        if rule.name in {general.name for general in [*GENERAL, coverage.coverage]}:
            raise PackageError(f"{path}: the rule {rule.name} is one of the tool's own; rename it")
        if rule.table != table:
            raise PackageError(
                f"{path}: the rule {rule.name} checks {rule.table}; "
                f"name its first parameter {table}"
            )
    return rules


def _run(root: Path, path: str) -> ModuleType:
    """Run a module of rules, which need not be on the path of imports."""
    spec = importlib.util.spec_from_file_location(Path(path).stem, root / path)
    assert spec, path  # its name ends in .py
    assert spec.loader, path
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except (Exception, SystemExit) as error:
        raise PackageError(
            f"{_place(error, path)} raises {in_one_line(error)}; mend it there"
        ) from None
    return module


def _place(error: BaseException, path: str) -> str:
    """Where in a module an exception was raised: its path, and the line as far as it is known."""
    lines = [
        frame.lineno
        for frame in traceback.extract_tb(error.__traceback__)
        if Path(frame.filename).as_posix().endswith(path)
    ]
    if isinstance(error, SyntaxError):
        lines.append(error.lineno)
    return f"{path}:{lines[-1]}" if lines else path


def in_one_line(error: BaseException) -> str:
    """An exception in one line."""
    return " ".join(f"{type(error).__name__}: {error}".split())
