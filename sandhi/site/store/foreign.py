"""A database is shown only where it is such as this tool builds: one that does nothing but hold.

It may come from anywhere, so nothing that it says of itself is believed: not its views, not its
questions, and not that it holds nothing else.
"""

import re
from collections.abc import Iterator

from sandhi.files import PackageError
from sandhi.publish.catalogue import Catalogue
from sandhi.publish.sqlite.ddl import holding, identifier, literal
from sandhi.publish.sqlite.limits import StatementError
from sandhi.publish.sqlite.reading import VIRTUAL, Reader
from sandhi.publish.sqlite.schemas import META, RECORDS
from sandhi.publish.sqlite.views import try_declared

# The indexes of words, and their vocabularies: all that this tool builds as virtual tables.
_INDEX = re.compile(r'CREATE VIRTUAL TABLE "[^"]+" USING fts5(vocab)?\(')


def inspect(reader: Reader, catalogue: Catalogue, name: str) -> None:
    """See that a database holds what this tool builds; PackageError where it does not, or more.

    ``name`` is that of its file.
    """
    for kind, called, sql in reader.select("SELECT type, name, sql FROM sqlite_master").rows:
        virtual = bool(VIRTUAL.match(sql or ""))
        own = kind in ("table", "index") or (kind == "view" and called in catalogue.views)
        if not own or (virtual and not _INDEX.match(sql)):
            what = "virtual table" if virtual else kind
            raise PackageError(
                f"{name} holds the {what} {called!r}, and this tool builds none such; "
                "it is not shown: build it anew from its package with `sandhi build`"
            )
    for said in ("name", "title"):
        if not isinstance(catalogue.descriptor.get(said), str):
            raise PackageError(
                f"{name} is not shown: it does not say its {said}; "
                "build it anew from its package with `sandhi build`"
            )
    for table, schema in catalogue.tables.items():
        columns = ", ".join(f"t.{identifier(column)}" for column in schema.names)
        try:
            reader.select(f"SELECT {columns} FROM {identifier(table)} AS t LIMIT 0")
        except StatementError as error:
            raise PackageError(
                f"{name} is not shown: its table {table!r} is not as it says itself ({error}); "
                "build it anew from its package with `sandhi build`"
            ) from None
    for what in _astray(reader, catalogue):
        raise PackageError(
            f"{name} is not shown: {what}; build it anew from its package with `sandhi build`"
        )
    try:
        try_declared(reader, catalogue.views.values(), catalogue.questions.values())
    except PackageError as error:
        raise PackageError(f"{name} is not shown: {error}") from None


def _astray(reader: Reader, catalogue: Catalogue) -> Iterator[str]:
    """What of the rows is not as pages take them to be, whose constraints are a stranger's too."""
    for schema in catalogue.tables.values():
        rows = f"SELECT 1 FROM {identifier(schema.name)} WHERE NOT ({holding(schema)}) LIMIT 1"
        if reader.select(rows).rows:
            yield f"a value in its table {schema.name!r} is not of its type, or is missing"
    directory = f"SELECT key FROM {identifier(RECORDS.name)}"
    addressed = [
        schema
        for schema in catalogue.tables.values()
        if schema.addressed and schema.name not in (RECORDS.name, META.name)
    ]
    for schema in addressed:
        key = identifier(schema.primary_key)  # which the directory has as it is written
        keys = f"SELECT CAST({key} AS TEXT) FROM {identifier(schema.name)}"
        listed = f'{directory} WHERE "table" = {literal(schema.name)}'
        for one, other in ((keys, listed), (listed, keys)):
            if reader.select(f"SELECT * FROM ({one}) EXCEPT {other} LIMIT 1").rows:
                yield f"its directory of rows does not list those of the table {schema.name!r}"
    names = ", ".join(literal(schema.name) for schema in addressed)
    twice = f"{directory} GROUP BY key HAVING count(*) > 1 LIMIT 1"
    others = f'{directory} WHERE "table" NOT IN ({names}) LIMIT 1'
    if reader.select(twice).rows or reader.select(others).rows:
        yield "its directory lists rows that there are not"
