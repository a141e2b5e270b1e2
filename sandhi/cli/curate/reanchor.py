"""``sandhi reanchor``: a seed corrected, its anchors moved."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sandhi.cli import hold_package, package_root
from sandhi.curate.console import carry_out, count, dry_run_option, on_terminal, refuse_unknown
from sandhi.printing import in_context

if TYPE_CHECKING:
    from sandhi.curate.correction.reanchor import Doubt

_NOTABLE = 10  # characters by which a passage has grown over more than a respelling


@click.command(short_help="Replace a seed by a corrected text, and move its anchors")
@dry_run_option
@click.argument("seed")
@click.argument(
    "file",
    metavar="NEWFILE",
    type=click.Path(readable=False, exists=True, dir_okay=False, path_type=Path),
)
def reanchor(seed: str, file: Path, dry_run: bool) -> None:
    """Replace the text of SEED by NEWFILE, a corrected version, and move all its anchors.

    The two texts are aligned as wholes. An anchor whose text and neighbourhood are unchanged is
    moved, and counted. Any other is shown as it was and as it may be now: on a terminal you take
    that, or leave the row open. An open row keeps its quote and loses its offsets: correct the
    quote, then run `sandhi anchor`. The seed's file keeps its name. Where SEED has the text of
    NEWFILE already, nothing is to be done.

    Exit codes: 0 every anchor was moved, 1 some were left open, 2 could not run.

    \b
    Examples:
      sandhi reanchor S002 corrected.txt --dry-run
      sandhi reanchor S002 corrected.txt
    """  # noqa: D301
    root = package_root()
    hold_package(root)
    from sandhi.curate.correction.reanchor import anchors_moved, correction, files_read, passages
    from sandhi.curate.correction.repeats import repeating
    from sandhi.curate.seeds import source
    from sandhi.package import Package

    package = Package.open(root)
    refuse_unknown(["seeds"], [*package.schemas], "table")
    refuse_unknown([seed], [*package.texts], "seed")
    data, text = source(file)
    old = package.texts[seed]
    if text == old:
        click.echo(f"{seed} has the text of {file} already, to the last character.")
        return
    read = files_read(package, seed)
    moves = anchors_moved(package, seed, text)
    doubts = [doubt for moved in moves.values() for doubt in moved.doubts]
    accepted = {
        doubt
        for of_passage in passages(doubts)
        if _accept_proposal(of_passage, old, text)
        for doubt in of_passage
    }
    changes, visible_changes = correction(package, seed, data, read, moves, accepted)
    carry_out(root, changes, dry_run, visible_changes)
    moved_count = sum(moved.certain for moved in moves.values())
    shifted = sum(moved.shifted for moved in moves.values())
    left = len(doubts) - len(accepted)
    click.echo(
        f"{seed}: {count(moved_count, 'anchor')} moved, {shifted:,} of them to other offsets; "
        f"{count(len(accepted), 'row')} changed as proposed, {left:,} left open."
    )
    for line in dict.fromkeys(repeating(package, seed, text, doubts)):
        click.echo(line)
    if doubts:
        click.echo("See that the other cells of the rows shown above still hold.")
    if left:
        click.echo("Correct the quotes of open rows, then run `sandhi anchor`.")
        raise click.exceptions.Exit(1)


def _accept_proposal(doubts: "list[Doubt]", old: str, new: str) -> bool:
    """Show a passage that is in doubt; whether the curator takes what is proposed for its rows."""
    start, end, place = doubts[0].start, doubts[0].end, doubts[0].proposed
    click.secho(", ".join(f"{doubt.table} {doubt.key}" for doubt in doubts), bold=True)
    click.echo(f"  was  {in_context(old, start, end)}")
    click.echo(f"  now  {in_context(new, *place) if place else 'nothing is left of it'}")
    grown = place.length - (end - start) if place else 0
    if grown > _NOTABLE:
        click.secho(f"  It holds {grown:,} characters more: see what was put into it.", fg="yellow")
    return bool(place) and on_terminal() and click.confirm("  Take it as it is now?", err=True)
