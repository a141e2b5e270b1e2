"""The rows that have what was typed, ranked: first by the index, then by their names."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import regex

from sandhi.package import Role
from sandhi.package.settings import SPEAKING_OF_ANOTHER
from sandhi.publish.catalogue import Catalogue
from sandhi.publish.sqlite.ddl import identifier
from sandhi.publish.sqlite.schemas import RECORDS
from sandhi.publish.sqlite.search import INDEX
from sandhi.retrieval.doubles import RankedRow
from sandhi.retrieval.scoring import name_match, score
from sandhi.retrieval.synonyms import words_of
from sandhi.retrieval.vocabulary import Select
from sandhi.retrieval.wanted import AS_TYPED, SAME_MEANING, Wanted, contents, is_question

RANKED = 1000  # rows that are ranked; of more, those that the index holds for the best
FEW = 10  # rows with all of many terms, fewer than which those with most of them are shown too
LINE = 80  # characters of what may be a name of its row

_CLAUSE = regex.compile(r"[;,.:(।] ?")
_INDEX = f"{RECORDS.name}{INDEX}"
# What a hit in the key, the label, the quote and the other words counts for.
_COLUMNS = "8.0, 6.0, 3.0, 2.0"
_OF_KEY = 10.0  # what a row counts for beside, whose key was typed

# What a row counts for by what it is; what a newcomer meets first counts for most.
_FRONT = 1.0
_WEIGHTS = {
    Role.SOURCE: 0.9,
    Role.ENTITY: 0.9,
    Role.DISPUTE: 0.9,
    Role.SENTENCE: 0.7,
    Role.VOCABULARY: 0.6,
    Role.MENTION: 0.5,
    Role.REFERENCE: 0.4,
    Role.CODE: 0.4,
}
_OTHER = 0.3
_ASKED_FOR = 1.3  # times as much counts a row whose table is called as what is asked for


class RankedRows(NamedTuple):
    """Rows, the best first.

    ``partly`` says that none has all terms, or few have, so that others have some of them; ``more``
    that there are more than are ranked.
    """

    rows: list[RankedRow]
    partly: bool
    more: bool


class _Candidate(NamedTuple):
    """A row that the index has found; ``rank`` is bm25's, the less the better."""

    rowid: int
    key: str
    table: str
    label: str
    seed: str | None
    start: int | None
    end: int | None
    words: str
    rank: float


