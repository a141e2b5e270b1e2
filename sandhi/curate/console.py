"""What the curator's commands have in common: options, and how a change is shown and written."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from sandhi.curate.changes import Change, diff, write
from sandhi.files import PackageError, unknown

COLOURS = {"+": "green", "-": "red", "@": "cyan"}

dry_run_option: Callable[..., Any] = click.option(
    "--dry-run", is_flag=True, help="Show what would change; write nothing."
)


def on_terminal() -> bool:
    """Whether somebody is there to be asked."""
    return sys.stdin.isatty()


def count(number: int, noun: str) -> str:
    """A number of things, in words: 1 row, 2 rows."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def carry_out(
    root: Path,
    changes: Sequence[Change],
    dry: bool,
    displayed: Sequence[Change] | None = None,
    gone: Sequence[str] = (),
) -> None:
    """Show the changes, or what stands for them, and write them unless the run is a dry one.

    ``gone`` are the paths of files that are removed with them.
    """
    for line in diff(changes if displayed is None else displayed):
        click.secho(line, fg=COLOURS.get(line[:1]))
    for path in gone:
        click.secho(f"--- {path} (removed)", fg=COLOURS["-"])
    if not dry:
        write(root, [change for change in changes if change.before != change.after], gone)


def _assignments(
    context: click.Context, parameter: click.Parameter, assignments: Sequence[str]
) -> dict[str, str]:
    cells: dict[str, str] = {}
    for text in assignments:
        column, equals, value = text.partition("=")
        if not equals or not column:
            raise click.BadParameter(f"{text!r} is not COLUMN=VALUE", context, parameter)
        if column in cells:
            raise click.BadParameter(f"{column} is set twice; keep one", context, parameter)
        cells[column] = value
    return cells


set_option: Callable[..., Any] = click.option(
    "--set",
    "cells",
    metavar="COLUMN=VALUE",
    multiple=True,
    callback=_assignments,
    help="What a column of the new row holds; once for each column.",
)


def refuse_unknown(names: Sequence[str], choices: Sequence[str], kind: str) -> None:
    """PackageError for the first name that is not known, with one like it, or those that are."""
    for name in names:
        if name not in choices:
            raise PackageError(unknown(kind, name, choices))
