"""What of our own words repeats a passage that was corrected, and so may no longer hold."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from sandhi.curate.correction.reanchor import Doubt
from sandhi.language import fold
from sandhi.package import ANCHOR, Package
from sandhi.package.settings import FACTLESS, Role

_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_LONGEST = 60  # characters of a cell that are shown


def repeating(package: Package, seed: str, text: str, doubts: Iterable[Doubt]) -> Iterator[str]:
    """Yield a line for each cell of ours that says again what a corrected passage said, some twice.

    These are the translations of sentences that changed, and texts that name a number which the
    passage of their row had and has no more.
    """
    old = package.texts[seed]

    @cache
    def lines(table: str) -> dict[str, list[int]]:
        return _lines_by_key(package, table)

    for doubt in doubts:
        place = doubt.proposed
        new = text[slice(*place)] if place else ""
        was = old[doubt.start : doubt.end]
        if was == new:
            continue
        gone = {*_numbers(was)} - {*_numbers(new)}
        cells = package.cells(doubt.table)
        is_sentence = package.settings.of(doubt.table).role is Role.SENTENCE
        for column in _own_texts(package, doubt.table):
            cell = str(cells.at[doubt.line, column])
            if cell and (is_sentence or gone & {*_numbers(cell)}):
                yield _reminder(package, doubt.table, doubt.key, column, cell)
        for table, line in _speaking_of(package, doubt, lines):
            for column in _own_texts(package, table):
                rows = package.cells(table)
                cell = str(rows.at[line, column])
                if gone & {*_numbers(cell)}:
                    key = str(rows.at[line, package.schemas[table].primary_key])
                    yield _reminder(package, table, key, column, cell)


def _reminder(package: Package, table: str, key: str, column: str, cell: str) -> str:
    title = package.schemas[table].field(column).title
    excerpt = cell if len(cell) <= _LONGEST else f"{cell[:_LONGEST]}…"
    return f"{key}: its {title.lower()} may repeat what changed: “{excerpt}”"


def _numbers(text: str) -> list[str]:
    return [number.replace(",", "") for number in _NUMBER.findall(fold(text))]


def _own_texts(package: Package, table: str) -> list[str]:
    """The columns of a table that hold running text of ours."""
    schema = package.schemas[table]
    return [name for name in schema.running_text if name not in (*ANCHOR, schema.primary_key)]


def _speaking_of(
    package: Package, doubt: Doubt, lines: Callable[[str], dict[str, list[int]]]
) -> Iterator[tuple[str, int]]:
    """The rows, by table and line, that the row of a doubt speaks of; ``lines`` has them by key."""
    if package.settings.of(doubt.table).role in FACTLESS:
        return
    cells = package.cells(doubt.table)
    for column, target in package.schemas[doubt.table].references.items():
        key = str(cells.at[doubt.line, column])
        if column != "seed_id" and key and target in package.schemas:
            yield from ((target, line) for line in lines(target).get(key, ()))


def _lines_by_key(package: Package, table: str) -> dict[str, list[int]]:
    lines: dict[str, list[int]] = {}
    keys = package.cells(table)[package.schemas[table].primary_key]
    for line, key in zip(keys.index.tolist(), keys.tolist(), strict=True):
        lines.setdefault(key, []).append(line)
    return lines
