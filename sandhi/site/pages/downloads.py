"""``/downloads``: every file of the dataset, and how to load it."""

from collections.abc import Iterable
from typing import NamedTuple

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from sandhi.publish.bounds.editions import WITHOUT
from sandhi.publish.downloads.formats import (
    EXPORT_FORMATS,
    FORMATS,
    INTERCHANGE_FORMATS,
    TABLE_FORMATS,
    WHOLE_FORMATS,
)
from sandhi.publish.downloads.manifest import LISTS
from sandhi.site.elements.addresses import world_address
from sandhi.site.elements.interface import gettext
from sandhi.site.elements.templates import fill_template
from sandhi.site.store import DatabaseTable, contents
from sandhi.site.store.published_folder import DownloadFile, publication

MOST = 24  # files of one format that are listed, where each text has some


class WholeDownload(NamedTuple):
    """A file that holds everything."""

    label: str
    about: str
    file: DownloadFile


class InterchangeDownload(NamedTuple):
    """A format of another ecosystem with its files."""

    label: str
    about: str
    files: list[DownloadFile]


class TableDownloads(NamedTuple):
    """A table or view with its files, by format."""

    table: DatabaseTable
    rows: int
    files: dict[str, DownloadFile]


class Snippet(NamedTuple):
    """A few lines of a programming language; ``file`` is to be downloaded first, where it is given.

    That is so where the site does not know by which address the program would reach it.
    """

    language: str
    needs: str
    code: str
    file: DownloadFile | None = None


async def downloads_page(datasette: Datasette, request: Request) -> Response:
    """Answer for ``/downloads``."""
    files = publication(datasette).files
    whole = [
        WholeDownload(_label(one.format), _about(one.format), one)
        for one in files.values()
        if one.format in WHOLE_FORMATS
    ]
    variables = {
        "whole": whole,
        "tables": _tables(datasette),
        "exports": [one for one in files.values() if one.format in EXPORT_FORMATS],
        "interchange": _of_others(files.values()),
        "formats": {name: _label(name) for name in TABLE_FORMATS},
        "labels": {name: _label(name) for name in FORMATS},
        "files": _listed(files.values()),
        "count": len(files),
        "most": MOST,
        "notes": _notes(files.values()),
        "licence": _licence,
        "lists": LISTS,
        "snippets": _snippets(datasette, request),
    }
    html = await fill_template(datasette, "downloads.html", variables, request)
    return Response.html(html)


def _label(format_: str) -> str:
    """What a format is called; what is a name of its own is so in all languages."""
    called = {
        "excel": gettext("CSV for Excel"),
        "xlsx": gettext("Excel workbook"),
        "exports": gettext("Records (JSON Lines)"),
        "zip": gettext("Data Package (ZIP)"),
        "data-card": gettext("Data card"),
    }
    return called.get(format_, FORMATS[format_].label)


def _about(whole: str) -> str:
    """What a format holds, of which one file holds everything."""
    about = {
        "xlsx": gettext("A sheet for each table, and one that says what the columns mean."),
        "sqlite": gettext(
            "All tables and views, with types, keys and full-text search, which meets words as "
            "the texts spell them with SQLite alone; the table meta says how."
        ),
        "zip": gettext("The package itself: what it takes to check and build all of this anew."),
    }
    return about[whole]


def _of_others(files: Iterable[DownloadFile]) -> list[InterchangeDownload]:
    """The files of each format of another ecosystem."""
    by_format: dict[str, list[DownloadFile]] = {}
    for file in files:
        if file.format in INTERCHANGE_FORMATS:
            by_format.setdefault(file.format, []).append(file)
    return [
        InterchangeDownload(_label(name), gettext(INTERCHANGE_FORMATS[name].about), of)
        for name, of in by_format.items()
    ]


def _listed(files: Iterable[DownloadFile]) -> list[DownloadFile]:
    """The files that the page lists: of those that each text has, the first of each format."""
    by_format: dict[str, list[DownloadFile]] = {}
    for file in files:
        by_format.setdefault(file.format, []).append(file)
    return [one for of in by_format.values() for one in (of[:MOST] if of[0].by_text else of)]


