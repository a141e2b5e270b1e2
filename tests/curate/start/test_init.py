"""``sandhi init`` makes a package that checks, builds and can be worked on at once."""

import json
import re
import shutil
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest

from sandhi.check.engine.files import findings_of_whole
from sandhi.check.run import check
from sandhi.cli import main
from sandhi.curate.changes import write
from sandhi.curate.start.tables import new_table, parse_column
from sandhi.package import Package, Settings, Trust
from sandhi.publish.bounds.names import PAGES
from sandhi.publish.bounds.objects import objects_of_tool
from sandhi.publish.rules.builds import BOUNDS
from sandhi.review.trial import errors_of_declaration

if TYPE_CHECKING:
    from tests.curate.conftest import Ran

Run = Callable[..., "Ran"]


@pytest.fixture
def made(sandhi: Run, tmp_path: Path) -> Path:
    """A package just made, in a folder that was not there."""
    folder = tmp_path / "texts" / "Harvests of Åland"
    ran = sandhi("init", folder)
    assert (ran.returncode, ran.stderr) == (0, "")
    return folder


def test_a_new_package_has_nothing_to_mend(made: Path) -> None:
    report = check(made)
    assert report.findings == []
    assert report.skipped == []
    assert report.rows == 6


def test_a_new_package_is_named_like_its_folder(made: Path) -> None:
    descriptor = json.loads((made / "datapackage.json").read_text("utf-8"))
    assert descriptor["name"] == "harvests-of-land"


def test_a_new_package_is_canonical_anchored_and_builds(sandhi: Run, made: Path) -> None:
    for arguments in (["fmt", "--check"], ["anchor"], ["build"]):
        ran = sandhi("--package", made, *arguments)
        assert ran.returncode == 0, ran.stdout + ran.stderr
    assert (made / "build/sandhi.db").is_file()


