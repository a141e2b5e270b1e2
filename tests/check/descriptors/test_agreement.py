"""What descriptors say fits together."""

import json
from typing import TYPE_CHECKING, Any

import pytest

from sandhi.check.rules import descriptors
from sandhi.table import csv_text
from tests.check.descriptors.edits import PACKAGE, SCORES, constrained, field, settings, without

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Copy


def test_a_phrase_stands_in_one_group_of_synonyms(cricket: "Copy") -> None:
    cricket.describe(PACKAGE, settings(synonyms=[["run", "रन"], ["wicket", "विकेट"]]))
    assert cricket.finding_places() == set()
    cricket.describe(PACKAGE, settings(synonyms=[["run", "रन"], ["wicket", "Run"]]))
    (finding,) = cricket.findings()
    assert (finding.rule, finding.evidence) == ("descriptor-synonyms", "Run")
    assert "/sandhi/synonyms/1" in finding.message


def enumeration(values: list[str]) -> "Callable[[Any], object]":
    """Give the side's name an enumeration of which one value is defined."""

    def edit(schema: Any) -> None:
        category = {"value": "India", "label": "India", "description": "The home side."}
        schema["fields"][5]["constraints"]["enum"] = values
        schema["fields"][5]["categories"] = [category]

    return edit


def key_to(table: str, column: str, name: str = "side_id") -> "Callable[[Any], object]":
    reference = {"resource": table, "fields": [column]}
    return lambda schema: schema["foreignKeys"][1].update(fields=[name], reference=reference)


def test_a_package_without_words_and_licence_is_asked_for_them(cricket: "Copy") -> None:
    for name in ("title", "description", "licenses"):
        cricket.describe(PACKAGE, without(name))
    report = cricket.report()
    told = {(one.rule, one.severity, one.evidence) for one in report.findings}
    wanting = ("no title", "no description", "no licenses")
    assert told == {("descriptor-introduces", "warning", what) for what in wanting}
    assert report.rows


# The rule, what is edited in which file, the table and the column told, and what is found.
UNREADABLE = "the pattern cannot be read: unterminated character set at position 0"
CONTRADICTORY = [
    (
        "descriptor-synonyms",
        PACKAGE,
        settings(synonyms=[["run", "रन"], ["wicket", "Run"]]),
        None,
        "Run",
    ),
    ("descriptor-introduces", PACKAGE, without("licenses"), None, "no licenses"),
    ("descriptor-text-is-seen", PACKAGE, settings(limits=["\u202e"]), None, r"'\u202e'"),
    ("descriptor-patterns", SCORES, constrained(0, pattern="["), "score_id", UNREADABLE),
    ("descriptor-keys", SCORES, field(5, name="team"), "side_id", "side_id is no field"),
    ("descriptor-keys", SCORES, key_to("teams", "side_id"), "side_id", "teams is no table"),
    ("descriptor-keys", SCORES, key_to("sides", "name"), "side_id", "name is not the key of sides"),
    ("descriptor-keys", SCORES, key_to("sides", "side_id", "team"), "team", "team is no field"),
    ("descriptor-keys", SCORES, field(7, name="runs"), "runs", "two fields are named runs"),
    (
        "descriptor-keys",
        SCORES,
        key_to("scores", "score_id", "score_id"),
        "score_id",
        "the key of a passage refers to another row",
    ),
    (
        "descriptor-keys",
        SCORES,
        lambda schema: schema.update(primaryKey=["runs"]),
        "runs",
        "not the first field",
    ),
    (
        "descriptor-keys",
        SCORES,
        lambda schema: schema.update(uniqueKeys=[["seed_id", "wickets"]]),
        "wickets",
        "wickets is no field",
    ),
    (
        "descriptor-categories",
        "schemas/sides.json",
        enumeration(["India", "Sri Lanka"]),
        "name",
        "enum and categories differ in Sri Lanka",
    ),
    (
        "descriptor-anchors",
        SCORES,
        field(2, name="begin"),
        None,
        "seed_id (string), end (integer), quote (string)",
    ),
    ("descriptor-anchors", "schemas/seeds.json", field(1, name="file"), None, "no path"),
    ("descriptor-anchors", "schemas/sentences.json", field(4, name="text"), None, "no quote"),
    (
        "descriptor-anchors",
        SCORES,
        lambda schema: schema["foreignKeys"].pop(0),
        "seed_id",
        "no key to seeds",
    ),
    ("descriptor-examples", SCORES, field(6, example="many"), "runs", "many"),
    ("descriptor-examples", SCORES, field(6, example="-1"), "runs", "-1"),
    ("descriptor-examples", SCORES, field(0, example="T1"), "score_id", "T1"),
    ("descriptor-examples", SCORES, field(8, example="2025-02-30"), "played", "2025-02-30"),
    (
        "descriptor-addresses",
        PACKAGE,
        lambda package: package.update(homepage="javascript:alert(1)"),
        None,
        "javascript:alert(1)",
    ),
    ("descriptor-keys", SCORES, field(7, name="RUNS"), "RUNS", "two fields are named RUNS"),
    (
        "descriptor-words",
        SCORES,
        field(6, description=""),
        None,
        "scores: columns without description: runs",
    ),
    (
        "descriptor-words",
        SCORES,
        without("fields", 6, "example"),
        None,
        "scores: columns without example: runs",
    ),
    (
        "descriptor-words",
        SCORES,
        constrained(5, enum=["A1"]),
        None,
        "scores: values not defined: side_id",
    ),
    (
        "descriptor-words",
        SCORES,
        without("description"),
        None,
        "scores: no description of the table",
    ),
    ("descriptor-settings", PACKAGE, settings(front=["goals"]), None, "goals is no table"),
    ("descriptor-settings", PACKAGE, settings(tables={"aims": {}}), None, "aims is no table"),
    (
        "descriptor-settings",
        PACKAGE,
        settings(tables={"sides": {"point": ["name", "side_id"]}}),
        None,
        "name of sides holds no numbers",
    ),
    (
        "descriptor-settings",
        PACKAGE,
        settings(coverage={"number": ["seeds"]}),
        None,
        "the rows of seeds have no anchors",
    ),
    (
        "descriptor-settings",
        PACKAGE,
        settings(tables={"sides": {"label": "title"}}),
        None,
        "sides has no column title",
    ),
    (
        "descriptor-settings",
        PACKAGE,
        settings(tables={"scores": {"role": "mention"}}),
        None,
        "scores is a mention, and of says of no other table",
    ),
    (
        "descriptor-settings",
        PACKAGE,
        settings(tables={"scores": {"role": "account", "of": "runs"}}),
        None,
        "runs of scores is no foreign key",
    ),
    (
        "descriptor-settings",
        PACKAGE,
        settings(tables={"scores": {"role": "membership", "of": "side_id"}}),
        None,
        "scores is a membership without record",
    ),
    (
        "descriptor-settings",
        PACKAGE,
        settings(tables={"seeds": {"role": "sentence"}}),
        None,
        "seeds is a sentence, and its rows have no anchors",
    ),
    (
        "descriptor-settings",
        PACKAGE,
        settings(tables={"sides": {"role": "source"}}),
        None,
        "sides is a source, and its rows name no files of texts",
    ),
    (
        "descriptor-settings",
        PACKAGE,
        settings(tables={"sides": {"sort": "-rank"}}),
        None,
        "sides has no column rank",
    ),
    (
        "descriptor-settings",
        PACKAGE,
        settings(names=[{"table": "sides", "form": "name", "record": "id"}]),
        None,
        "sides has no column id",
    ),
]


