"""A page of a list shows fewer rows where these are long, so that none is too long to be sent."""

import sqlite3
from contextlib import closing
from pathlib import Path

from sandhi.publish.contract.shapes import see_shape
from sandhi.publish.sqlite.page_rows import USUAL, as_meta, from_meta, page_rows
from sandhi.publish.sqlite.reading import Reader


def of_lengths(path: Path, **lengths: int) -> dict[str, int]:
    """How many rows are shown of tables whose rows have texts of these lengths."""
    with closing(sqlite3.connect(path)) as connection:
        for name, length in lengths.items():
            connection.execute(f"CREATE TABLE {name} AS SELECT ? AS a, ? AS b", ["x" * length, 1])
            insert = f"INSERT INTO {name} SELECT a, b FROM {name}"
            for _ in range(8):
                connection.execute(insert)
        connection.commit()
    with closing(Reader.open(path)) as reader:
        return page_rows(reader, [*lengths, "nowhere"])


def test_the_longer_the_rows_the_fewer_of_them_are_on_a_page(tmp_path: Path) -> None:
    rows = of_lengths(tmp_path / "a.db", short=400, medium=800, long=1000)
    assert rows.keys() == {"medium", "long"}
    assert 20 <= rows["long"] < rows["medium"] < USUAL


def test_a_text_of_which_a_list_shows_the_beginning_counts_no_more_than_that(
    tmp_path: Path,
) -> None:
    rows = of_lengths(tmp_path / "a.db", long=1000, whole=1_000_000)
    assert rows["whole"] == rows["long"]


def test_the_database_says_it_of_itself_in_the_shape_that_a_site_reads(
    database: sqlite3.Connection,
) -> None:
    meta = dict(map(tuple, database.execute("SELECT name, value FROM meta")))
    assert all(20 <= rows < USUAL for rows in from_meta(meta).values())
    meta |= as_meta({"timeline": 60})
    see_shape("meta", meta)
    assert from_meta(meta)["timeline"] == 60
