"""The registry: every rule that a package is checked for, and the tables that it holds for."""

import ast
import re
import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from types import CodeType, ModuleType

from sandhi.check.context import TEXTS
from sandhi.check.engine.failure import line_of
from sandhi.check.rule import Kind, Rule, rule_id, rules_in
from sandhi.check.rules import (
    anchors,
    cells,
    coverage,
    declared_values,
    descriptors,
    files,
    folders,
    keys,
    rows,
    seeds,
    structure,
    words,
)
from sandhi.check.rules.published import identity, ledger
from sandhi.check.rules.words import names
from sandhi.files import PackageError, in_one_line
from sandhi.package import Package, Trust
from sandhi.package.opening.memory import memoized

# The rules of the tool, by the floors that they stand on.
ON_TABLES = [*cells.RULES, *rows.RULES, *anchors.RULES, *seeds.RULES]
# Those that look at what a package has of it: each module says which hold for a table of one.
_BY_PACKAGE = (words, keys, names)
ON_THE_WHOLE = [*folders.RULES, *declared_values.RULES, *identity.RULES, *ledger.RULES]
RULES = [
    *descriptors.RULES,
    *ON_THE_WHOLE,
    *files.RULES,
    *structure.RULES,
    *ON_TABLES,
    *(rule for module in _BY_PACKAGE for rule in module.RULES),
    *coverage.RULES,
]


def rules_of(package: Package) -> dict[str, list[Rule]]:
    """The rules on each table's rows: those of the tool that hold for it, then those of its own.

    PackageError where a module cannot be run, or a rule asks for what is not there; UntrustedError
    where nobody has trusted the modules. Where they are withheld, those of its own are missing.
    """
    return {table: rules_on(package, table) for table in package.schemas}


def rules_on(package: Package, table: str) -> list[Rule]:
    """The rules on the rows of one table, as ``rules_of`` gives them for each."""
    return [*_rules_of_tool(package, table), *own_rules(package, table)]


@memoized
def _rules_of_tool(package: Package, table: str) -> list[Rule]:
    return [
        *(rule for rule in ON_TABLES if _holds(rule, package, table)),
        *(rule for module in _BY_PACKAGE for rule in module.rules(package, table)),
        *(rule for rule in coverage.rules(package) if _holds(rule, package, table)),
    ]


def all_rules(package: Package, rules_on_the_whole: Sequence[Rule] = ()) -> dict[Rule, list[str]]:
    """Every rule that a package is checked for, with the tables to which it is put.

    A rule on descriptors or on the package as a whole is put to no table;
    ``rules_on_the_whole`` are such rules of floors above this one.
    """
    tables: dict[str, tuple[Rule, list[str]]] = {}

    def put(rule: Rule, *to: str) -> None:
        # Rules of two tables may share an id, and say different things.
        tables.setdefault(f"{rule.about}\n{rule.id}", (rule, []))[1].extend(to)

    for rule in [*descriptors.RULES, *ON_THE_WHOLE, *rules_on_the_whole]:
        put(rule)
    for rule in files.RULES:
        put(rule, *package.schemas)
    for rule in structure.RULES:
        to = [table for table in package.schemas if rule in structure.rules(package, table)]
        if to:
            put(rule, *to)
    for table, rules in rules_of(package).items():
        for rule in rules:
            put(rule, table)
    return dict(tables.values())


def listing(package: Package, rules_on_the_whole: Sequence[Rule] = ()) -> dict[str, list[Rule]]:
    """The rules that a package is checked for, by the kind of thing that they check."""
    kinds: dict[str, list[Rule]] = {}
    for rule in all_rules(package, rules_on_the_whole):
        kinds.setdefault(rule.about, []).append(rule)
    return kinds


def withheld_rules(package: Package) -> list[tuple[str, str]]:
    """The rules of a package's own that are not run where its code is withheld: table and id.

    They are what its modules decorate as rules, as far as that can be read without running them.
    """
    if package.trust is not Trust.WITHHELD:
        return []
    return [
        (table, name)
        for table in package.schemas
        for path in package.rule_paths(table)
        for name in _rule_ids(package.code.modules[path])
    ]


