"""What a citation is resolved in: a folder or a zip, and nothing outside of it."""

import shutil
import zipfile
from pathlib import Path

import pytest

from sandhi.cite.from_package import PackageSource
from sandhi.files import PackageError
from tests.cite.resolve.archives import opened_release, zipped
from tests.cite.resolve.citations import cited
from tests.conftest import Copy, Run


@pytest.mark.parametrize("top", ["", "cricket-1.0.0/"])
def test_a_release_is_a_zip_or_a_folder_with_the_package_in_it_or_one_below(
    sandhi: Run, versioned: Copy, tmp_path: Path, top: str
) -> None:
    written = tmp_path / "cited.txt"
    written.write_text(cited(PackageSource(versioned.package), "R1", "apa"), encoding="utf-8")
    folder = tmp_path / "release"
    shutil.copytree(versioned.root, folder / top)
    for release in (folder, zipped(versioned.root, tmp_path / "release.zip", top)):
        run = sandhi("resolve", written, release)
        assert (run.returncode, run.stderr) == (0, "")
        assert run.stdout.startswith("same: R1 of cricket, “India · 71”\n  “71 रन” (M1, 89–94)\n")


def test_what_cannot_be_resolved_is_told_in_a_line(
    sandhi: Run, versioned: Copy, tmp_path: Path
) -> None:
    written, other, empty = tmp_path / "a.txt", tmp_path / "b.zip", tmp_path / "empty"
    written.write_text(cited(PackageSource(versioned.package), "R1", "text"), encoding="utf-8")
    other.write_bytes(b"PK no zip")
    empty.mkdir()
    for citation, release in (
        (tmp_path / "none.txt", versioned.root),
        (versioned.root / "datapackage.json", versioned.root),
        (written, other),
        (written, empty),
        (written, written),
    ):
        run = sandhi("resolve", citation, release)
        assert (run.returncode, run.stdout) == (2, ""), (citation, release)
        assert len(run.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("file", "before", "after"),
    [
        ("schemas/scores.json", '"title": ', '"title": [1], "was": '),
        ("datapackage.json", '"sandhi": {', '"sandhi": [], "was": {'),
    ],
)
def test_what_is_wrong_with_the_descriptors_of_a_zip_is_told_in_a_line(
    sandhi: Run, versioned: Copy, tmp_path: Path, file: str, before: str, after: str
) -> None:
    written = tmp_path / "cited.txt"
    written.write_text(cited(PackageSource(versioned.package), "R1", "text"), encoding="utf-8")
    path = versioned.root / file
    path.write_text(path.read_text("utf-8").replace(before, after, 1), encoding="utf-8")
    folder = sandhi("resolve", written, versioned.root)
    archive = sandhi("resolve", written, zipped(versioned.root, tmp_path / "release.zip"))
    assert (archive.returncode, archive.stderr) == (folder.returncode, folder.stderr)
    assert archive.returncode == 2
    assert archive.stderr.startswith(f"Error: {file}")
    assert len(archive.stderr.splitlines()) == 1


@pytest.mark.parametrize("name", ["../out.txt", "/out.txt", "a\\..\\out.txt"])
def test_a_zip_writes_nothing_outside_of_itself(versioned: Copy, tmp_path: Path, name: str) -> None:
    release = zipped(versioned.root, tmp_path / "release.zip")
    with zipfile.ZipFile(release, "a") as archive:
        archive.writestr(zipfile.ZipInfo(name), "out")
    with pytest.raises(PackageError, match="leaves the package"), opened_release(release):
        pass
    assert not (tmp_path / "out.txt").exists()
