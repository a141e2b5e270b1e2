"""``sandhi anchor``: offsets from quotes."""

from typing import TYPE_CHECKING

import click

from sandhi.cli import hold_package, package_root
from sandhi.curate.console import carry_out, count, dry_run_option, on_terminal, refuse_unknown
from sandhi.files import read_bytes
from sandhi.printing import visible

if TYPE_CHECKING:
    from pandas import DataFrame

    from sandhi.curate.locate import Occurrence
    from sandhi.package import Package


@click.command(short_help="Find the offsets of rows that have only a quote")
@dry_run_option
@click.argument("tables", nargs=-1, metavar="[TABLE]…")
def anchor(dry_run: bool, tables: tuple[str, ...]) -> None:
    """Fill in start and end, from the quote, of the rows of every TABLE that lack them.

    A row without a key gets the next one of its table, where keys are numbered.
    Write the quote and leave start and end empty; seed_id too, if the quote stands in one seed
    only. Whole words come before the same letters inside of words. Where a quote stands more than
    once, you are asked which is meant; or write #2 into start for the second, and so on.

    Without a terminal such rows are listed and left open, as are those whose quote stands nowhere.
    Exit codes: 0 every row has its offsets, 1 some were left open, 2 could not run.

    \b
    Examples:
      sandhi anchor
      sandhi anchor events --dry-run
    """  # noqa: D301
    root = package_root()
    hold_package(root)
    from sandhi.curate.anchoring import keys_by_anchor, without_offsets
    from sandhi.curate.canonical import rewritten
    from sandhi.package import Package

    package = Package.open(root)
    anchored = [name for name, schema in package.schemas.items() if schema.anchored]
    refuse_unknown(tables, anchored, "table with anchors")
    changes = []
    placed = left = keyed = 0
    for table in tables or anchored:
        before, cells = read_bytes(root, package.file(table)), package.cells(table)
        keys = keys_by_anchor(cells)
        keyed += _fill_keys(package, table, cells)
        for line in without_offsets(cells):
            place = _place(package, table, cells, line, keys)
            if place:
                anchor = (place.seed, str(place.start), str(place.end))
                for column, cell in zip(("seed_id", "start", "end"), anchor, strict=True):
                    cells.at[line, column] = cell
                keys[anchor] = str(cells.at[line, package.schemas[table].primary_key])
            placed, left = placed + bool(place), left + (not place)
        changes.append(rewritten(package, table, before, cells))
    carry_out(root, changes if placed or keyed else [], dry_run)
    keys_filled = f"{count(keyed, 'key')} given, " if keyed else ""
    click.echo(f"{keys_filled}{count(placed, 'row')} anchored, {left:,} left open.")
    if left:
        raise click.exceptions.Exit(1)


def _fill_keys(package: "Package", table: str, cells: "DataFrame") -> int:
    """Give the rows without a key the next ones, in the order of the file; how many they are."""
    from sandhi.curate.keys import next_key, numbering

    schema = package.schemas[table]
    first, form = next_key(package, table), numbering(schema)
    lines = cells.index[cells[schema.primary_key] == ""]
    if first is None or form is None:
        return 0
    for place, line in enumerate(lines):
        cells.loc[line, schema.primary_key] = form.after(first, place)
    return len(lines)


def _place(
    package: "Package",
    table: str,
    cells: "DataFrame",
    line: int,
    keys: dict[tuple[str, str, str], str],
) -> "Occurrence | None":
    """The place of a row; None where it stays open, which is told. ``keys`` are those placed."""
    from sandhi.curate.anchoring import Unplaceable, candidates
    from sandhi.curate.ask import occurrence_lines, which

    row, texts = {name: str(cells.at[line, name]) for name in cells}, package.texts
    key = row[package.schemas[table].primary_key]
    name = visible(f"{package.paths[table]}:{line} {key} “{row['quote']}”")
    try:
        places = candidates(row["quote"], row["seed_id"], row["start"], texts)
    except Unplaceable as error:
        click.echo(f"{name}: {error}")
        return None
    if len(places) == 1:
        return places[0]
    lines = occurrence_lines(places, texts, keys)
    if on_terminal():
        return which(f"{name} stands {len(places)} times:", lines, places)
    click.echo(f"{name} stands {len(places)} times; write the number of the one meant into start:")
    for place_line in lines:
        click.echo(place_line)
    return None
