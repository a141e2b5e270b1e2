"""``/seeds/S000.txt``: a source text byte for byte, or a passage of it.

``?start=1595&end=1626`` gives the passage from one code point to before another, as anchors have
them; without one of the two it begins, or ends, where the text does. The same passage of the whole
is ``/seeds/S000.txt#char=1595,1626`` (RFC 5147), which each client finds for itself. The text has
its own rights, to which the answer links, and not the licence of the dataset.
"""

import re

from datasette.app import Datasette
from datasette.utils import tilde_decode
from datasette.utils.asgi import NotFound, Request, Response

from sandhi.cite.citable import fragment
from sandhi.package.rights import UNSTATED, rights
from sandhi.site.elements.addresses import seed_path, world_address
from sandhi.site.elements.citing.links import link_field, links_of_text
from sandhi.site.elements.interface import gettext, word
from sandhi.site.store import contents, reading
from sandhi.text import Span

_PLAIN = "text/plain; charset=utf-8"
_PLACE = re.compile(r"[0-9]{1,9}")


class NoPassage(ValueError):
    """What is asked for is no passage of the text; says why."""


async def raw_text(datasette: Datasette, request: Request) -> Response:
    """Answer for ``/seeds/S000.txt``; NotFound where there is no such seed."""
    key = tilde_decode(request.url_vars["seed"])
    seed = await reading(datasette, lambda store: store.citations.seed(key))
    if seed is None:
        raise NotFound(gettext("There is no source text %s.") % key)
    try:
        span = passage_asked(request.args.get("start"), request.args.get("end"), len(seed.text))
    except NoPassage as error:
        return Response(f"{error}\n", status=400, content_type=_PLAIN)
    links = await links_of_text(datasette, request, key)
    if span:
        place = f"{seed_path(key)}.txt#{fragment(seed.text, *span)}"
        whole = world_address(datasette, request, place)
        links[0] = {"rel": "canonical", "href": whole, "type": "text/plain"}
    headers = link_field(links)
    if language := seed.values.get("language"):
        headers["Content-Language"] = str(language)
    text = seed.text[span.start : span.end] if span else seed.text
    return Response(text, headers=headers, content_type=_PLAIN)


async def rights_of(datasette: Datasette, key: str) -> str:
    """Return whose a source text is, in words of the language that is asked for."""
    seed = await reading(datasette, lambda store: store.citations.seed(key))
    path = str(seed.values.get("path") or "") if seed else ""
    text = rights(contents(datasette).catalogue.descriptor, path)
    return gettext(text) if text == UNSTATED else word(text)


def passage_asked(start: str | None, end: str | None, length: int) -> Span | None:
    """Return the passage between two code points, None for the whole; NoPassage if it is none."""
    if start is None and end is None:
        return None
    for name, place in (("start", start), ("end", end)):
        if place is not None and not _PLACE.fullmatch(place):
            raise NoPassage(f"{name} is a number of code points, and not {place[:40]!r}.")
    span = Span(int(start or 0), length if end is None else int(end))
    if not span.start < span.end <= length:
        raise NoPassage(
            f"There is no passage {span.start}-{span.end}: start is before end, and the text has "
            f"{length} code points."
        )
    return span
