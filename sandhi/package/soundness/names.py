"""Whether the settings of a package name tables and columns that are there, and can bear it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sandhi.package.declarations import views
from sandhi.package.settings import (
    SPEAKING_OF_ANOTHER,
    Role,
    TableSettings,
    references_to_tables,
)

if TYPE_CHECKING:
    from sandhi.package.package import Package

# The place among the settings, what is wrong there, and how to mend it.
NamesFault = tuple[str, str, str]

_NUMERIC = ("number", "integer")
_PASSAGES = (Role.MENTION, Role.SENTENCE)  # roles whose rows stand in a text


def names_faults(package: "Package") -> Iterator[NamesFault]:
    """Yield what the settings name that is not there, or is not what the role of a table asks."""
    settings = package.settings
    columns_of = {name: {*schema.names} for name, schema in package.schemas.items()}
    # The header of a view names its columns, which a rule of views sees to.
    columns_of |= {view.name: {*view.terms} for view in views(package)}
    for place, table, columns in references_to_tables(settings):
        has = columns_of.get(table)
        odd = [f"{table} has no column {name}" for name in columns if has and name not in has]
        if has is None:
            odd = [f"{table} is no table"]
        for what in odd:
            yield place, what, "name one that is there."
    for table, table_settings in settings.tables.items():
        for what, mend in _of_its_role(package, table, table_settings):
            yield f"tables/{table}", what, mend
    yield from _without_anchors(package)
    yield from _duplicates(package)


def _of_its_role(
    package: "Package", table: str, table_settings: TableSettings
) -> Iterator[tuple[str, str]]:
    """What a table lacks that its role asks for, and how to mend it."""
    schema = package.schemas.get(table)
    if schema is None:
        return
    if table_settings.role in SPEAKING_OF_ANOTHER and table_settings.of not in schema.references:
        what = f"{table} is a {table_settings.role}, and of says of no other table"
        yield what, "name as of the foreign key that leads to what its rows speak of."
    elif table_settings.of is not None and table_settings.of not in schema.references:
        yield f"{table_settings.of} of {table} is no foreign key", "name as of one, or take of out."
    for name in table_settings.point:
        if name in schema.names and schema.field(name).type not in _NUMERIC:
            yield f"{name} of {table} holds no numbers", "name columns of degrees as point."
    if table_settings.role is Role.MEMBERSHIP and table_settings.record is None:
        yield f"{table} is a membership without record", "name the column of the members' keys."
    if table_settings.role in _PASSAGES and not schema.anchored:
        what = f"{table} is a {table_settings.role}, and its rows have no anchors"
        yield what, "give it the columns seed_id, start, end and quote, or another role."
    if table_settings.role is Role.SOURCE and "path" not in schema.names:
        what = f"{table} is a source, and its rows name no files of texts"
        yield what, "give it the column path, or another role."


def _without_anchors(package: "Package") -> Iterator[NamesFault]:
    """The tables, and views, whose rows are to be anchored where they are named, and are not."""
    settings, schemas = package.settings, package.schemas
    places = [(f"suggest/{kind}", table) for kind, table in settings.suggest.items()]
    places += [(f"compose/{table}", table) for table in settings.compose]
    for table, composed in settings.compose.items():
        places += [(f"compose/{table}/fill/{other}", other) for other in composed.fill]
    for number, preset in enumerate(settings.reader.presets):
        places += [(f"reader/presets/{number}/tables", table) for table in preset.tables]
    if coverage := settings.coverage:
        for kind, tables in {**coverage.kinds, "excluded": coverage.excluded}.items():
            places += [(f"coverage/{kind}", table) for table in tables]
    known_views = {view.name for view in views(package)}
    for place, table in places:
        if table in known_views or (table in schemas and not schemas[table].anchored):
            what = f"the rows of {table} have no anchors"
            yield place, what, "name one whose rows have them."


def _duplicates(package: "Package") -> Iterator[NamesFault]:
    """What bears the name of another of its kind, so that only one of them can be asked for."""
    settings = package.settings
    for place, names in (
        ("questions", [one.name for one in settings.questions]),
        ("reader/presets", [one.name for one in settings.reader.presets]),
    ):
        for number, name in enumerate(names):
            if name in names[:number]:
                yield f"{place}/{number}", f"two are named {name}", "give it a name of its own."
