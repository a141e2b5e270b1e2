"""Which roles may be had in a row, as the rules of the package judge them by that row alone."""

from collections.abc import Mapping

from sandhi.check.engine.pandera import findings_of_rules
from sandhi.check.registry import rules_of
from sandhi.package import Package
from sandhi.review.composer.shape import PartTable
from sandhi.table import csv_text


def fitting_roles(
    package: Package, table: str, join: PartTable, cells: Mapping[str, str]
) -> frozenset[str]:
    """The roles of a table of parts that no rule refuses in a row of ``table`` with these cells.

    Rules that look at other parts, or at who has them, are left to the check of what is written.
    UntrustedError where nobody has trusted the package's own rules.
    """
    if not join.role:
        return frozenset()
    roles = frozenset(one.value for one in package.schemas[join.table].field(join.role).categories)
    of_role = [
        one
        for one in rules_of(package)[join.table]
        if one.judge and one.column == join.role and {*one.reads} == {table}
    ]
    if not of_role:
        return roles
    key = "1"  # of the row, which the parts name; each part has its role for a key
    part_key = package.schemas[join.table].primary_key
    parts = [{part_key: role, join.of: key, join.role: role} for role in sorted(roles)]
    rows = {table: [{**cells, package.schemas[table].primary_key: key}], join.table: parts}
    tried = package.with_files({name: _content(package, name, rows[name]) for name in rows})
    findings = findings_of_rules(tried, join.table, of_role)
    return roles - {one.key for one in findings if one.severity == "error"}


def _content(package: Package, table: str, rows: list[dict[str, str]]) -> bytes:
    names = package.schemas[table].names
    return csv_text(names, [[row.get(name, "") for name in names] for row in rows]).encode()
