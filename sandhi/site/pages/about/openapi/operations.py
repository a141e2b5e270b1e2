"""What programs can ask the site for, path by path: an ``Operation`` for each.

Each parameter without which there is no answer has an example, so that every path of the document
can be followed as it stands. What is said of tables, files, charts and versions is said of those
that this site has.
"""

from collections.abc import Iterator
from typing import NamedTuple

from datasette.app import Datasette
from datasette.utils import tilde_encode

from sandhi.cite.formats import FORMATS
from sandhi.cite.formats.article import ARTICLE_WRITERS
from sandhi.package.declarations import Declaration
from sandhi.publish.charts.rows import FIRST, LAST
from sandhi.publish.downloads.descriptor import DESCRIPTION
from sandhi.publish.downloads.manifest import LISTS, MANIFEST
from sandhi.publish.downloads.selection import SELECTION_FORMATS
from sandhi.publish.metadata import DATABASE
from sandhi.site.pages.about.openapi.citing import citing
from sandhi.site.pages.about.openapi.operation import (
    ATOM,
    BYTES,
    CSV,
    HTML,
    JSON,
    PLAIN,
    SQLITE,
    XML,
    Operation,
    Parameter,
    in_path,
    in_query,
)
from sandhi.site.pages.about.openapi.schemas import (
    ANY_OBJECT,
    TEXT,
    reference,
    rows_schema,
)
from sandhi.site.pages.charts.page import FORMS
from sandhi.site.pages.manners import contacts
from sandhi.site.pages.table.times import day_columns
from sandhi.site.store import Contents, contents
from sandhi.site.store.published_folder import publication
from sandhi.site.store.tables import SEEDS

_TIMES = ("From", "To")  # of rows with a first and a last day


class Samples(NamedTuple):
    """What the examples ask for: a row by its key and its table, a text, a concordance."""

    table: str
    key: str
    seed: str
    mentioned: str


def operations(datasette: Datasette, samples: Samples, *, addressed: bool) -> list[Operation]:
    """Return all that programs can ask a site for; ``addressed`` is one that knows its address."""
    site = contents(datasette)
    return [
        *_of_rows(samples),
        *_of_tables(site),
        *_of_questions(site),
        *(_of_texts(samples) if samples.seed else ()),
        *_of_versions(site, samples),
        *_of_charts(datasette),
        *_of_previews(datasette),
        *_of_files(datasette),
        *_of_site(datasette),
        *(_of_address() if addressed else ()),
    ]


def _of_rows(samples: Samples) -> Iterator[Operation]:
    if not samples.key:
        return
    key = in_path("key", "The key of a row of any table", samples.key)
    version = in_query("version", "The row as this version had it, in JSON or as a page")
    yield Operation(
        "/id/{key}", "leadToRow", "rows", "Where a row is: its page, or the form that Accept asks",
        {HTML: BYTES}, (key,), status=303,
    )  # fmt: skip
    yield from citing(key, version)
    if samples.mentioned:
        parameter = in_path("key", "The key of a row that passages name", samples.mentioned)
        yield Operation(
            "/concordance/{key}.csv", "readConcordance", "rows",
            "Every passage that names a row, with the words around it", {CSV: TEXT}, (parameter,),
        )  # fmt: skip


