"""What a source text is called is made of that text, however many others there are."""

from pathlib import Path

import pytest

from sandhi.files import SeedFile, read_seed
from sandhi.package import Package, Trust
from tests.conftest import Copy


def test_each_text_is_read_once_for_the_labels_of_all(
    original: Copy, monkeypatch: pytest.MonkeyPatch
) -> None:
    package, read = Package.open(original.root, Trust.GIVEN), list[str]()

    def counted(root: Path, path: str) -> SeedFile:
        read.append(path)
        return read_seed(root, path)

    monkeypatch.setattr("sandhi.package.opening.held.read_seed", counted)
    labels = package.labels.table("seeds")
    assert len(labels) > 1
    assert sorted(read) == sorted(str(row["path"]) for row in package.rows("seeds").values())
