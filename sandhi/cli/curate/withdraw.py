"""``sandhi withdraw``: rows taken out, and told of where they were published."""

import click

from sandhi.cli import hold_package, package_root
from sandhi.curate.console import carry_out, count, dry_run_option


@click.command(short_help="Take rows out, and say why")
@click.option("--reason", default="", help="Why; must be given for a row that was published.")
@dry_run_option
@click.argument("keys", nargs=-1, required=True, metavar="KEY…")
def withdraw(keys: tuple[str, ...], reason: str, dry_run: bool) -> None:
    """Take the rows with these KEYs out of their tables.

    A row to which others refer stays, until they are withdrawn with it. Of one that was published,
    the changelog says why, in the section of the version to come, and its key is never given again.
    With a seed go its file and all rows that are anchored in it. A KEY that rows of several tables
    have is written TABLE/KEY.

    Exit codes: 0 withdrawn, 2 could not run.

    \b
    Examples:
      sandhi withdraw E0109 EM0219 --dry-run
      sandhi withdraw F0012 FA0031 --reason "it was counted twice"
    """  # noqa: D301
    root = package_root()
    hold_package(root)
    from sandhi.curate.editing.cells import row_named
    from sandhi.curate.editing.withdrawal import leaves_a_gap, withdrawn
    from sandhi.package import Package

    package = Package.open(root)
    rows = [row_named(package, key) for key in dict.fromkeys(keys)]
    changes, gone = withdrawn(package, rows, " ".join(reason.split()))
    carry_out(root, changes, dry_run, gone=gone)
    click.echo(f"{count(len(rows), 'row')} withdrawn.")
    if leaves_a_gap(package, rows):
        verb = "would close" if dry_run else "closes"
        click.echo(f"`sandhi rekey` {verb} the gaps between keys.")
