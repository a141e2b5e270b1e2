"""``sandhi build``: the database, from a package that passes its check."""

import sqlite3

import click

from sandhi.cli import Failure, package_root


@click.command()
@click.option(
    "--force",
    is_flag=True,
    help="Build in spite of findings; the database and its site say that it does not pass.",
)
def build(force: bool) -> None:
    """Check the package, and write build/sandhi.db: whole, or not at all.

    Exit codes: 0 built, 1 refused because of findings, 2 could not run.

    \b
    Examples:
      sandhi build
      sandhi build --force
    """  # noqa: D301 (click looks for the character)
    root = package_root()
    from sandhi.check.run import check
    from sandhi.package import Package
    from sandhi.publish.database import BUILT
    from sandhi.publish.database import build as build_database

    findings = len(check(root).findings)
    told = f"{findings:,} finding{'s' if findings != 1 else ''}"
    if findings and not force:
        click.echo(
            f"{BUILT.as_posix()} was not built: {told}; `sandhi check` shows what to mend, "
            "`sandhi build --force` builds all the same",
            err=True,
        )
        raise click.exceptions.Exit(1)
    try:
        built = build_database(Package.open(root), root / BUILT, findings)
    except (OSError, sqlite3.Error) as error:
        raise Failure(f"{BUILT.as_posix()} cannot be written: {error}") from None
    rows, tables, views = sum(built.rows.values()), len(built.rows), len(built.views)
    many = "s" if views != 1 else ""
    click.echo(f"{BUILT.as_posix()}: {rows:,} rows in {tables} tables, and {views} view{many}")
    if findings:
        click.echo(f"It does not pass its check: {told}, {built.left_out:,} rows left out.")
