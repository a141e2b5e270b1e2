"""``/articles``: the texts that can be read, by name, with how they begin and what is coded."""

from typing import NamedTuple

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from sandhi.package.labels import shortened
from sandhi.site.elements.addresses import seed_path
from sandhi.site.elements.labels import after_headline
from sandhi.site.elements.paging import ListPage, page_links_of, page_of_list
from sandhi.site.elements.templates import fill_template
from sandhi.site.reader.presets import NOTHING, presets
from sandhi.site.store import Store, contents, reading
from sandhi.site.store.tables import SEEDS
from sandhi.site.store.texts import SeedHeading

PATH = "/articles"
_PAGE = 50  # texts that a page lists
_LOOKED_AT = 600  # code points of a text that are looked at for how it begins
_BEGINNING = 240  # of them that are shown


class ListedArticle(NamedTuple):
    """A text: its name, headline and days, how it begins, and how much is coded in it.

    ``coded`` has the title of each preset of the reader with how many passages it marks, and the
    path of the text so marked.
    """

    key: str
    name: str
    headline: str
    published: str
    beginning: str
    language: str
    path: str
    coded: list[tuple[str, int, str]]


async def articles_page(datasette: Datasette, request: Request) -> Response:
    """Answer for ``/articles``."""
    seeds = contents(datasette).tables.get(SEEDS)
    page = page_of_list(request.args.get("page"), _PAGE, (seeds and seeds.rows) or 0)
    variables = {
        "articles": await reading(datasette, lambda store: listed_articles(store, page)),
        "pages": page_links_of(page, lambda number: f"{PATH}?page={number}"),
    }
    html = await fill_template(datasette, "articles.html", variables, request)
    return Response.html(html)


def old_address(datasette: Datasette) -> Response:
    """Answer for ``/seeds``, under which the texts stand, with where they are listed."""
    headers = {"Location": datasette.urls.path(PATH)}
    return Response("", status=301, headers=headers, content_type="text/plain; charset=utf-8")


def listed_articles(store: Store, page: ListPage) -> list[ListedArticle]:
    """Return a page of the texts by the days of their publication."""
    site = store.contents
    offered = [one for one in presets(site) if one.name != NOTHING]
    ordered = [*store.texts.headings(by_day=True).items()]
    headings = dict(ordered[page.skipped : page.skipped + page.size])
    beginnings = store.texts.beginnings(_LOOKED_AT, headings)
    articles = []
    for key, heading in headings.items():
        records = store.texts.anchored(key)
        beginning = shortened(after_headline(beginnings[key], heading.headline), _BEGINNING)
        coded = [
            (
                one.title,
                len(one.spans(records)),
                f"{seed_path(key)}?show={one.name}",
            )
            for one in offered
        ]
        articles.append(
            ListedArticle(
                key,
                site.label(SEEDS, key),
                heading.headline,
                publication_days(heading),
                beginning,
                site.languages.of_passage(beginning, key),
                seed_path(key),
                [one for one in coded if one[1]],
            )
        )
    return articles


def publication_days(heading: SeedHeading) -> str:
    """Return the days on which a text may have been published, in EDTF; empty if none is given."""
    days = dict.fromkeys(filter(None, [heading.published_earliest, heading.published_latest]))
    return "/".join(days)
