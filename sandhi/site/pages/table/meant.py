"""Values that filters name otherwise than a table has them: by a key, a name, or a word for a code.

A view says what things are called, a table has their keys; people come from one to the other.
"""

from collections.abc import Sequence
from difflib import get_close_matches
from typing import TypeAlias

from datasette.app import Datasette
from datasette.utils.asgi import Request

from sandhi.site.elements.interface import gettext
from sandhi.site.elements.values.words import value_label
from sandhi.site.pages.table.filters import filter_words, split_filter
from sandhi.site.store import Contents, DatabaseTable, Store, reading

Pairs: TypeAlias = Sequence[tuple[str, str]]

_LONGEST = 200  # characters of what may be a name
_NAMED = 12  # values of which a sentence tells
_MANY = 200  # values from which on none is told but what is like the one asked for


async def as_table_has_them(datasette: Datasette, table: DatabaseTable, pairs: Pairs) -> Pairs:
    """Return filters with values as a table has them, for those that no row of it has."""
    if not any(_is_exact(table, *pair) for pair in pairs):
        return pairs
    return await reading(
        datasette,
        lambda store: [
            (
                name,
                _value_meant(store, table, name, value) if _is_exact(table, name, value) else value,
            )
            for name, value in pairs
        ],
    )


async def unknown_values(datasette: Datasette, request: Request, table: DatabaseTable) -> list[str]:
    """Return a sentence on each filter by a value that no row of a table has in that column."""
    pairs = [(name, request.args.get(name) or "") for name in request.args]
    exact = [pair for pair in pairs if _is_exact(table, *pair)]
    return await reading(
        datasette,
        lambda store: [
            _unknown(store, table, split_filter(name)[0], value)
            for name, value in exact
            if not store.rows.has(table, split_filter(name)[0], value)
        ],
    )


def _is_exact(table: DatabaseTable, name: str, value: str) -> bool:
    column, lookup = split_filter(name)
    return lookup == "exact" and column in table.titles and 0 < len(value) <= _LONGEST


def _value_meant(store: Store, table: DatabaseTable, name: str, value: str) -> str:
    """What a table has for a value; the value itself where it has it, or nothing else is meant."""
    column = split_filter(name)[0]
    site = store.contents
    if value in table.values.get(column, {}) or store.rows.has(table, column, value):
        return value
    for code in _values(site, table, column):
        if value.casefold() in (code.casefold(), value_label(table, column, code).casefold()):
            return code
    if target := table.references.get(column):
        return store.directory.key_called(target, value) or value
    if entry := store.directory.entry(value):
        of_row = store.rows.row(site.tables[entry.table], value)
        names = [entry.label, *([of_row.text(of_row.table.label)] if of_row else [])]
        return next((one for one in names if store.rows.has(table, column, one)), value)
    return value


def _values(site: Contents, table: DatabaseTable, column: str) -> Sequence[str]:
    """The codes of a column: of a view, those of the columns of that name."""
    if table.kind == "table":
        return [*table.values.get(column, {})]
    return [one for other in site.tables.values() for one in other.values.get(column, {})]


def _unknown(store: Store, table: DatabaseTable, column: str, value: str) -> str:
    """That no row has a value, and which may be meant, or which there are."""
    site, title = store.contents, table.titles[column]
    values = [str(one) for one in store.rows.by_value(table, column) if one is not None]
    called = {one: filter_words(site, table, column, one) for one in values[:_MANY]}
    words = {"title": title, "value": value}
    near = get_close_matches(value, [*called, *called.values()], 1)
    if near:
        message = gettext("No row has “%(value)s” as %(title)s; did you mean “%(near)s”?")
        return message % {**words, "near": called.get(near[0], near[0])}
    if len(values) <= _NAMED:
        message = gettext("No row has “%(value)s” as %(title)s; there are: %(values)s.")
        return message % {**words, "values": ", ".join(called.values())}
    return gettext("No row has “%(value)s” as %(title)s.") % words
