"""``sandhi fmt``: tables in their canonical form."""

import click

from sandhi.cli import hold_package, package_root
from sandhi.curate.console import carry_out, count, dry_run_option, refuse_unknown


@click.command(short_help="Put tables into their canonical form")
@click.option(
    "--check", is_flag=True, help="Write nothing; exit 1 if a file is not in canonical form."
)
@dry_run_option
@click.argument("tables", nargs=-1, metavar="[TABLE]…")
def fmt(check: bool, dry_run: bool, tables: tuple[str, ...]) -> None:
    """Write every TABLE in its canonical form; without a TABLE, all of them.

    That is UTF-8 without a byte order mark, LF, quotation marks only where they are needed, columns
    in the order of the schema and rows in that of their keys. No cell is changed; a column that the
    schema has and the file lacks is added with empty cells. Where no row has a key yet, and its
    pattern is one of numbers, such as S[0-9]{4}, the rows are numbered as they stand.

    Exit codes: 0 done, 1 not canonical (with --check), 2 could not run.

    \b
    Examples:
      sandhi fmt
      sandhi fmt events actors --dry-run
      sandhi fmt --check
    """  # noqa: D301
    root = package_root()
    hold_package(root)
    from sandhi.curate.canonical import format_change
    from sandhi.package import Package

    package = Package.open(root)
    refuse_unknown(tables, [*package.schemas], "table")
    changes = [format_change(package, table) for table in tables or package.schemas]
    odd = [change for change in changes if change.before != change.after]
    carry_out(root, odd, dry_run or check)
    verdict = "not in canonical form" if dry_run or check else "put into canonical form"
    click.echo(f"{len(odd)} of {count(len(changes), 'file')} {verdict}.")
    if check and odd:
        raise click.exceptions.Exit(1)