@pytest.mark.parametrize(
    ("rule", "path", "edit", "column", "evidence"),
    CONTRADICTORY,
    ids=[f"{rule} {evidence}" for rule, *_, evidence in CONTRADICTORY],
)
def test_what_does_not_fit_together_is_told(
    cricket: "Copy",
    rule: str,
    path: str,
    edit: "Callable[[Any], object]",
    column: str | None,
    evidence: str,
) -> None:
    cricket.describe(path, edit)
    findings = {(finding.rule, finding.column, finding.evidence) for finding in cricket.findings()}
    assert (rule, column, evidence) in findings
    assert path in {finding.file for finding in cricket.findings()}


def test_what_coverage_goes_by_is_there_or_asked_for_in_one_line(cricket: "Copy") -> None:
    """And no rule that would go by it fails."""
    cricket.describe(PACKAGE, settings(coverage={"number": ["seeds"], "sentences": ["body"]}))
    cricket.describe("schemas/sentences.json", lambda schema: schema["fields"].pop())
    rows = [{name: row[name] for name in [*row][:-1]} for row in cricket.rows("sentences")]
    text = csv_text([*rows[0]], [[*row.values()] for row in rows])
    cricket.file("sentences").write_text(text, encoding="utf-8", newline="")
    findings = cricket.findings()
    assert {one.rule for one in findings} == {"descriptor-settings"}
    assert {one.evidence for one in findings} == {
        "the rows of seeds have no anchors",
        "sentences has no column kind",
    }


# What settings name of a view, each by a column; the site opens no database that names another.
OF_A_VIEW = {
    "facets": ["{}"],
    "columns": ["{}"],
    "mood": "{}",
    "sort": "-{}",
}


@pytest.mark.parametrize(
    ("column", "evidence"), [("total", []), ("sum", ["totals has no column sum"])]
)
def test_settings_name_columns_that_a_view_has(
    cricket: "Copy", column: str, evidence: list[str]
) -> None:
    (cricket.root / "views").mkdir()
    view = (
        "-- Totals\n-- Of all.\n--\n-- total: All runs.\n\nSELECT sum(runs) AS total FROM scores\n"
    )
    (cricket.root / "views" / "totals.sql").write_text(view)
    for name, value in OF_A_VIEW.items():
        named = json.loads(json.dumps(value).replace("{}", column))
        cricket.describe(PACKAGE, settings(views="views", tables={"totals": {name: named}}))
        assert [one.evidence for one in cricket.findings()] == evidence, name


def test_each_rule_of_descriptors_has_its_defect() -> None:
    assert {rule for rule, *_ in CONTRADICTORY} | {"descriptor"} == {
        rule.id for rule in descriptors.RULES
    }
