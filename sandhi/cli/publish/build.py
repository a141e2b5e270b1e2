"""``sandhi build``: the database and all beside it, from a package that passes its check."""

import sqlite3

import click

from sandhi.cli import Failure, package_root


@click.command(short_help="Check, then write the database, downloads and charts")
@click.option(
    "--force",
    is_flag=True,
    help="Build in spite of findings; the database and its site say that it does not pass.",
)
def build(force: bool) -> None:
    """Check the package, and write the database, downloads and charts: whole, or not at all.

    All of it goes into build/, where `sandhi serve` finds it.

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
    from sandhi.publish.publication import publish
    from sandhi.publish.rules import RULES

    # Warnings keep nobody from publishing: they ask for a look, and a look may find all well.
    findings = len(check(root, beside=RULES).errors)
    told = f"{findings:,} finding{'s' if findings != 1 else ''}"
    if findings and not force:
        click.echo(
            f"{BUILT.as_posix()} was not built: {told}; `sandhi check` shows what to mend, "
            "`sandhi build --force` builds all the same",
            err=True,
        )
        raise click.exceptions.Exit(1)
    try:
        published = publish(Package.open(root), (root / BUILT).parent, findings)
    except (OSError, sqlite3.Error) as error:
        raise Failure(f"{BUILT.as_posix()} cannot be written: {error}") from None
    built = published.database
    rows, tables, views = sum(built.rows.values()), len(built.rows), len(built.views)
    many = "s" if views != 1 else ""
    click.echo(f"{BUILT.as_posix()}: {rows:,} rows in {tables} tables, and {views} view{many}")
    click.echo(f"build/downloads: {published.files} files; build/charts: {len(published.charts)}")
    if findings:
        click.echo(f"It does not pass its check: {told}, {built.left_out:,} rows left out.")
