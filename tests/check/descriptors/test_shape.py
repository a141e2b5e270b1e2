"""What descriptors may say, and that nothing is checked while they say something else."""

from typing import TYPE_CHECKING, Any

import pytest

from tests.check.descriptors.edits import PACKAGE, SCORES, constrained, field, settings, without

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Copy


# What is edited in which file, the place that is told, and what is told of it.
MISSHAPEN = [
    (SCORES, field(6, constrains={}), "/fields/6/constrains", "did you mean constraints?"),
    (SCORES, field(6, type="money"), "/fields/6/type", 'write "string" or "any" or "integer"'),
    (SCORES, field(6, type="float"), "/fields/6/type", ': write "number".'),
    (SCORES, field(1, format="%d.%m.%Y"), "/fields/1/format", "as type that of which it is"),
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
    (SCORES, lambda schema: schema.update(fields=[]), "/fields", "write one item at the least"),
    (SCORES, constrained(0, minLength=-1), "/constraints/minLength", "write 0 or more"),
    (
        PACKAGE,
        lambda package: package.update(licenses=[{"name": "CC0-1.0", "path": "../x"}]),
        "/licenses/0/path",
        "write a path below the package",
    ),
    (PACKAGE, lambda package: package.update(licences=[]), "/licences", "did you mean licenses?"),
    (PACKAGE, lambda package: package.update(keywords=[]), "/keywords", "standard asks otherwise"),
    (PACKAGE, lambda package: package.update(created="May"), "/created", "write a date"),
    (PACKAGE, lambda package: package.update(licenses=[{"name": "CC BY"}]), "/name", "CC-BY-4.0"),
    (
        PACKAGE,
        lambda package: package["resources"][0].update(encoding="latin-1"),
        "/encoding",
        "utf-8",
    ),
    (SCORES, lambda schema: schema.update(fieldsMatch="x"), "/fieldsMatch", "exact or equal"),
    (PACKAGE, settings(tables={"sides": {"sort": "-"}}), "/tables/sides/sort", "name a column"),
    (PACKAGE, settings(tables={"sides": {"labels": {"": "name"}}}), "/labels", "beside English"),
    (PACKAGE, settings(tables={"sides": {"labels": {"en": "name"}}}), "/labels", "such as hi"),
    (
        PACKAGE,
        settings(tables={"scores": {"headings": {"side_id": " "}}}),
        "/side_id",
        "write words",
    ),
    (PACKAGE, settings(tables={"scores": {"point": ["runs", "runs"]}}), "/point", "item once"),
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


def test_what_is_wrong_with_a_field_is_told_by_table_and_column(cricket: "Copy") -> None:
    cricket.describe(SCORES, field(6, type="int"))
    assert cricket.finding_places() == {("descriptor", "scores", None, "runs")}


def test_every_fault_is_told(cricket: "Copy") -> None:
    cricket.describe(SCORES, field(6, type="int", constrains={}))
    cricket.describe(PACKAGE, lambda package: package.update(licences=[]))
    assert len(cricket.findings()) == 3


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
