"""Of a package of texts alone no download is empty, and of one that is not in order none fails."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from sandhi.package import Package
from sandhi.publish.downloads.source import DownloadSource
from sandhi.publish.interchange.formats import FORMATS, NewFile
from tests.conftest import Copy
from tests.generated.made import with_texts

WITHOUT_CSV = [name for name, one in FORMATS.items() if not one.describes]


@pytest.mark.parametrize("name", WITHOUT_CSV)
def test_a_package_of_texts_alone_has_no_empty_file(tmp_path: Path, name: str) -> None:
    with_texts({"M1": "Tea is cheap."}, {"M1": "en"}).write(tmp_path / "package")
    for file, data in downloads(name, Package.open(tmp_path / "package"), tmp_path):
        assert data or file.path.endswith(".ann"), file.path


@pytest.mark.parametrize("name", WITHOUT_CSV)
@pytest.mark.parametrize(("start", "end"), [("89", "800"), ("800", "900"), ("94", "89"), ("", "9")])
def test_an_anchor_that_is_not_in_its_text_is_left_out(
    cricket: Copy, tmp_path: Path, name: str, start: str, end: str
) -> None:
    """As a package has one that is built in spite of what its check finds."""
    whole = sum(file.rows for file, _ in downloads(name, cricket.package, tmp_path))
    cricket.edit("scores", 0, start=start, end=end)
    rows = sum(file.rows for file, _ in downloads(name, cricket.package, tmp_path))
    assert rows == whole - (name in ANCHORED and whole > 0)


ANCHORED = ("annotations", "brat", "cas", "tei")


def downloads(name: str, package: Package, folder: Path) -> Iterator[tuple[NewFile, bytes]]:
    source = SimpleNamespace(
        package=package, descriptor=package.descriptor, created=datetime(2024, 6, 19, tzinfo=UTC)
    )
    for file in FORMATS[name].files(cast("DownloadSource", source), folder):
        yield file, b"".join(file.parts)
