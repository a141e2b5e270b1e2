"""Search meets a word however it is spelt, in Hindi and in English, and takes whatever is typed."""

import sqlite3

import pytest
from datasette.utils import detect_fts
from hypothesis import given
from hypothesis import strategies as st

from sandhi.package import Package
from sandhi.publish.sqlite.search import match_expression, searched_columns


def keys_of(database: sqlite3.Connection, typed: str, table: str = "records") -> set[str]:
    """The keys of the records that a search finds."""
    index = f"{table}_fts"
    rows = f'SELECT rowid FROM "{index}" WHERE "{index}" MATCH ?'
    sql = f'SELECT * FROM "{table}" WHERE rowid IN ({rows})'
    return {row[0] for row in database.execute(sql, [match_expression(typed)])}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("किम जोंग-उन", "किम जोंग उन"),
        ("12,000", "12000"),
        ("१२०००", "12,000"),
        ("सन्धि", "संधि"),
        ("ज़ेलेंस्की", "जेलेंस्की"),
        ("यूक्रेन", "यू\N{ZERO WIDTH NON-JOINER}क्रेन"),
        ("treaty", "Treaties"),
        ("signing", "signed"),
    ],
)
def test_two_spellings_find_the_same(database: sqlite3.Connection, one: str, other: str) -> None:
    assert keys_of(database, one) == keys_of(database, other) != set()


def test_a_word_is_found_whole_and_not_within_another(database: sqlite3.Connection) -> None:
    quotes = dict(map(tuple, database.execute('SELECT "key", quote FROM records')))
    assert any("चार" in quote for quote in quotes.values() if quote)
    assert not keys_of(database, "चार")


def test_vowel_signs_do_not_part_a_word(database: sqlite3.Connection) -> None:
    assert not keys_of(database, "क")


def test_all_words_must_be_there_in_any_order(database: sqlite3.Connection) -> None:
    both = keys_of(database, "पुतिन प्योंगयांग")
    assert both == keys_of(database, "प्योंगयांग पुतिन")
    assert set() < both < keys_of(database, "पुतिन")


def test_words_in_quotation_marks_must_stand_together(database: sqlite3.Connection) -> None:
    phrase, words = keys_of(database, '"व्लादिमीर पुतिन"'), keys_of(database, "पुतिन व्लादिमीर")
    assert set() < phrase <= words
    assert not keys_of(database, '"पुतिन व्लादिमीर"')


def test_a_record_is_found_by_its_key(database: sqlite3.Connection) -> None:
    assert "E0001" in keys_of(database, "e0001")


def test_search_reaches_translations_and_summaries(database: sqlite3.Connection) -> None:
    tables = dict(map(tuple, database.execute('SELECT "key", "table" FROM records')))
    assert {"sentences", "events", "provisions"} <= {
        tables[key] for key in keys_of(database, "attack")
    }


def test_every_searchable_table_has_an_index_that_datasette_finds(
    database: sqlite3.Connection, package: Package
) -> None:
    for name, schema in package.schemas.items():
        index = f"{name}_fts" if searched_columns(package.settings.of(name), schema) else None
        assert detect_fts(database, name) == index
    assert detect_fts(database, "records") == "records_fts"


def test_an_index_holds_the_rows_of_its_table_and_shows_them_as_written(
    database: sqlite3.Connection,
) -> None:
    (count,) = database.execute("SELECT count(*) FROM records_fts_docsize").fetchone()
    assert count == database.execute("SELECT count(*) FROM records").fetchone()[0]
    shown = database.execute(
        "SELECT quote FROM records_fts WHERE records_fts MATCH ?", [match_expression("12000")]
    ).fetchall()
    assert any("12,000" in row["quote"] for row in shown if row["quote"])


@pytest.mark.parametrize("typed", ["", " ", '"', '""', "-", "।", "\0", "(*", None])
def test_what_holds_no_word_finds_nothing(database: sqlite3.Connection, typed: str | None) -> None:
    sql = "SELECT count(*) FROM records_fts WHERE records_fts MATCH ?"
    assert database.execute(sql, [match_expression(typed)]).fetchone()[0] == 0


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_whatever_is_typed_is_a_valid_search(typed: str) -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE t USING fts5(words)")
    connection.execute("SELECT * FROM t WHERE t MATCH ?", [match_expression(typed)]).fetchall()


@pytest.mark.parametrize(
    ("word", "other"), [("सैनिक", "सैनिकों"), ("यूक्रेन", "यूक्रेनी"), ("signed", "signing")]
)
def test_words_that_sound_alike_are_found_by_sqlite_alone(
    database: sqlite3.Connection, word: str, other: str
) -> None:
    sql = (
        "SELECT b.term FROM records_fts_spellings AS a JOIN records_fts_spellings AS b USING (key) "
        "WHERE a.term = ?"
    )
    assert other in {term for (term,) in database.execute(sql, [word])}


def test_very_many_words_are_a_valid_search(database: sqlite3.Connection) -> None:
    assert keys_of(database, "word " * 5000) == keys_of(database, "word")
