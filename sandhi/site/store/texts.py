"""The source texts, their sentences, and the passages that rows are anchored in."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import NamedTuple

from sandhi.site.store.contents import Contents
from sandhi.site.store.database import LISTED, Database, identifier, list_parameter
from sandhi.site.store.rows import TableRow
from sandhi.site.store.tables import SEEDS, SENTENCES, DatabaseTable
from sandhi.text import Span

# The columns of seeds that tell one from another, where they have them.
HEADLINE, EARLIEST, LATEST = "headline", "published_earliest", "published_latest"

EVIDENCE = "evidence"  # the view of passages in their sentences, where there are sentences

WHOLE = Span(0, 2**62)  # that any text lies within


class SeedHeading(NamedTuple):
    """What tells one source text from another; whatever is not given is empty."""

    key: str
    headline: str
    published_earliest: str
    published_latest: str


class Telling(NamedTuple):
    """A row that tells of another one, and where in which seed it does."""

    table: str
    key: str
    seed: str
    span: Span


class AnchoredRecord(NamedTuple):
    """A row of whichever table, and where it stands in its seed."""

    table: str
    key: str
    span: Span


class Quotation(NamedTuple):
    """A quote in its sentence, cut where it begins and ends."""

    seed_id: str
    start: int
    end: int
    before: str
    quote: str
    after: str
    translation: str

    @property
    def sentence(self) -> str:
        """The sentence; the sentences from the first to the last, if it stands in several."""
        return self.before + self.quote + self.after

    @property
    def sentence_start(self) -> int:
        """Where the sentence begins in the seed."""
        return self.start - len(self.before)

    @property
    def sentence_span(self) -> Span:
        """Where the sentence stands in the seed."""
        return Span(self.sentence_start, self.end + len(self.after))


@dataclass(frozen=True)
class Texts:
    """The source texts of a database, and what stands in them."""

    database: Database
    contents: Contents

    def headings(
        self, keys: Collection[str] | None = None, *, by_day: bool = False
    ) -> dict[str, SeedHeading]:
        """What tells source texts from one another, by key, in its order; of all without keys.

        Their texts are left out. ``by_day`` puts them in the order of their publication.
        """
        if SEEDS not in self.contents.tables:
            return {}
        columns = [
            identifier(name) if name in self.contents.tables[SEEDS].titles else "NULL"
            for name in (HEADLINE, EARLIEST, LATEST)
        ]
        first = f"coalesce({columns[1]}, ''), " if by_day else ""
        headings = (
            SeedHeading(key, headline or "", earliest or "", latest or earliest or "")
            for key, headline, earliest, latest in self.database.select(
                f"SELECT seed_id, {', '.join(columns)} FROM seeds "
                f"WHERE {_among('seed_id', keys)} "
                f"ORDER BY {first}seed_id",
                [] if keys is None else [list_parameter(keys)],
            )
        )
        return {heading.key: heading for heading in headings}

    def first(self, count: int) -> list[str]:
        """The keys of the first source texts."""
        if SEEDS not in self.contents.tables:
            return []
        sql = "SELECT seed_id FROM seeds ORDER BY 1 LIMIT ?"
        return [str(key) for (key,) in self.database.select(sql, [count])]

    def around(self, seed: str, most: int) -> list[str]:
        """The keys of source texts beside one in their order, itself among them."""
        half = most // 2
        before = self.database.select(
            "SELECT seed_id FROM seeds WHERE seed_id < ? ORDER BY 1 DESC LIMIT ?", [seed, half]
        )
        from_it_on = self.database.select(
            "SELECT seed_id FROM seeds WHERE seed_id >= ? ORDER BY 1 LIMIT ?", [seed, half + 1]
        )
        return sorted(str(key) for rows in (before, from_it_on) for (key,) in rows)

    def beginnings(self, length: int, keys: Collection[str]) -> dict[str, str]:
        """The first characters of some source texts, by key, from where facts are told on.

        A text may begin with what is none of it, such as a stray word.
        """
        if SEEDS not in self.contents.tables:
            return {}
        start, kinds = self._begin
        sql = (
            f"SELECT seed_id, substr(text, 1 + {start}, ?) FROM seeds "
            f"WHERE {_among('seed_id', keys)}"
        )
        return dict(self.database.select(sql, [*kinds, length, list_parameter(keys)]))

    def begin(self, seed: str) -> int:
        """Where a source text begins to tell something."""
        start, kinds = self._begin
        sql = f"SELECT {start} FROM seeds WHERE seed_id = ?"
        return int(next(self.database.select(sql, [*kinds, seed]))[0])

    @property
    def _begin(self) -> tuple[str, list[str]]:
        """Where the first sentence begins that may tell something, in SQL, and its parameters."""
        skipped = self.contents.settings.no_facts_in if SENTENCES in self.contents.tables else ()
        if not skipped:
            return "0", []
        first = "SELECT min(start) FROM sentences AS one WHERE one.seed_id = seeds.seed_id"
        return f"coalesce(({first} AND kind NOT IN {LISTED}), 0)", [list_parameter(skipped)]

    def coded(self, keys: Collection[str]) -> dict[str, tuple[int, int]]:
        """How many sentences some source texts have, and how many passages of them are coded.

        Several rows may be anchored in one passage.
        """
        stating = [table.name for table in self.contents.stating]
        return {
            seed: (int(whole), int(passages))
            for seed, whole, passages in self.database.select(
                'SELECT seed_id, sum("table" = ?), count(DISTINCT CASE WHEN "table" IN '
                f"{LISTED} THEN start || '-' || \"end\" END) FROM records "
                f"WHERE {_among('seed_id', keys)} AND start IS NOT NULL GROUP BY 1",
                [SENTENCES, list_parameter(stating), list_parameter(keys)],
            )
        }

    def text(self, seed: str) -> str:
        """A source text as it stands; empty where there is none of that key."""
        for (text,) in self.database.select("SELECT text FROM seeds WHERE seed_id = ?", [seed]):
            return str(text)
        return ""

    def sentences(self, seed: str, touching: Span = WHOLE) -> list[TableRow]:
        """The sentences of a seed that a span touches, in order."""
        table = self.contents.tables.get(SENTENCES)
        if table is None:
            return []
        rows = self.database.rows(
            'SELECT * FROM sentences WHERE seed_id = ? AND start < ? AND "end" > ? ORDER BY start',
            [seed, touching.end, touching.start],
        )
        return [TableRow(table, cells) for cells in rows]

    def quotation_at(self, seed: str, span: Span) -> Quotation | None:
        """A passage of a seed in its sentence, whoever refers to it; None where it is in none."""
        sentences = self.sentences(seed, span)
        if not sentences:
            return None
        first, last = sentences[0].span.start, sentences[-1].span.end
        text = self.text(seed)
        return Quotation(
            seed,
            *span,
            text[first : span.start],
            text[span.start : span.end],
            text[span.end : last],
            " ".join(filter(None, (row.text("translation") for row in sentences))),
        )

    def anchored(self, seed: str, touching: Span = WHOLE) -> list[AnchoredRecord]:
        """The rows anchored in passages of a seed that share a character with a span."""
        return [
            AnchoredRecord(table, key, Span(start, end))
            for table, key, start, end in self.database.select(
                'SELECT "table", "key", start, "end" FROM records '
                'WHERE seed_id = ? AND start < ? AND "end" > ?',
                [seed, touching.end, touching.start],
            )
        ]

    def tellings(self, table: DatabaseTable, key: str) -> list[Telling]:
        """The anchored rows that tell of a row, itself among them, in the order of the texts."""
        tellings = [
            Telling(other.name, own, seed, Span(start, end))
            for other, column in self._telling(table)
            for own, seed, start, end in self.database.select(
                f'SELECT {identifier(other.key)}, seed_id, start, "end" '
                f"FROM {identifier(other.name)} "
                f"WHERE {identifier(column)} = ? AND start IS NOT NULL",
                [key],
            )
        ]
        return sorted(tellings, key=lambda one: (one.seed, one.span.start, -one.span.end))

    def seeds_telling(
        self, table: DatabaseTable, keys: Collection[str] | None = None
    ) -> dict[str, int]:
        """In how many seeds each row of a table is told of, by key; of all rows without keys."""
        telling = self._telling(table)
        if not telling:
            return {}
        tellings = " UNION ALL ".join(
            f"SELECT {identifier(column)} AS own, seed_id FROM {identifier(other.name)} "
            f"WHERE start IS NOT NULL AND {_among(column, keys)}"
            for other, column in telling
        )
        sql = f"SELECT own, count(DISTINCT seed_id) FROM ({tellings}) GROUP BY 1"
        return dict(
            self.database.select(
                sql, ([] if keys is None else [list_parameter(keys)]) * len(telling)
            )
        )

    def _telling(self, table: DatabaseTable) -> list[tuple[DatabaseTable, str]]:
        """The anchored tables whose rows speak of those of a table, by which column.

        Of rows that none speaks of in particular, as terms are, those tell that refer to them.
        """
        anchored = self.contents.anchored
        homes = [(one, one.home.column) for one in anchored if one.home.table == table.name]
        return homes or [
            (one, column)
            for one in anchored
            for column, target in one.references.items()
            if target == table.name
        ]

    def quotations(self, keys: Collection[str]) -> dict[str, Quotation]:
        """The passages that rows are anchored in, by their keys; nothing for other rows."""
        if EVIDENCE not in self.contents.tables:
            return {}
        columns = '"key", seed_id, start, "end", quote, sentence_start, sentence, translation'
        return {
            key: Quotation(
                seed,
                start,
                end,
                sentence[: max(start - first, 0)],
                quote,
                sentence[end - first :],
                translation or "",
            )
            for key, seed, start, end, quote, first, sentence, translation in self.database.select(
                f'SELECT {columns} FROM evidence WHERE "key" IN {LISTED} AND sentence IS NOT NULL',
                [list_parameter(keys)],
            )
        }


def _among(column: str, keys: Collection[str] | None) -> str:
    """A condition that a column has one of some keys, or any."""
    name = identifier(column)
    return f"{name} IS NOT NULL" if keys is None else f"{name} IN {LISTED}"
