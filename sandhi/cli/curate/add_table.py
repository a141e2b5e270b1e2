"""``sandhi add-table``: a new table, with its schema and its place in the descriptor."""

import click

from sandhi.cli import Failure, hold_package, package_root
from sandhi.curate.console import carry_out, dry_run_option


@click.command(short_help="Add a table: its schema, its CSV, its resource")
@click.option(
    "--prefix", help="What stands before the four digits of a key; by default NAME's first letters."
)
@click.option(
    "--no-anchor", is_flag=True, help="The rows state no facts of texts, as terms do not."
)
@dry_run_option
@click.argument("name")
@click.argument("columns", nargs=-1, required=True, metavar="COLUMN:TYPE…")
def add_table(
    name: str, columns: tuple[str, ...], prefix: str | None, no_anchor: bool, dry_run: bool
) -> None:
    """Add a table NAME with these columns, after its key and the four columns of its anchor.

    TYPE is string, integer, number, boolean, date, datetime or year; or the name of a table, whose
    keys the column holds; or the values that it may have, as done|planned. What the table, its
    columns and values mean is for you to say, in the schema. What the check would refuse, as a name
    that the tool has itself, is not written.

    Exit codes: 0 added, 2 could not run.

    \b
    Examples:
      sandhi add-table harvests crop:string sacks:integer sold:date
      sandhi add-table sales harvest_id:harvests how:cash|credit --dry-run
    """  # noqa: D301
    root = package_root()
    hold_package(root)
    from sandhi.curate.start.tables import new_table, parse_column
    from sandhi.package import Package
    from sandhi.publish.rules.builds import BOUNDS
    from sandhi.review.staging import in_a_line
    from sandhi.review.trial import errors_of_declaration

    package = Package.open(root)
    letters = prefix or "".join(word[:1] for word in name.split("_")).upper()
    table = new_table(package, name, letters, [*map(parse_column, columns)], not no_anchor)
    for error in errors_of_declaration(package, table.descriptor, {name: table.content}, BOUNDS):
        raise Failure(f"{name} was not added: {in_a_line(error).lstrip()}")
    carry_out(root, table.changes, dry_run)
    click.echo(f"Next: say in schemas/{name}.json what it means, and add rows: sandhi new {name}.")
