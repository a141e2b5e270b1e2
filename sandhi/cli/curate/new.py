"""``sandhi new``: a row with the next key, and offsets found from its quote."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import click

from sandhi.cli import FINISHED, Failure, decision, hold_package, package_root, trust_options
from sandhi.curate.console import carry_out, dry_run_option, on_terminal, refuse_unknown, set_option
from sandhi.files import read_bytes

if TYPE_CHECKING:
    from sandhi.curate.locate import Occurrence
    from sandhi.package import Package


@click.command(short_help="Add a row, with its key and its offsets")
@trust_options
@set_option
@click.option(
    "--occurrence",
    type=click.IntRange(1),
    metavar="N",
    help="Which occurrence of the quote is meant, where there are several.",
)
@dry_run_option
@click.argument("table")
def new(table: str, cells: dict[str, str], occurrence: int | None, dry_run: bool) -> None:
    """Add a row to TABLE, with the next key, and offsets found from its quote.

    On a terminal you are asked for each required column that is not given, and told what keeps a
    value from standing there; elsewhere, without any value, the columns are listed, with what each
    wants. Where the key of another row is wanted, a part of its label shows which there are. Codes
    of a country are filled in where the other rows have those that its list has. What the check
    finds in the row is told, and the references on which other rows of the table rest.
    Where a command was broken off whose change is finished only now, no row is added, since it may
    be this one.

    Exit codes: 0 added, 1 given up, 2 could not run.

    \b
    Examples:
      sandhi new places
      sandhi new places --set quote=… --set name=… --occurrence 2
      sandhi new discrepancy_members --set discrepancy_id=X0001 --set record_id=F0010
    """  # noqa: D301
    root = package_root()
    if click.get_current_context().meta[FINISHED]:
        raise Failure("no row was added: look whether it is the one of the change finished above")
    hold_package(root)
    from sandhi.curate.canonical import rewritten
    from sandhi.curate.keys import next_key
    from sandhi.curate.rows import faults
    from sandhi.curate.wanted import column_lines, places_to_look, reference_lines
    from sandhi.package import LEDGER, Package
    from sandhi.review.staging import told_of

    package = Package.open(root, decision())
    refuse_unknown([table], [*package.schemas], "table")
    if table == "seeds":
        raise Failure("a seed is added with its text: `sandhi add-seed FILE`")
    if table == LEDGER:
        raise Failure("the ledger is written by a release alone: `sandhi release VERSION`")
    before = read_bytes(root, package.file(table))
    if not (cells or on_terminal()):
        for line in column_lines(package, table, next_key(package, table)):
            click.echo(line)
        for line in places_to_look(package, table):
            click.echo(line)
        raise Failure(f"no row was added to {table}: give with --set what has a * above")
    row = _row(package, table, cells, occurrence)
    messages = [*faults(package, table, row)]
    for line in (*messages, *(places_to_look(package, table) if messages else ())):
        click.echo(line, err=True)
    if messages:
        raise Failure(f"the row was not added to {table}: mend what is said above")
    change = rewritten(package, table, before, package.cells(table), [row])
    carry_out(root, [change], dry_run)
    key = row[package.schemas[table].primary_key]
    click.echo(key)
    after = package.with_files({table: change.after})
    for line in (*told_of(after, table, key), *reference_lines(after, table, key)):
        click.echo(line, err=True)


def _row(
    package: "Package", table: str, set_cells: Mapping[str, str], occurrence: int | None
) -> dict[str, str]:
    """A cell for each column: given, found, or asked for if it must be filled in; else empty."""
    from sandhi.curate.ask import value
    from sandhi.curate.countries import SOURCE, codes_of
    from sandhi.curate.keys import next_key

    schema, key = package.schemas[table], next_key(package, table)
    cells = {} if key is None else {schema.primary_key: key}
    settable = [name for name in schema.names if name not in {*cells, "end"}]
    refuse_unknown([*set_cells], settable, "column to set")
    cells |= set_cells
    if codes := codes_of(package, table, cells):
        listed = ", ".join(f"{name} {code}" for name, code in codes.items())
        click.echo(f"By the list of countries of {SOURCE}: {listed}.", err=True)
        cells |= codes
    if schema.anchored:
        cells |= _anchor(package, table, set_cells, occurrence)
    for field in schema.fields:
        if field.constraints.get("required") and field.name not in cells and on_terminal():
            cells[field.name] = value(package, table, field)
    return {name: cells.get(name, "") for name in schema.names}


def _anchor(
    package: "Package", table: str, set_cells: Mapping[str, str], occurrence: int | None
) -> dict[str, str]:
    """The four cells of the new row's anchor; a quote that cannot be placed is asked for again.

    Of a row on another, no quote need be given: it is that of the other. Of several places, a
    ``start`` takes the nearest.
    """
    from sandhi.curate.anchoring import Unplaceable, candidates
    from sandhi.curate.ask import value
    from sandhi.text import whole_number

    if "quote" not in set_cells and (anchor := _anchor_of_record(package, table, set_cells)):
        return anchor
    number, start_cell = f"#{occurrence}" if occurrence else "", set_cells.get("start", "")
    start = whole_number(start_cell)
    if start_cell and start is None:
        raise Failure(
            f"start is {start_cell[:20]!r}; write where the quote begins, in digits, or leave it"
        )
    while True:
        quote = set_cells.get("quote") or (
            value(package, table, package.schemas[table].field("quote")) if on_terminal() else ""
        )
        try:
            places = candidates(quote, set_cells.get("seed_id", ""), number, package.texts)
        except Unplaceable as error:
            if set_cells.get("quote") or not on_terminal():
                raise Failure(f"“{quote}”: {error}") from None
            click.secho(str(error), fg="red", err=True)
            continue
        if start is not None:
            places = [min(places, key=lambda one: abs(one.start - start))]
        seed, begin, end, _ = places[0] if len(places) == 1 else _chosen(package, table, places)
        return {"seed_id": seed, "start": str(begin), "end": str(end), "quote": quote}


def _anchor_of_record(
    package: "Package", table: str, cells: Mapping[str, str]
) -> dict[str, str] | None:
    """The anchor of the row, of whichever table, on which a new one is; None where it has none."""
    from sandhi.curate.editing.cells import row_named
    from sandhi.package import ANCHOR

    record = package.settings.of(table).record
    if not record or not cells.get(record):
        return None
    of, key = row_named(package, cells[record])
    row = package.rows(of)[key]
    return {name: str(row[name]) for name in ANCHOR} if package.schemas[of].anchored else None


def _chosen(package: "Package", table: str, places: "Sequence[Occurrence]") -> "Occurrence":
    from sandhi.curate.anchoring import keys_by_anchor
    from sandhi.curate.ask import occurrence_lines, which

    lines = occurrence_lines(places, package.texts, keys_by_anchor(package.cells(table)))
    question = f"It stands {len(places)} times:"
    if on_terminal():
        place = which(question, lines, places)
        if place is None:
            raise click.Abort
        return place
    for line in [question, *lines]:
        click.echo(line, err=True)
    raise Failure("say which occurrence is meant, with --occurrence N")
