"""Full-text search: the index of a table, and what is typed put so that it meets the index.

Both sides are folded (``sandhi.language.fold``), so that spellings of one word meet. An index takes
its content from its table, which is how Datasette finds it; only the tokens in it are folded.
"""

import sqlite3
from typing import NamedTuple

import regex

from sandhi.language import fold
from sandhi.package import TableSchema, TableSettings
from sandhi.publish.sqlite.ddl import identifier, literal

# unicode61 would split words at vowel signs, were marks no part of them. Porter's algorithm takes
# English words to their stems; it knows no letter of another script.
_WORDS = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"
TOKENIZER = f"porter {_WORDS}"

# What stands behind the name of a table in those of its index, of its words and of their list.
INDEX = "_fts"
WORDS, VOCABULARY = f"{INDEX}_words", f"{INDEX}_vocabulary"

_CONTROL = regex.compile(r"\p{Cc}")
_TERM = regex.compile(r'"([^"]*)(?:"|\Z)|([^\s"]+)')


def searched(settings: TableSettings, schema: TableSchema) -> tuple[str, ...]:
    """Return the columns that search looks into: those of the settings, else all running text."""
    if settings.search is not None:
        return settings.search
    return tuple(
        field.name
        for field in schema.fields
        if field.type == "string"
        and field.name not in schema.references
        and not field.constraints.keys() & {"enum", "pattern"}
    )


def create_index(connection: sqlite3.Connection, table: str, columns: tuple[str, ...]) -> None:
    """Make ``TABLE_fts``, an FTS5 index over columns of a filled table, under its row ids."""
    content, index = identifier(table), identifier(f"{table}{INDEX}")
    names = ", ".join(map(identifier, columns))
    folded = ", ".join(f"fold({identifier(column)})" for column in columns)
    connection.create_function("fold", 1, _folded, deterministic=True)
    for statement in (
        f"CREATE VIRTUAL TABLE {index} USING fts5"
        f"({names}, content={content}, tokenize={literal(TOKENIZER)})",
        # In the order of rows, not in that of an index which holds the columns too.
        f"INSERT INTO {index} (rowid, {names}) "
        f"SELECT rowid, {folded} FROM {content} ORDER BY rowid",
        f"INSERT INTO {index} ({index}) VALUES ('optimize')",
    ):
        connection.execute(statement)


def _folded(cell: str | int | float | None) -> str:
    return "" if cell is None else fold(str(cell))


def create_vocabulary(connection: sqlite3.Connection, table: str, columns: tuple[str, ...]) -> None:
    """Make ``TABLE_fts_vocabulary``: each word of an indexed table, folded but not stemmed.

    An index of stems cannot tell which words begin with what is typed: "ratificat" begins no stem.
    """
    words, vocabulary = f"{table}{WORDS}", f"{table}{VOCABULARY}"
    text = " || ' ' || ".join(f"fold({identifier(column)})" for column in columns)
    for statement in (
        f"CREATE VIRTUAL TABLE {identifier(words)} USING fts5"
        f"(words, content='', detail=none, tokenize={literal(_WORDS)})",
        f"INSERT INTO {identifier(words)} (rowid, words) "
        f"SELECT rowid, {text} FROM {identifier(table)} ORDER BY rowid",
        f"INSERT INTO {identifier(words)} ({identifier(words)}) VALUES ('optimize')",
        f"CREATE VIRTUAL TABLE {identifier(vocabulary)} "
        f"USING fts5vocab({identifier(words)}, 'row')",
    ):
        connection.execute(statement)


class Term(NamedTuple):
    """A word that is searched for, or words that must stand together; folded."""

    text: str
    quoted: bool


def terms(query: str | None) -> list[Term]:
    """Return what is typed as terms: its words, and phrases in quotes, of which one may be open."""
    typed = fold(_CONTROL.sub(" ", query or ""))
    of_query = (
        Term(match[1] or match[2] or "", match[2] is None) for match in _TERM.finditer(typed)
    )
    return [term for term in of_query if term.text.strip()]


def match_expression(query: str | None) -> str:
    """Return the FTS5 expression for what is typed: all of its words, and phrases in quotes.

    Whatever is typed makes a valid expression; one without a word matches nothing.
    """
    return " ".join(f'"{term.text}"' for term in terms(query)) or '""'
