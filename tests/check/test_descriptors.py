"""Descriptors: what they may say, and that what they say fits together."""

from typing import TYPE_CHECKING, Any

import pytest

from sandhi.check.rules import descriptors

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Copy

SCORES = "schemas/scores.json"
PACKAGE = "datapackage.json"


def field(number: int, **properties: Any) -> "Callable[[Any], object]":
    return lambda schema: schema["fields"][number].update(properties)


def constrained(number: int, **constraints: Any) -> "Callable[[Any], object]":
    return lambda schema: schema["fields"][number]["constraints"].update(constraints)


def settings(**properties: Any) -> "Callable[[Any], object]":
    return lambda package: package["sandhi"].update(properties)


def without(*path: Any) -> "Callable[[Any], object]":
    def drop(descriptor: Any) -> None:
        for step in path[:-1]:
            descriptor = descriptor[step]
        del descriptor[path[-1]]

    return drop


# What is edited in which file, the place that is told, and what is told of it.
MISSHAPEN = [
    (SCORES, field(6, constrains={}), "/fields/6/constrains", "did you mean constraints?"),
    (SCORES, field(6, type="int"), "/fields/6/type", 'write "string" or "any" or "integer"'),
    (SCORES, field(6, type="list"), "/fields/6/type", 'make the type "string"'),
    (SCORES, constrained(6, pattern="[0-9]"), "/constraints/pattern", "may have required, unique"),
    (SCORES, constrained(6, minumum=1), "/constraints/minumum", "did you mean minimum?"),
    (SCORES, constrained(6, minimum="none"), "/constraints/minimum", "write a value as cells have"),
    (SCORES, constrained(6, enum=[1.5]), "/constraints/enum/0", "write a value as cells have"),
    (SCORES, field(8, constraints={"minimum": "2025-13-01"}), "/minimum", "2024-06-19"),
    (SCORES, constrained(0, required=1), "/constraints/required", "write a JSON boolean"),
    (SCORES, constrained(0, jsonSchema={}), "/constraints/jsonSchema", "take the constraint out"),
    (SCORES, field(8, format="%d.%m.%Y"), "/fields/8/format", "take the format out"),
    (SCORES, field(6, groupChar=","), "/fields/6/groupChar", "write numbers without separators"),
    (SCORES, field(6, name=6), "/fields/6/name", "begin it with a letter"),
    (SCORES, field(6, name="[runs]"), "/fields/6/name", "leave quotation marks, brackets"),
    (SCORES, field(6, title=6), "/fields/6/title", "write a JSON string"),
    (SCORES, lambda schema: schema.update(name="goals"), "/name", 'write "scores"'),
    (SCORES, without("primaryKey"), "/", "add primaryKey"),
    (SCORES, lambda schema: schema.update(primaryKey=["a", "b"]), "/primaryKey", "one column"),
    (SCORES, lambda schema: schema.update(missingValues=["NA"]), "/missingValues", 'write [""]'),
    (SCORES, lambda schema: schema.update(foreignkeys=[]), "/foreignkeys", "foreignKeys?"),
    (SCORES, lambda schema: schema.update(uniqueKeys=[]), "/uniqueKeys", "standard asks otherwise"),
    (PACKAGE, lambda package: package.update(licences=[]), "/licences", "did you mean licenses?"),
    (PACKAGE, lambda package: package.update(keywords=[]), "/keywords", "standard asks otherwise"),
    (PACKAGE, lambda package: package.update(created="May"), "/created", "write a date"),
    (PACKAGE, without("title"), "/", "add title"),
    (
        PACKAGE,
        lambda package: package["resources"][0].update(encoding="latin-1"),
        "/encoding",
        "utf-8",
    ),
    (PACKAGE, settings(fronts=[]), "/sandhi/fronts", "did you mean front?"),
    (PACKAGE, settings(tables={"sides": {"verbatm": []}}), "/verbatm", "did you mean verbatim?"),
]


@pytest.mark.parametrize(
    ("path", "edit", "place", "message"),
    MISSHAPEN,
    ids=[f"{place} {message}" for *_, place, message in MISSHAPEN],
)
def test_what_the_tool_does_not_read_is_told_with_its_file_and_place(
    cricket: "Copy", path: str, edit: "Callable[[Any], object]", place: str, message: str
) -> None:
    cricket.describe(path, edit)
    (finding,) = cricket.findings()
    assert finding.rule == "descriptor"
    assert finding.file == path
    assert f"In {path} at /" in finding.message
    assert place in finding.message
    assert message in finding.message


def test_a_phrase_stands_in_one_group_of_synonyms(cricket: "Copy") -> None:
    cricket.describe(PACKAGE, settings(synonyms=[["run", "रन"], ["wicket", "विकेट"]]))
    assert cricket.finding_places() == set()
    cricket.describe(PACKAGE, settings(synonyms=[["run", "रन"], ["wicket", "Run"]]))
    (finding,) = cricket.findings()
    assert (finding.rule, finding.evidence) == ("descriptor-synonyms", "Run")
    assert "/sandhi/synonyms/1" in finding.message


def test_what_is_wrong_with_a_field_is_told_by_table_and_column(cricket: "Copy") -> None:
    cricket.describe(SCORES, field(6, type="int"))
    assert cricket.finding_places() == {("descriptor", "scores", None, "runs")}


def test_every_fault_is_told(cricket: "Copy") -> None:
    cricket.describe(SCORES, field(6, type="int", constrains={}))
    cricket.describe(PACKAGE, lambda package: package.update(licences=[]))
    assert len(cricket.findings()) == 3


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
    ("descriptor-patterns", SCORES, constrained(0, pattern="["), "score_id", UNREADABLE),
    ("descriptor-keys", SCORES, field(5, name="team"), "side_id", "side_id is no field"),
    ("descriptor-keys", SCORES, key_to("teams", "side_id"), "side_id", "teams is no table"),
    ("descriptor-keys", SCORES, key_to("sides", "name"), "side_id", "name is not the key of sides"),
    ("descriptor-keys", SCORES, key_to("sides", "side_id", "team"), "team", "team is no field"),
    ("descriptor-keys", SCORES, field(7, name="runs"), "runs", "two fields are named runs"),
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


def test_no_row_is_checked_while_a_descriptor_is_not_in_order(cricket: "Copy") -> None:
    cricket.describe(SCORES, field(6, example="many"))
    cricket.edit("sides", 0, name="")
    report = cricket.report()
    assert [finding.rule for finding in report.findings] == ["descriptor-examples"]
    assert report.rows == 0


def test_files_are_looked_at_while_a_descriptor_is_not_in_order(cricket: "Copy") -> None:
    cricket.describe(SCORES, field(6, example="many"))
    cricket.file("sides").write_bytes(b"")
    assert {finding.rule for finding in cricket.findings()} == {"descriptor-examples", "empty-file"}


def test_settings_may_name_views(cricket: "Copy") -> None:
    (cricket.root / "views").mkdir()
    (cricket.root / "views" / "totals.sql").write_text("SELECT 1")
    cricket.describe(PACKAGE, settings(views="views", tables={"totals": {"label": "total"}}))
    assert cricket.finding_places() == set()


def test_each_rule_of_descriptors_has_its_defect() -> None:
    assert {rule for rule, *_ in CONTRADICTORY} | {"descriptor"} == {
        rule.id for rule in descriptors.RULES
    }
