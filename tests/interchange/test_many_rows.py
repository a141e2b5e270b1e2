"""Formats that hold all rows ask the package for each table once, and not for each row."""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module

import pytest

from sandhi.cite import citable
from sandhi.cite.formats.annotation import annotation
from sandhi.cite.formats.schema_org import in_brief
from sandhi.cite.record import Citable, Dataset
from sandhi.cite.source import CitedRow, Source
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


def test_each_annotation_is_that_of_its_row_though_it_is_filled_into_a_form(
    package: Package, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows: list[Citable] = []
    stored_row = citable.stored_row

    def noted(source: Source, key: str, stored: CitedRow, **told: bool) -> Citable:
        rows.append(stored_row(source, key, stored))
        return stored_row(source, key, stored, **told)

    monkeypatch.setattr(citable, "stored_row", noted)
    whole = json.loads(b"".join(annotations(package)))
    told = whole["first"]["items"]
    assert len(told) == len(rows) == whole["total"] > 100
    for item, cited in zip(told, rows, strict=True):
        expected = annotation(cited, in_brief) or {}
        del expected["@context"]
        assert {*item} - {*expected} == {"created", "generator"}
        assert {name: item[name] for name in expected} == expected
