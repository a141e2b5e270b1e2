"""The rule of coverage, as `sandhi check` puts it to the sentences."""

from typing import TYPE_CHECKING

import pytest
from pandas import Series

from sandhi.check.context import Context
from sandhi.check.rules.coverage import coverage, rules

if TYPE_CHECKING:
    from tests.conftest import Copy

NUMBER = ("S003", "51")  # the number of an article, left out as an identifier


@pytest.mark.no_cover
def test_an_open_expression_is_found_at_its_sentence(real: "Copy") -> None:
    rows = real.rows("exclusions")
    real.write("exclusions", [row for row in rows if (row["seed_id"], row["quote"]) != NUMBER])
    (finding,) = [one for one in real.findings("sentences") if one.rule == "coverage"]
    (line,) = real.package.cells("sentences").query("sentence_id == 'S003-09'").index
    assert (finding.table, finding.key, finding.column) == ("sentences", "S003-09", "quote")
    assert (finding.line, finding.evidence) == (line, "“51” (number, 968 to 970)")
    assert finding.mend.startswith("Code what is open in it, or leave that out")


def test_it_says_everything_that_is_open_and_that_nothing_is_coded(real: "Copy") -> None:
    for table, schema in real.package.schemas.items():
        if schema.anchored and table != "sentences":
            real.write(table, [])
    package = real.package
    context = Context(package, "sentences")
    judge, explain = coverage.judge, coverage.explain
    assert judge
    assert explain
    verdict = judge(context)
    assert isinstance(verdict, Series)
    broken = context.rows[~verdict]
    evidence = {row["sentence_id"]: explain(context, row, "quote") for _, row in broken.iterrows()}
    assert "“मंगलवार” (date, 129 to 136); " in evidence["S000-01"]
    assert evidence["S000-01"].endswith("; nothing in it is coded")
    assert evidence["S002-07"] == "nothing in it is coded"
    assert "S004-18" not in evidence  # a promotion, in which nothing must be accounted for


@pytest.mark.no_cover
def test_it_is_not_put_to_a_package_with_a_table_that_cannot_be_read(real: "Copy") -> None:
    real.file("places").write_bytes(b"\xff")
    report = real.report("sentences")
    assert "coverage" not in {finding.rule for finding in report.findings}
    assert ("coverage", "sentences") in {(one.rule, one.table) for one in report.skipped}


@pytest.mark.no_cover
def test_it_is_not_put_to_a_package_whose_seed_has_changed(real: "Copy") -> None:
    next((real.root / "seeds").iterdir()).write_text("कुछ और")
    report = real.report("sentences")
    assert ("coverage", "sentences") in {(one.rule, one.table) for one in report.skipped}


def test_it_asks_for_every_table_that_the_account_reads(real: "Copy") -> None:
    (rule,) = rules(real.package)
    assert rule.table == "sentences"
    assert {"seeds", "figures", "exclusions", "texts"} <= {*rule.reads}
    assert "event_types" not in rule.reads


def test_a_package_that_declares_no_coverage_has_no_such_rule(cricket: "Copy") -> None:
    assert rules(cricket.package) == []
    assert cricket.finding_places() == set()


def test_keys_of_sentences_may_be_numbers(cricket: "Copy") -> None:
    rows = cricket.rows("sentences")
    cricket.write(
        "sentences",
        [{**row, "sentence_id": str(at), "kind": "body"} for at, row in enumerate(rows, 1)],
    )

    def number(schema: dict[str, list[dict[str, object]]]) -> None:
        schema["fields"][0] |= {"type": "integer", "example": "1"}
        schema["fields"][0]["constraints"] = {"required": True, "unique": True}

    cricket.describe("schemas/sentences.json", number)
    cricket.describe(
        "datapackage.json",
        lambda package: package["sandhi"].update(
            coverage={"number": ["scores"], "sentences": ["body"]}
        ),
    )
    for table, schema in cricket.package.schemas.items():
        if schema.anchored and table != "sentences":
            cricket.write(table, [])
    context = Context(cricket.package, "sentences")
    assert coverage.judge
    assert coverage.explain
    verdict = coverage.judge(context)
    assert isinstance(verdict, Series)
    broken = context.rows[~verdict]
    evidence = [coverage.explain(context, row, "quote") for _, row in broken.iterrows()]
    assert len(evidence) == len(rows)
    assert "“24” (number" in evidence[1]
    assert all(one.endswith("nothing in it is coded") for one in evidence)
