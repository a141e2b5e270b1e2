"""What a new row of a table wants: its columns, and the references on which such rows rest."""

import re
from collections import Counter
from collections.abc import Iterator
from string import Formatter
from typing import NamedTuple

from sandhi.package import LEDGER, Package

_COLUMNS = ("start", "end")  # which a quote has by itself
_SHARE, _FEWEST = 0.75, 3  # of the rows of a table, of a reference on which they usually rest


def column_lines(package: Package, table: str, own_key: str | None) -> Iterator[str]:
    """Yield a line for each column that can be set, * where it must be: what it is, and its values.

    ``own_key`` is the key that the row will have by itself.
    """
    schema = package.schemas[table]
    for field in schema.fields:
        if field.name in _COLUMNS or (own_key and field.name == schema.primary_key):
            continue
        sign = "*" if field.constraints.get("required") else " "
        target = schema.references.get(field.name)
        of_table = f" (a key of {target})" if target else ""
        yield f"{sign} {field.name}: {field.description}{of_table}"
        for value in field.categories:
            yield f"      {value.value}: {value.description}"


class _UsualReference(NamedTuple):
    """A reference on which most rows of a table rest, so many of so many, by a row of ``uses``."""

    uses: str
    record: str
    column: str
    key: str
    label: str
    rows: int
    of: int


class UsualUse(NamedTuple):
    """A row of a table of uses that most rows of another table have: why, and its cells.

    A cell that only a curator can fill in is empty.
    """

    table: str
    why: str
    cells: dict[str, str]


def usual_uses(package: Package, table: str, key: str) -> Iterator[UsualUse]:
    """Yield what would have the row with this key rest on the references on which most others do.

    Those on which it rests already are not told. What most others say of such a reference, but for
    their own codes, is said with the row's own.
    """
    for usual in _usual_references(package, table, key):
        schema = package.schemas[usual.uses]
        cells = {usual.record: key, usual.column: usual.key}
        for field in schema.fields:
            is_asked = field.constraints.get("required") and field.name != schema.primary_key
            if is_asked and field.name not in cells:
                cells[field.name] = _as_of_others(package, table, key, usual, field.name)
        why = f"{usual.rows} of {usual.of} other rows of {table} rest on {usual.key}, {usual.label}"
        yield UsualUse(usual.uses, why, cells)


def reference_lines(package: Package, table: str, key: str) -> Iterator[str]:
    """Yield the references on which most rows of a table rest, and how a row is given each."""
    for use in usual_uses(package, table, key):
        keys = {key, *package.schemas[use.table].references}
        sets = " ".join(
            f"--set {name}={cell}"
            if cell == key or name in keys
            else f'--set {name}="{cell or "…"}"'
            for name, cell in use.cells.items()
        )
        yield f"{use.why}: `sandhi new {use.table} {sets}`"


def _as_of_others(
    package: Package, table: str, key: str, reference: _UsualReference, column: str
) -> str:
    """What most rows of a table say in a column of their uses of a reference, with its own codes.

    Empty where no most do, or the row has no such codes.
    """
    rows, patterns = package.rows(table), Counter[str]()
    for use in package.rows(reference.uses).values():
        row = rows.get(str(use[reference.record]), {})
        if use[reference.column] == reference.key and row and row != rows.get(key):
            text = str(use[column] or "").replace("{", "{{").replace("}", "}}")
            for name, cell in sorted(row.items(), key=lambda one: -len(str(one[1] or ""))):
                if cell and len(str(cell)) > 1:
                    text = re.sub(rf"\b{re.escape(str(cell))}\b", f"{{{name}}}", text, count=1)
            patterns[text] += 1
    ((pattern, count),) = patterns.most_common(1) or [("", 0)]
    own_cells = {name: str(cell or "") for name, cell in rows.get(key, {}).items()}
    is_usual = count >= _SHARE * patterns.total() and all(
        own_cells.get(name) for _, name, _, _ in Formatter().parse(pattern) if name
    )
    return pattern.format(**own_cells) if is_usual and count > 1 else ""


def places_to_look(package: Package, table: str) -> Iterator[str]:
    """Yield the references from which most rows of a table have what no text tells, and where."""
    for usual in _usual_references(package, table, ""):
        references = package.rows(package.schemas[usual.uses].references[usual.column])
        cells = map(str, references.get(usual.key, {}).values())
        address = next((cell for cell in cells if cell.startswith(("http://", "https://"))), "")
        where = f", {address}" if address else ""
        rows = f"{usual.rows} of {usual.of} rows of {table}"
        yield f"{rows} rest on {usual.key}, {usual.label}{where}"


def _usual_references(package: Package, table: str, key: str) -> Iterator[_UsualReference]:
    """The references on which most rows of a table rest, but for the row with this key."""
    keys = {*package.cells(table)[package.schemas[table].primary_key]} - {key}
    for uses, schema in package.schemas.items():
        record = package.settings.of(uses).record
        targets = [(name, to) for name, to in schema.references.items() if to in package.schemas]
        if uses == LEDGER or not (record and len(targets) == 1 and keys):
            continue
        ((column, references),) = targets
        cells = package.cells(uses)
        has_by_now = {*cells.loc[cells[record].eq(key), column]}
        of_table = cells.loc[cells[record].isin(keys), [record, column]].drop_duplicates()
        for reference, count in Counter(of_table[column]).most_common():
            if count >= max(_FEWEST, _SHARE * len(keys)) and reference not in has_by_now:
                label = package.labels.of(references, reference)
                yield _UsualReference(uses, record, column, reference, label, count, len(keys))