def test_a_text_and_a_row_can_be_added_at_once(sandhi: Run, made: Path, tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text("खेत में पाँच बोरी गेहूँ हुआ।", encoding="utf-8")
    cells = ["--set", "quote=पाँच बोरी", "--set", "kind=quantity", "--set", "summary=Five sacks."]
    assert sandhi("--package", made, "add-seed", article).returncode == 0
    assert sandhi("--package", made, "new", "statements", *cells).returncode == 0
    findings = {(finding.rule, finding.table, finding.column) for finding in check(made).findings}
    assert findings == {("required", "sentences", "kind"), ("required", "sentences", "translation")}


def test_the_readme_names_commands_that_are_there(made: Path) -> None:
    readme = (made / "README.md").read_text("utf-8")
    named = set(re.findall(r"^sandhi ([a-z-]+)|`sandhi ([a-z-]+)", readme, re.MULTILINE))
    assert isinstance(main, click.Group)
    commands = {name for pair in named for name in pair if name}
    assert len(commands) > 6
    assert commands <= set(main.list_commands(click.Context(main)))


def test_the_tool_says_nothing_of_this_subject_in_a_new_package(made: Path) -> None:
    text = "".join(path.read_text("utf-8") for path in made.rglob("*") if path.is_file())
    assert re.findall(r"(?i)korea|russia|treaty|कोरिया|रूस|संधि(?!\w)", text) == []


def test_an_empty_folder_is_filled(sandhi: Run, tmp_path: Path) -> None:
    assert sandhi("init", ".", cwd=tmp_path).returncode == 0
    assert (tmp_path / "datapackage.json").is_file()


def test_a_folder_that_holds_anything_is_left_alone(sandhi: Run, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    ran = sandhi("init", tmp_path)
    assert ran.returncode == 2
    assert ran.stderr == (
        f"Error: {tmp_path} is not an empty folder; name one that is, or a new one\n"
    )
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


@pytest.mark.parametrize("place", ["notes.txt", "notes.txt/new"])
def test_what_cannot_be_a_folder_is_told(sandhi: Run, tmp_path: Path, place: str) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    ran = sandhi("init", tmp_path / place)
    assert ran.returncode == 2
    assert ran.stderr.count("\n") == 1
    assert "notes.txt" in ran.stderr


def test_a_dry_run_makes_nothing(sandhi: Run, tmp_path: Path) -> None:
    ran = sandhi("init", tmp_path / "new", "--dry-run")
    assert ran.returncode == 0
    assert "+++ schemas/statements.json (new, " in ran.stdout
    assert not (tmp_path / "new").exists()


def test_the_example_is_taken_out_by_one_command(sandhi: Run, made: Path, tmp_path: Path) -> None:
    ran = sandhi("--package", made, "withdraw", "S000")
    assert ran.returncode == 0, ran.stderr
    assert [*(made / "seeds").iterdir()] == []
    assert {finding.rule for finding in check(made).findings} == {"empty-table"}


def test_the_rule_in_the_readme_runs_and_bites(made: Path) -> None:
    readme = (made / "README.md").read_text("utf-8")
    code = readme.split("```python\n")[1].split("```")[0]
    (made / "schemas/statements.py").write_text(code, encoding="utf-8")
    assert check(made, trust=Trust.GIVEN).findings == []
    rows = made / "data/statements.csv"
    rows.write_text(rows.read_text("utf-8").replace("written.", "written"), encoding="utf-8")
    (finding,) = check(made, trust=Trust.GIVEN).findings
    assert finding.rule == "summary-is-a-sentence"


def test_the_readme_tells_of_every_setting(made: Path) -> None:
    readme = (made / "README.md").read_text("utf-8")
    told = set(re.findall(r"^\| (`[a-z_]+`(?:, `[a-z_]+`)*) \|", readme, re.MULTILINE))
    names = {name.strip("`") for cell in told for name in cell.split(", ")}
    assert names == {field.name for field in fields(Settings)}


def test_a_table_is_added_and_takes_rows(sandhi: Run, made: Path) -> None:
    columns = ["sacks:integer", "sold:date", "how:cash|credit", "statement_id:statements"]
    ran = sandhi("--package", made, "add-table", "harvests", *columns)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert {finding.rule for finding in check(made).findings} == {"empty-table"}
    cells = ["quote=दो", "sacks=2", "how=cash", "statement_id=ST0001"]
    given = [one for cell in cells for one in ("--set", cell)]
    ran = sandhi("--package", made, "new", "harvests", *given)
    assert (ran.returncode, ran.stdout.splitlines()[-1]) == (0, "H0001"), ran.stderr
    assert check(made).findings == []


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (["statements", "x:string"], "the package has a table statements"),
        (["Harvests", "x:string"], "is no name of a table"),
        (["harvests", "X:string"], "is no column; write NAME:TYPE"),
        (["harvests", "x:song"], "'song' is no type"),
        (["harvests", "x:string", "x:date"], "has the column x already"),
        (["harvests", "quote:string"], "has the column quote already"),
        (["harvests", "x:"], "has no type"),
        (["harvests", "x:|"], "has no type"),
        (["harvests", "x:a|a"], "[descriptor]"),
        (["harvests", "rowid:string"], "rowid stands for something else"),
        (["ledger", "x:string"], "the ledger is written by a release alone"),
        (["records", "x:string"], "is the directory of all rows too"),
        (["sqlite_x", "x:string"], "SQLite keeps all such names for itself"),
    ],
)
def test_a_table_that_cannot_be_added_is_told(
    sandhi: Run, made: Path, given: list[str], why: str
) -> None:
    ran = sandhi("--package", made, "add-table", *given)
    assert ran.returncode == 2
    assert ran.stderr.count("\n") == 1
    assert why in ran.stderr


def test_what_a_table_may_be_called_the_check_takes(made: Path) -> None:
    package = Package.open(made)
    names = {one.name for one in objects_of_tool(package)} | {*PAGES, "harvests", "a" * 101}
    names = {name for name in names if re.fullmatch("[a-z][a-z0-9_]*", name)}
    names -= {*package.schemas}
    refused = set()
    for name in sorted(names):
        table = new_table(package, name, "K", [parse_column("x")], anchored=False)
        errors = errors_of_declaration(package, table.descriptor, {name: table.content}, BOUNDS)
        refused |= {name} if errors else set()
        root = made.parent / name
        shutil.copytree(made, root)
        write(root, table.changes)
        found = findings_of_whole(Package.open(root), BOUNDS)
        assert bool(found) == bool(errors), (name, found, errors)
    assert "records" in refused
    assert "harvests" not in refused
