"""``/id/KEY``, the permanent address of a row: it leads to its page, or gives it as data."""

from urllib.parse import unquote

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from sandhi.cite.formats import Format
from sandhi.cite.record import Citable, record_path
from sandhi.site.elements.accept import preferred_type
from sandhi.site.elements.addresses import row_path, seed_path, version_path
from sandhi.site.elements.citing.citations import (
    FORMATS_BY_ENDING,
    cited_row,
    page_address,
    page_links,
    with_web_addresses,
)
from sandhi.site.elements.citing.links import link_field
from sandhi.site.elements.templates import fill_template
from sandhi.site.pages.history.answer import published_row
from sandhi.site.pages.missing import near_rows
from sandhi.site.store import contents, reading
from sandhi.site.store.tables import SEEDS

_HTML = "text/html"
_BY_TYPE = {form.media_type: form for form in FORMATS_BY_ENDING.values()}


async def identifier(datasette: Datasette, request: Request) -> Response:
    """Answer for ``/id/KEY``, and for ``/id/KEY.bib`` and other endings.

    Without an ending the answer is 303: to the page of the row, of a source text to where it is
    read, or to one of its endings if the request's Accept prefers it. So does what a row is called
    elsewhere. An unknown key is answered 404, with the keys most like it. What ended, and a row as
    of a version, the ledger tells of (``published_row``); the citation of one is led to.
    """
    key = unquote(request.url_vars["key"])
    stem, _, ending = key.rpartition(".")
    form = FORMATS_BY_ENDING.get(ending)
    version = request.args.get("version") or ""
    for name, export_form in [(key, None), *([(stem, form)] if form else [])]:
        cited = await cited_row(datasette, name)
        if cited and export_form and version in contents(datasette).versions:
            path = version_path(version, f"{name}.{export_form.ending}")
            return Response.redirect(datasette.urls.path(path), status=303)
        past = await published_row(datasette, request, name, cited, as_data=export_form is not None)
        if past:
            return past
        if cited:
            citable = with_web_addresses(datasette, request, cited)
            accept = request.headers.get("accept", "")
            return (
                _export(citable, export_form)
                if export_form
                else _elsewhere(datasette, citable, accept)
            )
    return await _unknown(datasette, request, stem if form else key, form)


def _elsewhere(datasette: Datasette, cited: Citable, accept: str) -> Response:
    form = _BY_TYPE.get(preferred_type(accept, [_HTML, *_BY_TYPE]))
    page = seed_path(cited.key) if cited.table == SEEDS else row_path(cited.table, cited.key)
    path = f"{cited.path}.{form.ending}" if form else page
    headers = {"Location": datasette.urls.path(path), "Vary": "Accept"}
    headers |= link_field(page_links(cited))
    return Response("", status=303, headers=headers, content_type="text/plain; charset=utf-8")


def _export(cited: Citable, form: Format) -> Response:
    related = [
        {"rel": "cite-as", "href": cited.address},
        {"rel": "describes", "href": page_address(cited), "type": _HTML},
    ]
    return Response(
        form.write(cited) + "\n",
        headers=link_field(related),
        content_type=f"{form.media_type}; charset=utf-8",
    )


async def _unknown(
    datasette: Datasette, request: Request, key: str, form: Format | None
) -> Response:
    """That there is no such row, and which may be meant: as a page, or as JSON to a program.

    One that differs in capitals alone is led to.
    """
    if row := contents(datasette).codes.get(key):  # what a row is called elsewhere
        path = record_path(row.key) + (f".{form.ending}" if form else "")
        return Response("", status=303, headers={"Location": datasette.urls.path(path)})
    stored_key = await reading(datasette, lambda store: store.directory.in_other_case(key))
    if stored_key and stored_key != key:  # a stranger's directory may list a row that there is not
        path = record_path(stored_key) + (f".{form.ending}" if form else "")
        return Response("", status=301, headers={"Location": datasette.urls.path(path)})
    near_labels = await reading(datasette, lambda store: near_rows(store, key))
    accepted = preferred_type(request.headers.get("accept", ""), [_HTML, "application/json"])
    if form or accepted != _HTML:
        answer = {
            "ok": False,
            "error": f"There is no row {key}.",
            "status": 404,
            "near": [datasette.urls.path(record_path(other)) for other in near_labels],
        }
        return Response.json(answer, status=404, headers={"Vary": "Accept"})
    html = await fill_template(
        datasette, "unknown_key.html", {"key": key, "near_labels": near_labels}, request
    )
    return Response.html(html, status=404, headers={"Vary": "Accept"})
