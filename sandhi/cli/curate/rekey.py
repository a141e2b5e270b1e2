"""``sandhi rekey``: rows under the next free keys, with every reference to them."""

from pathlib import Path

import click

from sandhi.cli import hold_package, package_root
from sandhi.curate.console import carry_out, count, dry_run_option


@click.command(short_help="Give rows the next free keys, with all references")
@click.option(
    "--beside",
    "folder",
    metavar="DIR",
    type=click.Path(readable=False, exists=True, file_okay=False, path_type=Path),
    help="The package as others have it: rekey the rows whose keys they gave to other rows.",
)
@dry_run_option
@click.argument("keys", nargs=-1, metavar="[KEY]…")
def rekey(keys: tuple[str, ...], folder: Path | None, dry_run: bool) -> None:
    """Give the rows with these KEYs the next free keys of their tables.

    Whatever refers to them follows: foreign keys, records, and texts of ours that name the key. A
    published key is refused, since others cite the row by it.

    Two curators on two branches give the same next keys. Whoever merges second calls this first,
    with a working copy of the other branch: git worktree add ../theirs main.

    With neither, the keys that nobody has published run on without a gap, such as a row leaves that
    was withdrawn.

    Exit codes: 0 done, 2 could not run.

    \b
    Examples:
      sandhi rekey --beside ../theirs --dry-run
      sandhi rekey E0110 EM0221
      sandhi rekey
    """  # noqa: D301
    root = package_root()
    hold_package(root)
    if keys and folder:
        raise click.UsageError("name the keys, or the package of the others with --beside")
    from sandhi.curate.editing.cells import row_named
    from sandhi.curate.editing.colliding import colliding
    from sandhi.curate.editing.rekeying import closed_up, rekey
    from sandhi.package import Package

    package = Package.open(root)
    other = Package.open(folder) if folder else None
    keys_by_table = colliding(package, other) if other else {}
    for key in dict.fromkeys(keys):
        table, row_key = row_named(package, key)
        keys_by_table.setdefault(table, []).append(row_key)
    is_asked = bool(keys or other)
    changes, new = rekey(package, keys_by_table, other) if is_asked else closed_up(package)
    carry_out(root, [change for change in changes if change.before != change.after], dry_run)
    for (table, key), new_key in new.items():
        click.echo(f"{table}: {key} is {new_key}")
    click.echo(f"{count(len(new), 'row')} rekeyed.")
