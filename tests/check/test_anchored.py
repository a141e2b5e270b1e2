"""Rules of every anchored table: each defect is found by its rule alone, where it is."""

from typing import TYPE_CHECKING

import numpy as np
import pytest

from sandhi.text import cluster_boundaries
from tests.conftest import place

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from tests.conftest import Copy

TABLE, KEY, SEED = "sides", "T2", "M1"
NUMBER = 1
PASSAGE = "रविवार को पुणे में श्रीलंका"


def anchored(package: "Copy", start: int, end: int) -> None:
    """Move an anchor, quote and all."""
    quote = package.package.texts[SEED][start:end]
    package.edit(TABLE, NUMBER, seed_id=SEED, start=str(start), end=str(end), quote=quote)


def bounds(package: "Copy") -> tuple[int, int, str]:
    row = package.rows(TABLE)[NUMBER]
    return int(row["start"]), int(row["end"]), package.package.texts[row["seed_id"]]


@pytest.fixture
def facts(cricket: "Copy") -> "Copy":
    """The small package, with a row that is anchored in several words."""
    start = cricket.package.texts[SEED].index(PASSAGE)
    anchored(cricket, start, start + len(PASSAGE))
    return cricket


def test_an_anchor_that_goes_beyond_its_seed_is_found(facts: "Copy") -> None:
    _, _, text = bounds(facts)
    facts.edit(TABLE, NUMBER, end=str(len(text) + 1))
    (finding,) = facts.findings(TABLE)
    assert place(finding)[:5] == ("anchors-lie-within-their-seed", TABLE, KEY, "end", NUMBER + 2)
    assert finding.evidence.endswith(f"{len(text) + 1} in a text of {len(text)}")


def test_an_anchor_of_no_length_is_found(facts: "Copy") -> None:
    start, _, _ = bounds(facts)
    facts.edit(TABLE, NUMBER, end=str(start))
    assert facts.finding_places(TABLE) == {("anchors-lie-within-their-seed", TABLE, KEY, "end")}


def test_an_anchor_may_go_to_the_very_end_of_its_seed(real: "Copy") -> None:
    text = real.package.texts["S000"]
    start = text.rindex(" ", 0, -10) + 1
    place = {"seed_id": "S000", "start": str(start), "end": str(len(text))}
    real.edit("provisions", 1, **place, quote=text[start:])
    assert real.finding_places("provisions") == set()


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (lambda quote: f"{quote[:4]}#{quote[5:]}", "“#"),
        (lambda quote: quote[:-1], "nothing where the seed has “"),
        (lambda quote: f"{quote}।", "“।” where the seed has nothing"),
        (lambda quote: f"{quote[:4]}\u200d{quote[4:]}", r"'\u200d"),
        (lambda quote: f"{quote} ", "“ ” where the seed has nothing"),
    ],
)
def test_a_quote_that_is_not_the_text_is_found_and_told_where_they_part(
    facts: "Copy", wrong: "Callable[[str], str]", message: str
) -> None:
    facts.edit(TABLE, NUMBER, quote=wrong(facts.rows(TABLE)[NUMBER]["quote"]))
    (finding,) = facts.findings(TABLE)
    assert place(finding)[:5] == ("quotes-are-the-text", TABLE, KEY, "quote", NUMBER + 2)
    assert message in finding.evidence
    assert "of the quote on" in finding.evidence


def test_an_anchor_moved_by_one_is_a_quote_that_is_not_the_text(facts: "Copy") -> None:
    start, end, _ = bounds(facts)
    facts.edit(TABLE, NUMBER, start=str(start + 1), end=str(end + 1))
    assert facts.finding_places(TABLE) == {("quotes-are-the-text", TABLE, KEY, "quote")}


