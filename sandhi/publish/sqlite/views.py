"""The views of the database: ``evidence``, which is the tool's own, and those of the package."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sandhi.package import Package, PackageError, TableSchema
from sandhi.package.declarations import Declaration, views
from sandhi.publish.sqlite.ddl import identifier
from sandhi.publish.sqlite.limits import StatementError
from sandhi.publish.sqlite.reading import Reader, Result

# The sentences of a passage, from that on in which it begins: of a long text each passage
# would else go through all that stand before it.
_AROUND = """
      seed_id = r.seed_id AND start < r."end" AND "end" > r.start AND start >= coalesce(
        (SELECT max(start) FROM sentences WHERE seed_id = r.seed_id AND start <= r.start), 0)
""".strip()
# So many characters of sentences are given with each passage in them, at the most: a text without
# stops is one sentence, and all of its passages together would be as long as its square.
LONGEST = 4_000
_IS_LONG = f'max("end") - min(start) > {LONGEST}'
# A passage in several sentences holds what parts them, so that no text is gone through for it.
_SEVERAL = """
substr((SELECT quote FROM sentences WHERE {around} ORDER BY start LIMIT 1),
        1, max(r.start - min(start), 0))
        || substr(r.quote, max(min(start) - r.start, 0) + 1,
          min(r."end", max("end")) - max(r.start, min(start)))
        || substr((SELECT quote FROM sentences WHERE {around} ORDER BY start DESC LIMIT 1),
          r."end" - max(start) + 1)
""".strip().format(around=_AROUND)
_EVIDENCE = Declaration(
    name="evidence",
    title="Evidence",
    description="Every passage that any row of any table is anchored in, with what stands before "
    "and after it, the sentence or sentences that it stands in, and their translation.",
    terms={
        "key": "key of the row",
        "table": "the table that the row is in",
        "label": "the row in a few words",
        "seed_id": "the source text that the row is anchored in",
        "start": "first code point of the quote in the seed",
        "end": "code point after the last one of the quote",
        "prefix": "up to 32 code points before the quote",
        "quote": "the passage, verbatim",
        "suffix": "up to 32 code points after the quote",
        "sentence_start": "first code point of the sentence in the seed",
        "sentence": "the sentence that the quote stands in; the first to the last, if several; "
        f"the quote with its prefix and suffix, where that is more than {LONGEST:,} characters",
        "translation": "the sentence, translated, unless it is longer than that",
    },
    sql="""
SELECT
  r."key", r."table", r.label, r.seed_id, r.start, r."end", r.prefix, r.quote, r.suffix,
  (SELECT CASE WHEN {is_long} THEN r.start - length(r.prefix) ELSE min(start) END
    FROM sentences WHERE {around}) AS sentence_start,
  (SELECT CASE WHEN {is_long} THEN r.prefix || r.quote || r.suffix
      WHEN count(*) = 1 THEN quote
      ELSE {several} END
    FROM sentences WHERE {around}) AS sentence,
  (SELECT CASE WHEN NOT {is_long} THEN group_concat(translation, ' ') END FROM (
    SELECT start, "end", {translation} AS translation FROM sentences
    WHERE {around} ORDER BY start
  )) AS translation
FROM records AS r
WHERE r.start IS NOT NULL
""".strip(),
    path="the view evidence",
)


def every_view(package: Package) -> list[Declaration]:
    """Return the views of a package's database: those that it declares, and those of the tool."""
    return [*views(package), *_of_the_tool(package.schemas)]


def _of_the_tool(tables: Mapping[str, TableSchema]) -> list[Declaration]:
    """The view ``evidence``, where there are texts in sentences; its translations may be empty."""
    if not {"seeds", "sentences"} <= tables.keys():
        return []
    translation = "translation" if "translation" in tables["sentences"].names else "NULL"
    return [
        _EVIDENCE._replace(
            sql=_EVIDENCE.sql.format(
                around=_AROUND, is_long=_IS_LONG, several=_SEVERAL, translation=translation
            )
        )
    ]


def create_view(connection: sqlite3.Connection, view: Declaration) -> None:
    """Create a view, of which SQLite reads no more than its syntax; PackageError if it cannot."""
    comments = [f"-- {view.title}. {view.description}"]
    comments += [f"-- {name}: {text}" for name, text in view.terms.items()]
    head = f"CREATE VIEW {identifier(view.name)} AS"
    try:
        connection.execute("\n".join([head, *comments, view.sql]))
    except (sqlite3.Error, sqlite3.Warning) as error:
        raise _broken(view, error) from None


def try_declared(
    reader: Reader, views: Iterable[Declaration], questions: Iterable[Declaration]
) -> None:
    """See that each view and worked question is one statement that reads, and that SQLite takes it.

    It is prepared, and not run: where a part of it is worked out first, no LIMIT would keep it from
    taking as long as its tables are large. PackageError, which names the file of the first that is
    not.
    """
    for view in views:
        _try(reader, view, f"SELECT * FROM {identifier(view.name)} LIMIT 0")
    for question in questions:
        _try(reader, question, in_brackets(question))


def in_brackets(question: Declaration) -> str:
    """A statement that SQLite takes where a question is one that yields rows, and no more.

    Only such a one can stand in brackets; a comment may end the last line of it.
    """
    return f"SELECT * FROM (\n{question.sql}\n) LIMIT 0"


def run(reader: Reader, declaration: Declaration, sql: str) -> Result:
    """All rows of what is declared; PackageError, which names its file, where it is too much."""
    columns, rows = walk(reader, declaration, sql)
    return Result(columns, [*rows])


def walk(
    reader: Reader, declaration: Declaration, sql: str
) -> tuple[tuple[str, ...], Iterator[tuple[Any, ...]]]:
    """The columns of what is declared, and its rows, of which none is kept; errors as ``run``."""
    steps = _walk(reader, declaration, sql)
    return next(steps), steps


def _walk(reader: Reader, declaration: Declaration, sql: str) -> Iterator[tuple[Any, ...]]:
    """Yield the columns, then the rows."""
    try:
        # A check that let it pass has run it with a part of this.
        columns, rows = reader.walk(sql, allowed=reader.allowance.times(4))
        yield columns
        yield from rows
    except StatementError as error:
        raise _broken(declaration, error) from None


def _try(reader: Reader, declaration: Declaration, sql: str) -> None:
    try:
        reader.prepare(sql, dict.fromkeys(declaration.parameters, ""))
    except StatementError as error:
        raise _broken(declaration, error) from None


def _broken(declaration: Declaration, error: Exception) -> PackageError:
    return PackageError(f"{declaration.path}: {error}; mend its SQL")
