"""How far independent codings agree with the tables, computed at each build, for the site."""

import json
from pathlib import Path
from typing import NamedTuple

from sandhi.agreement.report import comparisons
from sandhi.package import Package
from sandhi.publish.contract.shapes import read_stored
from sandhi.regular import regular_text
from sandhi.writing.disk import write_new


class ColumnAgreement(NamedTuple):
    """How far two codings agree in a column: of how many passages that match, and alpha.

    ``alpha`` is None where it is not defined.
    """

    name: str
    pairs: int
    agreeing: int
    alpha: float | None


class TableAgreement(NamedTuple):
    """How far a coding agrees with a table: how many passages each has, and the F1 of those.

    ``exact`` counts passages in the same place, ``overlapping`` those that share a character.
    """

    coding: str
    table: str
    ours: int
    theirs: int
    exact: float
    overlapping: float
    columns: list[ColumnAgreement]


def agreement(package: Package) -> list[TableAgreement]:
    """Return how far each coding agrees with each table; nothing where nothing was coded twice.

    PackageError where a coding cannot be read.
    """
    if package.settings.agreement is None:
        return []
    return [
        TableAgreement(
            coding,
            one.table,
            one.ours,
            one.theirs,
            one.exact,
            one.overlapping,
            [ColumnAgreement(of.name, of.pairs, of.agreeing, of.alpha) for of in one.categories],
        )
        for coding, tables in comparisons(package).items()
        for one in tables
    ]


def write_agreement(package: Package, path: Path) -> None:
    """Write the agreement as JSON; PackageError as ``agreement``."""
    tables = [
        {**table._asdict(), "columns": [column._asdict() for column in table.columns]}
        for table in agreement(package)
    ]
    write_new(path, (json.dumps(tables, ensure_ascii=False, indent=2) + "\n").encode("utf-8"))


def read_agreement(path: Path) -> list[TableAgreement]:
    """Read an agreement that was written; MisshapenError where it is none."""
    return [
        TableAgreement(**{**table, "columns": [ColumnAgreement(**of) for of in table["columns"]]})
        for table in read_stored("agreement", regular_text(path))
    ]
