"""The site as Datasette's own class has it, with an address and words of its own."""

import re
from typing import Any

from datasette.app import Datasette
from datasette.utils.asgi import Request

from sandhi.site.elements.addresses import ORIGIN
from sandhi.site.requests.arguments import narrowed_query
from sandhi.site.requests.languages.paths import LanguageUrls
from sandhi.site.requests.origin import Standing
from sandhi.site.store import Contents, contents

_DATA = re.compile(r"\.(?:json|jsono|csv|blob)$")


class LocatedSite(Datasette):  # type: ignore[misc]  # Datasette states no types
    """A site that knows where it stands, and makes no address of a host that it does not know."""

    def __init__(self, read: Contents, standing: Standing, *, keeps: bool, **options: Any) -> None:
        """Take what was read of its database, since Datasette asks for routes as it is made."""
        self.read, self.standing, self.keeps_answers = read, standing, keeps
        super().__init__([], **options)

    @property
    def prefix(self) -> str:
        """The path below which the site stands; mostly empty."""
        return self.standing.prefix

    @property
    def urls(self) -> LanguageUrls:
        """The paths of pages, in the language in which the one is asked for that names them."""
        return LanguageUrls(self)

    async def refresh_schemas(self) -> None:
        """Note nothing of what the database holds: the pages for which Datasette does are closed.

        Its note has no room for the path of a file whose name is no text.
        """

    async def get_canned_query(
        self, database_name: str, query_name: str, actor: Any
    ) -> dict[str, Any] | None:
        """Return a worked question, with the search and the order that a request asks for."""
        query = await super().get_canned_query(database_name, query_name, actor)
        question = contents(self).catalogue.questions.get(query_name)
        return narrowed_query(question, query) if query and question else query

    def absolute_url(self, request: Request, path: str) -> str:
        """Return the address of a page as another links to it.

        Pages do with paths, whichever proxy they go through; programs that read data are given
        whole addresses, where the host is to be believed.
        """
        is_data = _DATA.search(request.path) is not None
        return f"{request.scope.get(ORIGIN, '')}{path}" if is_data else path
