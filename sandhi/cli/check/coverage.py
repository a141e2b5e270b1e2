"""``sandhi coverage``: what of the seeds is coded, left out on purpose, or open."""

from pathlib import Path

import click

from sandhi.cli import form_option, package_root
from sandhi.curate.console import refuse_unknown
from sandhi.writing.folders import write_file


@click.command(short_help="Show what of the seeds is coded, left out or open")
@form_option(
    "json",
    "html",
    text="A table for people, JSON, or a page of the seeds with the open passages marked.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(readable=False, path_type=Path, dir_okay=False),
    help="The file to write. Default: standard output.",
)
@click.argument("seeds", nargs=-1, metavar="[SEED]…")
def coverage(form: str, output: Path | None, seeds: tuple[str, ...]) -> None:
    """Account for every number, word of time and known name of the seeds, or of those named.

    Each is coded, left out by a row that says why, or open; and each sentence of the kinds that the
    package names must hold something coded. `sandhi check` finds the same, as its rule coverage.
    A page of very many sentences shows the first of those that leave something open.
    The table ends with the clauses that may tell of something of which no row tells: hints, for
    which nothing is open.

    Exit codes: 0 nothing is open, 1 something is, 2 could not run.

    \b
    Examples:
      sandhi coverage
      sandhi coverage S003
      sandhi coverage --format json
      sandhi coverage --format html -o build/coverage.html
    """  # noqa: D301 (click looks for the character)
    root = package_root()
    from sandhi.coverage.account import OPEN, account
    from sandhi.coverage.output import as_json, as_page, as_text
    from sandhi.package import Package
    from sandhi.review.composer.reading.untold import hint, untold_clauses

    package = Package.open(root)
    refuse_unknown(seeds, [*package.texts], "seed")
    reckoning = account(package).of(seeds or [*package.texts])
    if form == "json":
        report_text = as_json(reckoning)
    elif form == "html":
        report_text = as_page(package, reckoning)
    else:
        report_text = as_text(package, reckoning)
        hints = (untold_clauses(package, seed) for seed in reckoning.seeds)
        report_text = "\n".join([report_text, *(hint(one) for of in hints for one in of)])
    if output is None:
        click.echo(report_text)
    else:
        write_file(root, output, f"{click.unstyle(report_text)}\n".encode())
    if reckoning.expressions["state"].eq(OPEN).any() or reckoning.sentences["bare"].any():
        raise click.exceptions.Exit(1)
