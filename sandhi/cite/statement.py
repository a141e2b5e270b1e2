"""What identifies a thing that is cited and bears it out, in sentences of one form only.

Every format holds them, so that a citation can be resolved whichever it is in, offline and by
whoever finds it. They are written and read here alone, so that neither can leave the other behind.
"""

import re
from calendar import month_name
from datetime import date
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote

from sandhi.cite.record import Citable, Dataset, QuotedText
from sandhi.cite.results import LISTED, Question, ResultRow, parse_terms, token
from sandhi.cite.source import TEXTS
from sandhi.cite.swhid import PATTERN

_NUMBER = r"[0-9]{1,12}"
_DIGEST = r"[0-9a-f]{64}"
_OF = r"(?: of (?P<name>\S+?))?(?:, version (?P<version>\S+?))?"
_SWHID = rf"(?P<swhid>{PATTERN}(?:;lines=[0-9]+(?:-[0-9]+)?)?)"
_ROW = re.compile(rf"Row (?P<key>\S+?){_OF}, SHA-256 (?P<digest>{_DIGEST}), {_SWHID}")
_TABLE = re.compile(rf"Table (?P<table>\S+?){_OF}, {_SWHID}")
_RESULT = re.compile(
    r"(?:(?:Search for|Answer to|Rows of (?P<table>\S+) where) “(?P<terms>[^”]*)”|"
    rf"Rows of (?P<whole>\S+)){_OF}, "
    rf"(?P<rows>{_NUMBER}) rows?, SHA-256 (?P<digest>{_DIGEST})"
)
_WORDS = re.compile(rf"Words in (?P<seed>\S+?){_OF}\.(?=[\s,]|$)")
_DATASET = re.compile(rf"Dataset{_OF}, SHA-256 (?P<digest>{_DIGEST})")
_PASSAGE = re.compile(
    r"Passage:? “(?P<quote>.*?)”, (?P<seed>\S+?), "
    rf"characters (?P<start>{_NUMBER})[-–](?P<end>{_NUMBER}), "
    rf"(?P<swhid>{PATTERN};bytes=[0-9]+-[0-9]+)"
)
_TEXT = re.compile(rf"Text:? (?P<seed>\S+?), SHA-256 (?P<sha256>{_DIGEST}), (?P<swhid>{PATTERN})")
_LISTED = re.compile(rf"Rows in order:? (?P<listed>(?:\S+ {_DIGEST}(?:; )?)+)")


class CitedPassage(NamedTuple):
    """The passage that a citation quotes, and where it says that it stands."""

    seed: str
    start: int
    end: int
    quote: str
    swhid: str


class CitedText(NamedTuple):
    """The text that a citation names, by its hashes."""

    seed: str
    sha256: str
    swhid: str


class CitedResult(NamedTuple):
    """The answer that a citation names; ``rows`` are empty where it does not list them."""

    question: Question
    size: int
    digest: str
    rows: tuple[ResultRow, ...]


class Reference(NamedTuple):
    """What a citation says of what it cites; whatever it does not say is empty.

    It is of a row where it has a ``key``, else of a ``result``, a ``table`` or a ``passage``; of a
    whole dataset where it has none of these.
    """

    name: str
    version: str
    key: str = ""
    table: str = ""
    digest: str = ""
    swhid: str = ""
    passage: CitedPassage | None = None
    text: CitedText | None = None
    result: CitedResult | None = None


def statement(citable: Citable) -> str:
    """Return all that identifies what is cited and bears it out, in one line.

    The passage has the identifier of its text in it, so that the text alone need not be named too.
    """
    bearing = passage(citable) or text(citable)
    sentences = [identity(citable), bearing, people(citable), rights(citable)]
    return " ".join(filter(None, sentences))


def identity(citable: Citable) -> str:
    """Return the sentence that says what is cited, of which version, with its digests."""
    dataset, result = citable.dataset, citable.result
    of = _of(dataset)
    if citable.key:
        return f"Row {token(citable.key)}{of}, SHA-256 {citable.digest}, {citable.swhid}."
    if result:
        rows = len(result.rows)
        counted = f"{rows} row{'' if rows == 1 else 's'}"
        return f"{_question_in_words(result.question)}{of}, {counted}, SHA-256 {result.digest}."
    if citable.table and citable.swhid:
        return f"Table {token(citable.table)}{of}, {citable.swhid}."
    if citable.words_alone and citable.source:
        return f"Words in {token(citable.source.seed_id)}{of}."
    if citable.whole:
        return f"Dataset{of}, SHA-256 {citable.digest}."
    return ""


def evidence(citable: Citable) -> str:
    """Return the sentences that say what bears it out, who made it, and on which terms it is."""
    sentences = [passage(citable), text(citable), people(citable), rights(citable)]
    return " ".join(filter(None, [edition(citable), *sentences, rows_in_order(citable)]))


def edition(citable: Citable) -> str:
    """Return the sentence on the dataset that was asked, by its digest; of an answer alone."""
    return f"Asked of the dataset with SHA-256 {citable.edition}." if citable.edition else ""


def passage(citable: Citable) -> str:
    """Return the sentence on the passage of a row, within its article."""
    quoted, source = citable.passage, citable.source
    if quoted is None or source is None:
        return ""
    where = f"{token(source.seed_id)}, characters {quoted.start}–{quoted.end}, {quoted.swhid}"
    return f"Passage: “{_flat(quoted.quote)}”, {where}, of {article(source)}."


def text(citable: Citable) -> str:
    """Return the sentence on the text that a row is anchored in, or describes."""
    source = citable.source
    if source is None:
        return ""
    hashes = f"{token(source.seed_id)}, SHA-256 {source.sha256}, {source.swhid}"
    return f"Text: {hashes}." if citable.passage else f"Text: {hashes}, {article(source)}."


