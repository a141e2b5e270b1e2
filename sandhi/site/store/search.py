"""The search as the site asks it: hits, what the list shows of them, and what is marked there."""

import json
import sqlite3
from collections.abc import Collection, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeAlias

import regex

from sandhi.language import fold, fold_with_offsets
from sandhi.publish.sqlite.records import Record as Record
from sandhi.publish.sqlite.search import TOKENIZER
from sandhi.retrieval import (
    NOWHERE,
    Finder,
    Guide,
    HitKind,
    SearchRequest,
    SearchResults,
    catalogue_guide,
)
from sandhi.site.store.contents import Contents
from sandhi.site.store.database import Database, identifier, literal
from sandhi.site.store.tables import SENTENCES
from sandhi.text import Span

PAGE = 20  # hits on a page
Days: TypeAlias = tuple[date | None, date | None]  # the first and the last of a time
AROUND = 120  # characters on each side of a passage

# The signs between which the tokenizer puts a hit.
_OPEN, _CLOSE = "\x02", "\x03"
_HIT = regex.compile(f"{_OPEN}([^{_CLOSE}]*){_CLOSE}")


@dataclass(frozen=True)
class SearchIndex:
    """The full-text index over all records, with the guide to all else."""

    database: Database
    contents: Contents

    def keys(self, request: SearchRequest, most: int, times: Sequence[Days] = ()) -> list[str]:
        """The keys of the rows that a search finds, the best first: at most so many."""
        results = self.results(request._replace(page=1), size=most, times=times)
        keys = [
            one.key
            for hit in results.hits
            for one in hit.members
            if one.kind is HitKind.ROW
            and request.table in ("", one.group)
            and request.seed in ("", one.seed)
        ]
        return keys[:most]

    def results(
        self,
        request: SearchRequest,
        guide: Guide | None = None,
        size: int = PAGE,
        times: Sequence[Days] = (),
    ) -> SearchResults:
        """What a search finds; nothing where it asks for no word. No query is an error.

        ``guide`` is to what is no row; without one, to what the database itself describes. What is
        of one of some ``times`` stands first: what lies wholly in it, then what may.
        """
        finder = Finder(
            self.database.select, self.contents.catalogue, self._guide if guide is None else guide
        )
        condition = self._condition(request)
        if not times:
            return finder.results(request, size, condition)
        return finder.results(request, size, condition, lambda keys: self._in_times(keys, times))

    def records(self, keys: Sequence[str]) -> dict[str, Record]:
        """The records of some rows, by key."""
        columns = ", ".join(f"r.{identifier(name)}" for name in Record._fields)
        sql = (
            f'SELECT {columns} FROM records AS r WHERE r."key" IN (SELECT value FROM json_each(?))'
        )
        rows = self.database.select(sql, [json.dumps([*keys])])
        return {record.key: record for record in (Record(*row) for row in rows)}

    def surroundings(self, records: Iterable[Record]) -> dict[str, str]:
        """The passage of each of some records with what stands around it, by key.

        In whole words, with an ellipsis where its text goes on.
        """
        around: dict[str, str] = {}
        for record in records:
            if record.seed_id is None or record.start is None or record.end is None:
                continue
            begin, end = self._sentences_of(record.seed_id, record.start, record.end)
            first = max(record.start - AROUND, begin)
            last = min(record.end + AROUND, end)
            sql = "SELECT substr(text, ?, ?) FROM seeds WHERE seed_id = ?"
            for (text,) in self.database.select(sql, (first + 1, last - first, record.seed_id)):
                around[record.key] = _in_whole_words(text, first > begin, last < end)
        return around

    def _sentences_of(self, seed: str, start: int, end: int) -> Span:
        """From where to where the sentences go that a passage is of; the text, if none are told."""
        whole = "SELECT 0, length(text) FROM seeds WHERE seed_id = :seed"
        sql = whole
        if SENTENCES in self.contents.tables:
            sql = (
                'SELECT min(start), max("end") FROM sentences '
                'WHERE seed_id = :seed AND start < :end AND "end" > :start GROUP BY seed_id '
                f"UNION ALL {whole} LIMIT 1"
            )
        row = self.database.select(sql, {"seed": seed, "start": start, "end": end}).fetchone()
        return Span(*row) if row else Span(start, end)

    def days(self, keys: Sequence[str]) -> dict[str, str]:
        """When rows were that have days of their own, by key: EDTF, from the first to the last."""
        days: dict[str, str] = {}
        for table, earliest, latest in self.contents.dated:
            key, first, last = map(identifier, (table.key, earliest, latest))
            sql = (
                f"SELECT {key}, coalesce({first}, '..'), coalesce({last}, '..') "
                f"FROM {identifier(table.name)} WHERE {key} IN (SELECT value FROM json_each(?)) "
                f"AND coalesce({first}, {last}) IS NOT NULL"
            )
            for row, begin, end in self.database.select(sql, [json.dumps([*keys])]):
                days.setdefault(row, begin if begin == end else f"{begin}/{end}")
        return days

    def _in_times(self, keys: Collection[str], times: Sequence[Days]) -> dict[str, int]:
        """How rows with days lie in one of some times: 0 where they wholly do, 1 if they may.

        A row that has no end, or no beginning, may lie in any time, and so tells nothing.
        """
        places: dict[str, int] = {}
        for table, earliest, latest in self.contents.dated:
            key, begin, end = map(identifier, (table.key, earliest, latest))
            sql = (
                f"SELECT {key}, CASE WHEN {begin} >= :first AND {end} <= :last THEN 0 "
                f"WHEN {begin} <= :last AND {end} >= :first THEN 1 ELSE {NOWHERE} END "
                f"FROM {identifier(table.name)} WHERE {key} IN (SELECT value FROM json_each(:keys))"
                f" AND coalesce({begin}, {end}) IS NOT NULL"
            )
            for first, last in times:
                days = {"first": str(first or ""), "last": str(last or "9999")}
                for row, place in self.database.select(sql, {**days, "keys": json.dumps([*keys])}):
                    places[row] = min(place, places.get(row, place))
        return places

    @cached_property
    def _guide(self) -> Guide:
        return catalogue_guide(self.contents.catalogue)

    def _condition(self, request: SearchRequest) -> str:
        """The condition that a record's own days meet those asked for; an open end meets all."""
        if not (request.after or request.before):
            return ""
        after, before = literal(request.after), literal(request.before)
        conditions = [
            f"SELECT {identifier(table.key)} FROM {identifier(table.name)} "
            f"WHERE coalesce({identifier(earliest)}, {identifier(latest)}) IS NOT NULL "
            f"AND ({after} = '' OR coalesce({identifier(latest)}, '9999') >= {after}) "
            f"AND ({before} = '' OR coalesce({identifier(earliest)}, '') <= {before})"
            for table, earliest, latest in self.contents.dated
        ]
        return f'AND r."key" IN ({" UNION ALL ".join(conditions) or "NULL"})'


