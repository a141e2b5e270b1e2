"""What nobody should wait for: patterns without end, headers and cells beyond all measure."""

import csv
import time
from typing import TYPE_CHECKING

import pytest

from sandhi.curate.locate import LONGEST, nearest
from sandhi.package import patterns
from sandhi.package.descriptor import MOST_COLUMNS
from sandhi.package.patterns import Matching, fault, is_simple
from sandhi.table import LONGEST_CELL, MOST_CELLS, TableError, records
from tests.harness.extent import some

if TYPE_CHECKING:
    from typing import Any

    from tests.conftest import Copy, Run

ENDLESS = "(a|aa)+"


def with_pattern(package: "Copy", pattern: str) -> None:
    def describe(schema: "Any") -> None:
        field = next(field for field in schema["fields"] if field["name"] == "name")
        field["constraints"] = {**field.get("constraints", {}), "pattern": pattern}
        field["example"] = "aa"

    package.describe("schemas/sides.json", describe)


def test_a_pattern_without_end_is_a_finding_and_not_a_breach(cricket: "Copy") -> None:
    with_pattern(cricket, ENDLESS)
    cricket.edit("sides", 0, name="a" * 80 + "!")
    cricket.edit("sides", 1, name="aaaa")
    findings = {(rule, column) for rule, _, _, column in cricket.finding_places("sides")}
    assert findings == {("pattern-in-time", "name")}


def test_a_pattern_without_end_has_so_much_time_for_a_column_and_no_more() -> None:
    texts = [f"{'a' * 80}{number}!" for number in range(200)]
    began = time.process_time()
    verdicts = Matching(ENDLESS)([*texts, "aaaa"])
    # For each text alone it would take as long as there are ages.
    assert time.process_time() - began < 20
    assert {verdicts[text] for text in texts} == {None}


def test_a_column_has_the_more_time_the_more_cells_it_has(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(patterns, "SECONDS", 0.0)
    texts = [f"S{number:04}-{number % 97:02}" for number in range(2_000)]
    assert {*Matching("S([0-9]{3,})-[0-9]{2,}")(texts).values()} == {True}
    assert None in Matching(ENDLESS)([f"{'a' * 80}{number}!" for number in range(20)]).values()


@pytest.mark.parametrize("pattern", ["A[0-9]{4}", "[a-z]+", "A?[0-9]{2}", r"Q[1-9][0-9]*", ""])
def test_a_pattern_that_fits_in_one_way_needs_no_clock(pattern: str) -> None:
    assert is_simple(pattern)


@pytest.mark.parametrize(
    "pattern",
    [ENDLESS, "a|aa", "a*a*", "a?a?a", "[a-z]+[0-9]*", "a{1,2}a{1,2}", r"(.)\1", "(?=a)a", "a*+"],
)
def test_a_pattern_that_may_fit_in_many_ways_is_timed(pattern: str) -> None:
    assert not is_simple(pattern)


def test_what_matches_in_time_is_told_from_what_does_not() -> None:
    assert Matching("[a-z]+[0-9]")(["a1", "a", "a1\n"]) == {"a1": True, "a": False, "a1\n": False}


@pytest.mark.parametrize(
    "pattern",
    [
        "[a-z",
        "(" * 5000,
        "(?P<a>x)(?P<a>y)",
        "a{99999999999}",
        "(?:(?:a{1000}){1000}){1000}",
        "((a{1,99}){1,99}){1,99}",
        "a" * 2000,
        "*",
        7,
    ],
    ids=lambda pattern: str(pattern)[:30],
)
def test_a_pattern_that_cannot_be_put_to_cells_says_why(pattern: object) -> None:
    assert fault(pattern)
    assert len(fault(pattern)) < 200


@pytest.mark.parametrize(
    "pattern", ["[A-Z]{1,2}[0-9]{3,4}(-[0-9]{2})?", r"\d+", "[]a]{3}", r"\{2\}", ""]
)
def test_a_pattern_that_is_fit_has_no_fault(pattern: str) -> None:
    assert fault(pattern) == ""


def test_a_pattern_that_cannot_be_read_is_a_finding_in_the_schema(cricket: "Copy") -> None:
    with_pattern(cricket, "a{99999999999}")
    (finding,) = cricket.findings("sides")
    assert (finding.rule, finding.column) == ("descriptor-patterns", "name")
    assert finding.file == "schemas/sides.json"


@pytest.mark.parametrize("columns", some([MOST_COLUMNS + 1, 100_000], 1))
def test_a_schema_that_is_too_wide_is_refused_at_once(
    sandhi: "Run", cricket: "Copy", columns: int
) -> None:
    def widen(schema: "Any") -> None:
        schema["fields"] += [{"name": f"c{number}", "type": "string"} for number in range(columns)]

    cricket.describe("schemas/sides.json", widen)
    ended = sandhi("--package", cricket.root, "check")
    assert (ended.returncode, ended.stderr) == (1, "")
    assert "fields, where 2,000 are the most" in ended.stdout
    for name in ("rules", "fmt"):
        done = sandhi("--package", cricket.root, name)
        assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
        assert "fields, where 2,000 are the most" in done.stderr


def test_a_header_that_is_too_wide_is_refused_at_once(cricket: "Copy") -> None:
    header = ",".join(f"c{number}" for number in range(100_000))
    cricket.file("sides").write_text(f"{header}\n", encoding="utf-8")
    (finding,) = cricket.findings("sides")
    assert finding.rule == "csv-syntax"
    assert "100,000 cells" in finding.evidence
    header = ",".join(f"c{number}" for number in range(MOST_CELLS))
    cricket.file("sides").write_text(f"{header}\n", encoding="utf-8")
    (finding,) = cricket.findings("sides")
    assert finding.rule == "header"
    assert "and 9,980 more" in finding.evidence
    assert len(finding.evidence) < 1000


def test_a_cell_that_is_too_long_is_refused_whatever_limit_others_set() -> None:
    csv.field_size_limit(2**31 - 1)
    assert records(b"a\n" + b"x" * LONGEST_CELL + b"\n").rows
    with pytest.raises(TableError, match="a cell has more than 1,000,000 characters; divide it"):
        records(b"a\n" + b"x" * (LONGEST_CELL + 1) + b"\n")


def test_a_quote_that_is_too_long_is_compared_with_nothing() -> None:
    text = "ab" * LONGEST
    assert nearest(text[:LONGEST], {"S1": text}) is not None
    assert nearest(text[: LONGEST + 1], {"S1": text}) is None
