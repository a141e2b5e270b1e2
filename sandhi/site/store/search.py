"""What a search finds: one ranked list over the records of all tables.

First comes the record whose key or name was typed, then those whose names have little beside it,
then those with all words whole, then those with a word that begins like the last one typed. Within
each they are ranked by bm25: a hit in a name counts for more than one in a passage, and a table
that a newcomer meets first for more than one that only joins others.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import NamedTuple

import regex

from sandhi.language import fold, fold_with_offsets
from sandhi.package.labels import Value
from sandhi.publish.sqlite.records import CONTEXT as CONTEXT
from sandhi.publish.sqlite.records import Record as Record
from sandhi.publish.sqlite.search import TERMS, TOKENIZER, TYPED, Term, terms
from sandhi.site.store.contents import Contents
from sandhi.site.store.database import Database, identifier, literal
from sandhi.site.store.tables import SENTENCES
from sandhi.text import TOKEN, Span

PAGE = 20  # hits on a page
COMPLETIONS = 40  # words that the last one is taken to begin, at the most

# What a hit in the key, the label, the quote and the other words counts for.
_COLUMNS = "8.0, 6.0, 3.0, 2.0"
_LAST = "\U0010ffff"
_SLACK = 8  # characters by which a name and its folded form may differ in length
_PART = 4  # times that what was typed may be held in the length of a name that it stands for

# The signs between which the tokenizer puts a hit.
_OPEN, _CLOSE = "\x02", "\x03"
_HIT = regex.compile(f"{_OPEN}([^{_CLOSE}]*){_CLOSE}")


class SearchRequest(NamedTuple):
    """What is asked for: words, and filters, each empty where it is not used; dates are ISO's."""

    query: str = ""
    table: str = ""
    seed: str = ""
    after: str = ""
    before: str = ""
    page: int = 1


class SearchResults(NamedTuple):
    """Hits of one page, how many there are in all, and by table and seed without that filter.

    ``marks`` is the FTS5 expression of which each part is to be marked. ``partly`` says that
    nothing has all words, so that these have some of them.
    """

    records: list[Record]
    total: int
    tables: Counter[str]
    seeds: Counter[str]
    marks: str
    partly: bool = False


@dataclass(frozen=True)
class SearchIndex:
    """The full-text index over all records."""

    database: Database
    contents: Contents

    def keys(self, request: SearchRequest, most: int) -> list[str]:
        """The keys of what a search finds, the best first: at most so many."""
        found = self.results(request._replace(page=1), most)
        return [record.key for record in found.records]

    def results(self, request: SearchRequest, size: int = PAGE) -> SearchResults:
        """What a search finds; nothing where it asks for no word. No query is an error."""
        words = terms(request.query[:TYPED])[:TERMS]
        if not words:
            return SearchResults([], 0, Counter(), Counter(), "")
        parts = [*map(_whole, words[:-1]), self._begun(words[-1])]
        some = " OR ".join(parts)
        given: dict[str, Value] = {
            **request._asdict(),
            "whole": " AND ".join(map(_whole, words)),
            "begun": " AND ".join(parts),
        }
        partly = len(parts) > 1 and not self.database.select(_ANY, given).fetchone()
        if partly:
            given["begun"] = some
        dated = self._dated(request)
        tables, seeds = Counter[str](), Counter[str]()
        total = 0
        for table, seed, count in self.database.select(_counts(dated), given):
            of_table, of_seed = request.table in ("", table), request.seed in ("", seed)
            tables[table] += count * of_seed
            seeds[seed or ""] += count * of_table
            total += count * (of_table and of_seed)
        given |= {"name": fold(" ".join(request.query.split())), "size": size}
        given["skipped"] = (request.page - 1) * size
        self.database.function("closeness", 3, _closeness)
        ranked = self.database.select(_ranked(self._weight(), dated), given)
        return SearchResults([Record(*row) for row in ranked], total, +tables, +seeds, some, partly)

    def _begun(self, term: Term) -> str:
        """The FTS5 expression for the last term: it, or words that begin so, unless quoted."""
        if term.quoted:
            return _whole(term)
        if not TOKEN.fullmatch(term.text):  # a word with a point or an apostrophe is a phrase
            return f"({_whole(term)} OR {_whole(term)} *)"
        words = self.database.select(
            "SELECT term FROM records_fts_vocabulary WHERE term >= ? AND term < ? LIMIT ?",
            [term.text, term.text + _LAST, COMPLETIONS],
        )
        return "(" + " OR ".join([_whole(term), *(f'"{word}"' for (word,) in words)]) + ")"

    def _weight(self) -> str:
        """What a hit counts for by its table: the front first, then what others refer to."""
        front = {table.name for table in self.contents.front}
        referred = {*self.contents.labels, SENTENCES}
        weights = {
            name: 4 if name in front else 2 if name in referred else 1
            for name, table in self.contents.tables.items()
            if table.kind == "table" and not table.hidden
        }
        cases = " ".join(f"WHEN {literal(name)} THEN {weight}" for name, weight in weights.items())
        return f'CASE r."table" {cases} ELSE 0.5 END'

    def _dated(self, request: SearchRequest) -> str:
        """The condition that a record's own days meet those asked for; an open end meets all."""
        if not (request.after or request.before):
            return ""
        conditions = [
            f"SELECT {identifier(table.key)} FROM {identifier(table.name)} "
            f"WHERE coalesce({identifier(earliest)}, {identifier(latest)}) IS NOT NULL "
            f"AND (:after = '' OR coalesce({identifier(latest)}, '9999') >= :after) "
            f"AND (:before = '' OR coalesce({identifier(earliest)}, '') <= :before)"
            for table, earliest, latest in self.contents.dated
        ]
        return f'AND r."key" IN ({" UNION ALL ".join(conditions) or "NULL"})'


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


def _whole(term: Term) -> str:
    return f'"{term.text}"'


def _closeness(label: str, words: str, name: str) -> int:
    """How near a name is to what a record is called: 1 the same, 2 part of little more, else 3.

    A record is called by its label, and by each line of its words. ``name`` is folded.
    """
    most = _PART * len(name)
    called = [fold(line) for line in (label, *words.split("\n")) if len(line) <= most + _SLACK]
    if name in called:
        return 1
    begun, ended = name + " ", " " + name
    near = (line.startswith(begun) or line.endswith(ended) for line in called if len(line) <= most)
    return 2 if any(near) else 3


_HITS = """
FROM records_fts JOIN records AS r ON r.rowid = records_fts.rowid
WHERE records_fts MATCH :begun
"""
_ANY = "SELECT 1 FROM records_fts WHERE records_fts MATCH :begun LIMIT 1"
_FILTERS = "AND :table IN ('', r.\"table\") AND :seed IN ('', r.seed_id)"


def _counts(dated: str) -> str:
    return f'SELECT r."table", r.seed_id, count(*) {_HITS} {dated} GROUP BY 1, 2'


def _ranked(weight: str, dated: str) -> str:
    columns = ", ".join(f"r.{identifier(name)}" for name in Record._fields)
    return f"""
SELECT {columns} {_HITS} {_FILTERS} {dated}
ORDER BY
  CASE WHEN r."key" = :query COLLATE NOCASE THEN 0
    WHEN {weight} > 1 THEN closeness(r.label, r.words, :name) ELSE 3 END,
  records_fts.rowid NOT IN (SELECT rowid FROM records_fts WHERE records_fts MATCH :whole),
  bm25(records_fts, {_COLUMNS}) * {weight},
  r."key"
LIMIT :size OFFSET :skipped
"""
