"""Everything that has a name in the database of a package, whoever named it."""

from collections.abc import Iterator
from typing import NamedTuple

from sandhi.package import Package, TableSchema
from sandhi.package.declarations import questions, views
from sandhi.publish.sqlite.ddl import index_names
from sandhi.publish.sqlite.schemas import META, RECORDS
from sandhi.publish.sqlite.search import INDEX, SPELLINGS, VOCABULARY, WORDS, searched_columns

EVIDENCE = "evidence"
# The tables that SQLite keeps behind an index of words (FTS5, "External Content Tables").
_BEHIND = ("_data", "_idx", "_content", "_docsize", "_config")


class NamedObject(NamedTuple):
    """Something that has a name: what it is, and the file that names it, if the package does."""

    name: str
    what: str
    file: str = ""


def named_by_package(package: Package) -> Iterator[NamedObject]:
    """What a package names itself: tables, views and worked questions, of which each has a page."""
    for table, path in package.schema_paths.items():
        yield NamedObject(table, "a table", path)
    yield from (NamedObject(view.name, "a view", view.path) for view in views(package))
    yield from (NamedObject(one.name, "a worked question", one.path) for one in questions(package))


def objects_of_tool(package: Package) -> Iterator[NamedObject]:
    """What the tool makes of it: its own tables, the indexes, and what stands behind those."""
    yield NamedObject(RECORDS.name, "the directory of all rows")
    yield NamedObject(META.name, "what the database says of itself")
    yield NamedObject(EVIDENCE, "the view of all passages")
    for schema in [*package.schemas.values(), RECORDS]:
        yield from _indexes(package, schema)


def _indexes(package: Package, schema: TableSchema) -> Iterator[NamedObject]:
    """What is made beside a table."""
    for name in index_names(schema, package.settings.of(schema.name)):
        yield NamedObject(name, f"an index of {schema.name}")
    endings = [INDEX] if searched_columns(package.settings.of(schema.name), schema) else []
    if schema is RECORDS:
        endings += [INDEX, WORDS, VOCABULARY, SPELLINGS]
    for ending in dict.fromkeys(endings):
        name = f"{schema.name}{ending}"
        yield NamedObject(name, f"the index of the words of {schema.name}")
        for part in _BEHIND:
            yield NamedObject(f"{name}{part}", f"a part of the index of the words of {schema.name}")
