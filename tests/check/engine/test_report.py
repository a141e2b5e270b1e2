"""Reports: the same findings as text, JSON, JUnit's XML and annotations of GitHub."""

import json
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as xml

import click
import pytest

from sandhi.check import report as reports
from sandhi.check.finding import Finding
from sandhi.check.rule import Severity
from sandhi.check.run import Report, Skipped

if TYPE_CHECKING:
    from tests.conftest import Copy


def finding(
    line: int | None,
    evidence: str = "x",
    mend: str = "Mend it.",
    rule: str = "r",
    severity: Severity = "error",
    place: str = "",
) -> Finding:
    key = None if line is None else f"K{line}"
    where = ("t", key, "c", line)
    file = "data/t.csv"
    return Finding(rule, severity, "It is right.", *where, evidence, mend, file, place=place)


def report(*findings: Finding) -> Report:
    ran = [("", "d"), ("t", "r"), ("t", "s")]
    return Report(Path("root"), ran, 1234, [*findings], [Skipped("q", "u", "u is lost")])


def text(*findings: Finding) -> list[str]:
    return click.unstyle(reports.as_text(report(*findings))).splitlines()


def test_text_says_what_saw_what_and_what_was_not_run() -> None:
    assert text() == [
        "1 rule not run on u: u is lost.",
        "3 rules saw 1,234 rows: nothing to mend.",
    ]


def test_what_was_not_run_for_one_reason_stands_on_one_line() -> None:
    lost = "data/t.csv cannot be read"
    skipped = [
        Skipped("a", "", lost),
        Skipped("a", "t", lost),
        Skipped("b", "u", "data/u.csv has no rows"),
        Skipped("a", "u", lost),
        Skipped("b", "t", lost),
        Skipped("c", "", "a seed changed"),
    ]
    lines = click.unstyle(reports.as_text(Report(Path("root"), [], 0, [], skipped))).splitlines()
    assert lines[:-1] == [
        f"2 rules not run on 2 tables and the package: {lost}.",
        "1 rule not run on u: data/u.csv has no rows.",
        "1 rule not run on the package: a seed changed.",
    ]


def test_what_a_failed_rule_says_is_shown_in_full() -> None:
    long = "add 'actors' to its reads, " * 9
    failed = replace(finding(None, long), failed=True)
    assert any(line.endswith(long) for line in text(failed))
    assert not any(long in line for line in text(finding(None, long)))


def test_text_groups_findings_by_rule_and_says_once_how_to_mend_neighbours() -> None:
    assert text(finding(2), finding(3, mend="Mend {it}."), finding(4, mend="Mend {it}.")) == [
        "r  It is right.",
        "  data/t.csv:2  K2  c  x",
        "    → Mend it.",
        "  data/t.csv:3  K3  c  x",
        "  data/t.csv:4  K4  c  x",
        "    → Mend {it}.",
        "",
        "1 rule not run on u: u is lost.",
        "3 rules saw 1,234 rows: 3 findings.",
    ]


def test_text_shows_at_most_so_many_of_a_rule_and_counts_the_rest() -> None:
    lines = text(*(finding(line) for line in range(2, 1502)), finding(9, rule="s"))
    assert sum("data/t.csv:" in line for line in lines) == reports.AT_MOST + 1
    assert "  … and 1,490 more" in lines
    assert lines[-1].endswith("1,501 findings.")


def test_text_shows_every_way_of_mending_before_more_of_one() -> None:
    places = [f"/resources/{number}/schema" for number in range(40)]
    faults = [(place, mend) for place in places for mend in ("add it.", "take it out.")]
    findings = [finding(None, mend=mend, place=place) for place, mend in faults]
    assert findings[0].message == "It is right. In data/t.csv at /resources/0/schema: add it."
    assert text(*findings)[:-3] == [
        "r  It is right.",
        *(f"  data/t.csv#/resources/{number}/schema  c  x" for number in range(5)),
        "  … and 35 more",
        "    → Add it.",
        *(f"  data/t.csv#/resources/{number}/schema  c  x" for number in range(5)),
        "  … and 35 more",
        "    → Take it out.",
    ]


def test_text_stays_on_its_lines_and_shortens_what_is_long() -> None:
    (line,) = (line for line in text(finding(2, "a\nb\u200b" + "c" * 200)) if "K2" in line)
    assert r"a\nb\u200bccc" in line
    assert line.endswith("c…")
    assert len(line) < 140


