"""What a package declares of a table or a view where it changes nothing."""

from collections.abc import Iterator
from dataclasses import fields

from sandhi.package import ANCHOR, Package, Role, TableSchema, TableSettings
from sandhi.package.declarations import views

Fault = tuple[str, str]  # what is wrong, and how to mend it

_PLAIN = TableSettings()  # of which nothing is declared
_SAYING = (Role.MENTION, Role.PART, Role.LINK)  # roles whose codes are said in words
_OF_DATES = ("string", "date")
# What is shown of a view, whose rows have no pages of their own, and are not searched.
_OF_VIEWS = {"facets", "sort", "columns", "hidden", "urls", "mood", "singular"}


def without_effect(package: Package) -> Iterator[tuple[str, str, str]]:
    """Place, what is declared there in vain, and how to mend it."""
    for view in views(package):
        settings = package.settings.of(view.name)
        declared = {
            one.name
            for one in fields(settings)
            if getattr(settings, one.name) != getattr(_PLAIN, one.name)
        }
        for name in sorted(declared - _OF_VIEWS):
            what = f"{view.name} is a view, whose rows have no pages: {name} changes nothing"
            yield f"tables/{view.name}/{name}", what, "take it out, or declare it of a table."
    for table, table_settings in package.settings.tables.items():
        if schema := package.schemas.get(table):
            for what, mend in _of_table(schema, table_settings):
                yield f"tables/{table}", what, mend
    yield from _of_composed(package)
    yield from _of_names(package)


def _of_table(schema: TableSchema, table_settings: TableSettings) -> Iterator[Fault]:
    for name in table_settings.headings:
        if name in schema.names and name not in {*schema.references, table_settings.record}:
            what = f"{name} of {schema.name} leads to no other rows, whose pages it could head"
            yield what, "name a foreign key, or take it out."
    if table_settings.phrases and table_settings.role not in _SAYING:
        what = f"{schema.name} is neither mention nor part nor link, and its codes say nothing"
        yield what, "take phrases out, or give it such a role."
    if table_settings.nobody and table_settings.role is not Role.PART:
        yield f"{schema.name} has no parts that nobody could take", "take nobody out."
    if table_settings.named_by and (table_settings.role is not Role.SOURCE or table_settings.label):
        what = f"{schema.name} has no articles that are called by their publisher and their days"
        yield what, "take named_by out, or label, and give it the role source."
    if table_settings.open and table_settings.role is not Role.DISPUTE:
        what = f"{schema.name} is no table of disputes, of which some could be open"
        yield what, "take open out, or give it the role dispute."
    of_words = {
        **{"own_words": table_settings.own_words, "verbatim": table_settings.verbatim},
        **{f"labels/{code}": (name,) for code, name in table_settings.labels.items()},
    }
    for place, names in of_words.items():
        for name in names:
            if name in schema.names and schema.field(name).type != "string":
                what = f"{name} of {schema.name}, which is named as {place}, holds no words"
                yield what, "name a column of text, or take it out."


def _of_composed(package: Package) -> Iterator[tuple[str, str, str]]:
    """Columns of new rows that are filled in otherwise, whatever is declared."""
    for table, composed in package.settings.compose.items():
        schema = package.schemas.get(table)
        filled_in = {schema.primary_key, *ANCHOR} if schema else set()
        taken_over = {name for columns in composed.fill.values() for name in columns}
        for place, names in (("drafts", composed.drafts), ("fill", taken_over)):
            for name in sorted(filled_in & {*names}):
                what = f"{name} of {table} is filled in by the passage and the key of the row"
                yield f"compose/{table}/{place}", what, "take it out."
        undated = composed.undated.column if composed.undated else ""
        if schema and undated in schema.names:
            field = schema.field(undated)
            if field.categories or undated in schema.references or field.type not in _OF_DATES:
                what = f"{undated} of {table} cannot hold the date of a row that tells none"
                yield f"compose/{table}/undated", what, "name a column of text, or of dates."
        if composed.bounds and composed.bounds.first == composed.bounds.last:
            what = f"the first and the last day of {table} are both {composed.bounds.first}"
            yield f"compose/{table}/bounds", what, "name a column for each."


def _of_names(package: Package) -> Iterator[tuple[str, str, str]]:
    for number, forms in enumerate(package.settings.names):
        schema = package.schemas.get(forms.table)
        if schema is None or forms.record not in schema.names:
            continue
        if forms.record not in {schema.primary_key, *schema.references}:
            what = f"{forms.record} of {forms.table} is neither its key nor leads to other rows"
            yield f"names/{number}", what, "name the column of who is so called."
