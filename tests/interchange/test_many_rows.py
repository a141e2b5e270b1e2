"""Formats that hold all rows ask the package for each table once, and not for each row."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module

import pytest

from sandhi.cite.record import Dataset
from sandhi.package import Package
from sandhi.package.labels import Row
from sandhi.publish.interchange.nanopublications import nanopublications
from sandhi.publish.interchange.texts.annotations import annotations

Written = Callable[[Package], Iterator[str]] | Callable[[Package], Iterator[bytes]]


@pytest.mark.parametrize("written", [annotations, nanopublications])
def test_a_table_is_asked_for_less_often_than_it_has_rows(
    written: Written, package: Package, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: Counter[str] = Counter()
    rows = Package.rows

    def counted(self: Package, table: str) -> Mapping[str, Row]:
        asked[table] += 1
        return rows(self, table)

    for name in package.schemas:
        package.labels.table(name)
    monkeypatch.setattr(Package, "rows", counted)
    assert len([*written(package)]) > max(asked.values()) * 10


def test_annotations_describe_the_dataset_once(
    package: Package, monkeypatch: pytest.MonkeyPatch
) -> None:
    described: list[Dataset] = []
    schema_org = import_module("sandhi.cite.formats.schema_org")  # whose function has its name
    dataset = schema_org._dataset

    def counted(one: Dataset) -> object:
        described.append(one)
        return dataset(one)

    monkeypatch.setattr(schema_org, "_dataset", counted)
    assert len([*annotations(package)]) > len(described) == 1
