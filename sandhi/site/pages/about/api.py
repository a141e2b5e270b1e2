"""``/api``: how programs ask the site, each way with an example that can be followed."""

import json
import string
from typing import NamedTuple
from urllib.parse import quote

from datasette.app import Datasette
from datasette.filters import Filters
from datasette.utils.asgi import Request, Response

from sandhi.files import parse_json
from sandhi.publish.metadata import DATABASE
from sandhi.site.elements.addresses import record_path, seed_path, site_address, table_path
from sandhi.site.elements.citing.citations import FORMATS_BY_ENDING, form_label
from sandhi.site.elements.interface import gettext
from sandhi.site.elements.templates import fill_template
from sandhi.site.pages.table.filters import comparison
from sandhi.site.store import DatabaseTable, Store, contents, reading
from sandhi.site.store.published_folder import publication

_WITHIN = "http://localhost"  # where a site is for what asks it in its own process
_LINES, _WIDE = 40, 100  # of an answer that the page shows
_MARKS = f"{string.punctuation}“”„‘’…–—।"  # that stand about a word


class Way(NamedTuple):
    """A way to ask: what one gets, an example of its address, and the first lines of the answer.

    They are those of ``sample``, which asks for less where the whole would be long.
    """

    what: str
    path: str
    sample: str = ""
    answer: str = ""


class ComparisonSuffix(NamedTuple):
    """A way to narrow rows by a column: what stands behind its name, and what it says."""

    suffix: str
    words: str


async def api_page(datasette: Datasette, request: Request) -> Response:
    """Answer for ``/api``, with examples of the first row of the first table."""
    site = contents(datasette)
    table = next(iter(site.front), None) or next(iter(site.tables.values()))

    def first(store: Store) -> tuple[str, str, str]:
        seeds = store.texts.first(1)
        key = store.directory.first_of(table.name)
        label = store.directory.entries([key])[key].label if key else ""
        # What a search looks into is what the database has, in whichever language the page is.
        label = site.written_labels.get(table.name, {}).get(key, label)
        return key, next(iter(seeds), ""), label

    key, seed, label = await reading(datasette, first)
    groups = {
        gettext("One row"): _of_row(key),
        gettext("A table"): _of_table(table, label),
        gettext("A text"): _of_text(seed),
        gettext("The whole"): _of_whole(files=bool(publication(datasette).files)),
    }
    origin = site_address(datasette, request, "/").rstrip("/")
    variables = {
        "groups": {
            title: [await _answered(datasette, way, origin) for way in ways]
            for title, ways in groups.items()
            if ways
        },
        "comparisons": [
            ComparisonSuffix(f"__{one.key}{'=1' if one.no_argument else '=…'}", comparison(one.key))
            for one in Filters._filters
        ],
        "most": datasette.setting("max_returned_rows"),
        "usual": datasette.setting("default_page_size"),
        "seconds": datasette.setting("sql_time_limit_ms") / 1000,
        "table": table,
        "key": key,
        "origin": origin,
    }
    return Response.html(await fill_template(datasette, "api.html", variables, request))


async def _answered(datasette: Datasette, way: Way, origin: str) -> Way:
    """A way with the first lines of what is answered to its example, JSON indented."""
    if not way.sample:
        return way
    response = await datasette.client.get(way.sample, follow_redirects=True)
    text = response.text
    if response.status_code == 200 and "json" in response.headers["content-type"]:
        content = parse_json(response.content)
        if isinstance(content, dict):
            content.pop("query_ms", None)  # in which no two answers are alike
        text = json.dumps(content, ensure_ascii=False, indent=1)
    text = text.replace(_WITHIN, origin)
    lines = [line if len(line) <= _WIDE else f"{line[: _WIDE - 1]}…" for line in text.splitlines()]
    return way._replace(
        answer="\n".join([*lines[:_LINES], *(["…"] if len(lines) > _LINES else [])])
    )


def _of_row(key: str) -> list[Way]:
    if not key:
        return []
    path = record_path(key)
    data = Way(gettext("It as JSON"), f"{path}.json", f"{path}.json")
    formats = [
        Way(form_label(form), f"{path}.{ending}", f"{path}.{ending}")
        for ending, form in FORMATS_BY_ENDING.items()
        if ending != "json"
    ]
    return [Way(gettext("Its permanent address, which leads to its page"), path), data, *formats]


def _of_table(table: DatabaseTable, label: str) -> list[Way]:
    """With a value of a code, and a word of the label of a row, so that some are answered."""
    path = table_path(table.name)
    codes = ((name, next(iter(values))) for name, values in table.values.items() if values)
    column, value = next(codes, (f"{table.key or next(iter(table.titles))}__contains", "1"))
    words = [word.strip(_MARKS) for word in (label or table.title).lower().split()]
    word = quote(max(words, key=len))
    page, few = f"{path}.json?_shape=objects", "&_size=1"
    narrowed, searched = (
        f"{path}.json?{asked}&_shape=array" for asked in (f"{column}={value}", f"_search={word}")
    )
    return [
        Way(gettext("Its rows as JSON, a page at a time"), f"{page}&_size=10", page + few),
        Way(gettext("All its rows as CSV"), f"{path}.csv?_stream=on", f"{path}.csv?_size=2"),
        Way(gettext("Rows narrowed by a column"), narrowed, narrowed + few),
        Way(gettext("Rows that hold a word"), searched, searched + few),
    ]


def _of_text(seed: str) -> list[Way]:
    if not seed:
        return []
    return [
        Way(gettext("The text as it stands"), f"{seed_path(seed)}.txt"),
        Way(
            gettext("Some characters of it"),
            f"{seed_path(seed)}.txt?start=0&end=4",
            f"{seed_path(seed)}.txt?start=0&end=4",
        ),
    ]


def _of_whole(*, files: bool) -> list[Way]:
    ways = [
        Way(gettext("The database (SQLite)"), f"/{DATABASE}.db"),
        Way(gettext("What changed, as a feed"), "/changes.atom"),
        Way(gettext("All that can be asked for (OpenAPI)"), "/openapi.json"),
        Way(gettext("What there is, for programs that read texts"), "/llms.txt"),
        Way(gettext("Whether the site is well"), "/-/health", "/-/health"),
    ]
    package = Way(gettext("The Data Package, with every schema"), "/downloads/datapackage.json")
    return [package, *ways] if files else ways
