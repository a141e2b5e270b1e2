"""What is published is whole or is not there: database, downloads, charts and changes together."""

import json
import os
from pathlib import Path

import pytest

from sandhi.cli.publish.export import FORMATS as EXPORTED
from sandhi.package import PackageError
from sandhi.publish.changes import changes
from sandhi.publish.downloads.formats import FORMATS, INTERCHANGE_FORMATS
from sandhi.publish.publication import export, publish
from sandhi.writing.builds import BUILDS, CURRENT, hold, write_list
from tests.conftest import Copy, Run


def contents(folder: Path) -> dict[str, bytes]:
    """The bytes of each file that other programs find below a folder of builds, by its path."""
    names = [path for path in folder.iterdir() if path.name not in (BUILDS, CURRENT)]
    inner = [
        Path(top) / file for name in names for top, _, files in os.walk(name) for file in files
    ]
    files = [*inner, *(name for name in names if name.is_file())]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_a_publication_holds_the_database_the_downloads_the_charts_and_the_changes(
    built: Path,
) -> None:
    folder = built.parent
    assert {path.name for path in folder.iterdir()} == {
        "sandhi.db",
        "downloads",
        "charts",
        "changes.json",
        "agreement.json",
        BUILDS,
        CURRENT,
    }
    charts = {path.stem for path in (folder / "charts").glob("*.json")}
    assert charts == {"figures", "network", "participation", "timeline"}
    manifest = json.loads((folder / "downloads" / "manifest.json").read_text("utf-8"))
    assert all((folder / "downloads" / file["path"]).is_file() for file in manifest["files"])
    assert len(manifest["files"]) > 100


def test_a_second_build_takes_the_place_of_the_first_and_has_the_same_bytes(
    cricket: Copy,
) -> None:
    folder = cricket.root / "build"
    publish(cricket.package)
    (folder / "README.md").write_text("A note.", encoding="utf-8")
    first, build = contents(folder), (folder / CURRENT).readlink()
    publish(cricket.package, jobs=2)
    assert contents(folder) == first
    assert (folder / CURRENT).readlink() != build
    assert [path.name for path in (folder / BUILDS).iterdir()] == [
        (folder / CURRENT).resolve().name
    ]


def test_what_others_have_put_into_a_build_is_never_removed(cricket: Copy) -> None:
    folder = cricket.root / "build"
    publish(cricket.package)
    (folder / "downloads" / "mine.csv").write_text("mine", encoding="utf-8")
    publish(cricket.package)
    assert not (folder / "downloads" / "mine.csv").exists()
    assert [path.read_text("utf-8") for path in (folder / BUILDS).rglob("mine.csv")] == ["mine"]
    assert len([*(folder / BUILDS).rglob("sides.parquet")]) == 1


@pytest.mark.parametrize("name", ["downloads", "charts", "sandhi.db", "changes.json", "builds"])
def test_a_build_never_takes_the_place_of_what_it_did_not_make(cricket: Copy, name: str) -> None:
    place = cricket.root / "build" / name
    (place / "deep").mkdir(parents=True)
    (place / "deep" / "mine.txt").write_text("mine", encoding="utf-8")
    if name == "builds":  # through a link, what lies elsewhere
        place.rename(cricket.root / "elsewhere")
        place.symlink_to("../elsewhere")
    with pytest.raises(PackageError, match=rf"^build/{name} was not built by this version"):
        publish(cricket.package)
    assert [path.name for path in place.parent.iterdir()] == [name]
    assert (place / "deep" / "mine.txt").read_text("utf-8") == "mine"


def test_a_list_of_files_that_leads_out_of_its_build_removes_nothing(cricket: Copy) -> None:
    strange = cricket.root / "build" / "builds" / ("0" * 16)
    strange.mkdir(parents=True)
    listed = {"names": [], "files": ["../../../data/sides.csv"]}
    (strange / "files.json").write_text(json.dumps(listed))
    publish(cricket.package)
    assert cricket.file("sides").is_file()


def test_a_build_that_a_site_holds_stays_until_the_build_after(cricket: Copy) -> None:
    folder = cricket.root / "build"
    publish(cricket.package)
    build = hold(folder / "sandhi.db")
    publish(cricket.package)
    assert build.file.is_file()
    assert (folder / "sandhi.db").resolve() != build.file
    build.release()
    publish(cricket.package)
    assert not build.file.exists()


def test_a_build_that_fails_at_a_chart_leaves_everything_as_it_was(cricket: Copy) -> None:
    folder = cricket.root / "build"
    publish(cricket.package)
    before = contents(folder)
    cricket.edit("sides", 0, name="Another")
    (cricket.root / "schemas" / "charts").mkdir(exist_ok=True)
    (cricket.root / "schemas" / "charts" / "pie.json").write_text("{}", encoding="utf-8")
    cricket.describe(
        "datapackage.json", lambda descriptor: descriptor["sandhi"].update(charts="schemas/charts")
    )
    with pytest.raises(PackageError, match=r"pie\.json: it has no kind"):
        publish(cricket.package)
    assert contents(folder) == before
    assert len([*(folder / BUILDS).iterdir()]) == 1


