"""Rows of a table or a view that hold some words, as a condition in the SQL of Datasette."""

from functools import lru_cache

from sandhi.language import fold
from sandhi.package.declarations import Declaration
from sandhi.publish.sqlite.search import terms
from sandhi.site.store.contents import Contents
from sandhi.site.store.database import identifier, literal
from sandhi.site.store.tables import DatabaseTable

HOLDS_WORDS = "holds_words"  # the function of SQL; ``prepare`` gives it to each connection


def holding(site: Contents, table: DatabaseTable, parameter: str) -> str:
    """Return the condition that a row holds the words of a parameter.

    A row of a table with an address is asked for in the index, where its name and its words are; of
    any other row, all cells are read.
    """
    schema = site.catalogue.tables.get(table.name)
    if schema and schema.addressed:
        return (
            f'{identifier(table.key)} IN (SELECT r."key" FROM records_fts JOIN records AS r '
            f"ON r.rowid = records_fts.rowid WHERE records_fts MATCH escape_fts(:{parameter}) "
            f'AND r."table" = {literal(table.name)})'
        )
    cells = " || ' ' || ".join(f"coalesce({identifier(name)}, '')" for name in table.titles)
    return f"{HOLDS_WORDS}(:{parameter}, {cells})"


def holds_words(words: str, text: str | int | float) -> bool:
    """Whether a text holds each word, in the form in which the index compares them."""
    folded = fold(str(text))
    return all(word in folded for word in _folded(words))


@lru_cache(maxsize=256)
def _folded(words: str) -> tuple[str, ...]:
    return tuple(term.text for term in terms(words))


def result_narrowed(
    question: Declaration, *, searched: bool, sort: str = "", descending: str = ""
) -> str:
    """Return the SQL of a worked question whose rows hold the words of ``:_search``, in an order.

    What is no column of it orders nothing.
    """
    columns = [term for term in question.terms if term not in question.parameters]
    order = next((name for name in (descending, sort) if name in columns), "")
    if not searched and not order:
        return question.sql
    cells = " || ' ' || ".join(f"coalesce({identifier(name)}, '')" for name in columns)
    where = f"\nWHERE {HOLDS_WORDS}(:_search, {cells})" if searched else ""
    way = " DESC" if order == descending else ""
    by = f"\nORDER BY {identifier(order)} IS NULL, {identifier(order)}{way}" if order else ""
    return f"SELECT * FROM (\n{question.sql.rstrip().rstrip(';')}\n){where}{by}"
