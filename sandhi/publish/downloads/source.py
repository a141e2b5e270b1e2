"""What the downloads are made of: a package, the database built of it, and what both say."""

from collections.abc import Mapping
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from sandhi.package import Package
from sandhi.publish.created import created
from sandhi.publish.downloads.exports import Export, read_exports
from sandhi.publish.downloads.tables import Table, tables
from sandhi.publish.sqlite.reading import Reader


class DownloadSource(NamedTuple):
    """A package, its database, the tables and views of that, and what is exported of it."""

    package: Package
    database: Path
    tables: list[Table]
    exports: list[Export]
    created: datetime

    @property
    def descriptor(self) -> Mapping[str, Any]:
        """What the package says of itself."""
        return self.package.descriptor

    @property
    def name(self) -> str:
        """What files that hold everything are named."""
        return str(self.descriptor["name"])

    @property
    def version(self) -> str:
        """The version of the dataset; empty if the package tells none."""
        return str(self.descriptor.get("version", ""))

    @property
    def licence(self) -> str:
        """The names of the licences, as SPDX has them if the package does, else their addresses."""
        licences = self.descriptor.get("licenses", [])
        return ", ".join(one.get("name") or one.get("path", "") for one in licences)

    @property
    def licence_with_texts(self) -> str:
        """The licences of a file that holds the source texts too, which are not ours to license."""
        others = "source texts: rights remain with their publishers"
        return f"{self.licence}; {others}" if "seeds" in self.package.schemas else self.licence

    @property
    def rows(self) -> int:
        """How many rows the tables have; those of views only repeat them."""
        return sum(len(table.rows) for table in self.tables if table.kind == "table")


def read_source(package: Package, database: Path) -> DownloadSource:
    """Read a built database; PackageError where an export or the date of creation is amiss."""
    with closing(Reader.open(database)) as reader:
        exported = read_exports(package, reader)
        return DownloadSource(
            package, database, tables(package, reader), exported, created(package)
        )