def _notes(files: Iterable[DownloadFile]) -> dict[str, list[DownloadFile]]:
    """The files by what of the dataset they cannot hold."""
    by_note: dict[str, list[DownloadFile]] = {}
    for file in files:
        for note in file.notes:
            by_note.setdefault(_worded(note), []).append(file)
    return by_note


def _licence(file: DownloadFile) -> str:
    """The terms of a file: names of licences, and what is said of the texts in words."""
    return "; ".join(map(gettext, file.licence.split("; ")))


def _worded(note: str) -> str:
    """What is said of a format, in the language of the page; names of tables may follow it."""
    before, colon, tables = note.partition(WITHOUT)
    return gettext(WITHOUT) + tables if colon and not before else gettext(note)


def rows_of_views(datasette: Datasette) -> dict[str, int]:
    """Return how many rows each view has, as its files say: a database would count them anew."""
    views = (one for one in _tables(datasette) if one.table.rows is None)
    return {one.table.name: one.rows for one in views}


def _tables(datasette: Datasette) -> list[TableDownloads]:
    """The tables and views that have files, in the order of the contents."""
    by_table: dict[str, dict[str, DownloadFile]] = {}
    for file in publication(datasette).files.values():
        if file.format in TABLE_FORMATS:
            by_table.setdefault(file.table, {})[file.format] = file
    tables = contents(datasette).tables
    return [
        TableDownloads(tables[name], next(iter(files.values())).rows, files)
        for name, files in by_table.items()
    ]


def _snippets(datasette: Datasette, request: Request) -> list[Snippet]:
    """How to load the first table that a newcomer meets, with names instead of keys if it is so."""
    tables = {each.table.name for each in _tables(datasette)}
    front = [table.name for table in contents(datasette).front] or sorted(tables)
    name = f"{front[0]}_wide" if f"{front[0]}_wide" in tables else front[0]

    return [
        _snippet(datasette, request, one, name)
        for one in (
            _Form("Python", gettext("pandas and pyarrow"), "parquet", _PYTHON, _PYTHON),
            _Form("R", "", "csv", _R, _R),
            _Form(
                "JavaScript",
                gettext("a browser, Deno, or Node.js 18 or later"),
                "jsonl",
                _FETCHED,
                _READ,
            ),
        )
    ]


class _Form(NamedTuple):
    """How a language loads a table in a format: from an address, and from a file."""

    language: str
    needs: str
    format: str
    from_address: str
    from_file: str


def _snippet(datasette: Datasette, request: Request, form: _Form, name: str) -> Snippet:
    """How a language loads a table: by the address of its file, or, where none is known, by it."""
    path = f"{form.format}/{name}.{TABLE_FORMATS[form.format].ending}"
    address = world_address(datasette, request, datasette.urls.path(f"/downloads/{path}"))
    if address:
        return Snippet(form.language, form.needs, form.from_address.format(name=name, url=address))
    file = publication(datasette).files[path]
    code = form.from_file.format(name=name, url=path.rpartition("/")[2])
    needs = gettext("Deno or Node.js 18 or later") if form.from_file is _READ else form.needs
    return Snippet(form.language, needs, code, file)


_PYTHON = """\
import pandas

{name} = pandas.read_parquet("{url}")
print({name}.head())
"""
_R = """\
{name} <- read.csv("{url}", encoding = "UTF-8", na.strings = "")
head({name})
"""
_FETCHED = """\
const answer = await fetch("{url}");
const lines = (await answer.text()).trim().split("\\n");
const {name} = lines.map((line) => JSON.parse(line));
console.log({name}.length, {name}[0]);
"""
_READ = """\
import {{ readFile }} from "node:fs/promises";

const lines = (await readFile("{url}", "utf8")).trim().split("\\n");
const {name} = lines.map((line) => JSON.parse(line));
console.log({name}.length, {name}[0]);
"""
