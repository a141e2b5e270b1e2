"""The rows that have what was typed, ranked: first by the index, then by their names."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
from sandhi.retrieval.bearers import best_known_bearer, counted_so_called, counting_columns
from sandhi.retrieval.doubles import RankedRow
from sandhi.retrieval.query import AS_TYPED, SAME_MEANING, QueryTerm, contents, is_question
from sandhi.retrieval.scoring import name_match, score
from sandhi.retrieval.synonyms import words_of
from sandhi.retrieval.vocabulary import Select

RANKED = 1000  # rows that are ranked; of more, those that the index holds for the best
FEW = 10  # rows with all of many terms, fewer than which those with most of them are shown too
LINE = 80  # characters of what may be a name of its row

_CLAUSE = regex.compile(r"[;,.:(।] ?")
_INDEX = f"{RECORDS.name}{INDEX}"
# What a hit in the key, the label, the quote and the other words counts for.
_COLUMNS = "8.0, 6.0, 3.0, 2.0"
_OF_KEY = 10.0  # what a row counts for beside, whose key was typed
_OF_BEARER = 2.0  # and one that is meant by a part of its name, with which a text may begin

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

    def ranked(self, terms: Sequence[QueryTerm], typed: str, condition: str) -> RankedRows:
        """The rows that have all terms, or else those that have some of several.

        ``typed`` is the whole query, which may be a key; ``condition`` what SQL asks of a record
        ``r`` beside.
        """
        content_terms = contents(terms)
        with_all_terms = self._matching(_all(content_terms), condition)
        candidates = with_all_terms
        if (len(content_terms) > 1 and not with_all_terms) or (
            len(content_terms) > 2 and len(with_all_terms) < FEW
        ):
            candidates = self._matching(_any(content_terms), condition)
        partly = candidates is not with_all_terms and bool(candidates)
        more = len(candidates) > RANKED
        rows = self._measured(
            candidates[:RANKED],
            content_terms,
            typed.strip().casefold(),
            partly=partly,
            as_question=is_question(terms),
        )
        rows.sort(key=lambda row: (-row.score, row.key))
        return RankedRows(rows, partly, more)

    def _measured(
        self,
        candidates: Sequence[_Candidate],
        terms: Sequence[QueryTerm],
        typed: str,
        *,
        partly: bool,
        as_question: bool,
    ) -> list[RankedRow]:
        """Rows with how well each answers.

        ``partly`` says that not all have all terms, ``as_question`` that a question was put.
        """
        places = json.dumps([one.rowid for one in candidates])
        as_typed = self._among(_all(terms, AS_TYPED), places)
        unbegun = self._among(_all(terms, SAME_MEANING), places)
        reached = self._reached(terms, places) if partly else {}
        best = min((one.rank for one in candidates), default=0.0)
        homes = self._homes(candidates)
        weights = self._weights(terms)
        bearer = self._bearer(candidates, homes, terms)
        names = [name_match(map(words_of, _names(one)), terms) for one in candidates]
        with_numbers = self._with_numbers(candidates)
        counted = counted_so_called(
            {
                candidate.key: name
                for candidate, name in zip(candidates, names, strict=True)
                if candidate.key in with_numbers
            }
        )
        rows = []
        for candidate, name in zip(candidates, names, strict=True):
            if as_question:
                name = name.within_a_question
            kind = weights.get(candidate.table, _OTHER)
            if candidate.key in counted:
                kind = _FRONT * _ASKED_FOR
            measure = score(
                kind,
                name,
                reached.get(candidate.rowid, 1.0),
                candidate.rank / best if best else 0.0,
                typed=candidate.rowid in as_typed,
                whole=partly or candidate.rowid in unbegun,
            )
            is_key = candidate.key.casefold() == typed
            is_bearer = candidate.key == bearer
            home, home_table = homes.get(candidate.key, (candidate.key, candidate.table))
            stands_alone = home_table in self._tables_with_names
            rows.append(
                RankedRow(
                    candidate.key,
                    candidate.table,
                    candidate.seed,
                    candidate.start,
                    candidate.end,
                    home,
                    home_table,
                    measure + _OF_KEY * is_key + _OF_BEARER * is_bearer,
                    stands_alone,
                    is_key or is_bearer or (name.is_called_so and stands_alone),
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

    def _reached(self, terms: Sequence[QueryTerm], places: str) -> dict[int, float]:
        """How much of the terms, each by its weight, each of some rows has."""
        total = sum(one.weight for one in terms)
        reached: dict[int, float] = defaultdict(float)
        for term in terms:
            if term.forms:
                for rowid in self._among(term.expression(), places):
                    reached[rowid] += term.weight / total
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

    def _homes(self, candidates: Sequence[_Candidate]) -> dict[str, tuple[str, str]]:
        """What rows speak of that speak of others, and the table of that, by their keys."""
        of_table: dict[str, list[str]] = defaultdict(list)
        for candidate in candidates:
            of_table[candidate.table].append(candidate.key)
        homes: dict[str, tuple[str, str]] = {}
        for table, keys in of_table.items():
            settings = self.catalogue.settings.of(table)
            column = settings.of if settings.role in SPEAKING_OF_ANOTHER else settings.record
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

    def _bearer(
        self,
        candidates: Sequence[_Candidate],
        homes: Mapping[str, tuple[str, str]],
        terms: Sequence[QueryTerm],
    ) -> str:
        """Who is meant by a part of a name: of those who have it, whom most rows speak of."""
        labels = {one.key: one.label for one in candidates if one.table in self._tables_with_names}
        spoken_of = Counter(home for home, _ in homes.values())
        return best_known_bearer(labels, spoken_of, terms)

    def _with_numbers(self, candidates: Sequence[_Candidate]) -> set[str]:
        """The keys of what is counted, and has numbers."""
        with_numbers: set[str] = set()
        for target, columns in counting_columns(self.catalogue).items():
            keys = json.dumps([one.key for one in candidates if one.table == target])
            for table, name in columns:
                column = identifier(name)
                sql = (
                    f"SELECT DISTINCT {column} FROM {identifier(table)} "
                    f"WHERE {column} IN (SELECT value FROM json_each(?))"
                )
                with_numbers |= {str(key) for (key,) in self.select(sql, [keys])}
        return with_numbers

    def _tables_of(self, keys: Iterable[str]) -> dict[str, str]:
        """The table of each row that there is of some keys."""
        sql = 'SELECT "key", "table" FROM records WHERE "key" IN (SELECT value FROM json_each(?))'
        rows = self.select(sql, [json.dumps(sorted({*keys}))])
        return {str(key): str(table) for key, table in rows}

    def _weights(self, terms: Sequence[QueryTerm]) -> dict[str, float]:
        """What a row counts for by its table: the more, if it is named as what is asked for."""
        settings = self.catalogue.settings
        weights = {}
        for name, schema in self.catalogue.tables.items():
            weight_of_role = _WEIGHTS.get(settings.of(name).role, _OTHER)
            weight = _FRONT if name in settings.front else weight_of_role
            asked_for = name_match([words_of(schema.title)], terms).density == 1.0
            weights[name] = weight * (_ASKED_FOR if asked_for else 1.0)
        return weights

    @cached_property
    def _tables_with_names(self) -> frozenset[str]:
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


def _all(terms: Sequence[QueryTerm], least: float = 0.0) -> str:
    """What has all terms, in forms of at least some quality, as FTS5 has it; empty for nothing."""
    parts = [one.expression(least) for one in terms]
    return " AND ".join(parts) if all(parts) else ""


def _any(terms: Sequence[QueryTerm]) -> str:
    """What has some of the terms, as FTS5 has it; empty for nothing."""
    return " OR ".join(filter(None, (one.expression() for one in terms)))