def test_a_finding_without_a_line_names_its_file() -> None:
    assert "  data/t.csv  c  x" in text(finding(None))


def test_json_is_the_object_that_is_promised() -> None:
    assert json.loads(reports.as_json(report(finding(2, "x\ny")))) == {
        "rules": 3,
        "rows": 1234,
        "skipped": [{"rule": "q", "table": "u", "why": "u is lost"}],
        "tried_in_part": False,
        "left_out": [],
        "findings": [
            {
                "rule": "r",
                "severity": "error",
                "table": "t",
                "key": "K2",
                "column": "c",
                "file": "data/t.csv",
                "line": 2,
                "place": None,
                "found": "x\ny",
                "message": "It is right. Mend it.",
                "mend": "Mend it.",
            }
        ],
    }


def test_warnings_are_marked_and_counted_in_text() -> None:
    assert text(finding(2), finding(3, rule="w", severity="warning")) == [
        "r  It is right.",
        "  data/t.csv:2  K2  c  x",
        "    → Mend it.",
        "",
        "w (warning)  It is right.",
        "  data/t.csv:3  K3  c  x",
        "    → Mend it.",
        "",
        "1 rule not run on u: u is lost.",
        "3 rules saw 1,234 rows: 2 findings, 1 warning among them.",
    ]


def test_a_warning_makes_no_case_of_junit_fail() -> None:
    suites = xml.fromstring(reports.as_junit(report(finding(2, severity="warning"))))
    assert suites.get("failures") == "0"
    (printed,) = suites.findall("testsuite/testcase[@name='r']/system-out")
    assert printed.text == "data/t.csv:2  K2  c  x  It is right. Mend it."


def test_a_warning_is_one_for_github() -> None:
    (line, *_) = reports.as_github(report(finding(2, severity="warning"))).splitlines()
    assert line.startswith("::warning file=")


def test_junit_has_a_case_for_each_rule_and_a_failure_for_each_finding() -> None:
    suites = xml.fromstring(reports.as_junit(report(finding(2, "\x00"), finding(3))))
    assert suites.attrib == {
        "name": "sandhi check", "tests": "4", "failures": "1", "skipped": "1"
    }  # fmt: skip
    assert [suite.get("name") for suite in suites] == ["package", "t", "u"]
    failures = suites.findall("testsuite/testcase[@name='r']/failure")
    assert [failure.get("message") for failure in failures] == ["It is right. Mend it."] * 2
    assert failures[0].text == r"data/t.csv:2  K2  c  \x00"
    assert suites.findall("testsuite/testcase[@name='s']/failure") == []
    (skipped,) = suites.findall("testsuite[@name='u']/testcase[@name='q']/skipped")
    assert skipped.get("message") == "u is lost"


def test_github_gets_an_annotation_for_each_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    lines = reports.as_github(report(finding(2, "50 %\n"), finding(None))).splitlines()
    assert lines == [
        r"::error file=root/data/t.csv,line=2,title=r::K2 · c · 50 %25\n · It is right. Mend it.",
        "::error file=root/data/t.csv,line=1,title=r::c · x · It is right. Mend it.",
        "1 rule not run on u: u is lost.",
        "3 rules saw 1,234 rows: 2 findings.",
    ]


@pytest.mark.parametrize("form", sorted(reports.FORMATS))
def test_every_format_tells_real_findings(cricket: "Copy", form: str) -> None:
    cricket.edit("sides", 0, name="two  spaces")
    text = reports.FORMATS[form](cricket.report())
    for part in ("no-stray-white-space", "T1", "two  spaces", "Take out the white space"):
        assert part in text
    assert os.linesep == "\n" or "\r" not in text


@pytest.mark.parametrize("form", ["text", "junit", "github"])
def test_nothing_that_is_checked_writes_lines_or_commands_of_its_own(form: str) -> None:
    """Files, keys and columns may be named in any letters, and so may what stands there."""
    odd = "a\n::error file=x::forged\n\x1b[31m\x9b\u202eb"
    one = replace(finding(2, odd, odd), file=odd, key=odd, column=odd)
    lines = click.unstyle(reports.FORMATS[form](report(one, finding(None, place=odd)))).split("\n")
    assert not [line for line in lines if line.startswith("::error file=x")]
    assert {letter for line in lines for letter in line if not letter.isprintable()} == set()
