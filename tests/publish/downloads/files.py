"""Downloads as they are written for a copy of a package, and the cells of their sheets."""

from pathlib import Path
from typing import Any

from sandhi.publish.database import build
from sandhi.publish.downloads.write import write_downloads
from tests.conftest import Copy

SHOWN_VIEWS = {"events_wide", "actors_wide", "figures_wide", "evidence"}


def written(copy: Copy, folder: Path, *formats: str, findings: int = 0) -> Path:
    """The downloads of a copy of a package."""
    database = folder / "built.db"
    build(copy.package, database, findings)
    write_downloads(copy.package, database, folder / "downloads", formats)
    return folder / "downloads"


def cells(sheet: Any) -> list[tuple[object, ...]]:
    return [*sheet.iter_rows(values_only=True)]
