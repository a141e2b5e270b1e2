"""What lies beside the database of a site: downloads, charts, what changed, and agreement."""

from dataclasses import dataclass
from os.path import lexists
from pathlib import Path
from typing import NamedTuple

from datasette.app import Datasette

from sandhi.files import PackageError, inside
from sandhi.publish.agreement import TableAgreement, read_agreement
from sandhi.publish.changes import VersionChanges, read_changes
from sandhi.publish.charts.draw import PublishedChart, charts_from
from sandhi.publish.charts.harmless import harmless
from sandhi.publish.contract.shapes import MisshapenError, read_stored
from sandhi.publish.downloads.formats import INTERCHANGE_FORMATS
from sandhi.publish.downloads.manifest import LISTS, MANIFEST
from sandhi.publish.languages.context import ENGLISH, language
from sandhi.publish.metadata import DATABASE
from sandhi.publish.publication import AGREEMENT, CHANGES, CHARTS, DOWNLOADS
from sandhi.regular import regular_text


class DownloadFile(NamedTuple):
    """A file to download, as the manifest has it."""

    path: str
    title: str
    table: str
    format: str
    media_type: str
    size: int
    rows: int
    sha256: str
    licence: str
    notes: list[str]

    @property
    def by_text(self) -> bool:
        """Whether it is one of those that there are for each text."""
        return self.format in INTERCHANGE_FORMATS and INTERCHANGE_FORMATS[self.format].by_text


@dataclass(frozen=True)
class PublishedFolder:
    """What a folder holds; nothing, if a database alone was built into it.

    ``drawn`` has the charts by language and name.
    """

    folder: Path
    files: dict[str, DownloadFile]
    drawn: dict[str, dict[str, PublishedChart]]
    changes: list[VersionChanges]
    agreement: list[TableAgreement]

    @property
    def charts(self) -> dict[str, PublishedChart]:
        """The charts by name, in the language that is asked for if they are drawn in it."""
        return self.drawn.get(language()) or self.drawn.get(ENGLISH, {})

    def holding(self, table: str) -> list[DownloadFile]:
        """The files that hold a table; with no name, those that hold or describe everything."""
        return [file for file in self.files.values() if file.table == table and not file.by_text]

    def path(self, file: str) -> Path:
        """Where a file to download lies."""
        return inside(inside(self.folder, DOWNLOADS), file)


def read_published(folder: Path) -> PublishedFolder:
    """Read what is published in a folder; PackageError where it is not what this tool wrote."""
    try:
        parts = (_files(folder), _charts(folder), _changes(folder), _agreement(folder))
        return PublishedFolder(folder, *parts)
    except MisshapenError as error:
        raise PackageError(
            f"{folder.name} is not what this version of sandhi builds: {error}; run `sandhi build`"
        ) from None
    except (OSError, LookupError, TypeError, ValueError):
        raise PackageError(
            f"{folder.name} is not what this version of sandhi builds; run `sandhi build`"
        ) from None


def publication(datasette: Datasette) -> PublishedFolder:
    """What is published beside the database of a site, read when it is first asked for.

    The templates know it by the same name.
    """
    shared = datasette.jinja_env.globals
    if "published" not in shared:
        shared["published"] = read_published(Path(datasette.get_database(DATABASE).path).parent)
    folder: PublishedFolder = shared["published"]
    return folder


def _files(folder: Path) -> dict[str, DownloadFile]:
    manifest = folder / DOWNLOADS / MANIFEST
    if not lexists(manifest):
        return {}
    files = read_stored("manifest", regular_text(manifest))["files"]
    for name in [*LISTS, *(file["path"] for file in files)]:
        # A build may come from anywhere, and a path or a link of it lead to what nobody published.
        inside(inside(folder, DOWNLOADS), name)
    return {file["path"]: DownloadFile(**file) for file in files}


def _charts(folder: Path) -> dict[str, dict[str, PublishedChart]]:
    drawn: dict[str, dict[str, PublishedChart]] = {}
    for path in sorted((folder / CHARTS).glob("*.json"), key=lambda file: file.stem):
        for code, chart in charts_from(regular_text(path)).items():
            if not harmless(chart.figure):
                raise PackageError(
                    f"the chart {chart.document.name} is none that this tool draws; it is not "
                    "shown: build it anew from its package with `sandhi build`"
                )
            drawn.setdefault(code, {})[chart.document.name] = chart
    return drawn


def _changes(folder: Path) -> list[VersionChanges]:
    path = folder / CHANGES
    return read_changes(path) if lexists(path) else []


def _agreement(folder: Path) -> list[TableAgreement]:
    path = folder / AGREEMENT
    return read_agreement(path) if lexists(path) else []
