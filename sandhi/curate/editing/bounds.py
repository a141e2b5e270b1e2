"""The first and the last day of a date, worked out as a package declares under ``compose``."""

from collections.abc import Mapping

from sandhi.edtf import bounds
from sandhi.package import Package


def with_bounds(package: Package, table: str, row: Mapping[str, str]) -> dict[str, str]:
    """The row, its bounds worked out from its date, where the package declares which these are.

    A date that cannot be read leaves them as they are: a rule of the package's says so.
    """
    composed = package.settings.compose.get(table)
    if composed is None or composed.bounds is None:
        return {**row}
    declared = composed.bounds
    edtf = next((row[column] for column in declared.of if row.get(column)), "")
    try:
        first, last = bounds(edtf) if edtf else (None, None)
    except ValueError:
        return {**row}
    days = {declared.first: first, declared.last: last}
    return {**row, **{column: day.isoformat() if day else "" for column, day in days.items()}}
