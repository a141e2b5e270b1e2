"""A package of which the rows are given."""

from collections.abc import Mapping

from pandas import DataFrame

from sandhi.package import Package
from sandhi.package.opening.held import HeldTable


def with_rows(
    package: Package, cells: Mapping[str, DataFrame], starts: Mapping[str, list[int]]
) -> Package:
    """The package as one that has these rows of some tables, perhaps in some columns alone.

    Other tables are read where they are asked for; ``Package.place`` goes by ``starts``. The code
    that may run goes with the package, so that whoever is handed it decides nothing.
    """
    package_fields = (
        package.root,
        package.descriptor,
        package.schemas,
        package.resources,
        package.trust,
    )
    other = Package(*package_fields, given_tables=frozenset(cells))
    other.facts.update(runnable=package.runnable)
    for table in {**cells, **starts}:
        other.held_tables[table] = HeldTable(starts=starts.get(table, [0]), cells=cells.get(table))
    return other
