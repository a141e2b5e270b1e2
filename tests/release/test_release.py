"""`sandhi release`: what it refuses, what it shows, and what it writes."""

import json
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

from sandhi.check.engine.files import findings_of_whole
from sandhi.check.rules.published.identity import changelog_says_plainly_what_became_of_rows
from sandhi.publish.rules.builds import documents_are_read
from sandhi.release.making.naming import files_naming_version
from tests.release.conftest import NEW, Released

pytestmark = pytest.mark.needs("git")


def everything(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and ".git" not in path.parts
    }


def uncommitted(package: Released) -> None:
    package.tell("1.0.0")
    package.commit()
    package.edit("scores", 1, overs="19.1")


def untold(package: Released) -> None:
    package.commit()


def undated(package: Released) -> None:
    package.tell("1.0.0", day="")
    package.commit()


def broken(package: Released) -> None:
    package.tell("1.0.0")
    package.edit("scores", 0, runs="72")
    package.commit()


def without_git(package: Released) -> None:
    package.tell("1.0.0")
    (package.root / ".git").rename(package.root.parent / "git")


@pytest.mark.parametrize(
    ("spoil", "code", "told"),
    [
        (
            uncommitted,
            2,
            "not as it is committed: data/scores.csv; commit it, or take the change back",
        ),
        (untold, 2, "CHANGELOG.md has nothing to say of 1.0.0; write one"),
        (undated, 2, "CHANGELOG.md names no day for 1.0.0; write ## 1.0.0 (YEAR-MONTH-DAY)"),
        (broken, 1, "1.0.0 was not released: 1 finding; `sandhi check` shows them"),
        (without_git, 2, "is in no repository of git; commit the package there"),
    ],
    ids=["uncommitted", "untold", "undated", "broken", "without git"],
)
def test_what_is_not_ready_is_not_released(
    unreleased: Released, spoil: Callable[[Released], None], code: int, told: str
) -> None:
    spoil(unreleased)
    before = everything(unreleased.root)
    ran = unreleased.run("release", "1.0.0")
    assert (ran.exit_code, told in ran.stderr) == (code, True), ran.output
    assert everything(unreleased.root) == before


def test_what_is_no_number_is_refused(unreleased: Released) -> None:
    for number in ("1.0", "v1.0.0", "1.0.0-rc1", "01.0.0"):
        ran = unreleased.run("release", number)
        assert (ran.exit_code, "is no number of a version" in ran.stderr) == (2, True), number


def test_a_dry_run_shows_all_and_writes_nothing(unreleased: Released) -> None:
    unreleased.tell("0.9.0")
    unreleased.commit()
    before = everything(unreleased.root)
    ran = unreleased.run("release", "0.9.0", "--dry-run")
    assert ran.exit_code == 0, ran.output
    assert "0.9.0, the first" in ran.stdout
    assert "| scores | 3 |" in ran.stdout
    for path in ("data/ledger.csv", "schemas/ledger.json"):
        assert f"  adds {path}" in ran.stdout
    for path in ("datapackage.json", "CHANGELOG.md"):
        assert f"  changes {path}" in ran.stdout
    assert everything(unreleased.root) == before


def test_a_release_is_built_anew_with_the_same_bytes(released: Released) -> None:
    first = everything(released.folder("0.9.0"))
    released.commit()
    released.folder("0.9.0").rename(released.root.parent / "kept")
    ran = released.run("release", "0.9.0")
    assert (ran.exit_code, "Commit" in ran.stdout) == (0, False)
    assert everything(released.folder("0.9.0")) == first


def test_what_was_released_is_not_released_again_after_a_change(released: Released) -> None:
    released.edit("scores", 1, overs="19.1")
    released.commit()
    ran = released.run("release", "0.9.0")
    assert (ran.exit_code, ran.stderr.strip()) == (
        2,
        "Error: 0.9.0 is released, and the tables have changed since; give a higher number",
    )


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ([], "published-keys-stay"),
        (["- withdrawn R1: a slip"], "published-keys-stay"),
        (["- merged R3: into nothing"], "changelog-says-plainly-what-became-of-rows"),
        (["- merged R3 into R9: the same"], "R3 was merged into R9, which is no row"),
        (
            ["- withdrawn R3: a slip", "- withdrawn R1: a slip"],
            "says that R1 was withdrawn, and it is there",
        ),
        (
            ["- withdrawn R3: a slip", "- corrected R2: misread"],
            "says that R2 was corrected, and it is unchanged",
        ),
    ],
)
def test_the_changelog_says_of_each_row_that_is_gone_why(
    released: Released, lines: list[str], told: str
) -> None:
    released.write("scores", released.rows("scores")[:2])
    ran = released.release("1.0.0", *lines)
    if "-" in told:
        assert (ran.exit_code, "`sandhi check` shows them" in ran.stderr) == (1, True)
        assert told in {rule for rule, *_ in released.finding_places()}
    else:
        assert (ran.exit_code, told in ran.stderr) == (2, True), ran.output


def test_a_changelog_that_cannot_be_read_is_told_by_one_rule(released: Released) -> None:
    """And how it is mended: not by a line in it."""
    file = released.root / "CHANGELOG.md"
    for fault in (lambda: file.write_bytes(b"\xff"), file.mkdir, lambda: file.symlink_to("/none")):
        file.rmdir() if file.is_dir() else file.unlink()
        fault()
        found = findings_of_whole(
            released.package, [documents_are_read, changelog_says_plainly_what_became_of_rows]
        )
        assert [one.rule for one in found] == ["documents-are-read"]


