"""``sandhi set``: one cell of a row."""

import click

from sandhi.cli import Failure, decision, hold_package, package_root, trust_options
from sandhi.curate.console import carry_out, dry_run_option


@click.command(short_help="Change one cell of a row")
@trust_options
@dry_run_option
@click.argument("key")
@click.argument("column")
@click.argument("value")
def set(key: str, column: str, value: str, dry_run: bool) -> None:
    """Give the cell in COLUMN of the row with KEY the value VALUE; "" empties it.

    The value is judged by the constraints of its column before it is written. Where the column
    holds a date, its bounds follow; of a quote its offsets do, where it stands nearest to the one
    before. A KEY that rows of several tables have is written TABLE/KEY. What the check finds from
    then on, and did not find before, is told; the rules that the package brings as code are asked
    where you have trusted them.

    Exit codes: 0 changed, 2 could not run.

    \b
    Examples:
      sandhi set E0012 status planned
      sandhi set states/A0001 iso3 PRK --dry-run
    """  # noqa: D301
    root = package_root()
    hold_package(root)
    from sandhi.curate.editing.cells import changed_cells, row_named
    from sandhi.package import Package
    from sandhi.review.staging import told_anew

    package = Package.open(root, decision())
    table, row_key = row_named(package, key)
    change, faults = changed_cells(package, table, row_key, {column: value})
    if faults:
        raise Failure(f"{row_key} was not changed: {'; '.join(faults)}")
    if change.before == change.after:
        click.echo(f"{row_key} has that in {column} already.")
        return
    carry_out(root, [change], dry_run)
    click.echo(f"{column} of {row_key} changed.")
    for line in told_anew(package, package.with_files({table: change.after})):
        click.echo(line, err=True)
