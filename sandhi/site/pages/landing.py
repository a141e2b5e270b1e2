"""The landing page: questions answered, the texts that answer them, and what they do not say."""

from typing import NamedTuple

from datasette.app import Datasette
from datasette.utils.asgi import Request

from sandhi.site.elements.citing.citations import citation, cited_dataset, hosted
from sandhi.site.elements.labels import beginning
from sandhi.site.pages.questions.answer import QuestionAnswer, answered
from sandhi.site.store import Store, contents, reading
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


async def landing_page(datasette: Datasette, request: Request) -> dict[str, object]:
    """Return what the template of the landing page shows beside the contents of the site."""
    site = contents(datasette)

    def read(store: Store) -> tuple[list[QuestionAnswer], list[SourceCard]]:
        questions = site.settings.questions
        answers = [answered(store, question, beside=False) for question in questions]
        return answers, source_cards(store)

    answers, cards = await reading(datasette, read)
    return {
        "answers": answers,
        "cards": cards,
        "limits": site.settings.limits,
        "citation": citation(hosted(datasette, request, await cited_dataset(datasette))),
    }


def source_cards(store: Store) -> list[SourceCard]:
    """Return the cards of the first source texts, in order."""
    first = store.texts.first(CARDS)
    beginnings, coded = store.texts.beginnings(BEGINNING, first), store.texts.coded(first)
    return [
        SourceCard(
            key,
            store.contents.label(SEEDS, key),
            heading.headline,
            beginning(beginnings[key]),
            *coded.get(key, (0, 0)),
        )
        for key, heading in store.texts.headings(first).items()
    ]