def test_what_cannot_be_put_in_its_place_leaves_the_old_where_it_was(
    cricket: Copy, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = cricket.root / "build"
    publish(cricket.package)
    before = contents(folder)
    cricket.edit("sides", 0, name="Another")
    replace = Path.replace

    def failing(self: Path, target: Path) -> Path:
        if target == folder / CURRENT:
            raise OSError("no more room")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(PackageError, match=r"^build cannot be written: .*no more room"):
        publish(cricket.package, findings=1)
    assert contents(folder) == before
    assert len([*(folder / BUILDS).iterdir()]) == 1


def without_links(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, target: str) -> None:
        raise OSError(1, "Operation not permitted", str(self))

    monkeypatch.setattr(Path, "symlink_to", refuse)


def test_where_there_are_no_links_a_build_is_moved_into_its_place(
    cricket: Copy, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = cricket.root / "build"
    publish(cricket.package)
    linked = contents(folder)
    with monkeypatch.context() as patch:
        without_links(patch)
        for _ in range(2):
            publish(cricket.package)
            plain = contents(folder)
            assert json.loads(plain.pop("files.json"))["names"][-1] == "sandhi.db"
            assert plain == linked
            assert not any(path.is_symlink() for path in folder.iterdir())
            assert not (folder / BUILDS).exists()
    publish(cricket.package)
    assert contents(folder) == linked
    assert (folder / CURRENT).is_symlink()
    assert len([*(folder / BUILDS).iterdir()]) == 1


def test_what_others_have_put_into_a_build_without_links_is_never_removed(
    cricket: Copy, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_links(monkeypatch)
    publish(cricket.package)
    (cricket.root / "build" / "downloads" / "mine.csv").write_text("mine", encoding="utf-8")
    publish(cricket.package)
    kept = [*(cricket.root / "build").rglob("mine.csv")]
    assert [path.read_text("utf-8") for path in kept] == ["mine"]


def test_changes_are_the_sections_of_the_changelog(cricket: Copy) -> None:
    text = (
        "# Changelog\n\nWhat changed.\n\n## [1.1.0] - 2025-03-04\nMore.\n\n### Data\n- new\n\n"
        "## 1.0.0 (unreleased)\n\nThe first.\n"
    )
    (cricket.root / "CHANGELOG.md").write_text(text, encoding="utf-8")
    cricket.describe(
        "datapackage.json", lambda descriptor: descriptor.update(created="2025-01-02T00:00:00Z")
    )
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
    arguments = ("--format", "csv", "--format", "zip", target)
    ran = sandhi("--package", cricket.root, "export", *arguments)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout == f"{target}: 6 files\n"
    names = {"manifest.json", "datapackage.json", "SHA256SUMS", "cricket.zip", "csv"}
    assert {path.name for path in target.iterdir()} == names
    assert (target / "csv" / "sides.csv").read_bytes() == cricket.file("sides").read_bytes()
    assert [path.name for path in target.parent.iterdir()] == ["tables"]
    assert not (cricket.root / "build").exists()


@pytest.mark.parametrize("name", [name for name, of in INTERCHANGE_FORMATS.items() if of.describes])
def test_what_describes_the_csv_files_comes_with_them(
    name: str, cricket: Copy, tmp_path: Path
) -> None:
    written = export(cricket.package, tmp_path / "files", [name, "csv", name])
    alone = export(cricket.package, tmp_path / "alone", [name])
    assert [file.path for file in written] == [file.path for file in alone]
    *tables, last = (file.format for file in alone)
    assert (last, {*tables}) == (name, {"csv"})


def test_export_names_its_folder_after_the_dataset(
    cricket: Copy, sandhi: Run, tmp_path: Path
) -> None:
    (tmp_path / "here").mkdir()
    cricket.describe("datapackage.json", lambda descriptor: descriptor.update(version="2.0"))
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


def test_a_place_that_no_new_folder_can_take_is_refused_before_anything_is_made(
    cricket: Copy, sandhi: Run, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    (tmp_path / BUILDS / "one").mkdir(parents=True)
    (tmp_path / "link").symlink_to(f"{BUILDS}/one")
    (tmp_path / "nowhere").symlink_to("nothing")
    (tmp_path / "round").symlink_to("round")
    write_list(tmp_path / BUILDS / "one", [])
    for place, why in {
        "file": "is there already",
        "link": "is a link",
        "nowhere/sub": "is a link",
        "round": "is a link",
        f"{BUILDS}/one/sub/sub": "is in a build",
        "link/sub": "is in a build",
    }.items():
        for command in ("export", "export-site"):
            ran = sandhi("--package", cricket.root, command, tmp_path / place)
            assert (ran.returncode, ran.stdout, ran.stderr.count("\n")) == (2, "", 1)
            assert why in ran.stderr


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
