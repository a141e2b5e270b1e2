"""Of a package that states no fact, no download is a file with nothing in it."""

from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from sandhi.package import Package
from sandhi.publish.downloads.source import DownloadSource
from sandhi.publish.interchange.formats import FORMATS
from tests.generated.made import with_texts


@pytest.mark.parametrize("name", [name for name, one in FORMATS.items() if not one.describes])
def test_a_package_of_texts_alone_has_no_empty_file(tmp_path: Path, name: str) -> None:
    with_texts({"M1": "Tea is cheap."}, {"M1": "en"}).write(tmp_path / "package")
    package = Package.open(tmp_path / "package")
    source = SimpleNamespace(
        package=package, descriptor=package.descriptor, created=datetime(2024, 6, 19, tzinfo=UTC)
    )
    for file in FORMATS[name].files(cast("DownloadSource", source), tmp_path):
        assert b"".join(file.parts) or file.path.endswith(".ann"), file.path
