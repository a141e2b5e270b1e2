"""The rows of a workbook's sheets, put into one whose sheets have nothing but their heads.

The library makes an object of each cell, and asks of it several times what it is. Here a column of
some rows becomes text at once, by the same forms (ECMA-376, part 1, 18.3.1): a text stands in its
own cell, so none is held until the end.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from html import escape
from typing import IO, NamedTuple
from xml.etree import ElementTree
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from sandhi.publish.bounds.editions import FIRST_DAY, excel_text, is_beyond_excel
from sandhi.publish.downloads.tables import Table, Value, as_text, columns_of

_COLUMN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}col"
_SIZE = re.compile(rb'<dimension ref="[^"]*"/>')
_END = b"</sheetData>"  # before which the rows stand
_DAY_ZERO = date(1899, 12, 30).toordinal()  # from which Excel counts days after FIRST_DAY
# What XML has no text for, and what is one already: a code of what XML has no text for.
_SIGN = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_CODE = re.compile("(_x[0-9a-fA-F]{4}_)")
# What XML has no text for, or another, but for codes.
_SPECIAL = re.compile("[&<>\x00-\x1f\ufffe\uffff]")


def fill(heads: IO[bytes], tables: Iterable[Table], file: IO[bytes]) -> None:
    """Write a workbook that has the rows of tables too; ``heads`` has their sheets, first."""
    sheets = {f"xl/worksheets/sheet{place}.xml": table for place, table in enumerate(tables, 1)}
    with ZipFile(heads) as read, ZipFile(file, "w") as whole:
        for entry in read.infolist():
            data = read.read(entry)
            parts = _sheet(data, sheets[entry.filename]) if entry.filename in sheets else [data]
            with whole.open(_like(entry), "w") as stream:
                for part in parts:
                    stream.write(part)


def _like(entry: ZipInfo) -> ZipInfo:
    """An entry of that name and time, yet to be filled."""
    new = ZipInfo(entry.filename, entry.date_time)
    new.compress_type = ZIP_DEFLATED
    new.create_system, new.external_attr = entry.create_system, entry.external_attr
    return new


def _sheet(data: bytes, table: Table) -> Iterator[bytes]:
    """Yield a sheet with the rows of a table below its head."""
    before, end, after = data.partition(_END)
    size = f'<dimension ref="A1:{_letters(len(table.columns) - 1)}{len(table.rows) + 1}"/>'
    yield _SIZE.sub(size.encode(), before, count=1)
    columns = _columns(data, table)
    line = 2
    for cells in columns_of(table.rows):
        rows = len(cells[0])
        cell_texts = [
            column.cells(values, line) for column, values in zip(columns, cells, strict=True)
        ]
        begins = (f'<row r="{number}">' for number in range(line, line + rows))
        text = "".join("".join(row) + "</row>" for row in zip(begins, *cell_texts, strict=True))
        yield text.encode()
        line += rows
    yield end + after


def _columns(data: bytes, table: Table) -> list["_Column"]:
    """The columns of a sheet, each with the style that its head gives to all its cells."""
    styles = {
        int(column.attrib["min"]) - 1 + place: column.get("style", "0")
        for column in ElementTree.fromstring(data).iter(_COLUMN)
        for place in range(int(column.attrib["max"]) - int(column.attrib["min"]) + 1)
    }
    return [
        _Column(_letters(place), column.type == "date", styles[place])
        for place, column in enumerate(table.columns)
    ]


class _Column(NamedTuple):
    """A column of a sheet: its letters, whether it has days, and the number of their style."""

    letters: str
    has_days: bool
    style: str

    def cells(self, values: Sequence[Value], line: int) -> list[str]:
        """The cells of some values, of which the first is on that line; an empty one is none."""
        # Of a column no value is a number as well as a truth value, which would be alike here.
        rests = {value: self._rest(value) for value in {*values} - {None}}
        return [
            "" if value is None else f'<c r="{self.letters}{number}"{rests[value]}</c>'
            for number, value in enumerate(values, line)
        ]

    def _rest(self, value: Value) -> str:
        """The cell of a value, after its place."""
        if isinstance(value, str):
            if self.has_days and value >= FIRST_DAY:
                return f' s="{self.style}"><v>{_day(value)}</v>'
            return _text(value)
        if isinstance(value, bool):
            return f' t="b"><v>{value:d}</v>'
        return _text(as_text(value)) if is_beyond_excel(value) else f"><v>{value:.16G}</v>"


def _text(text: str) -> str:
    """A text in its cell, as much of it as Excel holds."""
    text, space_mark = excel_text(text), ""
    if text[:1].isspace() or text[-1:].isspace():
        space_mark = ' xml:space="preserve"'
    if _SPECIAL.search(text) or "_x" in text:
        coded = _SIGN.sub(lambda sign: f"_x{ord(sign[0]):04X}_", _CODE.sub(r"_x005F\1", text))
        text = escape(coded, quote=False)
    return f' t="inlineStr"><is><t{space_mark}>{text}</t></is>'


@lru_cache(maxsize=10_000)  # a table has most of its days several times
def _day(text: str) -> int:
    """The number that Excel has for a day."""
    return date.fromisoformat(text).toordinal() - _DAY_ZERO


def _letters(place: int) -> str:
    """What a column is called that has so many before it."""
    before, last = divmod(place, 26)
    return (_letters(before - 1) if before else "") + chr(ord("A") + last)
