"""The rows of a workbook's sheets, put into one whose sheets have nothing but their heads.

The library makes an object of each cell, and asks of it several times what it is. Here a column of
some rows becomes text at once, by the same forms (ECMA-376, part 1, 18.3 and 18.4). A text stands
in its own cell, so that none is held until the end, or once for all, which takes less room.
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
_SHARED, _SHARED_END = "xl/sharedStrings.xml", b"</sst>"
_COUNTS = re.compile(rb'count="[0-9]+" uniqueCount="([0-9]+)"')
_DAY_ZERO = date(1899, 12, 30).toordinal()  # from which Excel counts days after FIRST_DAY
# What XML has no text for, and what is one already: a code of what XML has no text for.
_SIGN = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_CODE = re.compile("(_x[0-9a-fA-F]{4}_)")
# What XML has no text for, or another, but for codes.
_SPECIAL = re.compile("[&<>\x00-\x1f\ufffe\uffff]")


def fill(heads: IO[bytes], tables: Iterable[Table], file: IO[bytes], *, shared: bool) -> None:
    """Write a workbook that has the rows of tables too; ``heads`` has their sheets, first.

    Where texts are ``shared``, all that differ are held until its end.
    """
    sheets = {f"xl/worksheets/sheet{place}.xml": table for place, table in enumerate(tables, 1)}
    with ZipFile(heads) as read, ZipFile(file, "w") as whole:
        texts = _SharedTexts(read.read(_SHARED)) if shared else None
        for entry in sorted(read.infolist(), key=lambda entry: entry.filename == _SHARED):
            data, table = read.read(entry), sheets.get(entry.filename)
            if table:
                parts = _sheet(data, table, texts)
            elif texts and entry.filename == _SHARED:
                parts = texts.parts()
            else:
                parts = iter([data])
            with whole.open(_like(entry), "w") as stream:
                stream.writelines(parts)


def _like(entry: ZipInfo) -> ZipInfo:
    """An entry of that name and time, yet to be filled."""
    new = ZipInfo(entry.filename, entry.date_time)
    new.compress_type = ZIP_DEFLATED
    new.create_system, new.external_attr = entry.create_system, entry.external_attr
    return new


class _SharedTexts:
    """Texts that stand once for all cells, each at its place: after those of the heads."""

    def __init__(self, data: bytes) -> None:
        """Take the list that the heads have of theirs."""
        counts = _COUNTS.search(data)
        assert counts is not None
        self._data, self._first = data, int(counts[1])
        self._places: dict[str, int] = {}

    def place(self, text: str) -> int:
        """The place of a text."""
        return self._places.setdefault(text, self._first + len(self._places))

    def parts(self) -> Iterator[bytes]:
        """The list with all texts."""
        before, end, after = self._data.partition(_SHARED_END)
        yield _COUNTS.sub(b'uniqueCount="%d"' % (self._first + len(self._places)), before, count=1)
        yield from (f"<si>{_in_xml(text)}</si>".encode() for text in self._places)
        yield end + after


def _sheet(data: bytes, table: Table, texts: _SharedTexts | None) -> Iterator[bytes]:
    """Yield a sheet with the rows of a table below its head."""
    before, end, after = data.partition(_END)
    size = f'<dimension ref="A1:{_letters(len(table.columns) - 1)}{len(table.rows) + 1}"/>'
    yield _SIZE.sub(size.encode(), before, count=1)
    columns = _columns(data, table, texts)
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


def _columns(data: bytes, table: Table, texts: _SharedTexts | None) -> list["_Column"]:
    """The columns of a sheet, each with the style that its head gives to all its cells."""
    styles = {
        int(column.attrib["min"]) - 1 + place: column.get("style", "0")
        for column in ElementTree.fromstring(data).iter(_COLUMN)
        for place in range(int(column.attrib["max"]) - int(column.attrib["min"]) + 1)
    }
    return [
        _Column(_letters(place), column.type == "date", styles[place], texts)
        for place, column in enumerate(table.columns)
    ]


class _Column(NamedTuple):
    """A column of a sheet: its letters, whether it has days, and the number of their style.

    ``texts`` has those that its cells share; None where each has its own.
    """

    letters: str
    has_days: bool
    style: str
    texts: _SharedTexts | None

    def cells(self, values: Sequence[Value], line: int) -> list[str]:
        """The cells of some values, of which the first is on that line; an empty one is none."""
        # Of a column no value is a number as well as a truth value, which would be alike here.
        # In their order: that of a set would be another in each process, and so the shared texts.
        rests = {value: self._rest(value) for value in dict.fromkeys(values) if value is not None}
        return [
            "" if value is None else f'<c r="{self.letters}{number}"{rests[value]}</c>'
            for number, value in enumerate(values, line)
        ]

    def _rest(self, value: Value) -> str:
        """The cell of a value, after its place."""
        if isinstance(value, str):
            if self.has_days and value >= FIRST_DAY:
                return f' s="{self.style}"><v>{_day(value)}</v>'
            return self._text(value)
        if isinstance(value, bool):
            return f' t="b"><v>{value:d}</v>'
        return self._text(as_text(value)) if is_beyond_excel(value) else f"><v>{value:.16G}</v>"

    def _text(self, text: str) -> str:
        """The cell of a text, as much of it as Excel holds."""
        text = excel_text(text)
        if self.texts:
            return f' t="s"><v>{self.texts.place(text)}</v>'
        return f' t="inlineStr"><is>{_in_xml(text)}</is>'


def _in_xml(text: str) -> str:
    """A text as a workbook has it."""
    space_mark = ' xml:space="preserve"' if text[:1].isspace() or text[-1:].isspace() else ""
    if _SPECIAL.search(text) or "_x" in text:
        coded = _SIGN.sub(lambda sign: f"_x{ord(sign[0]):04X}_", _CODE.sub(r"_x005F\1", text))
        text = escape(coded, quote=False)
    return f"<t{space_mark}>{text}</t>"


@lru_cache(maxsize=10_000)  # a table has most of its days several times
def _day(text: str) -> int:
    """The number that Excel has for a day."""
    return date.fromisoformat(text).toordinal() - _DAY_ZERO


def _letters(place: int) -> str:
    """What a column is called that has so many before it."""
    before, last = divmod(place, 26)
    return (_letters(before - 1) if before else "") + chr(ord("A") + last)
