"""The check as a whole: the real package, one on another subject, and what a report counts."""

import shutil
from typing import TYPE_CHECKING

import pytest

from sandhi.check.registry import listing
from sandhi.check.run import check
from sandhi.files import PackageError
from tests.harness.copies.editions import checked

if TYPE_CHECKING:
    from typing import Any

    from tests.conftest import Copy


def test_the_package_is_clean(original: "Copy") -> None:
    assert original.known == set()


@pytest.mark.no_cover
def test_a_report_counts_what_it_saw(original: "Copy") -> None:
    report = checked(original.root)
    assert report.rows == sum(len(original.rows(table)) for table in original.package.schemas)
    kinds = listing(original.package).values()
    assert {rule for _, rule in report.ran} == {rule.id for of_kind in kinds for rule in of_kind}
    assert report.rules == len({rule for _, rule in report.ran})
    assert report.skipped == []


def test_a_package_on_another_subject_is_checked_with_the_same_tool(cricket: "Copy") -> None:
    report = cricket.report()
    assert report.findings == []
    assert report.rows == 12
    assert ("scores", "runs-are-in-the-quote") in report.ran
    assert ("sides", "quotes-are-the-text") in report.ran
    assert ("seeds", "quotes-are-the-text") not in report.ran


def test_only_the_tables_that_are_asked_for_are_checked(cricket: "Copy") -> None:
    cricket.edit("scores", 0, runs="72")
    cricket.edit("sides", 0, name="two  spaces")
    assert {table for _, table, *_ in cricket.finding_places("sides")} == {"sides"}
    assert cricket.report("sides").rows == 2


def test_a_table_that_is_not_there_is_told_with_those_that_are(cricket: "Copy") -> None:
    with pytest.raises(PackageError, match=r"no table 'goals'; there are scores, sides"):
        check(cricket.root, ["goals"])


def test_findings_come_by_table_and_line(cricket: "Copy") -> None:
    cricket.edit("sides", 1, name="two  spaces")
    cricket.edit("sides", 0, home="yes")
    cricket.edit("scores", 1, runs="149")
    assert [(finding.table, finding.line) for finding in cricket.findings()] == [
        ("scores", 3),
        ("sides", 2),
        ("sides", 3),
    ]


def test_two_rules_may_find_the_same_cell(cricket: "Copy") -> None:
    cricket.edit("sides", 0, name="=two  spaces")
    assert {rule for rule, *_ in cricket.finding_places()} == {
        "no-formulas",
        "no-stray-white-space",
    }


def test_a_package_without_seeds_and_sentences_is_checked_too(cricket: "Copy") -> None:
    def only_seeds(package: "Any") -> None:
        package["resources"] = [
            resource for resource in package["resources"] if resource["name"] == "seeds"
        ]
        package["sandhi"] = {}

    cricket.describe("datapackage.json", only_seeds)
    for file in (
        *cricket.root.glob("data/*"),
        *cricket.root.glob("schemas/*.*"),
    ):  # of the tables that are left out
        if file.stem != "seeds":
            file.unlink()
    shutil.rmtree(cricket.root / "schemas" / "queries")
    assert cricket.report().findings == []
    cricket.edit("seeds", 0, sha256="0" * 64)
    assert {rule for rule, *_ in cricket.finding_places()} == {"seeds-are-unchanged"}
