"""``sandhi check``: what it prints, and how it ends."""

import json
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as xml

import pytest

from tests.cli.faults import PACKAGES, TABLES
from tests.harness.extent import some

if TYPE_CHECKING:
    from tests.conftest import Copy, Run


def test_a_clean_package_ends_with_0_and_says_how_much_was_seen(
    sandhi: "Run", cricket: "Copy", rule_count: int
) -> None:
    done = sandhi("--package", cricket.root, "check")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{rule_count} rules saw 12 rows: nothing to mend.\n"


def test_the_package_is_the_nearest_one_upward(sandhi: "Run", cricket: "Copy") -> None:
    done = sandhi("check", "sides", cwd=cricket.root / "data")
    assert done.returncode == 0
    assert done.stdout.endswith("saw 2 rows: nothing to mend.\n")


def test_findings_end_with_1_and_say_where_what_and_how_to_mend(
    process: "Run", cricket: "Copy", rule_count: int
) -> None:
    cricket.edit("scores", 1, runs="149")
    done = process("--package", cricket.root, "check")
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.splitlines() == [
        "runs-are-in-the-quote  The runs stand in the passage, in digits.",
        "  data/scores.csv:3  R2  runs  149",
        "    → Write the number that stands in 19.2 ओवर में 148 रन.",
        "",
        f"{rule_count} rules saw 12 rows: 1 finding.",
    ]


def test_json_is_for_machines(sandhi: "Run", cricket: "Copy", rule_count: int) -> None:
    cricket.edit("scores", 1, runs="149")
    done = sandhi("--package", cricket.root, "check", "--format", "json")
    assert done.returncode == 1
    report = json.loads(done.stdout)
    assert (report["rules"], report["rows"], len(report["findings"])) == (rule_count, 12, 1)
    assert report["findings"][0]["line"] == 3


def test_junit_is_xml(sandhi: "Run", cricket: "Copy") -> None:
    done = sandhi("--package", cricket.root, "check", "--format", "junit")
    assert done.returncode == 0
    assert xml.fromstring(done.stdout).get("failures") == "0"


def test_github_gets_annotations(sandhi: "Run", cricket: "Copy") -> None:
    cricket.edit("scores", 1, runs="149")
    done = sandhi("--package", cricket.root, "check", "--format", "github", cwd=cricket.root)
    assert done.returncode == 1
    assert done.stdout.startswith("::error file=data/scores.csv,line=3,title=runs-are-in-the-quote")


@pytest.mark.parametrize("kind", some(TABLES, 6))
def test_a_bad_table_is_a_finding(sandhi: "Run", cricket: "Copy", kind: str) -> None:
    edit, message = TABLES[kind]
    data = cricket.file("sides").read_bytes()
    cricket.file("sides").write_bytes(edit(data))
    assert cricket.file("sides").read_bytes() != data
    done = sandhi("--package", cricket.root, "check")
    assert (done.returncode, done.stderr) == (1, ""), done.stderr
    assert message in done.stdout
    assert "data/sides.csv" in done.stdout


@pytest.mark.parametrize("kind", some(PACKAGES, 8))
def test_a_bad_package_is_a_finding_or_a_line(sandhi: "Run", cricket: "Copy", kind: str) -> None:
    spoil, code, message = PACKAGES[kind]
    spoil(cricket)
    done = sandhi("--package", cricket.root, "check")
    assert done.returncode == code
    assert message in (done.stdout if code == 1 else done.stderr)
    assert (done.stderr.count("\n"), done.stdout.count("\n") > 0) == (
        (0, True) if code == 1 else (1, False)
    )


def test_without_a_package_the_command_says_how_to_name_one(sandhi: "Run", tmp_path: Path) -> None:
    done = sandhi("check", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("Error: no datapackage.json in ")
    assert "--package DIR" in done.stderr


def test_a_table_that_is_not_there_is_one_line(sandhi: "Run", cricket: "Copy") -> None:
    done = sandhi("--package", cricket.root, "check", "goals")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("Error: no table 'goals'; there are scores,")


WARNING = """
from sandhi.check.rule import rule

@rule(
    table="sides",
    column="home",
    mend="Look at it.",
    why="It may be a slip.",
    since="0.1.0",
    severity="warning",
    keeps={"sides": [{"home": False}]},
    breaks={"sides": [{"home": True}]},
)
def nobody_is_at_home(context):
    'Nobody is at home.'
    return ~context.rows["home"]
"""


def test_a_warning_ends_with_0_and_with_1_where_it_is_strict(
    sandhi: "Run", cricket: "Copy"
) -> None:
    (cricket.root / "schemas" / "sides.py").write_text(WARNING, "utf-8")
    done = sandhi("--package", cricket.root, "check")
    assert done.returncode == 0
    assert "nobody-is-at-home (warning)  Nobody is at home." in done.stdout
    assert sandhi("--package", cricket.root, "check", "--strict").returncode == 1
    cricket.edit("scores", 1, runs="149")
    assert sandhi("--package", cricket.root, "check").returncode == 1


def test_a_warning_keeps_nobody_from_building(sandhi: "Run", cricket: "Copy") -> None:
    (cricket.root / "schemas" / "sides.py").write_text(WARNING, "utf-8")
    assert sandhi("--package", cricket.root, "build").returncode == 0