@lru_cache(maxsize=TEXTS)  # most texts have many rows
def article(source: QuotedText) -> str:
    """Return what a text is called, as people would look for it, who published it, and when."""
    called = f"“{_flat(source.headline)}”"
    if not source.headline:
        called = f"an article without headline that begins “{_flat(source.opening)}”"
    publisher = f"published by {source.publisher}" if source.publisher else "publisher not stated"
    credit = f"crediting {source.credit}" if source.credit else ""
    return f"{called} ({', '.join(filter(None, [publisher, credit, _day(source)]))})"


def _day(source: QuotedText) -> str:
    """When a text was published, as exactly as is known."""
    first, last = map(_in_words, (source.first, source.last))
    if first and last:
        (day, _, month), (_, _, other) = first.partition(" "), last.partition(" ")
        several = f"{day}–{last}" if month == other else f"between {first} and {last}"
        return f"dated {first}" if first == last else f"dated {several}"
    return f"dated {first} or later" if first else f"dated {last} or earlier" if last else ""


def _in_words(day: str) -> str:
    """A day as prose has it: 9 November 2024; as it is written where it is none."""
    try:
        read = date.fromisoformat(day)
    except ValueError:
        return day
    return f"{read.day} {month_name[read.month]} {read.year}"


def people(citable: Citable) -> str:
    """Return the sentence that says who of the authors has which ORCID."""
    identified = [f"{one.name} {one.orcid_address}" for one in citable.dataset.authors if one.orcid]
    return f"ORCID: {'; '.join(identified)}." if identified else ""


def rights(citable: Citable) -> str:
    """Return on which terms it is: ours for what is ours, and the publisher's for the text."""
    quotes = citable.source or citable.verbatim or (citable.dataset.quotes and not citable.key)
    is_one_text = citable.key or citable.words_alone
    theirs = "the text remains its publisher's" if is_one_text else "texts remain their publishers'"
    terms = [theirs] if quotes else []
    if citable.licence:
        name, address = citable.licence
        of = "the row" if citable.key else "the dataset"
        terms.insert(0, f"{f'{name} ({address})' if address else name} for {of}")
    return f"Rights: {'; '.join(terms)}." if terms else ""


def rows_in_order(citable: Citable) -> str:
    """Return the sentence that lists the rows of an answer; empty where they are too many."""
    rows = citable.result.rows if citable.result else ()
    if not 0 < len(rows) <= LISTED:
        return ""
    return f"Rows in order: {'; '.join(f'{token(key)} {digest}' for key, digest in rows)}."


def place(citable: Citable) -> str:
    """Return what is cited, within what: the dataset, its version, the key of the row."""
    dataset = citable.dataset
    version = f"version {dataset.version}" if dataset.version else ""
    container = "" if citable.whole else dataset.title
    return ", ".join(filter(None, [container, version, citable.key]))


def parse_statement(sentences: str) -> Reference | None:
    """Return what the sentences in a text say, wherever its lines break; None without any."""
    flat = _flat(sentences)
    if match := _ROW.search(flat):
        reference = Reference(
            *_name_and_version(match), key=unquote(match["key"]), digest=match["digest"]
        )
        return reference._replace(
            swhid=match["swhid"], passage=_cited_passage(flat), text=_cited_text(flat)
        )
    if match := _RESULT.search(flat):
        table = match["table"] or match["whole"] or ""
        question = parse_terms(unquote(table), match["terms"] or "")
        result = CitedResult(question, int(match["rows"]), match["digest"], _cited_rows(flat))
        return Reference(*_name_and_version(match), result=result)
    if match := _TABLE.search(flat):
        return Reference(
            *_name_and_version(match), table=unquote(match["table"]), swhid=match["swhid"]
        )
    if match := _WORDS.search(flat):
        words, text = _cited_passage(flat), _cited_text(flat)
        return Reference(*_name_and_version(match), passage=words, text=text) if words else None
    if match := _DATASET.search(flat):
        return Reference(*_name_and_version(match), digest=match["digest"])
    return None


def _question_in_words(question: Question) -> str:
    """What is asked, in a few words and its terms."""
    if not question.table:
        return f"{'Answer to' if question.sql else 'Search for'} “{question.terms}”"
    rows = f"Rows of {token(question.table)}"
    return f"{rows} where “{question.terms}”" if question.terms else rows


def _cited_passage(flat: str) -> CitedPassage | None:
    match = _PASSAGE.search(flat)
    if match is None:
        return None
    start, end = int(match["start"]), int(match["end"])
    return CitedPassage(unquote(match["seed"]), start, end, match["quote"], match["swhid"])


def _cited_text(flat: str) -> CitedText | None:
    match = _TEXT.search(flat)
    return CitedText(unquote(match["seed"]), match["sha256"], match["swhid"]) if match else None


def _cited_rows(flat: str) -> tuple[ResultRow, ...]:
    match = _LISTED.search(flat)
    rows = match["listed"].split("; ") if match else []
    pairs = (row.split() for row in rows if row)
    return tuple(ResultRow(unquote(key), digest) for key, digest in pairs)


def _name_and_version(match: re.Match[str]) -> tuple[str, str]:
    return unquote(match["name"] or ""), unquote(match["version"] or "")


def _of(dataset: Dataset) -> str:
    name = f" of {token(dataset.name)}" if dataset.name else ""
    return name + (f", version {token(dataset.version)}" if dataset.version else "")


def _flat(text: str) -> str:
    return " ".join(text.split())
