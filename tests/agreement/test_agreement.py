"""Codings of the same texts are matched as defined, and what cannot be compared is told."""

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from sandhi.agreement.codings import AnchoredPassage
from sandhi.agreement.compare import alpha, compare, f1
from sandhi.agreement.report import comparisons

if TYPE_CHECKING:
    from tests.conftest import Copy, Run


def passage(start: int, end: int, seed: str = "S1", **values: str) -> AnchoredPassage:
    return AnchoredPassage(seed, start, end, "x" * (end - start), values)


def test_alpha_is_that_of_krippendorffs_example_of_nominal_data() -> None:
    # Computing Krippendorff's Alpha-Reliability (2011), section B: twelve articles, two observers.
    meg, owen = "aabbdcccedda", "babbbcccedda"[:11] + "d"
    assert alpha([*zip(meg, owen, strict=True)]) == pytest.approx(0.692, abs=0.0005)


@pytest.mark.parametrize("values", [[], [("a", "a"), ("a", "a")]])
def test_alpha_is_not_defined_without_variation(values: list[tuple[str, str]]) -> None:
    assert alpha(values) is None


def test_f1_counts_matches_twice_over_both() -> None:
    assert f1(3, 4, 6) == pytest.approx(0.6)
    assert f1(0, 0, 0) == 1.0


def test_the_likest_passages_match_and_each_once() -> None:
    ours = [passage(0, 10), passage(10, 20), passage(0, 5, seed="S2")]
    theirs = [passage(0, 10), passage(9, 19), passage(19, 25)]
    comparison = compare("t", ours, theirs, [])
    assert (comparison.ours, comparison.theirs) == (3, 3)
    assert comparison.exact == pytest.approx(2 / 6)
    assert comparison.overlapping == pytest.approx(4 / 6)
    assert [(one.ours, one.theirs) for one in comparison.pairs] == [
        (ours[0], theirs[0]),
        (ours[1], theirs[1]),
        (None, theirs[2]),
        (ours[2], None),
    ]


def test_of_equal_passages_those_match_that_say_the_same() -> None:
    ours = [passage(0, 9, who="a"), passage(0, 9, who="b")]
    theirs = [passage(0, 9, who="b"), passage(0, 9, who="a")]
    (category,) = compare("t", ours, theirs, ["who"]).categories
    assert (category.pairs, category.agreeing, category.alpha) == (2, 2, 1.0)


def test_passages_may_have_to_say_the_same_to_match() -> None:
    ours = [passage(0, 9, who="a", role="host"), passage(20, 30, who="b", role="guest")]
    theirs = [passage(0, 9, who="c", role="host"), passage(21, 30, who="b", role="host")]
    comparison = compare("t", ours, theirs, ["who", "role"], same=["who"])
    assert (comparison.exact, comparison.overlapping) == (0, 0.5)
    assert [(one.name, one.pairs, one.agreeing) for one in comparison.categories] == [
        ("role", 1, 0)
    ]


HEADER = "seed_id,start,end,quote,side,runs"


@pytest.fixture
def coded(cricket: "Copy") -> Callable[..., "Copy"]:
    """Give the package a coding of its scores, of which rows may be replaced."""

    def code(*rows: str, header: str = HEADER, **declared: Any) -> "Copy":
        columns = {"side": "side_id.name", "runs": "runs"}
        tables = {"scores": {"file": "points", "columns": columns}}
        agreement = {"folder": "codings", "tables": tables, **declared}
        cricket.describe(
            "datapackage.json", lambda descriptor: descriptor["sandhi"].update(agreement=agreement)
        )
        own = ",".join(cricket.rows("scores")[0][name] for name in HEADER.split(",")[:4])
        folder = cricket.root / "codings" / "second"
        folder.mkdir(parents=True)
        lines = [row.format(own=own) for row in rows]
        (folder / "points.csv").write_text("\n".join([header, *lines, ""]), "utf-8")
        return cricket

    return code


def test_the_command_shows_what_agrees_and_every_difference(
    coded: Callable[..., "Copy"], sandhi: "Run"
) -> None:
    package = coded("{own},India,70", "M2,0,6,कोलंबो,India,1")
    text = sandhi("--package", package.root, "agreement").stdout
    assert "runs 0 of 1" in text
    assert "side 1 of 1" in text
    (of_scores,) = json.loads(
        sandhi("--package", package.root, "agreement", "--format", "json").stdout
    )["second"]
    assert of_scores["f1_exact"] == pytest.approx(1 / 2)
    first, second, third = of_scores["differences"]
    assert {first["ours"]["values"]["runs"], first["theirs"]["values"]["runs"]} == {"71", "70"}
    assert {second["theirs"] is None, third["theirs"] is None} == {True, False}
    markdown = sandhi("--package", package.root, "agreement", "--format", "markdown").stdout
    assert "| scores | 2 | 2 | 0.500 | 0.500 | side 1 of 1, α –; runs 0 of 1, α 0.000 |" in markdown


def test_a_seed_that_came_after_a_coding_counts_for_nothing(
    coded: Callable[..., "Copy"],
) -> None:
    ((of_scores,),) = comparisons(coded("{own},India,71").package).values()
    assert (of_scores.ours, of_scores.theirs, of_scores.exact) == (1, 1, 1.0)


@pytest.mark.parametrize(
    ("rows", "settings", "message"),
    [
        (["M1,0,3,xyz,India,71"], {}, "points.csv:2: the quote is not what stands there"),
        (["M9,0,3,xyz,India,71"], {}, "points.csv:2: the quote is not what stands there"),
        (["{own},India"], {}, "has rows of unequal length"),
        (["{own},India,71"], {"header": HEADER.replace("runs", "score")}, "lacks runs"),
        (["{own},India,71"], {"tables": {"goals": {"file": "points", "columns": {}}}}, "goals"),
        (
            ["{own},India,71"],
            {"tables": {"scores": {"file": "points", "columns": {"side": "side.name"}}}},
            "scores has no column side that leads on",
        ),
    ],
)
def test_what_cannot_be_compared_is_told_in_one_line(
    coded: Callable[..., "Copy"],
    sandhi: "Run",
    rows: list[str],
    settings: dict[str, Any],
    message: str,
) -> None:
    ran = sandhi("--package", coded(*rows, **settings).root, "agreement")
    assert ran.returncode == 2
    assert message in ran.stderr
    assert len(ran.stderr.splitlines()) == 1


def test_a_package_that_declares_no_codings_says_so(cricket: "Copy", sandhi: "Run") -> None:
    ran = sandhi("--package", cricket.root, "agreement")
    assert ran.returncode == 2
    assert "/sandhi/agreement" in ran.stderr
