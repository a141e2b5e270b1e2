"""One XLSX workbook: a sheet for each table, and one on the dataset and its columns.

That one comes last, since programs that are told no sheet read the first; but Excel opens on it.
"""

from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import IO, Any

import xlsxwriter  # type: ignore[import-untyped]

from sandhi.publish.bounds.editions import (
    Notes,
    excel_text,
    of_selection,
    of_workbook,
    of_workbook_without,
)
from sandhi.publish.creation_time import created_in
from sandhi.publish.downloads.excel.readme_sheet import Styles, contributors, lines
from sandhi.publish.downloads.excel.sheets import fill
from sandhi.publish.downloads.source import DownloadSource
from sandhi.publish.downloads.tables import Table, Value
from sandhi.writing.disk import new_file

README = "readme"
ROWS = 2**20 - 1  # below a header, at the most
SHARED = 1_000_000  # cells of all sheets, of which the texts are held until they are written
MOST_CELLS = 2_000_000  # of all sheets: programs take minutes to open more, where they can
_SHEET_NAME = 31  # characters, at the most
_WIDTH = (8, 48)  # of a column, in characters
_MEASURED = 200  # rows by which the width of a column is chosen
# Nothing that stands in a cell is run as a formula or followed as a link.
_PLAIN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def workbook(source: DownloadSource, path: Path) -> Notes:
    """Write the workbook.

    A table too long for a sheet has none of its own, nor has one that what is left of
    ``MOST_CELLS`` does not hold; a text too long for a cell ends with an ellipsis, and a number too
    long for Excel is text; the sheet on the dataset says so.
    """
    tables = _fitting(source.tables)
    heads = BytesIO()
    with _book(heads) as book:
        book.set_properties(
            {
                "title": source.descriptor.get("title", source.name),
                "comments": source.descriptor.get("description", ""),
                "author": "; ".join(contributors(source)),
                "keywords": ", ".join(source.descriptor.get("keywords", [])),
                "created": source.created.replace(tzinfo=None),
            }
        )
        styles = _styles(book)
        names = _sheet_names([README, *(table.name for table in tables)])
        for table in tables:
            _write_head(book.add_worksheet(names[table.name]), table, styles)
        readme = book.add_worksheet(README)
        readme.activate()
        _write_readme(readme, source, names, styles)
    with new_file(path) as file:
        fill(heads, tables, file, shared=sum(map(_cells, tables)) <= SHARED)
    return (*of_workbook(tables), *of_workbook_without(source.tables, tables))


def _book(file: IO[bytes]) -> Any:
    """A workbook to be filled, which is held in memory until it is closed."""
    return xlsxwriter.Workbook(file, {**_PLAIN, "in_memory": True})


def _fitting(tables: Iterable[Table]) -> list[Table]:
    """The tables that get a sheet, in their order, as long as the workbook holds them."""
    fitting, left = [], MOST_CELLS
    for table in tables:
        if len(table.rows) <= ROWS and _cells(table) <= left:
            fitting.append(table)
            left -= _cells(table)
    return fitting


def _cells(table: Table) -> int:
    return len(table.rows) * len(table.columns)


def workbook_of_one(table: Table, about: Mapping[str, str], file: IO[bytes]) -> None:
    """Write a workbook of some rows of one table, and a sheet that says what they are.

    Of a version that says when it was created, the workbook says the same.
    """
    moment = created_in({"created": about.get("Created")})
    heads = BytesIO()
    with _book(heads) as book:
        book.set_properties({"created": moment.replace(tzinfo=None)})
        styles = _styles(book)
        names = _sheet_names([README, table.name])
        _write_head(book.add_worksheet(names[table.name]), table, styles)
        readme = book.add_worksheet(README)
        readme.set_column(0, 0, 24)
        readme.set_column(1, 1, 96)
        notes = (("Note", note) for note in of_selection(table))
        columns = ((column.name, column.description) for column in table.columns)
        for line, (name, words) in enumerate([*about.items(), *notes, ("", ""), *columns]):
            readme.write_string(line, 0, name, styles.bold)
            readme.write_string(line, 1, excel_text(words), styles.wrapped)
    fill(heads, [table], file, shared=False)


def _styles(book: Any) -> Styles:
    top = {"valign": "top"}
    return Styles(
        bold=book.add_format({**top, "bold": True}),
        title=book.add_format({**top, "bold": True, "font_size": 16}),
        link=book.add_format({**top, "font_color": "#0b4f8a", "underline": True}),
        date=book.add_format({"num_format": "yyyy-mm-dd"}),
        wrapped=book.add_format({**top, "text_wrap": True}),
    )


def _sheet_names(names: Iterable[str]) -> dict[str, str]:
    """A name of its own for the sheet of each table, no longer than Excel allows."""
    sheets: dict[str, str] = {}
    # Excel keeps that name for itself, and does not tell capitals from small letters.
    used_names = {"history"}
    for name in names:
        short, number = name[:_SHEET_NAME], 1
        while short.casefold() in used_names:
            number += 1
            short = name[: _SHEET_NAME - len(f"_{number}")] + f"_{number}"
        used_names.add(short.casefold())
        sheets[name] = short
    return sheets


def _write_readme(
    sheet: Any, source: DownloadSource, names: dict[str, str], styles: Styles
) -> None:
    for place, width in enumerate((24, 24, 20, 64, 64)):
        sheet.set_column(place, place, width)
    sheet.hide_gridlines(2)
    for line, cells in enumerate(lines(source, names, styles)):
        for place, cell in enumerate(cells):
            if cell.link:
                sheet.write_url(line, place, cell.link, cell.style, cell.value)
            else:
                value = excel_text(cell.value) if isinstance(cell.value, str) else cell.value
                sheet.write(line, place, value, cell.style)


def _write_head(sheet: Any, table: Table, styles: Styles) -> None:
    """Write all of a sheet but its rows, which ``fill`` puts there."""
    sheet.write_row(0, 0, [column.name for column in table.columns], styles.bold)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    first = [*islice(table.rows, _MEASURED)]
    for place, column in enumerate(table.columns):
        width = _width(column.name, [row[place] for row in first])
        sheet.set_column(place, place, width, styles.date if column.type == "date" else None)


def _width(name: str, values: Sequence[Value]) -> int:
    least, most = _WIDTH
    longest = max((len(str(value)) for value in [name, *values] if value is not None), default=0)
    return min(max(longest + 2, least), most)
