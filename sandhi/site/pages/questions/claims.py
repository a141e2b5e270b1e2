"""What an answer rests on: each claim with its passage, its article, and who disagrees."""

from collections.abc import Container, Iterable, Mapping, Sequence
from typing import NamedTuple

from sandhi.package.declarations import Declaration
from sandhi.package.labels import Row, Value
from sandhi.package.settings import AnsweredQuestion
from sandhi.site.elements.addresses import row_path
from sandhi.site.elements.facts import Fact, corrected_words
from sandhi.site.elements.interface import word
from sandhi.site.elements.labels import names_in_language
from sandhi.site.elements.values.words import value_label, value_words
from sandhi.site.store import Contents, DatabaseTable, Store
from sandhi.site.store.rows import TableRow
from sandhi.site.store.tables import SEEDS
from sandhi.site.store.texts import Quotation


class Corrected(NamedTuple):
    """A value as it is written, and as it is meant, in words."""

    title: str
    as_written: str
    as_meant: str


class Claim(NamedTuple):
    """A row of a ``table`` that an answer rests on.

    ``article`` is what its source is called; ``disputes`` are the keys of what it takes part in.
    """

    table: DatabaseTable
    key: str
    label: str
    path: str
    facts: list[Fact]
    corrected: list[Corrected]
    quotation: Quotation | None
    article: str
    disputes: list[str]


class SentenceClaims(NamedTuple):
    """Claims of one sentence, each with what it alone says; ``facts`` and ``disputes`` are of all.

    ``is_above`` where the sentence stands on the page before.
    """

    claims: list[Claim]
    facts: list[Fact]
    disputes: list[str]
    is_above: bool


def claims(
    store: Store,
    question: AnsweredQuestion,
    declared: Declaration,
    rows: Sequence[Row],
    disputes: Mapping[str, Iterable[str]],
) -> list[Claim]:
    """Return rows of what a question rests on, as its page shows them, in their order.

    ``disputes`` are the keys of those that each record takes part in, by its key.
    """
    site, keys = store.contents, [claim_key(row) for row in rows]
    entries, quotations = store.directory.entries(keys), store.texts.quotations(keys)
    records = {
        record.key: record
        for table in {entry.table for entry in entries.values()}
        for record in store.rows.keyed(site.tables[table], keys)
    }
    question_claims = []
    for key, row in zip(keys, rows, strict=True):
        quotation = quotations.get(key)
        question_claims.append(
            Claim(
                site.tables[entries[key].table],
                key,
                entries[key].label,
                row_path(entries[key].table, key),
                _facts(site, site.tables[entries[key].table], question, declared, row),
                _corrected(records[key]),
                quotation,
                site.label(SEEDS, quotation.seed_id) if quotation else "",
                [*disputes.get(key, ())],
            )
        )
    return question_claims


def by_sentence(claims: Iterable[Claim], above: Container[str]) -> list[SentenceClaims]:
    """Return claims, those of one sentence together; each by itself that stands in none.

    ``above`` are the sentences that stand on the page before.
    """
    grouped: dict[object, list[Claim]] = {}
    for claim in claims:
        quotation = claim.quotation
        place = (quotation.seed_id, quotation.sentence_start) if quotation else claim.key
        grouped.setdefault(place, []).append(claim)
    return [_of_sentence(some, above) for some in grouped.values()]


def _of_sentence(claims: list[Claim], above: Container[str]) -> SentenceClaims:
    """Claims of one sentence: what all of them say is said once."""
    first, *others = claims
    is_above = first.quotation is not None and " ".join(first.quotation.sentence.split()) in above
    if not others:
        return SentenceClaims(claims, [], [], is_above)
    facts = [fact for fact in first.facts if all(fact in one.facts for one in others)]
    disputes = [key for key in first.disputes if all(key in one.disputes for one in others)]
    single_claims = [
        claim._replace(
            facts=[fact for fact in claim.facts if fact not in facts],
            disputes=[key for key in claim.disputes if key not in disputes],
        )
        for claim in claims
    ]
    return SentenceClaims(single_claims, facts, disputes, is_above)


def claim_key(row: Row) -> str:
    """Return the key of what a question rests on: the first that it yields."""
    return str(next(iter(row.values())))


def _facts(
    site: Contents,
    table: DatabaseTable,
    question: AnsweredQuestion,
    declared: Declaration,
    row: Row,
) -> list[Fact]:
    """What is shown of a claim beside its name; what is not given is left out."""
    return [
        Fact(
            word(declared.titles[column]),
            names_in_language(site, _words(site, table, column, row[column])),
            declared.terms[column],
        )
        for column in question.columns
        if row[column] not in (None, "")
    ]


def _words(site: Contents, table: DatabaseTable, column: str, value: Value) -> str:
    """A value in words: one of an enumeration of the table that it is of has its label there."""
    if str(value) in table.values.get(column, {}):
        return value_label(table, column, str(value))
    return value_words(value, is_name=column in site.naming)


def _corrected(row: TableRow) -> list[Corrected]:
    """Which of its values are written otherwise than they are meant: both are shown, always."""
    return [
        Corrected(row.table.titles[column], *corrected_words(row, column, right))
        for column, right in row.table.corrections.items()
        if row[right] is not None
    ]
