"""The forms of names that a package knows: what its tables call whom, as it declares."""

from collections.abc import Iterator
from typing import NamedTuple

from sandhi.package.opened import Package


class NameForm(NamedTuple):
    """A form of a name, and what it stands for: the column of a key, and the key in it."""

    form: str
    column: str
    key: str


def name_forms(package: Package) -> Iterator[NameForm]:
    """Yield each form in the tables that the package declares under ``names``, in their order.

    PackageError as ``Package.cells``.
    """
    for names in package.settings.names:
        cells = package.cells(names.table)
        for column, values in names.where.items():
            cells = cells[cells[column].isin(values)]
        columns = cells[names.form].tolist(), cells[names.record].tolist()
        for form, key in zip(*columns, strict=True):
            yield NameForm(form, names.record, key)
