"""What a search, a filter, a question or SQL brings, cited: what is asked, and a digest of that.

As the Research Data Alliance recommends for data that change: the question can be asked again, of
the version that it was asked of or of a later one, and the digest says whether the answer is still
the same, row by row and in the same order.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple
from urllib.parse import parse_qsl, quote, unquote_plus, urlencode

MOST = 10_000  # rows of an answer that is cited
LISTED = 1_000  # rows that are listed one by one in a citation, so that it can say which changed

SEARCH_TERMS = ("q", "table", "seed", "from", "to")  # of a search
SQL = "sql"  # the one term of what is asked in SQL

_CHOOSING = ("_search", "_sort", "_from", "_to")
_SPECIAL = re.compile(r'[\s%&=+#,;“”"<>\\{}]')


class Question(NamedTuple):
    """What is asked: a search over all tables (without a ``table``), or the rows of a table.

    ``pairs`` are the terms of it, by name: words and filters of a search; columns with conditions,
    a search and an order of a table. A worked question is asked as a table is, with its parameters
    among them; what is asked in SQL has that for its one term.
    """

    table: str
    pairs: tuple[tuple[str, str], ...]

    @property
    def sql(self) -> str:
        """The SQL that it is asked in; empty where it is asked in other terms."""
        return dict(self.pairs).get(SQL, "") if not self.table else ""

    @property
    def terms(self) -> str:
        """The terms in one line, in whichever script; whatever is special is percent-encoded."""
        return "&".join("=".join(map(token, pair)) for pair in self.pairs)

    @property
    def path(self) -> str:
        """The path of the answer on the site, which runs no SQL, but gives what it is asked of."""
        if self.sql:
            return "/sandhi.db"
        place = f"/sandhi/{quote(self.table)}" if self.table else "/search"
        return f"{place}?{self.query}" if self.pairs else place

    @property
    def query(self) -> str:
        """The terms as the query of an address."""
        return urlencode(self.pairs)


class ResultRow(NamedTuple):
    """A row of an answer: its key, and the digest of its cells."""

    key: str
    digest: str


class OrderedResult(NamedTuple):
    """An answer: its rows, in order."""

    question: Question
    rows: tuple[ResultRow, ...]

    @property
    def digest(self) -> str:
        """The SHA-256 of the rows in order; see ``result_digest``."""
        return result_digest(self.rows)


class ResultChange(NamedTuple):
    """What became of a row of an answer: ``changed``, ``gone``, ``new`` or ``moved``."""

    key: str
    what: str


def question(table: str, pairs: Iterable[tuple[str, str]]) -> Question:
    """Return a question in its one form: its terms by name, each once.

    Conditions hold together, whatever their order. Names that begin with ``_`` are the site's own:
    but for those that search, date or order rows they concern a page alone. An empty cell can be
    asked for, but no empty words.
    """
    return Question(table, tuple(sorted({pair for pair in pairs if _chooses(table, *pair)})))


def in_sql(sql: str) -> Question:
    """Return the question that is asked in a statement of SQL."""
    return Question("", ((SQL, sql.strip().rstrip(";").rstrip()),))


def _chooses(table: str, name: str, value: str) -> bool:
    """Whether a term chooses or orders rows."""
    if name.startswith(_CHOOSING) or not table:
        return bool(value.strip())
    return "__" in name or not name.startswith("_")


def parse_terms(table: str, terms: str) -> Question:
    """Return a question from its terms in one line."""
    pairs = (term.partition("=") for term in terms.split("&") if term)
    return question(table, ((unquote_plus(name), unquote_plus(value)) for name, _, value in pairs))


def question_in_query(table: str, query: str) -> Question:
    """Return the question that the query of an address of the site asks."""
    return question(table, parse_qsl(query, keep_blank_values=True))


def result_digest(rows: Iterable[ResultRow]) -> str:
    """Return the SHA-256, in lower-case hexadecimal, of rows in order.

    That is of the JSON of RFC 8785 of a list that has, for each row, its key and its digest.
    """
    canonical = json.dumps([[*row] for row in rows], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8")).hexdigest()


class ResultVerdict(NamedTuple):
    """Whether an answer is the one that was cited, and which of its rows are not.

    ``changes`` are empty where the rows were not listed, whether or not the answer is the same.
    """

    same: bool
    changes: tuple[ResultChange, ...]


def verify_result(digest: str, rows: Sequence[ResultRow], now: OrderedResult) -> ResultVerdict:
    """Return whether an answer has a digest, and else which rows changed since ``rows``.

    These are those that a citation lists, or that an earlier version answered with: only if their
    digest is the one that is cited, they can say what changed.
    """
    if digest == now.digest:
        return ResultVerdict(True, ())
    is_listed = rows and result_digest(rows) == digest
    return ResultVerdict(False, tuple(changes(rows, now.rows)) if is_listed else ())


def changes(then: Sequence[ResultRow], now: Sequence[ResultRow]) -> list[ResultChange]:
    """Return what became of each row of an answer, where it is not what it was.

    Where the rows are the same and none moved, there is nothing.
    """
    before, after = dict(then), dict(now)
    differences = [
        ResultChange(key, "changed" if key in after else "gone")
        for key, digest in before.items()
        if after.get(key) != digest
    ]
    differences += [ResultChange(key, "new") for key in after if key not in before]
    common = [key for key in after if key in before]
    order = [key for key in before if key in after]
    moved = [key for key, other in zip(common, order, strict=True) if key != other]
    return differences + [ResultChange(key, "moved") for key in moved]


def token(text: str) -> str:
    """Return a text as one word: white space and what sentences are made of percent-encoded."""
    return _SPECIAL.sub(lambda special: quote(special[0], safe=""), text)
