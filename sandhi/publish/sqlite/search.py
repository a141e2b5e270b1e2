"""Full-text search: the index of a table, and what is typed put so that it meets the index.

Both sides are folded (``sandhi.language.fold``), so that spellings of one word meet. Who asks the
index without this tool folds nothing: so what folding changes is indexed as it is written too,
after a sign that parts the two. An index takes its content from its table, which is how Datasette
finds it; no more than the tokens are in it.
"""

import sqlite3
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from functools import lru_cache
from itertools import chain
from typing import Any, NamedTuple

import regex

from sandhi.language import every_loose_key, fold, loose_keys
from sandhi.package import TableSchema, TableSettings
from sandhi.publish.sqlite.ddl import identifier, literal

# unicode61 would split words at vowel signs, were marks no part of them. Porter's algorithm takes
# English words to their stems; it knows no letter of another script.
_WORDS = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"
TOKENIZER = f"porter {_WORDS}"

# What stands behind the name of a table in those of its index, of its words and of their list.
INDEX = "_fts"
WORDS, VOCABULARY = f"{INDEX}_words", f"{INDEX}_vocabulary"
SPELLINGS = f"{INDEX}_spellings"

# What the database says of that itself.
SEARCH = (
    f"Each table with running text has an index of its words (FTS5), named TABLE{INDEX}, with the "
    "row ids of the table. It holds each text folded, so that spellings of one word meet, and "
    "after that as it is written, letters that have a mark of their own both as one character and "
    "as two. So a word as the texts spell it is found by SQLite alone: SELECT label FROM records "
    f"WHERE rowid IN (SELECT rowid FROM records{INDEX} WHERE records{INDEX} MATCH 'WORD'). "
    "Another spelling of it is found by its folded form, as the site's own search asks; put what "
    "is no word, such as 12,000, in double quotes. "
    f"records{SPELLINGS} has the words that sound alike under one key, in whichever script: "
    f"SELECT b.term FROM records{SPELLINGS} AS a JOIN records{SPELLINGS} AS b USING (key) "
    "WHERE a.term = 'WORD' gives those that mean the same, to be joined by OR in a MATCH."
)

# Characters of what is typed, and words of it: what a search costs grows with each of them.
TYPED = 400
TERMS = 32
LONGEST_WORD = 200  # characters; what is longer is a word of no language

_BATCH = 5_000  # rows that are folded at a time
_PARTED = " \ue000 "  # a word that nobody types, so that no phrase reaches across it
# The letters of India's scripts that Unicode composes no more, by their parts: some keyboards
# type them whole.
_WHOLE = {
    parts: letter
    for letter in map(chr, range(0x900, 0x1000))
    if len(parts := unicodedata.normalize("NFC", letter)) > 1
}
_IN_PARTS = regex.compile("|".join(map(regex.escape, _WHOLE)))
_CONTROL = regex.compile(r"\p{Cc}")
_TERM = regex.compile(r'"([^"]*)(?:"|\Z)|([^\s"]+)')


def searched_columns(settings: TableSettings, schema: TableSchema) -> tuple[str, ...]:
    """Return the columns that search looks into: those of the settings, else all running text."""
    if settings.search is not None:
        return settings.search
    return schema.running_text


class Folded(NamedTuple):
    """A cell as it is compared, and in each of its spellings, the folded one first."""

    folded: str
    spelt: str


_NOTHING = Folded("", "")


def create_index(
    connection: sqlite3.Connection, table: str, columns: tuple[str, ...], *, filled: bool = True
) -> None:
    """Make ``TABLE_fts``, an FTS5 index over columns of a table, under its row ids.

    One that is not ``filled`` shows that it can be made, and finds nothing.
    """
    _declare_index(connection, table, columns)
    if filled:
        insert = _insertion(f"{table}{INDEX}", columns)
        for rows in _folded_rows(connection, table, columns):
            connection.executemany(insert, ([at, *(one.spelt for one in of)] for at, *of in rows))
        _optimize(connection, f"{table}{INDEX}")


def create_index_and_vocabulary(
    connection: sqlite3.Connection, table: str, columns: tuple[str, ...], *, filled: bool = True
) -> None:
    """Make ``TABLE_fts`` as above, and ``TABLE_fts_vocabulary``, for which a text is folded once.

    That has each word of the table, folded but not stemmed: an index of stems cannot tell which
    words begin with what is typed: "ratificat" begins no stem.
    """
    _declare_index(connection, table, columns)
    words = f"{table}{WORDS}"
    connection.execute(
        f"CREATE VIRTUAL TABLE {identifier(words)} USING fts5"
        f"(words, content='', detail=none, tokenize={literal(_WORDS)})"
    )
    if filled:
        insert, insert_words = _insertion(f"{table}{INDEX}", columns), _insertion(words, ["words"])
        for rows in _folded_rows(connection, table, columns):
            connection.executemany(insert, ([at, *(one.spelt for one in of)] for at, *of in rows))
            texts = ((at, " ".join(one.folded for one in of)) for at, *of in rows)
            connection.executemany(insert_words, texts)
        _optimize(connection, f"{table}{INDEX}")
        _optimize(connection, words)
    connection.execute(
        f"CREATE VIRTUAL TABLE {identifier(f'{table}{VOCABULARY}')} "
        f"USING fts5vocab({identifier(words)}, 'row')"
    )


