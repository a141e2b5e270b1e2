"""The page of a chart, at ``/NAME``; alone, for pages of others, at ``/embed/NAME``; and its files.

``?tab=table`` and ``?tab=sources`` are its other sides; other arguments narrow it.
"""

import csv
import re
from collections.abc import Awaitable, Callable
from dataclasses import replace
from io import BytesIO, StringIO
from urllib.parse import urlencode

from datasette.app import Datasette
from datasette.utils.asgi import NotFound, Request, Response
from starlette.concurrency import run_in_threadpool

from sandhi.cite.record import Citable
from sandhi.publish.charts.declarations import NUMBERS
from sandhi.publish.charts.draw import PublishedChart
from sandhi.publish.charts.picture import picture
from sandhi.publish.charts.rows import csv_rows, file_columns, matching_rows
from sandhi.publish.downloads.selection import SELECTION_FORMATS
from sandhi.publish.downloads.tables import StoredRows, Table, TableColumn
from sandhi.site.elements.addresses import is_absolute, site_address
from sandhi.site.elements.citing.citations import citation, cited_dataset, with_web_addresses
from sandhi.site.elements.interface import ENGLISH, gettext
from sandhi.site.elements.templates import fill_template
from sandhi.site.pages.charts.asked import chosen_of, unread
from sandhi.site.pages.charts.drawing import figure_of, png_of
from sandhi.site.pages.charts.frame import CHART, Frame, caption, frame
from sandhi.site.pages.charts.list_of_rows import list_of_rows
from sandhi.site.pages.charts.preview import chart_preview
from sandhi.site.pages.charts.table import chart_table
from sandhi.site.store import contents, reading
from sandhi.site.store.published_folder import publication

EMBEDDED = "/embed/"  # of the pages that those of others may frame
WORKBOOK = SELECTION_FORMATS["xlsx"]
FORMS = {
    "svg": "image/svg+xml",
    "png": "image/png",
    "csv": "text/csv; charset=utf-8",
    "xlsx": WORKBOOK.media_type,
}
_HEIGHT = re.compile(r'<svg [^>]*\bheight="([0-9.]+)"')


def chart_page(name: str) -> Callable[[Datasette, Request], Awaitable[Response]]:
    """Return what answers with the page of a chart."""

    async def page(datasette: Datasette, request: Request) -> Response:
        chart = publication(datasette).charts[name]
        framed = await _framed(datasette, chart, request, request.args.get("tab") or CHART)
        variables = {
            "frame": framed,
            "unread": [*unread(framed.document, _arguments(request), framed.chosen)],
            "table": chart_table(datasette, framed.document, framed.rows, framed.chosen),
            "whole_list": await reading(datasette, lambda store: list_of_rows(store, framed)),
            "preview": chart_preview(name, framed.document.title),
            "citation": citation(
                with_web_addresses(datasette, request, await _cited(datasette, chart))
            ),
            "embedded": site_address(datasette, request, EMBEDDED + framed.document.name),
        }
        return Response.html(await fill_template(datasette, "chart.html", variables, request))

    return page


async def embedded_page(datasette: Datasette, request: Request) -> Response:
    """ChartRows with a chart without the frame of the site; NotFound where there is none."""
    framed = await _framed(datasette, _chart(datasette, request), request, CHART)
    variables = {"frame": framed}
    return Response.html(await fill_template(datasette, "embed.html", variables, request))


async def chart_file(datasette: Datasette, request: Request) -> Response:
    """ChartRows with a chart as SVG, PNG or CSV; NotFound where there is none."""
    chart, form = _chart(datasette, request), request.url_vars["form"]
    name = f"{chart.document.name}.{form}"
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    if form == "csv":
        body: str | bytes = _csv(chart, request)
    elif form == "xlsx":
        body = await run_in_threadpool(_xlsx, datasette, chart, request)
    else:
        framed = await _framed(datasette, chart, request, CHART)
        home = site_address(datasette, request, "")
        body = picture(
            framed.figure, caption(datasette, framed, home if is_absolute(home) and home else "")
        )
        if form == "png":
            tall = _HEIGHT.search(body)
            body = await png_of(body, float(tall[1]) if tall else 0)
    return Response(body, headers=headers, content_type=FORMS[form])


async def _framed(datasette: Datasette, chart: PublishedChart, request: Request, tab: str) -> Frame:
    chosen = chosen_of(chart, _arguments(request))
    figure = await figure_of(chart, chosen) if tab == CHART else chart.figure
    naming = contents(datasette).naming
    return frame(chart, figure, chosen, naming, tab, request.args.get("page"))


def _arguments(request: Request) -> dict[str, str]:
    return {name: request.args.get(name) for name in request.args}


def _chart(datasette: Datasette, request: Request) -> PublishedChart:
    chart = publication(datasette).charts.get(request.url_vars["name"])
    if chart is None:
        raise NotFound(gettext("There is no such chart."))
    return chart


def _csv(chart: PublishedChart, request: Request) -> str:
    """The rows of a chart as RFC 4180 has them, with the line ends of all files of the package."""
    chosen = chosen_of(chart, _arguments(request))
    text = StringIO()
    csv.writer(text, lineterminator="\n").writerows(
        csv_rows(chart.document, matching_rows(chart.document, chosen))
    )
    return text.getvalue()


def _xlsx(datasette: Datasette, chart: PublishedChart, request: Request) -> bytes:
    """The same rows as a workbook, with the titles of their columns."""
    document, site = chart.document, contents(datasette)
    chosen = chosen_of(chart, _arguments(request))
    _, *rows = csv_rows(document, matching_rows(document, chosen))
    columns = tuple(
        TableColumn(
            column.name,
            "number" if column.name in NUMBERS else "string",
            column.title,
            column.description,
        )
        for column in file_columns(document)
    )
    typed = [
        tuple(
            (float(cell) if column.type == "number" else cell) if cell else None
            for column, cell in zip(columns, row, strict=True)
        )
        for row in rows
    ]
    stored = StoredRows(len(typed), lambda: iter(typed))
    table = Table(document.name, "view", document.heading, document.title, columns, stored)
    about = {
        "Dataset": site.dataset.title,
        "Version": site.dataset.version,
        "Chart": document.title,
        "Rows": f"{len(typed):,}",
        "Address": site_address(
            datasette, request, f"/{document.name}{'?' if chosen else ''}{urlencode(chosen)}"
        ),
    }
    file = BytesIO()
    WORKBOOK.write(table, {name: text for name, text in about.items() if text}, file)
    return file.getvalue()


async def _cited(datasette: Datasette, chart: PublishedChart) -> Citable:
    whole = await cited_dataset(datasette)
    # A reference is the same in whatever language the page was read.
    cited = publication(datasette).drawn[ENGLISH][chart.document.name].document
    return replace(whole, title=cited.title, path=f"/{cited.name}")
