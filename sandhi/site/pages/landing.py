"""The landing page: what the dataset is, the ways into it, and what it does not say."""

from datasette.app import Datasette
from datasette.utils.asgi import Request

from sandhi.site.elements.citing.citations import citation, cited_dataset, hosted
from sandhi.site.elements.labels import beginning
from sandhi.site.store import Store, contents, reading

BEGINNING = 80  # characters of a text without a headline that its list shows instead


async def landing_page(datasette: Datasette, request: Request) -> dict[str, object]:
    """Return what the template of the landing page shows beside the contents of the site."""
    return {
        "sources": await reading(datasette, sources),
        "dated": contents(datasette).created,
        "limits": contents(datasette).settings.limits,
        "citation": citation(hosted(datasette, request, await cited_dataset(datasette))),
    }


def sources(store: Store) -> list[tuple[str, str]]:
    """Return the key of each source text, and its headline, or else how it begins."""
    beginnings = store.texts.beginnings(BEGINNING)
    return [
        (key, heading.headline or beginning(beginnings[key]))
        for key, heading in store.texts.headings().items()
    ]
