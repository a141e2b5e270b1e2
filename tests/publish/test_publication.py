"""What is published is whole or is not there: database, downloads, charts and changes together."""

import json
from pathlib import Path

import pytest

from sandhi.cli.publish.export import FORMATS as EXPORTED
from sandhi.package import PackageError
from sandhi.publish.changes import changes
from sandhi.publish.downloads.formats import FORMATS
from sandhi.publish.publication import publish
from tests.conftest import Copy, Run


def contents(folder: Path) -> dict[str, bytes]:
    """The bytes of each file below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_publication_holds_the_database_the_downloads_the_charts_and_the_changes(
    built: Path,
) -> None:
    folder = built.parent
    assert {path.name for path in folder.iterdir()} == {
        "sandhi.db",
        "downloads",
        "charts",
        "changes.json",
    }
    charts = {path.stem for path in (folder / "charts").glob("*.json")}
    assert charts == {"figures", "participation", "timeline"}
    manifest = json.loads((folder / "downloads" / "manifest.json").read_text("utf-8"))
    assert all((folder / "downloads" / file["path"]).is_file() for file in manifest["files"])
    assert len(manifest["files"]) > 100


def test_a_second_build_takes_the_place_of_the_first_and_has_the_same_bytes(
    cricket: Copy,
) -> None:
    folder = cricket.root / "build"
    publish(cricket.package, folder)
    (folder / "README.md").write_text("A note.", encoding="utf-8")
    (folder / "downloads" / "stale.csv").write_text("old", encoding="utf-8")
    first = contents(folder)
    publish(cricket.package, folder)
    del first["downloads/stale.csv"]
    assert contents(folder) == first


def test_a_build_that_fails_at_a_chart_leaves_everything_as_it_was(cricket: Copy) -> None:
    folder = cricket.root / "build"
    publish(cricket.package, folder)
    before = contents(folder)
    cricket.edit("sides", 0, name="Another")
    (cricket.root / "schemas" / "charts").mkdir()
    (cricket.root / "schemas" / "charts" / "pie.json").write_text("{}", encoding="utf-8")
    cricket.describe(
        "datapackage.json", lambda said: said["sandhi"].update(charts="schemas/charts")
    )
    with pytest.raises(PackageError, match=r"pie\.json: the kind is None"):
        publish(cricket.package, folder)
    assert contents(folder) == before
    assert {path.name for path in folder.iterdir()} == {path.split("/")[0] for path in before} | {
        "charts"
    }


def test_what_cannot_be_put_in_its_place_leaves_the_old_where_it_was(
    cricket: Copy, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = cricket.root / "build"
    publish(cricket.package, folder)
    before = contents(folder)
    cricket.edit("sides", 0, name="Another")
    rename = Path.rename

    def failing(self: Path, target: Path) -> Path:
        if target == folder / "sandhi.db" and ".new-" in str(self):
            raise OSError("no more room")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(OSError, match="no more room"):
        publish(cricket.package, folder, findings=1)
    assert contents(folder) == before


def test_changes_are_the_sections_of_the_changelog(cricket: Copy) -> None:
    text = (
        "# Changelog\n\nWhat changed.\n\n## [1.1.0] - 2025-03-04\nMore.\n\n### Data\n- new\n\n"
        "## 1.0.0 (unreleased)\n\nThe first.\n"
    )
    (cricket.root / "CHANGELOG.md").write_text(text, encoding="utf-8")
    cricket.describe("datapackage.json", lambda said: said.update(created="2025-01-02T00:00:00Z"))
    assert [tuple(change) for change in changes(cricket.package)] == [
        ("1.1.0", "2025-03-04", "More.\n\n### Data\n- new"),
        ("1.0.0", "2025-01-02", "The first."),
    ]


def test_a_package_without_a_changelog_has_no_changes(cricket: Copy) -> None:
    assert changes(cricket.package) == []


def test_export_offers_every_format_there_is() -> None:
    assert [*EXPORTED] == [*FORMATS]


def test_export_writes_what_was_asked_for(cricket: Copy, sandhi: Run, tmp_path: Path) -> None:
    target = tmp_path / "new" / "tables"
    asked = ("--format", "csv", "--format", "zip", target)
    ran = sandhi("--package", cricket.root, "export", *asked)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout == f"{target}: 6 files\n"
    names = {"manifest.json", "SHA256SUMS", "cricket.zip", "csv"}
    assert {path.name for path in target.iterdir()} == names
    assert (target / "csv" / "sides.csv").read_bytes() == cricket.file("sides").read_bytes()
    assert [path.name for path in target.parent.iterdir()] == ["tables"]
    assert not (cricket.root / "build").exists()


def test_export_names_its_folder_after_the_dataset(
    cricket: Copy, sandhi: Run, tmp_path: Path
) -> None:
    (tmp_path / "here").mkdir()
    cricket.describe("datapackage.json", lambda said: said.update(version="2.0"))
    ran = sandhi("--package", cricket.root, "export", "--format", "jsonl", cwd=tmp_path / "here")
    assert ran.stdout == "cricket-2.0: 5 files\n"
    assert (tmp_path / "here" / "cricket-2.0" / "jsonl" / "scores.jsonl").is_file()


def test_export_refuses_a_folder_in_which_there_is_something(
    cricket: Copy, sandhi: Run, tmp_path: Path
) -> None:
    (tmp_path / "note.txt").write_text("mine", encoding="utf-8")
    ran = sandhi("--package", cricket.root, "export", tmp_path)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == f"Error: {tmp_path} is there already; name another folder\n"


def test_export_refuses_a_package_with_findings(cricket: Copy, sandhi: Run, tmp_path: Path) -> None:
    cricket.edit("scores", 0, runs="many")
    ran = sandhi("--package", cricket.root, "export", tmp_path / "out")
    assert (ran.returncode, ran.stdout) == (1, "")
    assert "out was not written: " in ran.stderr
    assert not (tmp_path / "out").exists()


def test_export_says_in_a_line_that_a_folder_cannot_be_written(
    cricket: Copy, sandhi: Run, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    ran = sandhi("--package", cricket.root, "export", tmp_path / "file" / "out")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith(f"Error: {tmp_path / 'file' / 'out'} cannot be written: ")
    assert ran.stderr.count("\n") == 1
