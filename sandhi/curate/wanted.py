"""What a new row of a table wants: its columns, and the references on which such rows rest."""

from collections import Counter
from collections.abc import Iterator

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


def reference_lines(package: Package, table: str, key: str) -> Iterator[str]:
    """Yield the references on which most rows of a table rest, and how a row is given each.

    Those on which the row with this key rests already are not told.
    """
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
            if count < max(_FEWEST, _SHARE * len(keys)) or reference in has_by_now:
                continue
            label = package.labels.of(references, reference)
            others = [
                f'--set {field.name}="…"'
                for field in schema.fields
                if field.constraints.get("required")
                and field.name not in (record, column, schema.primary_key)
            ]
            sets = " ".join([f"--set {record}={key}", f"--set {column}={reference}", *others])
            yield (
                f"{count} of {len(keys)} other rows of {table} rest on {reference}, {label}: "
                f"`sandhi new {uses} {sets}`"
            )