def _in_whole_words(text: str, is_begun: bool, goes_on: bool) -> str:
    """A text on one line, without the words that it was cut within."""
    words = text.split()
    before = words[1:] if is_begun and not text[:1].isspace() else words
    after = before[:-1] if goes_on and not text[-1:].isspace() else before
    return " ".join([*(["…"] if is_begun else []), *after, *(["…"] if goes_on else [])])


def matches(texts: Sequence[str], expression: str) -> list[list[Span]]:
    """Return where each text has words of an FTS5 expression of which each part is a hit.

    The tokenizer of the index finds them in the folded text, and the offsets of the folding lead
    back: to a stem, another spelling, a number with other commas.
    """
    folded = [fold(text).replace(_OPEN, " ").replace(_CLOSE, " ") for text in texts]
    spans: list[list[Span]] = [[] for _ in texts]
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(f"CREATE VIRTUAL TABLE t USING fts5(x, tokenize={literal(TOKENIZER)})")
        connection.executemany("INSERT INTO t (rowid, x) VALUES (?, ?)", enumerate(folded))
        rows = connection.execute(
            f"SELECT rowid, highlight(t, 0, '{_OPEN}', '{_CLOSE}') FROM t WHERE t MATCH ?",
            [expression],
        )
        for place, highlighted in rows:
            _, offsets = fold_with_offsets(texts[place])
            offsets.append(len(texts[place]))
            spans[place] = [Span(offsets[start], offsets[end]) for start, end in _hits(highlighted)]
    return spans


def _hits(highlighted: str) -> Iterable[Span]:
    """The spans between the two signs, in the text without these."""
    for number, hit in enumerate(_HIT.finditer(highlighted)):
        start = hit.start() - 2 * number
        yield Span(start, start + len(hit[1]))
