"""``sandhi cite``: a row, a table or the dataset as people and programs cite it."""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from sandhi.cite import citable
from sandhi.cite.citable import near
from sandhi.cite.record import Citable
from sandhi.cite.results import in_sql, parse_terms, token
from sandhi.cli import Failure, package_root
from sandhi.package.addresses import is_http

if TYPE_CHECKING:
    from sandhi.cite.from_package import PackageSource

FORMATS = ("text", "apa", "chicago", "mla", "bibtex", "ris", "csljson", "jsonld", "json")


@click.command(short_help="Cite a row, a table or the whole dataset")
@click.argument("key", required=False, metavar="[KEY|TABLE]")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="How the citation is written.",
)
@click.option(
    "--site",
    metavar="URL",
    help="Address of the site, before /id/KEY. Default: the homepage of the package, if any; "
    "without one, citations have no address.",
)
@click.option(
    "--query",
    "terms",
    metavar="TERMS",
    help="What is asked: words to search for or, with a TABLE, conditions on its rows as in an "
    "address of the site.",
)
@click.option(
    "--sql",
    metavar="SELECT",
    help="What is asked in SQL of the built database: one statement that reads, its rows in an "
    "order.",
)
def cite(key: str | None, form: str, site: str | None, terms: str | None, sql: str | None) -> None:
    """Cite the row with that KEY, a whole TABLE or, without either, the dataset.

    The citation names the version of the dataset, the passage that the row is anchored in, the
    SHA-256 of the row and the SWHIDs of its CSV and of the text: `sandhi resolve` finds it by these
    in any release, with no network. jsonld is a W3C Web Annotation, in terms of schema.org. With
    --query or --sql it names the question, and a digest of the rows that it brings in their order.
    A worked question is asked by its name, as a TABLE is, with its parameters among the TERMS.

    Exit codes: 0 cited, 2 could not run, or there is no such row or table.

    \b
    Examples:
      sandhi cite
      sandhi cite sentences --format bibtex
      sandhi cite S000-01 --format apa --site https://example.org
      sandhi cite --query "signed"
      sandhi cite sentences --query "kind=headline&_sort=start"
      sandhi cite --sql "SELECT seed_id, count(*) FROM sentences GROUP BY 1 ORDER BY 1"
    """  # noqa: D301 (click looks for the character)
    if site is not None and not is_http(site):
        raise Failure(f"--site {site} is no address; give one that begins with https:// or http://")
    root = package_root()
    from sandhi.cite.formats import FORMATS
    from sandhi.cite.from_package import PackageSource
    from sandhi.package import Package

    source = PackageSource(Package.open(root))
    if sql is not None and (key is not None or terms is not None):
        raise Failure("--sql is asked alone; leave out the key, the table and --query")
    if sql is not None and not in_sql(sql).sql:
        raise Failure("--sql has no statement; write one that reads, such as SELECT 1")
    if sql is not None or terms is not None or (key and source.question(key)):
        cited = _answer(source, key, terms or "", sql or "")
    elif key is None:
        cited = citable.whole(source)
    else:
        row_or_table = citable.row(source, key) or citable.table(source, key)
        if row_or_table is None:
            raise Failure(_unknown(key, source.all_keys(), [*source.package.schemas]))
        cited = row_or_table
    if site is not None:
        cited = replace(cited, dataset=replace(cited.dataset, homepage=site))
    click.echo(FORMATS[form].write(cited))


def _answer(source: "PackageSource", table: str | None, terms: str, sql: str) -> Citable:
    """What a question brings, to be cited; PackageError where it cannot be asked."""
    from sandhi.site.ask import ask

    if sql:
        question = in_sql(sql)
    elif table is None:
        search_terms = terms if terms.startswith("q=") else f"q={token(terms)}"
        question = parse_terms("", search_terms)
        if not dict(question.pairs).get("q"):
            raise Failure("--query has no words to search for; give some, or name a table")
    else:
        question = parse_terms(table, terms)
    try:
        answer = ask(source.package, question)
    except (OSError, sqlite3.Error) as error:
        raise Failure(f"the question cannot be asked: {error}") from None
    cited = citable.result(source, answer.result)
    return replace(cited, title=answer.title) if answer.title else cited


def _unknown(name: str, keys: Iterable[str], tables: Sequence[str]) -> str:
    """That there is neither a row nor a table of that name, and what may be meant."""
    near_names = near(name, [*tables, *keys])
    if near_names:
        return f"no row and no table is named {name!r}; did you mean {' or '.join(near_names)}?"
    return f"no row and no table is named {name!r}; the tables are {', '.join(tables)}"
