"""The forms of names that a package knows: what its tables call whom, as it declares."""

from typing import NamedTuple

from sandhi.package.opening.parts import of_the_whole
from sandhi.package.package import Package


class NameForm(NamedTuple):
    """A form of a name, and what it stands for: the column of a key, and the key in it."""

    form: str
    column: str
    key: str


@of_the_whole
def name_forms(package: Package) -> list[NameForm]:
    """Return each form in the tables that the package declares under ``names``, in their order.

    PackageError as ``Package.cells``.
    """
    forms = []
    for names in package.settings.names:
        header, rows, _ = package.records(names.table)
        for column, values in names.where.items():
            place = header.index(column)
            rows = [row for row in rows if row[place] in values]
        form, key = header.index(names.form), header.index(names.record)
        forms += [NameForm(row[form], names.record, row[key]) for row in rows]
    return forms
