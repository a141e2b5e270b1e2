"""What is compared lies in a ZIP, too, whoever wrote it."""

from pathlib import Path

import pytest

from sandhi.cite.resolve import release
from sandhi.files import PackageError
from sandhi.ledger.entries import Ledger
from sandhi.release.editions import edition_at
from tests.cite.resolve.archives import zipped
from tests.conftest import CRICKET


@pytest.mark.parametrize("top", ["", "cricket-1.0.0/"])
def test_a_zip_has_the_edition_of_the_package_in_it(tmp_path: Path, top: str) -> None:
    path = zipped(CRICKET, tmp_path / "cricket.zip", top)
    assert edition_at(str(path), Ledger()) == edition_at(str(CRICKET), Ledger())
    assert edition_at(str(tmp_path), Ledger()) == edition_at(str(CRICKET), Ledger())


def test_one_that_is_damaged_or_holds_masses_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = zipped(CRICKET, tmp_path / "cricket.zip")
    data = bytearray(path.read_bytes())
    data[60:80] = bytes(20)  # within what is compressed
    (tmp_path / "damaged.zip").write_bytes(data)
    with pytest.raises(PackageError, match=r"damaged\.zip is damaged, or no ZIP"):
        edition_at(str(tmp_path / "damaged.zip"), Ledger())
    monkeypatch.setattr(release, "MOST", 3)
    with pytest.raises(PackageError, match="holds more than 3 files"):
        edition_at(str(path), Ledger())