def _declare_index(connection: sqlite3.Connection, table: str, columns: tuple[str, ...]) -> None:
    names = ", ".join(map(identifier, columns))
    connection.execute(
        f"CREATE VIRTUAL TABLE {identifier(f'{table}{INDEX}')} USING fts5"
        f"({names}, content={identifier(table)}, tokenize={literal(TOKENIZER)})"
    )


def _insertion(index: str, columns: Sequence[str]) -> str:
    names, places = ", ".join(map(identifier, columns)), ", ?" * len(columns)
    return f"INSERT INTO {identifier(index)} (rowid, {names}) VALUES (?{places})"


def _optimize(connection: sqlite3.Connection, index: str) -> None:
    name = identifier(index)
    connection.execute(f"INSERT INTO {name} ({name}) VALUES ('optimize')")


def _folded_rows(
    connection: sqlite3.Connection, table: str, columns: Sequence[str]
) -> Iterator[list[tuple[Any, ...]]]:
    """Yield the rows of a table, some at a time: the row id of each, and its cells folded."""
    # In the order of rows, not in that of an index which holds the columns too.
    cursor = connection.execute(
        f"SELECT rowid, {', '.join(map(identifier, columns))} FROM {identifier(table)} "
        "ORDER BY rowid"
    )
    while rows := cursor.fetchmany(_BATCH):
        yield [(at, *map(_folded, cells)) for at, *cells in rows]


def _folded(cell: str | int | float | None) -> Folded:
    return _NOTHING if cell is None else _folded_text(str(cell))


@lru_cache(maxsize=10_000)  # names, codes and short quotes come again and again
def _folded_text(text: str) -> Folded:
    variants = [*dict.fromkeys(spellings(text))]
    return Folded(variants[0], _PARTED.join(variants))


def spellings(text: str) -> Iterator[str]:
    """Yield a text folded, as it is written, and with its letters in parts and whole; in small."""
    yield fold(text)
    if text.isascii():  # which has no other forms
        yield text.lower()
        return
    apart = unicodedata.normalize("NFC", text)
    for form in (text, apart, _IN_PARTS.sub(lambda match: _WHOLE[match[0]], apart)):
        yield form.casefold()


def create_spellings(connection: sqlite3.Connection, table: str) -> None:
    """Make ``TABLE_fts_spellings``: each word of a vocabulary under the keys that it sounds like.

    Those of its stem too: an index of stems does not say which words it took for one.
    """
    spellings, vocabulary = identifier(f"{table}{SPELLINGS}"), identifier(f"{table}{VOCABULARY}")
    connection.execute(
        f"CREATE TABLE {spellings} (key TEXT NOT NULL, term TEXT NOT NULL, PRIMARY KEY (key, term))"
        " WITHOUT ROWID"
    )
    # FTS5 cuts a word that is longer than its bounds, where need be within a character.
    spoken = f"SELECT term FROM {vocabulary} WHERE length(term) <= {LONGEST_WORD}"
    keys = keys_by_word(stems(word for (word,) in connection.execute(spoken)))
    connection.executemany(
        f"INSERT INTO {spellings} VALUES (?, ?)",
        sorted((key, word) for word, of_word in keys.items() for key in of_word),
    )


def keys_of(word: str, stem: str) -> set[str]:
    """The keys that a folded word sounds like, with the ending that it has and without."""
    return {*loose_keys(word), *loose_keys(stem)}


def keys_by_word(stem_of: Mapping[str, str]) -> dict[str, set[str]]:
    """Those keys of many folded words, each of which is given with its stem."""
    keys = every_loose_key(chain(stem_of, stem_of.values()))
    return {word: {*keys[word], *keys[stem]} for word, stem in stem_of.items()}


def stems(words: Iterable[str]) -> dict[str, str]:
    """Return the stems that the index takes folded words to, by those; what is none has no stem."""
    distinct_words = [*dict.fromkeys(words)]
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(f"CREATE VIRTUAL TABLE t USING fts5(x, tokenize={literal(TOKENIZER)})")
        connection.executemany("INSERT INTO t (rowid, x) VALUES (?, ?)", enumerate(distinct_words))
        connection.execute("CREATE VIRTUAL TABLE v USING fts5vocab(t, 'instance')")
        return {
            distinct_words[place]: stem
            for stem, place in connection.execute("SELECT term, doc FROM v")
        }


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

    Whatever is typed makes a valid expression; one without a word matches nothing. What is typed
    beyond ``TYPED`` characters or ``TERMS`` terms is left out.
    """
    query_terms = terms((query or "")[:TYPED])[:TERMS]
    return " ".join(f'"{term.text}"' for term in query_terms) or '""'
