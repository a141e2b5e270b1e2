"""What is declared of a table where it changes nothing is told."""

import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest

from tests.check.descriptors.edits import PACKAGE, settings

if TYPE_CHECKING:
    from tests.conftest import Copy


@pytest.mark.parametrize(
    ("declared", "told"),
    [
        (
            {"headings": {"name": "Of that name"}},
            "name of sides leads to no other rows, whose pages it could head",
        ),
        (
            {"phrases": {"home": ["{} plays at home", "at home"]}},
            "sides is neither mention nor part nor link, and its codes say nothing",
        ),
        ({"nobody": {"home": "No side"}}, "sides has no parts that nobody could take"),
        (
            {"named_by": "quote"},
            "sides has no articles that are called by their publisher and their days",
        ),
        (
            {"open": {"home": ["true"]}},
            "sides is no table of disputes, of which some could be open",
        ),
        *(
            ({place: value}, f"home of sides, which is named as {name}, holds no words")
            for place, value, name in (
                ("own_words", ["home"], "own_words"),
                ("verbatim", ["home"], "verbatim"),
                ("labels", {"hi": "home"}, "labels/hi"),
            )
        ),
    ],
)
def test_a_setting_without_effect_is_told(
    cricket: "Copy", declared: dict[str, Any], told: str
) -> None:
    cricket.describe(PACKAGE, settings(tables={"sides": declared}))
    findings = {(one.rule, one.place, one.evidence) for one in cricket.findings()}
    assert findings == {("descriptor-settings", "/sandhi/tables/sides", told)}


VIEW = "-- Runs\n-- The runs of each side.\n--\n-- side_id: key of the side\n-- runs: how many\n\n"
VIEW += "SELECT side_id, runs FROM scores ORDER BY 1, 2\n"
SHOWN: dict[str, Any] = {
    **{"facets": ["side_id"], "sort": "-runs", "columns": ["runs"], "hidden": True},
    **{"urls": {"side_id": "https://example.org/{}"}, "mood": "side_id", "singular": "run"},
}
# Whatever may be declared of a table has an effect on a view, or is told.
VAIN = {
    **{"role": "part", "of": "side_id", "record": "side_id", "label": "runs"},
    **{"labels": {"hi": "side_id"}, "search": ["runs"], "verbatim": ["runs"]},
    **{"own_words": ["runs"], "open": {"runs": ["1"]}, "point": ["side_id", "runs"]},
    **{"headings": {"side_id": "Runs"}, "phrases": {"x": ["y", "z"]}},
    **{"nobody": {"x": "y"}, "named_by": "quote"},
}


def _with_view(copy: "Copy", **declared: Any) -> None:
    (copy.root / "schemas" / "views").mkdir(exist_ok=True)
    (copy.root / "schemas" / "views" / "runs_of_sides.sql").write_text(VIEW, encoding="utf-8")
    copy.describe(PACKAGE, settings(views="schemas/views", **declared))


def test_what_is_declared_of_a_view_has_an_effect_or_is_told(cricket: "Copy") -> None:
    profile = json.loads((files("sandhi.check") / "profiles" / "settings.json").read_text("utf-8"))
    assert {*SHOWN, *VAIN} == {*profile["$defs"]["table"]["properties"]}
    _with_view(cricket, tables={"runs_of_sides": SHOWN})
    assert cricket.findings() == []
    _with_view(cricket, tables={"runs_of_sides": VAIN})
    places = [one.place for one in cricket.findings() if "changes nothing" in one.evidence]
    assert sorted(map(str, places)) == [
        f"/sandhi/tables/runs_of_sides/{name}" for name in sorted(VAIN)
    ]


@pytest.mark.parametrize(
    ("declared", "place"),
    [
        ({"compose": {"runs_of_sides": {}}}, "compose/runs_of_sides"),
        ({"suggest": {"number": "runs_of_sides"}}, "suggest/number"),
        ({"coverage": {"number": ["runs_of_sides"]}}, "coverage/number"),
        (
            {"reader": {"presets": [{"name": "a", "title": "A", "tables": ["runs_of_sides"]}]}},
            "reader/presets/0/tables",
        ),
    ],
)
def test_a_view_is_told_where_rows_are_to_be_anchored(
    cricket: "Copy", declared: dict[str, Any], place: str
) -> None:
    _with_view(cricket, **declared)
    told = {(one.place, one.evidence) for one in cricket.findings()}
    assert (f"/sandhi/{place}", "the rows of runs_of_sides have no anchors") in told


@pytest.mark.parametrize(
    ("declared", "place"),
    [
        ({"compose": {"scores": {"drafts": ["score_id"]}}}, "compose/scores/drafts"),
        ({"compose": {"scores": {"fill": {"sides": {"quote": ["name"]}}}}}, "compose/scores/fill"),
        (
            {
                "compose": {
                    "scores": {"bounds": {"of": ["played"], "first": "played", "last": "played"}}
                }
            },
            "compose/scores/bounds",
        ),
        ({"names": [{"table": "sides", "form": "name", "record": "name"}]}, "names/0"),
        *(
            ({"compose": {"scores": {"undated": {"column": name}}}}, "compose/scores/undated")
            for name in ("side_id", "runs")
        ),
    ],
)
def test_a_column_that_cannot_hold_what_is_declared_is_told(
    cricket: "Copy", declared: dict[str, Any], place: str
) -> None:
    cricket.describe(PACKAGE, settings(**declared))
    assert f"/sandhi/{place}" in {one.place for one in cricket.findings()}
