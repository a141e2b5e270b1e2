"""``sandhi suggest``: propose what could be coded in seeds and in other texts."""

import gc
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sandhi.cli import Failure, asked_workers, engine_options, form_option, package_root
from sandhi.files import PackageError

if TYPE_CHECKING:
    from sandhi.package import Package
    from sandhi.suggest.sources import SourceText
    from sandhi.suggest.suggestions import Suggestion

KINDS = ("number", "date", "name", "unknown_name")
_LONG = 1 << 21  # bytes of text from which on progress is shown


def _window(
    context: click.Context, parameter: click.Parameter, value: str | None
) -> tuple[date, date] | None:
    """The first and the last day of a date or interval of EDTF."""
    if value is None:
        return None
    from sandhi.edtf import bounds

    try:
        first, last = bounds(value)
    except ValueError as error:
        raise click.BadParameter(str(error), context, parameter) from None
    if first is None or last is None:
        message = f"{value!r} is open at one end, or of a year BC or after 9999"
        raise click.BadParameter(message, context, parameter)
    return first, last


@click.command(short_help="Propose numbers, times and names that could be coded")
@form_option(
    "jsonl",
    "csv",
    text="For people; one JSON object a line; new rows of the table that the kind is for.",
)
@click.option(
    "--kind",
    "kinds",
    type=click.Choice(KINDS),
    multiple=True,
    help="Only candidates of this kind; can be given more than once.",
)
@click.option("--uncoded", is_flag=True, help="Only what no row codes, or leaves out, yet.")
@click.option(
    "--published",
    metavar="DATE[/DATE]",
    callback=_window,
    help="The day, or the first and the last, on which a FILE that is no seed was published.",
)
@click.option(
    "--language",
    "code",
    metavar="CODE",
    help="The language of a FILE that is no seed, by its code (BCP 47): that of the seeds, if they "
    "have one in common, unless it is given. Without a package: hi.",
)
@engine_options
@click.argument("texts", nargs=-1, metavar="[FILE or SEED]…")
def suggest(
    form: str,
    kinds: tuple[str, ...],
    uncoded: bool,
    published: tuple[date, date] | None,
    code: str | None,
    engine: str,
    address: str | None,
    jobs: int | None,
    texts: tuple[str, ...],
) -> None:
    """Propose the numbers, expressions of time and names in a text that could be coded.

    A text is a file in UTF-8 or a seed of the package; without one, all seeds are looked through.
    The known names are those of the package. A file needs no package, but then no name is known.
    CSV has only what is not coded yet. Of a text in a language that has no grammar yet, numbers in
    digits and known names are proposed. With --jobs, as many texts are looked through at a time;
    with --engine dask, workers do that, on other machines too (`pip install "sandhi[dask]"`). The
    same is proposed in the same order.

    \b
    Examples:
      sandhi suggest S000
      sandhi suggest --kind unknown_name --uncoded
      sandhi suggest --format csv --kind name S003
      sandhi suggest --format jsonl --published 2024-05-01/2024-05-02 article.txt
      sandhi suggest --jobs 2 --format jsonl
      sandhi suggest --engine dask --format jsonl
      cat article.txt | sandhi suggest /dev/stdin
    """  # noqa: D301 (click looks for the character)
    package = _package(required=not texts or form == "csv")
    from sandhi.suggest.of_workers import suggestions_of_workers
    from sandhi.suggest.sources import sources
    from sandhi.suggest.suggestions import suggestions

    gc.disable()  # candidates hold no cycles, and looking for some costs a tenth of the time
    names_of_kinds = kinds or KINDS
    source_texts = sources(texts, package, published, code)
    with _progress(source_texts) as read, asked_workers(engine, address, jobs) as workers:
        local = partial(suggestions, jobs=jobs or 1)
        look = partial(suggestions_of_workers, workers=workers) if workers else local
        stream = look(source_texts, names_of_kinds, package, read=read)
        if uncoded or form == "csv":
            stream = (suggestion for suggestion in stream if not suggestion.coded)
        if form == "csv":
            assert package is not None
            _write_csv(package, names_of_kinds, stream)
        elif form == "jsonl":
            _write_json_lines(stream)
        else:
            _write_text(stream)


def _package(required: bool) -> "Package | None":
    """The package that is named, or the nearest; None where there is none and none is needed."""
    from sandhi.package import Package, find_package

    if click.get_current_context().find_root().params["folder"] is None and not required:
        try:
            find_package(Path.cwd())
        except PackageError:
            return None
    return Package.open(package_root())


@contextmanager
def _progress(source_texts: Sequence["SourceText"]) -> Iterator[Callable[[int], object]]:
    """A progress bar for long texts, on a terminal that shows nothing else."""
    size = sum(source.path.stat().st_size for source in source_texts if source.path.is_file())
    is_visible = size >= _LONG and sys.stderr.isatty() and not sys.stdout.isatty()
    with click.progressbar(length=size, file=sys.stderr, hidden=not is_visible) as bar:
        yield bar.update


def _write_json_lines(suggestions: Iterator["Suggestion"]) -> None:
    from sandhi.suggest.output import as_json_line

    for suggestion in suggestions:
        sys.stdout.write(as_json_line(suggestion) + "\n")


def _write_text(suggestions: Iterator["Suggestion"]) -> None:
    from sandhi.suggest.output import as_text

    count = uncoded = 0
    for suggestion in suggestions:
        count += 1
        uncoded += not suggestion.coded
        click.echo(as_text(suggestion))
    click.echo(f"{count:,} candidates, {uncoded:,} of them not coded.")


def _write_csv(
    package: "Package", kinds: Sequence[str], suggestions: Iterator["Suggestion"]
) -> None:
    """Write rows of the one table that the kinds are for, with its next keys."""
    from sandhi.curate.keys import next_key, numbering
    from sandhi.suggest.rows import rows, table_for
    from sandhi.table import csv_text

    tables = {table_for(package, kind) for kind in kinds}
    if len(tables) > 1:
        raise Failure(
            f"a CSV has the rows of one table, not of {', '.join(sorted(tables))}; use --kind"
        )
    (table,) = tables
    schema = package.schemas[table]
    first, form = next_key(package, table), numbering(schema)
    csv_rows = list(rows(package, table, suggestions))
    for place, row in enumerate(csv_rows):
        if first and form:
            row[schema.primary_key] = form.after(first, place)
    sys.stdout.write(csv_text(schema.names, ([*row.values()] for row in csv_rows)))
