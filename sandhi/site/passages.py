"""Quotes in their sentences, with the translation."""

import sqlite3
from collections.abc import Collection
from typing import NamedTuple

from markupsafe import Markup

from sandhi.site.facts import place_path
from sandhi.site.language import in_language


class Passage(NamedTuple):
    """A quote in its sentence, cut where it begins and ends."""

    seed_id: str
    start: int
    end: int
    before: str
    quote: str
    after: str
    translation: str

    @property
    def html(self) -> Markup:
        """The sentence, with the quote marked."""
        html = Markup("{}<mark>{}</mark>{}").format(self.before, self.quote, self.after)
        return in_language(self.quote, html)

    @property
    def path(self) -> str:
        """The path of the quote in the reader."""
        return place_path(self.seed_id, self.start, self.end)


def passages(connection: sqlite3.Connection, keys: Collection[str]) -> dict[str, Passage]:
    """Return the passages that rows are anchored in, by their keys; nothing for other rows."""
    found = {}
    for row in connection.execute(
        f'SELECT * FROM evidence WHERE "key" IN ({places(keys)}) AND sentence IS NOT NULL', [*keys]
    ):
        start, end = row["start"] - row["sentence_start"], row["end"] - row["sentence_start"]
        found[row["key"]] = Passage(
            row["seed_id"],
            row["start"],
            row["end"],
            row["sentence"][: max(start, 0)],
            row["quote"],
            row["sentence"][end:],
            row["translation"] or "",
        )
    return found


def places(values: Collection[object]) -> str:
    """Return the placeholders of SQL for some values."""
    return ", ".join("?" * len(values))
