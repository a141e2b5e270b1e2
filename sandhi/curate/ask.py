"""What a curator is asked on a terminal: which occurrence, which value. It is asked on stderr."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import click

from sandhi.curate.locate import Occurrence
from sandhi.curate.rows import fault
from sandhi.package import Field, Package
from sandhi.printing import in_context, visible

# So many rows are shown to somebody who looks for a key, and so many places of a quote.
AT_MOST = 20


def occurrence_lines(
    places: Sequence[Occurrence],
    texts: Mapping[str, str],
    keys: Mapping[tuple[str, str, str], str],
) -> Iterator[str]:
    """Yield a line for each occurrence of a quote: its number, the passage in its context.

    ``keys`` holds the keys of rows by seed, start and end; one that is anchored there is named. A
    text may have a short quote a hundred thousand times: so many are not shown.
    """
    for number, (seed, start, end, _) in enumerate(places[:AT_MOST], 1):
        key = keys.get((seed, str(start), str(end)))
        row = f"  ({key} is there)" if key else ""
        yield f"  #{number}  {seed}  {in_context(texts[seed], start, end)}{row}"
    if len(places) > AT_MOST:
        yield f"  … and {len(places) - AT_MOST:,} more; a longer quote stands in fewer places"


def which(question: str, lines: Iterable[str], places: Sequence[Occurrence]) -> Occurrence | None:
    """The occurrence that is meant; None where the curator leaves it open."""
    for line in [question, *lines]:
        click.echo(line, err=True)
    number: int = click.prompt(
        f"Which one, 1 to {len(places)}? (0: leave it open)",
        type=click.IntRange(0, len(places)),
        err=True,
    )
    return places[number - 1] if number else None


def value(package: Package, table: str, field: Field) -> str:
    """A value for a column of a new row, asked for until nothing keeps it from standing there."""
    click.secho(f"\n{field.name}: {field.description}", bold=True, err=True)
    for category in field.categories:
        click.echo(f"  {category.value}: {category.description}", err=True)
    while True:
        answer: str = click.prompt(field.name, err=True).strip()
        problem = fault(package, table, field.name, answer)
        for line in _referred(package, table, field, answer):
            click.echo(line, err=True)
        if not problem:
            return answer
        click.secho(problem, fg="red", err=True)


def _referred(package: Package, table: str, field: Field, answer: str) -> Iterator[str]:
    """What row the answer is a key of; of one that is no key, the rows that have it in a label."""
    for foreign in package.schemas[table].foreign_keys:
        if foreign.field == field.name:
            labels = package.labels.table(foreign.table)
            sought = answer.casefold()
            matches = [key for key in labels if sought in f"{key} {labels[key]}".casefold()]
            keys = [answer] if answer in labels else matches[:AT_MOST]
            yield from (visible(f"  {key}  {labels[key]}") for key in keys)
            if len(matches) > len(keys) > 1:
                yield f"  … and {len(matches) - AT_MOST} more"