def _of_tables(site: Contents) -> Iterator[Operation]:
    """A path for the rows of each table and view, and those that all tables have alike."""
    names = {name: table for name, table in site.tables.items() if not table.hidden}
    yield Operation(f"/{DATABASE}.json", "listTables", "tables", "The tables and views",
                    {JSON: ANY_OBJECT})  # fmt: skip
    yield Operation("/.json", "listDatabases", "tables", "The database, with its first tables",
                    {JSON: ANY_OBJECT})  # fmt: skip
    for name, table in names.items():
        columns = {column: {**TEXT, "description": title} for column, title in table.titles.items()}
        times = _TIMES if day_columns(table) else ()
        filters = in_query(
            "filters",
            "Rows by a column: COLUMN=value, COLUMN__contains=words, COLUMN__gt=5 and the like",
            {"type": "object", "properties": columns, "additionalProperties": TEXT},
            style="form", explode=True,
        )  # fmt: skip
        yield Operation(
            f"/{DATABASE}/{tilde_encode(name)}.json", f"listRowsOf_{name}", "tables",
            f"{table.title}: its rows, a page at a time",
            {JSON: rows_schema(reference(f"row-{name}"))}, (filters,),
            references=("Shape", "Size", "Next", "Sort", "SortDescending", "Search", *times,
                        "Columns"),
        )  # fmt: skip
    any_table = in_path("table", "A table, a view or a worked question", next(iter(names)), names)
    yield Operation(
        f"/{DATABASE}/{{table}}.csv", "streamRows", "tables", "Rows as CSV, all with _stream=on",
        {PLAIN: TEXT, CSV: TEXT},
        (any_table, in_query("_stream", "All rows, and not the first alone", {"const": "on"}),
         in_query("_dl", "As a file of the type text/csv", {"const": "on"})),
        references=("Size", "Sort", "SortDescending", "Search", *_TIMES, "Columns"),
    )  # fmt: skip
    for ending, form in SELECTION_FORMATS.items():
        yield Operation(
            f"/{DATABASE}/{{table}}.{ending}", f"takeRows{ending.capitalize()}", "tables",
            f"Rows as a file: {ending}", {_type(form.media_type): BYTES}, (any_table,),
            references=("Sort", "SortDescending", "Search", *_TIMES),
        )  # fmt: skip
    keyed = [one for one in names.values() if one.key and site.labels.get(one.name)]
    if keyed:
        first = keyed[0]
        yield Operation(
            f"/{DATABASE}/{{table}}/{{key}}.json", "readRow", "tables", "One row of a table",
            {JSON: rows_schema(ANY_OBJECT)},
            (in_path("table", "A table", first.name, [one.name for one in keyed]),
             in_path("key", "The key of its row", next(iter(site.labels[first.name])))),
            references=("Shape",),
        )  # fmt: skip


def _of_questions(site: Contents) -> Iterator[Operation]:
    for question in site.questions:
        parameters = tuple(_question_parameter(question, name) for name in question.parameters)
        yield Operation(
            f"/{DATABASE}/{tilde_encode(question.name)}.json", f"ask_{question.name}", "questions",
            question.title, {JSON: rows_schema(ANY_OBJECT)}, parameters,
            references=("Shape", "Sort", "SortDescending", "Search"),
        )  # fmt: skip


def _question_parameter(question: Declaration, name: str) -> Parameter:
    type_ = question.types.get(name, "string")
    return in_query(name, question.terms.get(name, ""), {"type": type_})


def _of_texts(samples: Samples) -> Iterator[Operation]:
    place = {"type": "integer", "minimum": 0}
    yield Operation(
        f"/{SEEDS}/{{seed}}.txt", "readText", "texts", "A source text, byte for byte, or a passage",
        {PLAIN: TEXT},
        (in_path("seed", "The key of a source text", samples.seed),
         in_query("start", "The code point with which a passage begins", place, example=0),
         in_query("end", "The code point before which it ends", place, example=4)),
    )  # fmt: skip
    for name in ARTICLE_WRITERS:
        form = FORMATS[name]
        yield Operation(
            f"/{SEEDS}/{{seed}}.{form.ending}", f"citeArticle{form.ending.capitalize()}", "texts",
            f"The article itself, without an author of the dataset: {form.label}",
            {form.media_type: {"type": "array"} if form.ending == "csljson" else TEXT},
            (in_path("seed", "The key of a source text", samples.seed),),
        )  # fmt: skip


def _of_versions(site: Contents, samples: Samples) -> Iterator[Operation]:
    if not (site.has_ledger and site.versions):
        return
    last, table = [*site.versions][-1], samples.table
    version = in_path("version", "A version that was released", last, site.versions)
    key = in_path("key", "The key of a row, there or ended", samples.key)
    before = in_path("old", "A version", last, site.versions)
    after = in_path("new", "A later version", last, site.versions)
    either = {JSON: ANY_OBJECT, HTML: BYTES}
    yield Operation("/changes", "listVersions", "versions", "The versions, by what each changed",
                    either)  # fmt: skip
    yield Operation("/v/{version}/", "readVersion", "versions", "A version, with its tables",
                    either, (version,))  # fmt: skip
    yield Operation(
        "/v/{version}/{table}.csv", "readTableOfVersion", "versions",
        "A table as a version had it, byte for byte", {CSV: TEXT},
        (version, in_path("table", "A table of that version", table)),
    )  # fmt: skip
    for ending, media_type in (
        ("tsv", "text/tab-separated-values"),
        ("jsonl", "application/jsonl"),
    ):
        yield Operation(
            f"/changes/{{old}}..{{new}}.{ending}", f"compareVersions{ending.capitalize()}",
            "versions", "What differs between two versions", {media_type: TEXT}, (before, after),
        )  # fmt: skip
    if samples.key:
        yield Operation("/v/{version}/{key}", "readRowOfVersion", "versions",
                        "A row as a version had it", either, (version, key))  # fmt: skip
        yield Operation("/history/{key}.json", "readHistory", "versions",
                        "What became of a row", {JSON: ANY_OBJECT}, (key,))  # fmt: skip


