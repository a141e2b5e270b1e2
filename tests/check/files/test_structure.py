"""Structure: what Frictionless finds, told once, on the row and the column where it is."""

from typing import TYPE_CHECKING

import frictionless
import pytest

from sandhi.check.engine import frictionless as engine
from sandhi.check.rules import structure
from tests.conftest import place

if TYPE_CHECKING:
    from typing import Any

    from tests.conftest import Copy

# Rule, table, row, column, what stands there, and what the finding says how to mend.
DEFECTS = [
    ("type", "seeds", 1, "characters", "many", "Write characters as a whole number, such as"),
    ("type", "scores", 1, "overs", "north", "Write overs as a number, such as"),
    ("type", "scores", 1, "overs", "sNaN", "Write overs as a number, such as"),
    ("type", "scores", 0, "played", "19 June 2024", "Write played as a date, such as"),
    ("required", "sides", 1, "name", "", "Fill in name"),
    ("required", "sides", 1, "start", "", "Fill in start"),
    ("pattern", "sides", 1, "code", "slk", "Write code as [A-Z]{3}, such as"),
    ("enum", "sides", 1, "league", "second", "Write one of first, other"),
    ("minimum", "scores", 1, "overs", "-1", "its minimum is 0"),
    ("maximum", "scores", 1, "overs", "51", "its maximum is 50"),
    ("foreign-key", "scores", 1, "side_id", "T9", "Write a key of sides, or add"),
    ("foreign-key", "sides", 1, "parent_id", "T9", "Write a key of sides, or add"),
]


@pytest.fixture
def sides(cricket: "Copy") -> "Copy":
    """The small package, whose sides have a code, a league, and one that they are part of."""
    fields: dict[str, Any] = {
        "code": {"example": "IND", "constraints": {"pattern": "[A-Z]{3}", "unique": True}},
        "league": {
            "example": "first",
            "constraints": {"enum": ["first", "other"]},
            "categories": [
                {"value": "first", "label": "First", "description": "The first league."},
                {"value": "other", "label": "Other", "description": "Any other."},
            ],
        },
        "parent_id": {"example": "T1"},
    }
    own = {"resource": "", "fields": ["side_id"]}

    def declare(schema: "Any") -> None:
        for name, field in fields.items():
            said = {"name": name, "type": "string", "title": name, "description": "It is so."}
            schema["fields"].append(said | field)
        schema["foreignKeys"].append({"fields": ["parent_id"], "reference": own})

    cricket.describe("schemas/sides.json", declare)
    added = {"code": "", "league": "other", "parent_id": ""}
    names, *lines = cricket.file("sides").read_text("utf-8").splitlines()
    ends = [",".join(added), *(",".join(added.values()) for _ in lines)]
    text = "".join(f"{line},{end}\n" for line, end in zip([names, *lines], ends, strict=True))
    cricket.file("sides").write_text(text, encoding="utf-8")
    return cricket


@pytest.mark.parametrize(("rule", "table", "row", "column", "cell", "mend"), DEFECTS)
def test_a_breach_of_structure_is_found_once_where_it_is(
    sides: "Copy", rule: str, table: str, row: int, column: str, cell: str, mend: str
) -> None:
    key = sides.edit(table, row, **{column: cell})
    (finding,) = sides.findings(table)
    assert place(finding)[:6] == (rule, table, key, column, row + 2, cell)
    assert mend in finding.message


def test_a_value_that_must_be_unique_is_found_in_the_later_row(cricket: "Copy") -> None:
    first = cricket.rows("sides")[0]
    key = cricket.edit("sides", 1, name=first["name"])
    (finding,) = cricket.findings("sides")
    assert place(finding)[:6] == ("unique", "sides", key, "name", 3, first["name"])


def test_a_key_to_a_table_that_cannot_be_read_is_not_followed(cricket: "Copy") -> None:
    cricket.edit("scores", 0, side_id="T9")
    assert ("foreign-key", "scores", "R1", "side_id") in cricket.finding_places("scores")
    cricket.file("sides").write_bytes(b"")
    assert "foreign-key" not in {rule for rule, *_ in cricket.finding_places()}


def test_a_key_that_is_empty_or_stands_for_no_value_names_no_row(cricket: "Copy") -> None:
    cricket.describe("schemas/scores.json", lambda schema: schema.update(missingValues=["", "-"]))
    cricket.edit("scores", 0, side_id="-")
    cricket.edit("scores", 1, side_id="")
    assert "foreign-key" not in {rule for rule, *_ in cricket.finding_places("scores")}