def test_a_column_that_goes_is_a_major_change_and_one_that_comes_a_minor(
    unreleased: Released,
) -> None:
    assert unreleased.release("1.0.0").exit_code == 0
    schema = json.loads((unreleased.root / "schemas" / "scores.json").read_text("utf-8"))
    schema["fields"] = [one for one in schema["fields"] if one["name"] != "overs"]
    (unreleased.root / "schemas" / "scores.json").write_text(json.dumps(schema), "utf-8")
    rows = unreleased.rows("scores")
    text = unreleased.file("scores").read_text("utf-8").replace(",overs", "")
    unreleased.file("scores").write_text(text.splitlines()[0] + "\n", "utf-8")
    unreleased.write("scores", rows)
    ran = unreleased.release("1.1.0")
    assert "the change is major: scores.overs: the column is no longer there" in ran.stderr


def test_the_ledger_and_the_tables_are_written_all_or_none(
    unreleased: Released, monkeypatch: pytest.MonkeyPatch
) -> None:
    unreleased.tell("0.9.0")
    unreleased.commit()
    before = everything(unreleased.root)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "data/ledger.csv")

    with monkeypatch.context() as patch:
        patch.setattr("sandhi.writing.changes.put_in_place", full)
        assert unreleased.run("release", "0.9.0").exit_code == 2
    assert everything(unreleased.root) == before
    with monkeypatch.context() as patch:
        patch.setattr("sandhi.release.making.make.release_files", full)
        assert unreleased.run("release", "0.9.0").exit_code == 2
    assert not unreleased.folder("0.9.0").exists()
    assert unreleased.ledger.versions == ["0.9.0"]
    assert unreleased.run("release", "0.9.0").exit_code == 0
    assert unreleased.run("verify-release", unreleased.folder("0.9.0")).exit_code == 0


def test_every_file_that_names_the_version_is_set_at_once(tmp_path: Path) -> None:
    (tmp_path / "tool").mkdir()
    files = {
        "datapackage.json": '{\n  "name": "x",\n  "version": "0.1.0"\n}\n',
        "CITATION.cff": 'cff-version: 1.2.0\nversion: 0.1.0\ndate-released: "2020-01-01"\n',
        "codemeta.json": '{"version": "0.1.0", "keywords": ["a",\n  "b"]}',
        "pyproject.toml": '[tool.setuptools.dynamic]\nversion = { attr = "tool.__version__" }\n',
        "tool/__init__.py": '"""A tool."""\n\n__version__ = "0.1.0"\n',
    }
    for path, text in files.items():
        (tmp_path / path).write_text(text, encoding="utf-8")
    found = files_naming_version(tmp_path, "1.2.3", "2024-01-31", {"name": "x", "version": "0.1.0"})
    assert {path: data.decode() for path, data in found.items()} == {
        "datapackage.json": '{\n  "name": "x",\n  "version": "1.2.3",\n'
        '  "created": "2024-01-31T00:00:00Z"\n}\n',
        "CITATION.cff": "cff-version: 1.2.0\nversion: 1.2.3\ndate-released: 2024-01-31\n",
        "codemeta.json": '{"version": "1.2.3", "keywords": ["a",\n  "b"]}',
        "tool/__init__.py": '"""A tool."""\n\n__version__ = "1.2.3"\n',
    }
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "x"\nversion = "0.1.0"\n', "utf-8")
    again = files_naming_version(tmp_path, "1.2.3", "2024-01-31", {})
    assert again["pyproject.toml"] == b'[project]\nname = "x"\nversion = "1.2.3"\n'


def test_the_archives_speak_of_no_file_that_they_have_not(released: Released) -> None:
    for path in released.folder("0.9.0").glob("*.zip"):
        with ZipFile(path) as zipped:
            names = {*zipped.namelist()}
            folders = {f"{part}/" for name in names for part in [name.rpartition("/")[0]]}
            words = (zipped.read(name).decode("utf-8") for name in ("README.md", "PROVENANCE.md"))
            for text in words:
                spoken = {one for one in text.split("`")[1::2] if "/" in one or "." in one}
                files = {one for one in spoken if " " not in one and "\n" not in one}
                assert files
                assert {one for one in files if one not in names | folders} == set()
        assert ("CHECK.md" in names) == path.stem.endswith("-source")
        assert ("tool/sandhi/__init__.py" in names) == path.stem.endswith("-source")


def test_a_row_that_is_added_says_so(released: Released) -> None:
    released.write("scores", [*released.rows("scores"), NEW])
    released.commit()
    ran = released.run("diff", "0.9.0", released.root)
    assert ran.exit_code == 1
    assert ran.stdout.startswith("0.9.0 → now: minor\n")  # though the package still says 0.9.0
    assert "scores: 1 added, 0 changed, 0 gone" in ran.stdout
    assert "  + R4" in ran.stdout
    for names in (("", ""), ("0.9.0", ""), ("",)):  # an empty name is that of no folder
        ran = released.run("diff", *names)
        assert (ran.exit_code, "no version" in ran.stderr) == (2, True)
