"""The landing page: questions answered, the texts that answer them, and what they do not say."""

from typing import NamedTuple
from urllib.parse import urlencode

from datasette.app import Datasette
from datasette.utils import path_with_format
from datasette.utils.asgi import Request, Response

from sandhi.site.elements.citing.citations import citation, cited_dataset, with_web_addresses
from sandhi.site.elements.citing.linked_data import dataset_node
from sandhi.site.elements.labels import after_headline, beginning, first_sentence
from sandhi.site.elements.templates import fill_template
from sandhi.site.pages.questions.answer import QuestionAnswer, question_answer
from sandhi.site.pages.table.filters import filter_words
from sandhi.site.store import DatabaseTable, Store, contents, reading
from sandhi.site.store.tables import SEEDS

BEGINNING = 160  # characters of a text that its card shows
CARDS = 12  # texts that have one, at the most


class SourceCard(NamedTuple):
    """A source text: what it is called, its headline, how it begins, how much of it is coded."""

    key: str
    name: str
    headline: str
    beginning: str
    sentences: int
    passages: int


class RowKind(NamedTuple):
    """A kind of rows of a table: in words, with the query that narrows the table to it.

    ``rows`` is how many there are, ``definition`` what it means.
    """

    words: str
    query: str
    rows: int
    definition: str


class FrontTable(NamedTuple):
    """A table that a newcomer meets first, and the kinds of its rows."""

    table: DatabaseTable
    kinds: list[RowKind]


async def landing_page(datasette: Datasette, request: Request) -> Response:
    """Answer for ``/``, of which Datasette's own page counts all tables and hashes the database."""
    site = contents(datasette)

    def read(store: Store) -> tuple[list[QuestionAnswer], list[SourceCard], list[FrontTable]]:
        questions = site.settings.questions
        answers = [question_answer(store, question, in_full=False) for question in questions]
        return answers, source_cards(store), front_tables(store)

    answers, cards, tables = await reading(datasette, read)
    in_json = datasette.urls.path(path_with_format(request=request, format="json"))
    address = datasette.absolute_url(request, in_json)
    variables = {
        "answers": answers,
        "cards": cards,
        "tables": tables,
        "limits": site.settings.limits,
        "citation": citation(
            with_web_addresses(datasette, request, await cited_dataset(datasette))
        ),
        "json_ld": await dataset_node(datasette, request),
        "alternate_url_json": address,
    }
    html = await fill_template(datasette, "index.html", variables, request)
    link = f'{address}; rel="alternate"; type="application/json+datasette"'
    return Response.html(html, headers={"Link": link})


def front_tables(store: Store) -> list[FrontTable]:
    """Return the tables that a newcomer meets first, each with the kinds of its rows.

    Where the package declares none, these are all of its tables.
    """
    site = store.contents
    first = site.front or [table for table in site.others if not table.is_directory]
    return [FrontTable(table, _kinds(store, table) if table.kinds else []) for table in first]


def _kinds(store: Store, table: DatabaseTable) -> list[RowKind]:
    """The kinds of the rows of a table that there are, in the order in which they are declared."""
    counts = store.rows.by_value(table, table.kinds)
    return [
        RowKind(
            filter_words(store.contents, table, table.kinds, value),
            f"?{urlencode({table.kinds: value})}",
            counts[value],
            first_sentence(definition),
        )
        for value, definition in table.values[table.kinds].items()
        if value in counts
    ]


def source_cards(store: Store) -> list[SourceCard]:
    """Return the cards of the first source texts, in order."""
    first = store.texts.first(CARDS)
    beginnings, coded = store.texts.beginnings(BEGINNING, first), store.texts.coded(first)
    return [
        SourceCard(
            key,
            store.contents.label(SEEDS, key),
            heading.headline,
            beginning(after_headline(beginnings[key], heading.headline)),
            *coded.get(key, (0, 0)),
        )
        for key, heading in store.texts.headings(first).items()
    ]
