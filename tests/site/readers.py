"""A small site whose texts are read: two reports of a match, of which both tell of one side."""

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from datasette.app import Datasette

from sandhi.package import Package, Trust
from sandhi.publish.database import build
from sandhi.site.app import open_site
from tests.conftest import CRICKET, Copy, Row

PRESETS = [
    {"name": "runs", "title": "Runs", "tables": ["scores"]},
    {"name": "sides", "title": "Who played", "tables": ["sides"]},
]


def reports(
    folder: Path, reader: dict[str, Any] | None = None, scores: Sequence[Row] = ()
) -> Datasette:
    """The site of the reports, whose scores are mentions of sides; ``reader`` is declared.

    ``scores`` are added to those that there are.
    """
    root = folder / "reports"
    shutil.copytree(CRICKET, root, ignore=shutil.ignore_patterns("__pycache__"))
    copy = Copy(root, set())

    def declare(descriptor: dict[str, Any]) -> None:
        descriptor["sandhi"]["tables"]["scores"] |= {"role": "mention", "of": "side_id"}
        if reader is not None:
            descriptor["sandhi"]["reader"] = reader

    first, *others = copy.rows("scores")
    copy.write("scores", [first, *others, *(dict.fromkeys(first, "") | one for one in scores)])
    copy.describe("datapackage.json", declare)
    database = root / "build" / "sandhi.db"
    database.parent.mkdir()
    build(Package.open(root, Trust.GIVEN), database)
    return open_site(database)
