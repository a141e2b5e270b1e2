"""A group of rows of a Parquet file is held once, and whatever its length the file is whole."""

from io import BytesIO

import pyarrow
import pyarrow.parquet
import pytest

from sandhi.publish.downloads import parquet
from sandhi.publish.downloads.tables import StoredRows, Table, TableColumn

_COLUMNS = tuple(TableColumn(f"c{place}", "string", "", "") for place in range(10))


def _table(count: int) -> Table:
    rows = [tuple(f"{line:05}-{place:058}" for place in range(10)) for line in range(count)]
    return Table("notes", "table", "", "", _COLUMNS, StoredRows(count, lambda: iter(rows)))


def test_a_group_is_held_once_and_a_column_of_it_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "_BATCH", 500)
    held: list[int] = []
    joined, before = pyarrow.concat_arrays, pyarrow.total_allocated_bytes()

    def counted(parts: list[object]) -> object:
        whole = joined(parts)
        held.append(pyarrow.total_allocated_bytes() - before)
        return whole

    monkeypatch.setattr(pyarrow, "concat_arrays", counted)
    schema = pyarrow.schema([parquet._field(column) for column in _COLUMNS])
    (group,) = parquet._groups(_table(5000), _COLUMNS, schema)
    assert len(held) == len(_COLUMNS)
    assert max(held) < 1.2 * group.nbytes


def test_a_group_of_long_texts_has_fewer_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "_BATCH", 10)
    monkeypatch.setattr(parquet, "_BYTES", 10_000)
    schema = pyarrow.schema([parquet._field(column) for column in _COLUMNS])
    groups = [*parquet._groups(_table(100), _COLUMNS, schema)]
    assert sum(group.num_rows for group in groups) == 100
    assert len(groups) > 1
    assert max(group.nbytes for group in groups) < 2 * 10_000


@pytest.mark.parametrize("count", [0, 1, 9, 10, 11, 20])
def test_a_table_of_any_length_is_whole(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "_BATCH", 2)
    monkeypatch.setattr(parquet, "_BATCHES", 5)
    file = BytesIO()
    parquet.write_parquet(_table(count), {}, file)
    read = pyarrow.parquet.ParquetFile(file)
    assert [tuple(row.values()) for row in read.read().to_pylist()] == [*_table(count).rows]
    assert read.num_row_groups == max(-(-count // 10), 1)
