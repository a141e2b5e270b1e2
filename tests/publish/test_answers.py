"""An answer that the data do not fill, or that rests on nothing, is found before it is shown."""

from collections import Counter
from typing import Any

import pytest

from sandhi.check.engine.files import findings_of_whole
from sandhi.package.declarations import questions
from sandhi.publish.charts import draw
from sandhi.publish.charts.declarations import KINDS
from sandhi.publish.rules import RULES
from sandhi.publish.sqlite.reading import Reader
from tests.conftest import Copy
from tests.publish.charts.test_declarations import declare
from tests.publish.charts.test_odd_rows import PLAIN, declared, selected

RULE = "questions-are-answered"


def found(package: Copy) -> list[str]:
    findings = findings_of_whole(package.package, RULES)
    return [one.evidence for one in findings if one.rule == RULE]


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"answer": ["{side} made {goals} goals."]}, "nothing fills {goals}"),
        ({"answer": ["{side}"]}, "says nothing but its slots"),
        ({"slots": "least-runs"}, "there is no worked question least-runs"),
        ({"slots": "runs-by-side"}, "yields 2 rows, and slots are filled by one"),
        ({"claims": "most-runs"}, "which is the key of no row"),
        ({"columns": ["wickets"]}, "has no column wickets"),
        ({"passages": ["R9"]}, "R9 is no key in runs-by-side"),
        ({"chart": "wagon-wheel"}, "there is no chart wagon-wheel"),
        ({"drawing": "Runs"}, "no chart of which 'Runs' could be a panel"),
        ({"bars": "runs-by-side"}, "that is no number from 0 on"),
    ],
)
def test_each_way_to_miss_an_answer_is_told(
    cricket: Copy, changes: dict[str, Any], told: str
) -> None:
    assert found(cricket) == []
    cricket.describe(
        "datapackage.json", lambda package: package["sandhi"]["questions"][0].update(changes)
    )
    assert any(told in one for one in found(cricket)), found(cricket)


def test_a_slot_that_stays_empty_is_told(cricket: Copy) -> None:
    cricket.edit("scores", 1, overs="")
    assert any("nothing fills {overs}" in one for one in found(cricket))


def test_a_question_is_run_once_though_an_answer_rests_on_it(
    cricket: Copy, monkeypatch: pytest.MonkeyPatch
) -> None:
    select, run = Reader.select, Counter[str]()

    def counted(reader: Reader, sql: str, *given: Any) -> Any:
        run[sql] += 1
        return select(reader, sql, *given)

    monkeypatch.setattr(Reader, "select", counted)
    assert found(cricket) == []
    rested_on = {name for one in cricket.package.settings.questions for name in one.queries}
    asked = [run[one.sql] for one in questions(cricket.package) if one.name in rested_on]
    assert asked == [1] * len(rested_on) != []


@pytest.mark.parametrize("kind", ["claims", "network"])
def test_a_panel_that_its_chart_does_not_draw_is_told(cricket: Copy, kind: str) -> None:
    declare(cricket, *declared(kind, selected(kind, PLAIN[kind])))
    question = {"chart": "kinds", "drawing": "No such panel"}
    cricket.describe(
        "datapackage.json", lambda package: package["sandhi"]["questions"][0].update(question)
    )
    (told,) = found(cricket)
    assert "kinds has no panel 'No such panel'; it has " in told
    titles = told.rpartition("it has ")[2].split(", ")
    question["drawing"] = titles[-1]
    cricket.describe(
        "datapackage.json", lambda package: package["sandhi"]["questions"][0].update(question)
    )
    assert found(cricket) == []


def test_the_panel_that_a_question_names_is_drawn_before_all_others(
    cricket: Copy, monkeypatch: pytest.MonkeyPatch
) -> None:
    cells = dict(zip(KINDS["claims"], PLAIN["claims"], strict=True))
    titles = ["Runs", "Wickets", "Overs"]
    of_panels = [[*(cells | {"panel": f"'{title}'"}).values()] for title in titles]
    declare(cricket, *declared("claims", selected("claims", *of_panels)))
    question = {"chart": "kinds", "drawing": "No panel"}

    def ask() -> list[str]:
        cricket.describe(
            "datapackage.json", lambda package: package["sandhi"]["questions"][0].update(question)
        )
        return found(cricket)

    (told,) = ask()
    assert told.endswith("kinds has no panel 'No panel'; it has Runs, Wickets, Overs")
    monkeypatch.setattr(draw, "PANELS", 1)
    for question["drawing"] in titles:
        assert ask() == []
    question["drawing"] = "No panel"
    assert len(ask()) == 1