def _of_charts(datasette: Datasette) -> Iterator[Operation]:
    for name, chart in publication(datasette).charts.items():
        times = {FIRST: "From this month or year on", LAST: "Up to this month or year"}
        narrowing = {**chart.document.how["filters"], **times}
        parameters = tuple(in_query(one, title) for one, title in narrowing.items())
        for form, media_type in FORMS.items():
            yield Operation(
                f"/{name}.{form}", f"draw_{name}_{form}", "charts", chart.document.title,
                {_type(media_type): TEXT if form != "png" else BYTES}, parameters,
            )  # fmt: skip


def _of_previews(datasette: Datasette) -> Iterator[Operation]:
    png = FORMS["png"]
    yield Operation("/preview.png", "previewFront", "charts", "What stands for the site elsewhere",
                    {png: BYTES})  # fmt: skip
    of_questions = [question.name for question in contents(datasette).settings.questions]
    for kind, names in (("charts", [*publication(datasette).charts]), ("questions", of_questions)):
        if names:
            name = in_path("name", "Of which page", names[0], names)
            yield Operation(
                f"/preview/{kind}/{{name}}.png", f"preview{kind.capitalize()}", "charts",
                "What stands for a page where it is shared", {png: BYTES}, (name,),
            )  # fmt: skip


def _of_files(datasette: Datasette) -> Iterator[Operation]:
    """The files to download, by their folder and type; and the database."""
    yield Operation(f"/{DATABASE}.db", "takeDatabase", "files", "The database (SQLite)",
                    {SQLITE: BYTES}, parts=True)  # fmt: skip
    names_by_kind: dict[tuple[str, str], list[str]] = {}
    for path, file in publication(datasette).files.items():
        folder, _, name = path.rpartition("/")
        names_by_kind.setdefault((folder, _type(file.media_type)), []).append(name)
    if not names_by_kind:
        return
    for name in LISTS:
        media_type = JSON if name in (MANIFEST, DESCRIPTION) else PLAIN
        yield Operation(
            f"/downloads/{name}", f"list_{name.partition('.')[0].lower()}", "files",
            "What there is to download, or what describes it",
            {media_type: ANY_OBJECT if media_type == JSON else TEXT}, parts=True,
        )  # fmt: skip
    folders = {folder for folder, _ in names_by_kind}
    for folder in sorted(folders):
        kinds = {kind: names for (place, kind), names in names_by_kind.items() if place == folder}
        for number, (kind, names) in enumerate(kinds.items(), 1):
            # Where a folder has several types, each has a path of its own for each of its files.
            single = len(kinds) == 1
            for name in [""] if single else names:
                parameter = in_path("file", "A file of this folder", names[0], names)
                yield Operation(
                    "/".join(filter(None, ["/downloads", folder, name or "{file}"])),
                    f"take_{folder}_{name or number}".replace("/", "_").replace(".", "_"),
                    "files", f"{folder.title() or 'The whole'}, as {kind}", {kind: BYTES},
                    (parameter,) if single else (), parts=True,
                )  # fmt: skip


def _of_site(datasette: Datasette) -> Iterator[Operation]:
    yield Operation("/openapi.json", "describe", "site", "This document", {JSON: ANY_OBJECT})
    yield Operation("/-/health", "readHealth", "site", "Whether the site is well",
                    {JSON: ANY_OBJECT})  # fmt: skip
    yield Operation("/changes.atom", "readFeed", "site", "What each version changed, as a feed",
                    {ATOM: TEXT})  # fmt: skip
    yield Operation("/llms.txt", "readOverview", "site", "What there is, in Markdown",
                    {"text/markdown": TEXT})  # fmt: skip
    yield Operation("/robots.txt", "readRobots", "site", "What crawlers may ask for", {PLAIN: TEXT})
    if [*contacts(datasette)]:
        yield Operation("/.well-known/security.txt", "readSecurity", "site",
                        "Whom to tell of a weakness", {PLAIN: TEXT})  # fmt: skip


def _of_address() -> Iterator[Operation]:
    """What needs whole addresses, and so a site that knows its own."""
    yield Operation("/sitemap.xml", "listPages", "site", "All pages, for crawlers", {XML: TEXT})
    described = "application/opensearchdescription+xml"
    yield Operation("/opensearch.xml", "describeSearch", "site", "How to search here",
                    {described: TEXT})  # fmt: skip


def _type(media_type: str) -> str:
    return media_type.partition(";")[0]
