"""The zip is a package of its own, with the hash of each file and a codebook."""

import zipfile
from hashlib import sha256
from pathlib import Path

import pytest
from markupsafe import escape

from sandhi.package import Package
from sandhi.publish.archive.documents import cell as in_markdown
from tests.conftest import Copy, Run
from tests.harness.extent import THOROUGH
from tests.publish.downloads.files import written

MADE = {"README.md", "PROVENANCE.md", "codebook.md", "codebook.html", "SHA256SUMS"}


@pytest.mark.no_cover
def test_the_zip_is_a_package_that_passes_its_check(
    request: pytest.FixtureRequest, cricket: Copy, tmp_path: Path, sandhi: Run
) -> None:
    if THOROUGH:
        archive = request.getfixturevalue("folder") / "sandhi.zip"
    else:
        archive = written(cricket, tmp_path, "zip") / "cricket.zip"
    with zipfile.ZipFile(archive) as zipped:
        zipped.extractall(tmp_path / "whole")
    ran = sandhi("--package", tmp_path / "whole", "check")
    assert (ran.returncode, ran.stderr) == (0, "")


def test_the_zip_has_each_file_of_the_package_as_it_is(folder: Path, original: Copy) -> None:
    with zipfile.ZipFile(folder / "sandhi.zip") as zipped:
        names = {*zipped.namelist()}
        for name in names - MADE:
            assert zipped.read(name) == (original.root / name).read_bytes()
    there = {path.relative_to(original.root).as_posix() for path in original.root.rglob("*.*")}
    folders = ("data/", "seeds/", "schemas/", "codings/")
    assert {name for name in there if name.startswith(folders)} <= names
    assert MADE | {"datapackage.json"} <= names


def test_the_zip_has_the_hash_of_each_of_its_files(folder: Path) -> None:
    with zipfile.ZipFile(folder / "sandhi.zip") as zipped:
        lines = zipped.read("SHA256SUMS").decode().splitlines()
        assert {line[66:] for line in lines} == {*zipped.namelist()} - {"SHA256SUMS"}
        for line in lines:
            assert sha256(zipped.read(line[66:])).hexdigest() == line[:64]


def test_the_codebook_in_the_zip_says_what_every_column_means(
    folder: Path, package: Package
) -> None:
    with zipfile.ZipFile(folder / "sandhi.zip") as zipped:
        page, text = (zipped.read(f"codebook.{end}").decode() for end in ("html", "md"))
    for name, schema in package.schemas.items():
        assert f'<section id="{name}">' in page
        for field in schema.fields:
            assert f"| `{field.name}` | {field.type} | {in_markdown(field.description)} |" in text
            assert str(escape(field.description)) in page
            assert all(f"- `{one.value}`" in text for one in field.categories)
