"""Rules of names: those that SQLite, Datasette, the tool and its site have for themselves.

SQLite does not tell capitals from small letters in names, and neither do some file systems.
"""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath

from sandhi.check.rule import Breach, Context, Example, Kind, rule
from sandhi.files import inside
from sandhi.package import DESCRIPTOR, Package, Role
from sandhi.publish.bounds.examples import chart_example, declared_example
from sandhi.publish.bounds.objects import NamedObject, named_by_package, objects_of_tool

LONGEST = 100  # characters of a name, which becomes one of a file
# The addresses right below the front of a site; a chart, and a table of disputes, has one there.
PAGES = frozenset(
    "about api articles changes cite codebook compare concordance downloads embed hi history id "
    "preview quality questions sandhi search seeds v".split()
)
# Names that SQLite gives the number of a row, and FTS5 the weight of a hit.
_OF_ROWS = {"rowid", "oid", "_rowid_", "rank"}
# Of SQLite's own tables, and of the functions that stand where a table does: a table of that name
# hides them from the tool.
_OF_SQLITE = re.compile("(?:sqlite|pragma)_.*|jsonb?_(?:each|tree)", re.IGNORECASE)
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_NUMBERS = "-- Numbers\n-- A number.\n--\n-- i: the number\n\nSELECT 1 AS i\n"
_VERSION = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]*")


def _with_column(name: str) -> Example:
    """A table of shops with one more column."""
    field = {"name": name, "type": "string", "title": "-", "description": "-", "example": "-"}
    return Example(schema={"name": "shops", "fields": [field]})


@rule(
    table=Kind.PACKAGE,
    mend="Rename it; capitals and small letters count as the same.",
    why="A database, and a site, have each name once: of two, one is lost, or nothing is built.",
    since="0.1.0",
    keeps=declared_example("queries", _NUMBERS, "numbers.sql"),
    breaks=declared_example("queries", _NUMBERS, "prices.sql"),
)
def names_are_free(context: Context) -> Iterator[Breach]:
    """A table, view or question has a name that nothing else has, not even of the tool's own."""
    package_objects = [*named_by_package(context.package)]
    every_object = [*reversed(package_objects), *objects_of_tool(context.package)]
    by_name = {one.name.casefold(): one for one in every_object}
    for named_object in package_objects:
        other = by_name[named_object.name.casefold()]
        if other is not named_object:
            as_written = f" ({other.name})" if other.name != named_object.name else ""
            yield Breach(
                f"{named_object.name}, {named_object.what}, is {other.what} too{as_written}",
                file=named_object.file,
            )
        elif _OF_SQLITE.fullmatch(named_object.name):
            yield Breach(
                f"{named_object.name}: SQLite keeps all such names for itself",
                file=named_object.file,
            )


@rule(
    table=Kind.PACKAGE,
    mend=f"Write it with letters from A to Z, digits, _ and -, at most {LONGEST} in all.",
    why="It is a part of addresses and of names of files, which hold no more and no others.",
    since="0.1.0",
    keeps=declared_example("views", _NUMBERS, "numbers-of-old.sql"),
    breaks=declared_example("views", _NUMBERS, "numbers of old.sql"),
)
def names_make_addresses(context: Context) -> Iterator[Breach]:
    """The name of a package, table, view, question, chart or export, and a version, is a plain one.

    It makes an address, or the name of a file.
    """
    package = context.package
    named_objects = [*named_by_package(package), *_files(package)]
    for named_object in named_objects:
        if not _NAME.fullmatch(named_object.name) or len(named_object.name) > LONGEST:
            yield Breach(f"{named_object.what} {named_object.name!r}", file=named_object.file)
    name = str(package.descriptor["name"])
    if len(name) > LONGEST:
        yield Breach(f"the name has {len(name)} characters")
    version = str(package.descriptor.get("version", "1"))
    if not _VERSION.fullmatch(version) or len(version) > LONGEST:
        yield Breach(f"the version {version[:LONGEST]!r}", "Write it such as 1.0.0.")


def _files(package: Package) -> Iterator[NamedObject]:
    """The charts and the exports, named as their files are."""
    settings = package.settings
    for what, folder, form in (
        ("the chart", settings.charts, "*.json"),
        ("the export", settings.exports, "*.sql"),
    ):
        for file in sorted(inside(package.root, folder).glob(form)) if folder else ():
            yield NamedObject(PurePosixPath(file.name).stem, what, f"{folder}/{file.name}")


@rule(
    table=Kind.PACKAGE,
    mend="Rename it.",
    why="Of two pages with one address, one is never seen.",
    since="0.1.0",
    keeps=chart_example("searching"),
    breaks=chart_example("search"),
)
def pages_have_addresses_of_their_own(context: Context) -> Iterator[Breach]:
    """No chart, and no table of disputes, has the name of a page that every site has."""
    package = context.package
    charts = [one for one in _files(package) if one.what == "the chart"]
    disputes = [
        NamedObject(name, "the table of disputes", DESCRIPTOR)
        for name, table_settings in package.settings.tables.items()
        if table_settings.role is Role.DISPUTE
    ]
    homes = Counter(one.name for one in [*charts, *disputes])
    for named_object in [*charts, *disputes]:
        if named_object.name in PAGES or homes[named_object.name] > 1:
            yield Breach(f"{named_object.what} {named_object.name}", file=named_object.file)


@rule(
    table=Kind.PACKAGE,
    mend="Rename it, in the schema and in the table's header.",
    why="Under such a name SQLite, its search or the site gives something else than the column.",
    since="0.1.0",
    keeps=_with_column("ranking"),
    breaks=_with_column("rank"),
)
def columns_have_names_of_their_own(context: Context) -> Iterator[Breach]:
    """A column has a name that no other of its table has, and none that stands for something else.

    Such are rowid, oid and rank; names that begin with _ or hold __, which in an address say how a
    page is shown; and, of seeds, text. Capitals and small letters count as the same.
    """
    package = context.package
    for table, schema in package.schemas.items():
        folded = Counter(name.casefold() for name in schema.names)
        reserved = {f"{table}_fts".casefold(), *({"text"} if table == "seeds" else ())}
        for name in schema.names:
            small = name.casefold()
            if folded[small] > 1:
                what = f"{name} differs from another column in capitals alone"
            elif small in _OF_ROWS | reserved or small.startswith("_") or "__" in small:
                what = f"{name} stands for something else"
            else:
                continue
            yield Breach(what, file=package.schema_paths[table], column=name)


RULES = [
    names_are_free,
    names_make_addresses,
    pages_have_addresses_of_their_own,
    columns_have_names_of_their_own,
]
