"""The first sheet of the workbook: what the dataset is, which sheets there are, its codebook."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from sandhi.cite.record import described_dataset, sources
from sandhi.publish.bounds.editions import of_workbook, of_workbook_without
from sandhi.publish.downloads.source import THEIRS, DownloadSource


class Styles(NamedTuple):
    """The formats of a workbook."""

    bold: Any
    title: Any
    link: Any
    date: Any
    wrapped: Any


class SheetCell(NamedTuple):
    """A cell, and the sheet that it leads to, if it does."""

    value: str | int
    style: Any = None
    link: str = ""


Line = list[SheetCell]


def lines(source: DownloadSource, names: Mapping[str, str], styles: Styles) -> Iterator[Line]:
    """Yield the lines of the sheet; ``names`` are those of the sheets that tables have."""
    yield [SheetCell(source.descriptor.get("title", source.name), styles.title)]
    yield []
    for name, text in _about(source, names):
        yield [SheetCell(name, styles.bold), SheetCell(text)]
    yield []
    yield from _tables(source, names, styles)
    yield []
    yield from _columns(source, styles)


def contributors(source: DownloadSource) -> list[str]:
    """Return the names of the contributors that the package names."""
    return [one.name for one in described_dataset(source.descriptor).contributors if one.name]


def _about(source: DownloadSource, names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    descriptor = source.descriptor
    yield "Description", descriptor.get("description", "")
    yield "Version", source.version
    yield "Created", descriptor.get("created", "")
    yield "Contributors", "; ".join(contributors(source))
    for licence in descriptor.get("licenses", []):
        name = licence.get("title") or licence.get("name")
        yield "Licence", ", ".join(filter(None, [name, licence.get("path")]))
    if "seeds" in source.package.schemas:
        yield "Rights", f"{THEIRS[0].upper()}{THEIRS[1:]}: no licence named here holds for them."
    for origin in sources(descriptor):
        yield "Source", origin
    sheet_tables = [table for table in source.tables if table.name in names]
    for note in (*of_workbook(sheet_tables), *of_workbook_without(source.tables, sheet_tables)):
        yield "Note", note


def _tables(source: DownloadSource, names: Mapping[str, str], styles: Styles) -> Iterator[Line]:
    yield _head(["Sheet", "Rows", "Kind", "Title", "What a row is"], styles)
    for table in source.tables:
        sheet = names.get(table.name)
        yield [
            SheetCell(sheet, styles.link, f"internal:'{sheet}'!A1")
            if sheet
            else SheetCell(f"{table.name} (too long for this workbook)", styles.wrapped),
            SheetCell(len(table.rows), styles.wrapped),
            SheetCell(table.kind, styles.wrapped),
            SheetCell(table.title, styles.wrapped),
            SheetCell(table.description, styles.wrapped),
        ]


def _columns(source: DownloadSource, styles: Styles) -> Iterator[Line]:
    """Each column of each table; below that of an enumeration, its values."""
    yield _head(["Table", "Column", "Type or value", "Meaning"], styles)
    for table in source.tables:
        for column in table.columns:
            meanings = [(column.type, column.description)]
            meanings += [(value.value, value.description) for value in column.values]
            for value, meaning in meanings:
                words = (table.name, column.name, value, meaning)
                yield [SheetCell(word, styles.wrapped) for word in words]


def _head(words: list[str], styles: Styles) -> Line:
    return [SheetCell(word, styles.bold) for word in words]
