"""The answers for ``/id/KEY`` that the ledger gives: of a row that ended, and as of a version."""

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from sandhi.cite.record import Citable
from sandhi.site.elements.accept import preferred_type
from sandhi.site.elements.interface import gettext
from sandhi.site.elements.templates import fill_template
from sandhi.site.pages.history.frozen import FrozenRow, entry_in, frozen_row
from sandhi.site.pages.history.tombstone import Tombstone, tombstone
from sandhi.site.pages.missing import missing
from sandhi.site.store import Store, contents, reading

_HTML, _JSON = "text/html", "application/json"
_SHOWN = 40  # characters of what was asked for that an answer repeats


async def published_row(
    datasette: Datasette, request: Request, key: str, cited: Citable | None, *, as_data: bool
) -> Response | None:
    """Answer 410 for a row that ended, and for ``?version=V`` with the row as it was in V.

    None where the ledger is not asked, or does not know: the package has none, the row is there and
    no version is named, or there never was such a row. ``as_data`` asks for JSON, as Accept may.
    """
    version = request.args.get("version") or ""
    if not contents(datasette).has_ledger or (cited and not version):
        return None
    past = await reading(datasette, lambda store: _past_row(store, key, version, cited))
    if past is None:
        return None
    if isinstance(past, str):
        data: dict[str, object] = {"ok": False, "status": 404, "error": past}
        context = {"status": 404, "error": past, **missing(datasette, request)}
        return await page_or_json(
            datasette, request, "error.html", context, data, 404, as_data=as_data
        )
    template, status = ("gone.html", 410) if isinstance(past, Tombstone) else ("frozen.html", 200)
    variables: dict[str, object] = {"past": past, "exists_today": cited is not None}
    return await page_or_json(
        datasette, request, template, variables, past.as_json(), status, as_data=as_data
    )


async def page_or_json(
    datasette: Datasette,
    request: Request,
    template: str,
    variables: dict[str, object],
    data: dict[str, object],
    status: int,
    *,
    as_data: bool,
) -> Response:
    """Answer with a page, or with JSON to a program."""
    headers = {"Vary": "Accept"}
    if as_data or preferred_type(request.headers.get("accept", ""), [_HTML, _JSON]) == _JSON:
        return Response.json(data, status=status, headers=headers)
    html = await fill_template(datasette, template, variables, request)
    return Response.html(html, status=status, headers=headers)


def _past_row(
    store: Store, key: str, version: str, cited: Citable | None
) -> Tombstone | FrozenRow | str | None:
    """What the ledger says of a row; a sentence where a version is none, or has no such row."""
    ledger = store.ledger.about(key)
    stories = ledger.story(key)
    if not stories and cited is None:
        return None
    if version and version not in ledger.versions:
        released = ", ".join(ledger.versions) or gettext("none")
        names = {"version": version[:_SHOWN], "there": released}
        return gettext("There is no version %(version)s; there are %(there)s.") % names
    if not stories:
        return (
            gettext("%s is in no version yet; without ?version= there is the row as it is.") % key
        )
    # A key may stand in a table and in one that says more of its rows.
    home = cited.table if cited and cited.table in stories else next(iter(stories))
    story = stories[home]
    entry = entry_in(ledger, story, version) if version else story[-1]
    if entry is None:
        came = {"key": key, "version": version, "first": story[0].version}
        return (
            gettext("%(key)s was not there yet in version %(version)s; it came with %(first)s.")
            % came
        )
    if entry.has_ended:
        return tombstone(store, ledger, entry)
    if not version:  # it is gone, and the ledger does not say so yet
        return None
    digest = cited.digest if cited and cited.table == home else ""
    return frozen_row(store, ledger, entry, version, digest)
