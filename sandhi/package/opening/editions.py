"""Editions of a package: as it is after its files have changed, and as it would be if they did."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from sandhi.package.opening.held import held_as
from sandhi.package.opening.memory import hand_over, share

if TYPE_CHECKING:
    from sandhi.package.package import Package
    from sandhi.package.trust import Trust


def later(package: "Package", changed_paths: Collection[str], trust: "Trust") -> "Package":
    """The package now that the files at these paths have changed, as ``Package.later``."""
    other = replace(package, trust=trust)
    hand_over(package, other, changed_paths)
    for table, files in package.files.items():
        if not {*files} & {*changed_paths}:
            other.held_tables[table] = package.held_tables[table]
    return other


def trial(package: "Package", contents: Mapping[str, bytes]) -> "Package":
    """The package as if the CSVs of some tables held these bytes, as ``Package.with_files``."""
    other = replace(package)
    share(package, other, {file for table in contents for file in package.files[table]})
    for table in package.files:
        other.held_tables[table] = package.held_tables[table]
    for table, content in contents.items():
        other.held_tables[table] = held_as(content)
    return other


def unwritten(package: "Package") -> dict[str, bytes]:
    """What the CSVs of some tables are to hold, of a package that is tried."""
    contents = {table: package.held_tables[table].content for table in package.files}
    return {table: content for table, content in contents.items() if content is not None}


def after_writing(package: "Package") -> "Package":
    """A package that was tried, now that its files hold what they were to hold."""
    other = later(package, (), package.trust)
    for table in unwritten(package):
        other.held_tables[table] = replace(package.held_tables[table], content=None)
    return other
