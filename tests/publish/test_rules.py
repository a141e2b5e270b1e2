"""Rules of views, questions and charts: each defect is found by its rule alone, in its file."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest

from sandhi.check.engine.files import findings_of_whole
from sandhi.check.run import check
from sandhi.package import Trust
from sandhi.publish.rules import RULES
from sandhi.publish.rules.builds import documents_are_read

if TYPE_CHECKING:
    from tests.conftest import Copy, Run

VIEW = "schemas/views/event_roles.sql"
QUESTION = "schemas/queries/how-the-dates-are-known.sql"
CHART = "schemas/charts/timeline.json"
CODING = "codings/2026/notes.md"
CHANGELOG = "CHANGELOG.md"
DOCUMENTS = ["schemas/about.md", "schemas/about.hi.md", "LICENSE", CODING, CHANGELOG]
FAULTS: dict[Callable[[Path], object], str] = {
    os.mkfifo: "is a pipe",
    lambda file: file.symlink_to(file.name): "cannot be read",
    lambda file: file.symlink_to("nowhere"): "is missing",
}
ENDLESS = (
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) AS i FROM n"
)


# What of a chart is edited, in a copy of it, and what is told of that copy.
UNDRAWN = [
    ("sql", "earliest,", "earliest AS begun,", "it yields no earliest"),
    ("sql", "FROM events\nO", "FROM nowhere\nO", "no such table"),
    ("sql", "FROM events\nO", "FROM events WHERE 0\nO", "has no rows"),
    ("json", "count(*)", "nowhere", "no such column: nowhere"),
    ("json", "{days}", "{weeks}", "the title has a slot that is not filled: 'weeks'"),
    ("json", "events.status", "events.label", "events.label is no enumeration"),
]
# What is put in the place of views and questions that the package does not have.
PUT = {
    "schemas/views/lost.sql": ("SELECT i FROM nowhere", "no such table: nowhere"),
    "schemas/views/others.sql": (
        "SELEKT 1 AS i",
        'schemas/views/others.sql: near "SELEKT": syntax error; mend its SQL',
    ),
    "schemas/views/numbers.sql": (ENDLESS, "it comes to no end"),
    "schemas/queries/sums.sql": (ENDLESS, "it comes to no end"),
}
Places: TypeAlias = set[tuple[str, str, str]]


def places_of_findings(real: "Copy") -> Places:
    """Rule, file and evidence of each finding of these rules."""
    findings = findings_of_whole(real.package, RULES)
    return {(one.rule, one.file, one.evidence) for one in findings}


def replaced(real: "Copy", path: str, old: str, new: str) -> None:
    file = real.root / path
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def charted(number: int) -> str:
    return CHART.replace("timeline", f"timeline-{number}")


@pytest.fixture(scope="module")
def found(original: "Copy", tmp_path_factory: pytest.TempPathFactory) -> Places:
    """What one run finds of all that is planted in a copy: each in a file of its own."""
    copy = original.into(tmp_path_factory.mktemp("declared") / "package")
    for path, (sql, _) in PUT.items():
        text = f"-- Title\n-- Words.\n--\n-- i: a number\n\n{sql}\n"
        (copy.root / path).write_text(text, encoding="utf-8")
    for path in (VIEW, QUESTION):
        replaced(copy, path, f"-- {first_column(copy, path)}:", "-- of_old:")
    for number, (part, old, new, _) in enumerate(UNDRAWN):
        for end in ("sql", "json"):
            text = (copy.root / CHART).with_suffix(f".{end}").read_text("utf-8")
            (copy.root / charted(number)).with_suffix(f".{end}").write_text(text, "utf-8")
        replaced(copy, charted(number).replace("json", part), old, new)
    return places_of_findings(copy)


def first_column(copy: "Copy", path: str) -> str:
    """The first column that the header of a view or question tells of."""
    text = (copy.root / path).read_text("utf-8")
    return text.split("--\n")[1].split("\n")[0].removeprefix("-- ").partition(":")[0]


def test_nothing_is_found_but_where_a_defect_is(found: Places) -> None:
    planted = {*PUT, VIEW, QUESTION, *(charted(number) for number in range(len(UNDRAWN)))}
    assert {file for _, file, _ in found} == planted


@pytest.mark.parametrize("path", PUT)
def test_one_that_does_not_run_or_comes_to_no_end_is_found(found: Places, path: str) -> None:
    rule = "views-run" if "views" in path else "questions-run"
    assert {one for one in found if one[1] == path} == {(rule, path, PUT[path][1])}


@pytest.mark.parametrize("path", [VIEW, QUESTION])
def test_a_column_without_words_is_found_and_words_without_a_column(
    original: "Copy", found: Places, path: str
) -> None:
    told = (
        f"{first_column(original, path)} is not in the header",
        "of_old is no column and no parameter",
    )
    expected = {("headers-name-the-columns", path, words) for words in told}
    assert {one for one in found if one[1] == path} == expected


@pytest.mark.parametrize("number", range(len(UNDRAWN)), ids=[told for *_, told in UNDRAWN])
def test_a_chart_that_cannot_be_drawn_is_found(found: Places, number: int) -> None:
    ((rule, _, evidence),) = [one for one in found if one[1] == charted(number)]
    assert rule == "charts-have-their-rows"
    assert UNDRAWN[number][-1] in evidence


def test_a_chart_that_is_not_as_its_kind_asks_is_found(real: "Copy") -> None:
    replaced(real, CHART, '"periods"', '"period"')
    ((rule, _, evidence),) = places_of_findings(real)
    assert rule == "charts-have-their-rows"
    assert CHART in evidence


def test_they_are_not_run_where_a_table_cannot_be_read(cricket: "Copy") -> None:
    cricket.file("sides").write_bytes(b"")
    skipped = {
        one.rule
        for one in check(cricket.root, rules_on_the_whole=RULES, trust=Trust.GIVEN).skipped
        if one.table == ""
    }
    assert skipped >= {rule.id for rule in RULES if rule.reads}


@pytest.mark.parametrize("path", DOCUMENTS)
def test_a_document_that_is_no_file_is_found(cricket: "Copy", path: str) -> None:
    file = cricket.root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    cricket.describe("datapackage.json", _with_documents)
    (cricket.root / "schemas" / "about.hi.md").write_text("मैच", encoding="utf-8")
    (cricket.root / "schemas" / "hi.json").write_text("{}", encoding="utf-8")
    for fault, what in FAULTS.items():
        file.unlink(missing_ok=True)
        fault(file)
        (found,) = findings_of_whole(cricket.package, [documents_are_read])
        assert (found.file, what in found.evidence) == (path, True)
    file.unlink()
    file.write_bytes(b"\xff")
    found_text = [one.file for one in findings_of_whole(cricket.package, [documents_are_read])]
    assert found_text == ([path] if "about" in path or path == CHANGELOG else [])


def _with_documents(descriptor: Any) -> None:
    """Say something in Hindi, and have a coding."""
    descriptor["sandhi"]["languages"] = {
        "hi": {"words": "schemas/hi.json", "about": "schemas/about.hi.md"}
    }
    compared = {"scores": {"file": "scores", "columns": {"runs": "runs"}}}
    descriptor["sandhi"]["agreement"] = {"folder": "codings", "tables": compared}


def test_the_command_puts_them_to_the_whole_and_lists_them(cricket: "Copy", sandhi: "Run") -> None:
    folder = cricket.root / "schemas" / "views"
    folder.mkdir(exist_ok=True)
    (folder / "sums.sql").write_text("-- Sums\n\nSELECT 1 AS i\n", encoding="utf-8")
    cricket.describe("datapackage.json", lambda one: one["sandhi"].update(views="schemas/views"))
    done = sandhi("--package", cricket.root, "check")
    assert done.returncode == 1
    assert "schemas/views/sums.sql  i is not in the header" in done.stdout
    assert "headers-name-the-columns" in sandhi("--package", cricket.root, "rules").stdout
