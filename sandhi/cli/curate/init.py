"""``sandhi init``: a new package on another subject."""

from pathlib import Path

import click

from sandhi.curate.console import carry_out, dry_run_option
from sandhi.writing.lock import ensure_settled


@click.command(short_help="Start a new package on another subject")
@dry_run_option
@click.argument("folder", metavar="DIR", type=click.Path(readable=False, path_type=Path))
def init(folder: Path, dry_run: bool) -> None:
    """Make DIR a new package: a descriptor, schemas, one example, and a README that leads on.

    DIR is made if it is not there; one that holds anything is left alone.
    Exit codes: 0 made, 2 could not run.

    \b
    Examples:
      sandhi init ../harvests
      sandhi --package ../harvests check
    """  # noqa: D301
    from sandhi.curate.start.scaffold import new_package

    ensure_settled(folder)
    carry_out(folder, new_package(folder), dry_run)
    click.echo(f"Next: read {folder / 'README.md'}.")
