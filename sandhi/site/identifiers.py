"""``/id/KEY``, the permanent address of a row: it leads to its page, or gives it as data.

A citation names this address (``rel="cite-as"``, RFC 8574); the page that it leads to is the
``canonical`` one. Programs find what they can have instead as ``describedby``, as in Signposting.
"""

import sqlite3
from typing import Any
from urllib.parse import unquote

from datasette.app import Datasette
from datasette.utils import tilde_encode
from datasette.utils.asgi import Response

from sandhi.cite.citable import near
from sandhi.cite.formats import FORMATS, Format
from sandhi.cite.record import Citable, addressed, record_path
from sandhi.publish.metadata import DATABASE
from sandhi.site.accept import preferred
from sandhi.site.citations import cited_row

AMONG = 100_000  # keys that are looked through for one like a key that is not there

_HTML = "text/html"
_BY_ENDING = {form.ending: form for form in FORMATS.values() if form.ending}
_BY_TYPE = {form.media_type: form for form in _BY_ENDING.values()}


async def identifier(datasette: Datasette, request: Any) -> Response:
    """Answer for ``/id/KEY``, and for ``/id/KEY.bib`` and other endings.

    Without an ending the answer is 303: to the page of the row, or to one of its endings if the
    request's Accept prefers it. An unknown key is answered 404, with the keys most like it.
    """
    named = unquote(request.url_vars["key"])
    cited = await cited_row(datasette, named)
    if cited:
        return _elsewhere(datasette, cited, request.headers.get("accept", ""))
    stem, _, ending = named.rpartition(".")
    form = _BY_ENDING.get(ending)
    cited = await cited_row(datasette, stem) if form else None
    if cited and form:
        return _given(datasette, cited, form)
    return await _unknown(datasette, request, stem if form else named, form)


def page(cited: Citable) -> str:
    """Return the path of the page of a row."""
    return f"/{DATABASE}/{tilde_encode(cited.table)}/{tilde_encode(cited.key)}"


def links(datasette: Datasette, cited: Citable) -> list[dict[str, str]]:
    """Return the links of the page of a row, each as the attributes of a ``link`` element."""
    found = [
        {"rel": "canonical", "href": _href(datasette, cited, page(cited))},
        {"rel": "cite-as", "href": _href(datasette, cited, cited.path)},
    ]
    if cited.dataset.licence_address:
        found.append({"rel": "license", "href": cited.dataset.licence_address})
    for ending, form in _BY_ENDING.items():
        address = _href(datasette, cited, f"{cited.path}.{ending}")
        found.append({"rel": "describedby", "href": address, "type": form.media_type})
    return found


def _href(datasette: Datasette, cited: Citable, path: str) -> str:
    """The address of a page: absolute if the dataset has a homepage, else on this host."""
    if cited.dataset.homepage:
        return addressed(cited.dataset, path)
    return str(datasette.urls.path(path))


def _elsewhere(datasette: Datasette, cited: Citable, accept: str) -> Response:
    wanted = preferred(accept, [_HTML, *_BY_TYPE])
    form = _BY_TYPE.get(wanted)
    path = f"{cited.path}.{form.ending}" if form else page(cited)
    headers = {
        "Location": datasette.urls.path(path),
        "Link": _header(links(datasette, cited)),
        "Vary": "Accept",
    }
    return Response("", status=303, headers=headers, content_type="text/plain; charset=utf-8")


def _given(datasette: Datasette, cited: Citable, form: Format) -> Response:
    related = [
        {"rel": "cite-as", "href": _href(datasette, cited, cited.path)},
        {"rel": "describes", "href": _href(datasette, cited, page(cited)), "type": _HTML},
    ]
    return Response(
        form.write(cited) + "\n",
        headers={"Link": _header(related)},
        content_type=f"{form.media_type}; charset=utf-8",
    )


def _header(links: list[dict[str, str]]) -> str:
    """Links as the field Link of HTTP (RFC 8288)."""
    return ", ".join(
        "; ".join([f"<{link['href']}>", *(f'{k}="{v}"' for k, v in link.items() if k != "href")])
        for link in links
    )


async def _unknown(datasette: Datasette, request: Any, key: str, form: Format | None) -> Response:
    """That there is no such row, and which may be meant: as a page, or as JSON to a program."""
    alike = await _alike(datasette, key)
    accepted = preferred(request.headers.get("accept", ""), [_HTML, "application/json"])
    if form or accepted != _HTML:
        answer = {
            "ok": False,
            "error": f"There is no row {key}.",
            "status": 404,
            "near": [datasette.urls.path(record_path(other)) for other in alike],
        }
        return Response.json(answer, status=404, headers={"Vary": "Accept"})
    html = await datasette.render_template(
        "unknown_key.html", {"key": key, "alike": alike}, request=request
    )
    return Response.html(html, status=404, headers={"Vary": "Accept"})


async def _alike(datasette: Datasette, key: str) -> dict[str, str]:
    """The labels of the rows whose keys are most like one that is not there, by key."""

    def labels(connection: sqlite3.Connection) -> dict[str, str]:
        some = connection.execute('SELECT "key", label FROM records LIMIT ?', [AMONG])
        return {row[0]: row[1] for row in some}

    known = await datasette.get_database(DATABASE).execute_fn(labels)
    return {other: known[other] for other in near(key, known)}
