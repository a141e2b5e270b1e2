"""``sandhi diff``: what differs between two versions of a dataset, wherever they are."""

from pathlib import Path

import click

from sandhi.cli import form_option, package_root
from sandhi.files import PackageError


@click.command(short_help="Say what differs between two versions")
@click.argument("old", metavar="A")
@click.argument("new", metavar="[B]", required=False)
@form_option("json", text="For people, or for programs.")
def diff(old: str, new: str | None, form: str) -> None:
    """Say what differs between A and B, row by row and cell by cell.

    Each is a folder with a package, a ZIP of one, a folder of a release, or a version that the
    ledger of the package knows. Without B, it is the package as it is now.

    Exit codes: 0 no difference, 1 some, 2 could not run.

    \b
    Examples:
      sandhi diff 1.0.0
      sandhi diff 1.0.0 1.1.0 --format json
      sandhi diff sandhi-1.0.0.zip sandhi-1.1.0.zip
    """  # noqa: D301 (click looks for the character)
    from sandhi.ledger.changes import differences_between
    from sandhi.ledger.entries import Ledger, read_ledger
    from sandhi.release.differing import FORMATS
    from sandhi.release.editions import edition_at

    try:
        root = package_root()
        ledger = read_ledger(root)
    except PackageError:
        if new is None:
            raise
        root, ledger = Path(), Ledger()  # two ZIPs are compared anywhere
    editions = edition_at(old, ledger), edition_at(str(root) if new is None else new, ledger)
    differences = differences_between(*editions)
    click.echo(FORMATS[form](differences))
    if differences:
        raise click.exceptions.Exit(1)