def _rule_ids(source: bytes) -> Iterator[str]:
    """The ids of the rules in a module; none where it is no Python."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            called = [one.func for one in node.decorator_list if isinstance(one, ast.Call)]
            if "rule" in map(_last_name, called):
                yield rule_id(node.name)


def _last_name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def _holds(rule: Rule, package: Package, table: str) -> bool:
    """Whether a rule of the tool holds for a table, and all that it asks for is there."""
    kinds = {table, Kind.KEYS, Kind.CELLS}
    if package.schemas[table].anchored:
        kinds.add(Kind.ANCHORS)
    return rule.table in kinds and {*rule.reads} - {TEXTS} <= package.schemas.keys()


@memoized
def own_rules(package: Package, table: str) -> list[Rule]:
    """The rules in the module beside the table's schema, and in the modules of a folder there."""
    rules_so_far: list[Rule] = []
    for path in package.runnable_modules(table):
        rules = _rules_of_module(package, path)
        for rule in rules:
            for fault in _faults(rule, package, table, rules_so_far):
                raise PackageError(f"{path}: the rule {rule.id} {fault}")
        rules_so_far += rules
    return rules_so_far


@memoized
def _rules_of_module(package: Package, path: str) -> list[Rule]:
    return rules_in(
        vars(_run(package.root, path, _source(package, path), _importable_files(package)))
    )


@memoized
def _source(package: Package, path: str) -> bytes:
    return package.runnable[path]


@memoized
def _importable_files(package: Package) -> Mapping[str, bytes]:
    """What the modules of a package could import out of its folders."""
    return package.code.others


def _faults(rule: Rule, package: Package, table: str, others: list[Rule]) -> Iterator[str]:
    """What keeps a rule of a package from being put to its table, and how to mend it."""
    for name in rule.reads:
        if name not in {*package.schemas, TEXTS}:
            yield f"reads {name}, which is no table; name tables of the package in its reads"
    if rule.id in {general.id for general in RULES}:
        yield "is one of the tool's own; rename it"
    if rule.id in {other.id for other in others}:
        yield f"stands in another module of {table} too; rename one of them"
    if rule.table != table:
        yield f'checks {rule.table}; give it table="{table}"'
    for name in rule.placeholders - {*package.schemas[table].names}:
        yield f"has a mend with {{{name}}}, which is no column of {table}; name one of its columns"
    version = str(package.descriptor.get("version", ""))
    if is_above(rule.since, version):
        yield f"has since {rule.since}, and the package is at {version}; give it since {version}"


def is_above(since: str, version: str) -> bool:
    """Whether a version is above that which there is; none is above what is no version."""
    return bool(_release(version)) and _release(since) > _release(version)


def _release(version: str) -> tuple[tuple[int, str], ...]:
    """The numbers of a version before what marks it as none that is final.

    They compare as numbers do, and may have any number of digits.
    """
    numbers = re.findall(r"[0-9]+", re.split(r"[-+]", version)[0])
    return tuple((len(digits), digits) for digits in (one.lstrip("0") for one in numbers))


@lru_cache(maxsize=256)
def _code(source: bytes) -> CodeType:
    """The code of a source: of copies and editions of a package, which share most, once."""
    return compile(source, "", "exec", dont_inherit=True)


def _lying_at(file: str, code: CodeType) -> CodeType:
    """The same code, and all that is defined in it, as that of a file."""
    constants = (
        _lying_at(file, one) if isinstance(one, CodeType) else one for one in code.co_consts
    )
    return code.replace(co_filename=file, co_consts=(*constants,))


def _run(root: Path, path: str, source: bytes, importable_paths: Collection[str]) -> ModuleType:
    """Run a module of rules, which need not be on the path of imports.

    What runs is the source that was trusted, never a compiled file that lies beside it; and what it
    imports of those is read anew.
    """
    files = {str(root / other) for other in importable_paths}
    for name, imported in [*sys.modules.items()] if files else []:
        if getattr(imported, "__file__", None) in files:
            del sys.modules[name]
    module = ModuleType(Path(path).stem)
    module.__file__ = str(root / path)
    writes, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        exec(_lying_at(module.__file__, _code(source)), vars(module))
    except (Exception, SystemExit) as error:
        line = line_of(error, path)
        place = path if line is None else f"{path}:{line}"
        raise PackageError(f"{place} raises {in_one_line(error)}; mend it there") from None
    finally:
        sys.dont_write_bytecode = writes
    return module