def test_a_key_that_stands_twice_is_found_once(cricket: "Copy") -> None:
    cricket.edit("scores", 1, score_id="R1")
    (finding,) = cricket.findings("scores")
    assert place(finding)[:6] == ("unique", "scores", "R1", "score_id", 3, "R1")


def test_empty_cells_are_no_repetition(sides: "Copy") -> None:
    assert {row["code"] for row in sides.rows("sides")} == {""}
    assert sides.finding_places("sides") == set()


def test_a_value_with_a_line_end_after_it_does_not_have_its_form(sides: "Copy") -> None:
    key = sides.edit("sides", 1, code="SLK\n")
    assert ("pattern", "sides", key, "code") in sides.finding_places("sides")


def test_a_row_without_its_key_is_found(cricket: "Copy") -> None:
    cricket.edit("scores", 0, score_id="")
    (finding,) = cricket.findings("scores")
    assert place(finding)[:5] == ("required", "scores", None, "score_id", 2)


def test_the_line_is_right_below_cells_that_hold_line_ends(cricket: "Copy") -> None:
    cricket.describe(
        "datapackage.json",
        lambda package: package["sandhi"].update(tables={"seeds": {"verbatim": ["headline"]}}),
    )
    cricket.edit("seeds", 0, headline="one\ntwo\nthree")
    cricket.edit("seeds", 1, characters="-1")
    assert [(finding.rule, finding.line) for finding in cricket.findings("seeds")] == [
        ("minimum", 5)
    ]


def test_lengths_of_texts_are_checked(cricket: "Copy") -> None:
    def limit(schema: "Any") -> None:
        schema["fields"][5]["constraints"] |= {"minLength": 3, "maxLength": 9}

    cricket.describe("schemas/sides.json", limit)
    cricket.edit("sides", 0, name="IN")
    assert cricket.finding_places("sides") == {("minLength", "sides", "T1", "name")}
    cricket.edit("sides", 0, name="The Indians")
    assert cricket.finding_places("sides") == {("maxLength", "sides", "T1", "name")}


def test_what_frictionless_tells_of_a_whole_table_is_told_in_its_words(
    cricket: "Copy", monkeypatch: pytest.MonkeyPatch
) -> None:
    cricket.edit("scores", 0, overs="north")  # so that Frictionless is asked
    error = frictionless.errors.SourceError(note="it is nowhere")
    monkeypatch.setattr(engine, "errors_by_rows", lambda *_: [error])
    (finding,) = engine.findings_beside(cricket.package, "scores", [], in_memory=False)
    assert place(finding)[:5] == ("readable-by-others", "scores", None, None, None)
    assert "it is nowhere" in finding.evidence


def test_a_blank_row_is_found_once(cricket: "Copy") -> None:
    rows = cricket.rows("sides")
    cricket.write("sides", [*rows, dict.fromkeys(rows[0], "")])
    findings = [finding for finding in cricket.findings("sides") if finding.column is None]
    assert [place(finding)[:5] for finding in findings] == [
        ("readable-by-others", "sides", None, None, 4)
    ]


@pytest.mark.parametrize(
    ("rule", "limit", "cell"), [("exclusiveMinimum", 148, "148"), ("exclusiveMaximum", 200, "200")]
)
def test_limits_that_are_no_values_themselves_are_checked(
    cricket: "Copy", rule: str, limit: int, cell: str
) -> None:
    cricket.describe(
        "schemas/scores.json",
        lambda schema: schema["fields"][6]["constraints"].update({"minimum": 0, rule: limit}),
    )
    cricket.describe("schemas/scores.json", lambda schema: schema["fields"][6].pop("example"))
    cricket.edit("scores", 1, runs=cell)
    places = [place(finding)[:4] for finding in cricket.findings("scores") if finding.rule == rule]
    assert (rule, "scores", "R2", "runs") in places


def test_each_rule_of_structure_has_its_defect() -> None:
    others = {"unique", "minLength", "maxLength", "readable-by-others", "pattern-in-time"}
    others |= {"exclusiveMinimum", "exclusiveMaximum"}
    assert {rule for rule, *_ in DEFECTS} | others == {rule.id for rule in structure.RULES}