@dataclass(frozen=True)
class RowSearch:
    """The index of all rows, as a catalogue describes these."""

    select: Select
    catalogue: Catalogue

    def ranked(self, terms: Sequence[Wanted], typed: str, condition: str) -> RankedRows:
        """The rows that have all terms, or else those that have some of several.

        ``typed`` is the whole query, which may be a key; ``condition`` what SQL asks of a record
        ``r`` beside.
        """
        wanted = contents(terms)
        whole = self._matching(_all(wanted), condition)
        found = whole
        if (len(wanted) > 1 and not whole) or (len(wanted) > 2 and len(whole) < FEW):
            found = self._matching(_any(wanted), condition)
        partly = found is not whole and bool(found)
        more = len(found) > RANKED
        rows = self._measured(
            found[:RANKED],
            wanted,
            typed.strip().casefold(),
            partly=partly,
            asked=is_question(terms),
        )
        rows.sort(key=lambda row: (-row.score, row.key))
        return RankedRows(rows, partly, more)

    def _measured(
        self,
        found: Sequence[_Candidate],
        wanted: Sequence[Wanted],
        typed: str,
        *,
        partly: bool,
        asked: bool,
    ) -> list[RankedRow]:
        """Rows with how well each answers.

        ``partly`` says that not all have all terms, ``asked`` that a question was put.
        """
        places = json.dumps([one.rowid for one in found])
        as_typed = self._among(_all(wanted, AS_TYPED), places)
        unbegun = self._among(_all(wanted, SAME_MEANING), places)
        reached = self._reached(wanted, places) if partly else {}
        best = min((one.rank for one in found), default=0.0)
        homes = self._homes(found)
        weights = self._weights(wanted)
        rows = []
        for one in found:
            name = name_match(map(words_of, _names(one)), wanted)
            if asked:
                name = name.within_a_question
            measure = score(
                weights.get(one.table, _OTHER),
                name,
                reached.get(one.rowid, 1.0),
                one.rank / best if best else 0.0,
                typed=one.rowid in as_typed,
                whole=partly or one.rowid in unbegun,
            )
            is_key = one.key.casefold() == typed
            home, home_table = homes.get(one.key, (one.key, one.table))
            stands_alone = home_table in self._named
            rows.append(
                RankedRow(
                    one.key,
                    one.table,
                    one.seed,
                    one.start,
                    one.end,
                    home,
                    home_table,
                    measure + _OF_KEY * is_key,
                    stands_alone,
                    is_key or (name.is_called_so and stands_alone),
                )
            )
        return rows

    def _matching(self, expression: str, condition: str) -> list[_Candidate]:
        """The rows that meet an expression, the best first, at most one more than is ranked."""
        if not expression:
            return []
        sql = f"""
SELECT r.rowid, r."key", r."table", r.label, r.seed_id, r.start, r."end", r.words,
  bm25({_INDEX}, {_COLUMNS}) AS rank
FROM {_INDEX} JOIN records AS r ON r.rowid = {_INDEX}.rowid
WHERE {_INDEX} MATCH ? {condition}
ORDER BY rank, r.rowid LIMIT {RANKED + 1}"""
        return [_Candidate(*row) for row in self.select(sql, [expression])]

    def _reached(self, wanted: Sequence[Wanted], places: str) -> dict[int, float]:
        """How much of the terms, each by its weight, each of some rows has."""
        total = sum(one.weight for one in wanted)
        reached: dict[int, float] = defaultdict(float)
        for one in wanted:
            if one.forms:
                for rowid in self._among(one.expression(), places):
                    reached[rowid] += one.weight / total
        return reached

    def _among(self, expression: str, places: str) -> set[int]:
        """Which of some rows meet an expression."""
        if not expression:
            return set()
        sql = (
            f"SELECT rowid FROM {_INDEX} WHERE {_INDEX} MATCH ? "
            "AND rowid IN (SELECT value FROM json_each(?))"
        )
        return {int(rowid) for (rowid,) in self.select(sql, [expression, places])}

    def _homes(self, found: Sequence[_Candidate]) -> dict[str, tuple[str, str]]:
        """What rows speak of that speak of others, and the table of that, by their keys."""
        of_table: dict[str, list[str]] = defaultdict(list)
        for one in found:
            of_table[one.table].append(one.key)
        homes: dict[str, tuple[str, str]] = {}
        for table, keys in of_table.items():
            own = self.catalogue.settings.of(table)
            column = own.of if own.role in SPEAKING_OF_ANOTHER else own.record
            if column:
                key = identifier(self.catalogue.tables[table].primary_key)
                sql = (
                    f"SELECT {key}, {identifier(column)} FROM {identifier(table)} "
                    f"WHERE {key} IN (SELECT value FROM json_each(?))"
                )
                rows: list[Sequence[Any]] = [*self.select(sql, [json.dumps(keys)])]
                of = {str(one): str(home) for one, home in rows if home is not None}
                tables = self._tables_of(of.values())
                homes |= {one: (home, tables[home]) for one, home in of.items() if home in tables}
        return homes

    def _tables_of(self, keys: Iterable[str]) -> dict[str, str]:
        """The table of each row that there is of some keys."""
        sql = 'SELECT "key", "table" FROM records WHERE "key" IN (SELECT value FROM json_each(?))'
        rows = self.select(sql, [json.dumps(sorted({*keys}))])
        return {str(key): str(table) for key, table in rows}

    def _weights(self, wanted: Sequence[Wanted]) -> dict[str, float]:
        """What a row counts for by its table: the more, if it is named as what is asked for."""
        settings = self.catalogue.settings
        weights = {}
        for name, schema in self.catalogue.tables.items():
            own = _WEIGHTS.get(settings.of(name).role, _OTHER)
            weight = _FRONT if name in settings.front else own
            asked_for = name_match([words_of(schema.title)], wanted).density == 1.0
            weights[name] = weight * (_ASKED_FOR if asked_for else 1.0)
        return weights

    @cached_property
    def _named(self) -> frozenset[str]:
        """The tables whose rows are told by their names: those that have such in two languages."""
        settings = self.catalogue.settings
        return frozenset(name for name in self.catalogue.tables if settings.of(name).own_words)


def _names(row: _Candidate) -> Iterator[str]:
    """What a row may be called: its label, each line of its words, or how that begins.

    A description begins with what something is: "The parliament of the North, which …".
    """
    yield row.label
    for line in row.words.split("\n"):
        clause = line if len(line) <= LINE else _CLAUSE.split(line[: LINE + 1], maxsplit=1)[0]
        if len(clause) <= LINE:
            yield clause


def _all(wanted: Sequence[Wanted], least: float = 0.0) -> str:
    """What has all terms, in forms of at least some quality, as FTS5 has it; empty for nothing."""
    parts = [one.expression(least) for one in wanted]
    return " AND ".join(parts) if all(parts) else ""


def _any(wanted: Sequence[Wanted]) -> str:
    """What has some of the terms, as FTS5 has it; empty for nothing."""
    return " OR ".join(filter(None, (one.expression() for one in wanted)))
