"""``sandhi check --watch`` as a session: what is printed, and when."""

import gc
from datetime import datetime
from time import perf_counter, sleep
from typing import NoReturn

import click

from sandhi.check.report import as_text, closing, finding_lines
from sandhi.check.watch.rechecking import Rechecking
from sandhi.files import PackageError

APART = 0.05  # seconds between two looks at the files
SETTLED = 0.02  # seconds for which a file that was saved stays as it is before it is read
IDLE = 25  # how many times as long as a look takes, it waits at least for the next one
_SHOWN = 3  # paths that are named


class _OutdatedError(Exception):
    """A file was saved while the package was checked."""

    def __init__(self, paths: list[str]) -> None:
        super().__init__()
        self.paths = paths


def watch(rechecking: Rechecking) -> NoReturn:
    """Check, and check again after each change, until somebody interrupts it.

    What a check finds goes to standard output, as `sandhi check` prints it; when it was, and why,
    to standard error. PackageError where the first check cannot be done; of later ones that is told
    and the next change is waited for.
    """
    click.echo(as_text(rechecking.report()))
    # What is there now stays to the end: it need not be searched for what can be let go.
    gc.freeze()
    _say("Watching the files of the package; Ctrl-C ends it.")
    while True:
        paths = _next_change(rechecking)
        while paths:
            _say(_heading(paths))
            try:
                _check(rechecking)
                paths = []
            except _OutdatedError as outdated:
                paths = outdated.paths
            except PackageError as error:
                _say(click.style(" ".join(f"Not checked: {error}".split()), fg="red"))
                paths = []
            except Exception:  # two readers of a file that was saved between them, perhaps
                paths = rechecking.changed_paths()
                if not paths:
                    raise


def _next_change(rechecking: Rechecking) -> list[str]:
    """Wait for files to change, and to come to rest."""
    paths = dict[str, None]()
    while True:
        began = perf_counter()
        changed_paths = rechecking.changed_paths()
        if paths and not changed_paths:
            return [*paths]
        paths.update(dict.fromkeys(changed_paths))
        sleep(SETTLED if paths else max(APART, IDLE * (perf_counter() - began)))


def _check(rechecking: Rechecking) -> None:
    """Print what the tables' rules find, then what the rest adds, or that it adds nothing."""
    first = rechecking.report(in_haste=True)
    lines = finding_lines(first)
    if lines:
        click.echo("\n".join(lines))
    count = f"{first.count:,}" if first.count else "No"
    plural = "" if first.count == 1 else "s"
    _say(f"{count} finding{plural} so far; the rest is being checked …")
    whole = rechecking.report(pause=lambda: _see_that_nothing_changes(rechecking))
    if whole.findings == first.findings:
        click.echo("\n".join(closing(whole)))
    else:
        click.echo(as_text(whole))


def _see_that_nothing_changes(rechecking: Rechecking) -> None:
    if paths := rechecking.changed_paths():
        raise _OutdatedError(paths)


def _heading(paths: list[str]) -> str:
    """When it is, and what has changed."""
    first_paths = ", ".join(paths[:_SHOWN])
    more = f" and {len(paths) - _SHOWN:,} more" if len(paths) > _SHOWN else ""
    return click.style(f"\n{datetime.now():%H:%M:%S}  {first_paths}{more}", bold=True)


def _say(line: str) -> None:
    click.echo(line, err=True)
