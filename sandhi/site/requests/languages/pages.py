"""The same page in each language of the interface, for the switch and for search engines."""

import re
from typing import NamedTuple

from datasette.app import Datasette
from datasette.utils.asgi import Request

from sandhi.publish.languages.cldr import locale
from sandhi.site.elements.addresses import path_in_language, world_address
from sandhi.site.elements.interface import language, languages

_SLASHES = re.compile(r"^/[/\\]+")


class PageLanguage(NamedTuple):
    """A page in a language, whose ``name`` is that which its speakers give it.

    ``address`` is whole, as ``hreflang`` asks; empty where the site does not know its own.
    """

    code: str
    name: str
    path: str
    address: str
    current: bool


def page_languages(datasette: Datasette, request: Request) -> list[PageLanguage]:
    """Return the page that is asked for in each language, English first."""
    if len(languages()) == 1:
        return []
    # Behind two slashes stands a host, and a browser reads the other slash alike.
    full_path = _SLASHES.sub("/", str(request.full_path).removesuffix("?"))
    paths = {code: path_in_language(full_path, code) for code in languages()}
    return [
        PageLanguage(
            code,
            locale(code).get_display_name() or code,
            datasette.urls.prefixed(path),
            world_address(datasette, request, path),
            code == language(),
        )
        for code, path in paths.items()
    ]