def test_an_anchor_that_cuts_a_character_is_found_on_the_side_that_cuts(facts: "Copy") -> None:
    start, end, text = bounds(facts)
    cuts = np.where(~cluster_boundaries(text))[0]
    inner = [int(cut) for cut in cuts if start < cut < end]
    anchored(facts, inner[0], end)
    assert facts.finding_places(TABLE) == {("anchors-keep-characters-whole", TABLE, KEY, "start")}
    anchored(facts, start, inner[-1])
    assert facts.finding_places(TABLE) == {("anchors-keep-characters-whole", TABLE, KEY, "end")}


def test_white_space_at_the_edge_of_a_quote_is_found(facts: "Copy") -> None:
    start, end, text = bounds(facts)
    inside = text.index(" ", start, end)
    anchored(facts, start, inside + 1)
    assert facts.finding_places(TABLE) == {
        ("quotes-have-no-white-space-at-their-edges", TABLE, KEY, "quote")
    }
    anchored(facts, inside, end)
    assert facts.finding_places(TABLE) == {
        ("quotes-have-no-white-space-at-their-edges", TABLE, KEY, "quote")
    }


def sentence(package: "Copy", kind: str) -> tuple[int, int]:
    """Make the last sentence one of a kind, and say where it is."""
    number = max(n for n, row in enumerate(package.rows("sentences")) if row["seed_id"] == SEED)
    package.edit("sentences", number, kind=kind)
    row = package.rows("sentences")[number]
    return int(row["start"]), int(row["end"])


@pytest.mark.parametrize("kind", ["promo", "credit", "stray"])
def test_a_fact_in_a_sentence_that_holds_none_is_found(facts: "Copy", kind: str) -> None:
    facts.describe("datapackage.json", none_in("promo", "credit", "stray"))
    anchored(facts, *sentence(facts, kind))
    (finding,) = facts.findings(TABLE)
    assert place(finding)[:4] == ("facts-stand-in-coded-sentences", TABLE, KEY, "quote")
    assert finding.evidence.endswith(f"in a sentence of kind {kind}")


def none_in(*kinds: str) -> "Callable[[Any], object]":
    """Declare that sentences of some kinds hold no facts."""
    return lambda package: package["sandhi"].update(no_facts_in=[*kinds])


def test_a_fact_that_only_touches_such_a_sentence_is_found(facts: "Copy") -> None:
    start, _ = sentence(facts, "promo")
    text = facts.package.texts[SEED]
    sentence_before = text.rindex("।", 0, start - 2) + 2
    anchored(facts, sentence_before, text.index(" ", start))
    assert facts.finding_places(TABLE) == {("facts-stand-in-coded-sentences", TABLE, KEY, "quote")}


@pytest.mark.parametrize("kind", ["headline", "body", "caption", "dateline"])
def test_a_fact_in_any_other_sentence_is_let_pass(facts: "Copy", kind: str) -> None:
    anchored(facts, *sentence(facts, kind))
    assert facts.finding_places(TABLE) == set()


def test_rows_that_state_no_facts_may_be_anchored_anywhere(facts: "Copy") -> None:
    def states_no_facts(package: "Any") -> None:
        package["sandhi"]["tables"][TABLE]["role"] = "account"

    facts.describe("datapackage.json", states_no_facts)
    anchored(facts, *sentence(facts, "promo"))
    assert facts.finding_places(TABLE) == set()


def test_a_row_that_is_told_twice_is_found(facts: "Copy") -> None:
    facts.describe("schemas/scores.json", lambda schema: schema.pop("uniqueKeys"))
    rows = facts.rows("scores")
    facts.write("scores", [*rows, rows[1] | {"score_id": "R3"}])
    (finding,) = facts.findings("scores")
    assert place(finding)[:4] == ("no-row-is-told-twice", "scores", "R3", "score_id")
    assert finding.line == len(rows) + 2


def test_two_rows_may_share_their_anchor(facts: "Copy") -> None:
    rows = facts.rows("scores")
    facts.write("scores", [*rows, rows[1] | {"score_id": "R3", "side_id": "T1"}])
    assert facts.finding_places("scores") == set()
