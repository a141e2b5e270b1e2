"""What a search finds: one ranked list over the records of all tables.

First comes the record whose key or name was typed, then those whose names have little beside it,
then those with all words whole, then those with a word that begins like the last one typed. Within
each they are ranked by bm25: a hit in a name counts for more than one in a passage, and a table
that a newcomer meets first for more than one that only joins others.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from sandhi.language import fold
from sandhi.publish.ddl import identifier, literal
from sandhi.publish.search import Term, terms
from sandhi.site.contents import Contents, Table
from sandhi.text import TOKEN

PAGE = 20  # hits on a page
TYPED = 400  # characters of what is typed, and
WORDS = 32  # words of it, that are searched for; what stands beyond is passed over
COMPLETIONS = 40  # words that the last one is taken to begin, at the most

# What a hit in the key, the label, the quote and the other words counts for.
_COLUMNS = "8.0, 6.0, 3.0, 2.0"
_LAST = "\U0010ffff"
_SLACK = 8  # characters by which a name and its folded form may differ in length
_PART = 4  # times that what was typed may be held in the length of a name that it stands for


class Wanted(NamedTuple):
    """What is asked for: words, and filters, each empty where it is not used; dates are ISO's."""

    query: str = ""
    table: str = ""
    seed: str = ""
    after: str = ""
    before: str = ""
    page: int = 1


class Found(NamedTuple):
    """Hits of one page, how many there are in all, and by table and seed without that filter.

    ``marks`` is the FTS5 expression of which each part is to be marked. ``partly`` says that
    nothing has all words, so that these have some of them.
    """

    rows: list[dict[str, Any]]
    total: int
    tables: Counter[str]
    seeds: Counter[str]
    marks: str
    partly: bool = False


def find(connection: sqlite3.Connection, known: Contents, wanted: Wanted) -> Found:
    """Return what a search finds; nothing where it asks for no word. No query is an error."""
    asked = terms(wanted.query[:TYPED])[:WORDS]
    if not asked:
        return Found([], 0, Counter(), Counter(), "")
    parts = [*map(_whole, asked[:-1]), _begun(connection, asked[-1])]
    some = " OR ".join(parts)
    given: dict[str, object] = {
        **wanted._asdict(),
        "whole": " AND ".join(map(_whole, asked)),
        "begun": " AND ".join(parts),
    }
    partly = len(parts) > 1 and not connection.execute(_ANY, given).fetchone()
    if partly:
        given["begun"] = some
    dated = _dated(known, wanted)
    tables, seeds = Counter[str](), Counter[str]()
    total = 0
    for table, seed, count in connection.execute(_counts(dated), given):
        of_table, of_seed = wanted.table in ("", table), wanted.seed in ("", seed)
        tables[table] += count * of_seed
        seeds[seed or ""] += count * of_table
        total += count * (of_table and of_seed)
    connection.create_function("closeness", 3, _closeness, deterministic=True)
    given |= {"name": fold(" ".join(wanted.query.split())), "size": PAGE}
    given["skipped"] = (wanted.page - 1) * PAGE
    cursor = connection.execute(_ranked(known, dated), given)
    names = [column[0] for column in cursor.description]
    rows = [dict(zip(names, row, strict=True)) for row in cursor]
    return Found(rows, total, +tables, +seeds, some, partly)


def _whole(term: Term) -> str:
    return f'"{term.text}"'


def _begun(connection: sqlite3.Connection, term: Term) -> str:
    """The FTS5 expression for the last term: it, or words that begin so, unless it is quoted."""
    if term.quoted:
        return _whole(term)
    if not TOKEN.fullmatch(term.text):  # a word with a point or an apostrophe in it is a phrase
        return f"({_whole(term)} OR {_whole(term)} *)"
    words = connection.execute(
        "SELECT term FROM records_fts_vocabulary WHERE term >= ? AND term < ? LIMIT ?",
        [term.text, term.text + _LAST, COMPLETIONS],
    )
    return "(" + " OR ".join([_whole(term), *(f'"{word}"' for (word,) in words)]) + ")"


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


def _ranked(known: Contents, dated: str) -> str:
    weight = _weight(known)
    return f"""
SELECT r.* {_HITS} {_FILTERS} {dated}
ORDER BY
  CASE WHEN r."key" = :query COLLATE NOCASE THEN 0
    WHEN {weight} > 1 THEN closeness(r.label, r.words, :name) ELSE 3 END,
  records_fts.rowid NOT IN (SELECT rowid FROM records_fts WHERE records_fts MATCH :whole),
  bm25(records_fts, {_COLUMNS}) * {weight},
  r."key"
LIMIT :size OFFSET :skipped
"""


def _weight(known: Contents) -> str:
    """What a hit counts for by its table: first the front, then what others refer to, then text."""
    front = {table.name for table in known.front}
    weights = {
        name: 4 if name in front else 2 if name in known.labels or name == "sentences" else 1
        for name, table in known.tables.items()
        if table.kind == "table" and not table.hidden
    }
    cases = " ".join(f"WHEN {literal(name)} THEN {weight}" for name, weight in weights.items())
    return f'CASE r."table" {cases} ELSE 0.5 END'


def dated_tables(known: Contents) -> Iterator[tuple[Table, str, str]]:
    """Yield the tables whose rows have a first and a last day, with the columns of those."""
    for table in known.tables.values():
        for latest in table.titles if table.key else ():
            earliest = latest.removesuffix("latest") + "earliest"
            if latest.endswith("latest") and earliest in table.titles:
                yield table, earliest, latest


def _dated(known: Contents, wanted: Wanted) -> str:
    """The condition that a record's own days meet those asked for; an open end meets all."""
    if not (wanted.after or wanted.before):
        return ""
    conditions = [
        f"SELECT {identifier(table.key)} FROM {identifier(table.name)} "
        f"WHERE coalesce({identifier(earliest)}, {identifier(latest)}) IS NOT NULL "
        f"AND (:after = '' OR coalesce({identifier(latest)}, '9999') >= :after) "
        f"AND (:before = '' OR coalesce({identifier(earliest)}, '') <= :before)"
        for table, earliest, latest in dated_tables(known)
    ]
    return f'AND r."key" IN ({" UNION ALL ".join(conditions) or "NULL"})'
