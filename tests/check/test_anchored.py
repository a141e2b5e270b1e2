"""Rules of every anchored table: each defect is found by its rule alone, where it is."""

from typing import TYPE_CHECKING

import numpy as np
import pytest

from sandhi.text import cluster_boundaries
from tests.conftest import place

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from tests.conftest import Copy, Row

TABLE, KEY = "provisions", "PR0002"
NUMBER = 1


def anchored(real: "Copy", start: int, end: int, seed: str | None = None) -> None:
    """Move an anchor, quote and all."""
    row = real.rows(TABLE)[NUMBER]
    seed = seed or row["seed_id"]
    quote = real.package.texts[seed][start:end]
    real.edit(TABLE, NUMBER, seed_id=seed, start=str(start), end=str(end), quote=quote)


def bounds(real: "Copy") -> tuple[int, int, str]:
    row = real.rows(TABLE)[NUMBER]
    return int(row["start"]), int(row["end"]), real.package.texts[row["seed_id"]]


def following(rows: "list[Row]") -> str:
    """The key after the last."""
    return f"PR{len(rows) + 1:04}"


def test_an_anchor_that_goes_beyond_its_seed_is_found(real: "Copy") -> None:
    _, _, text = bounds(real)
    real.edit(TABLE, NUMBER, end=str(len(text) + 1))
    (finding,) = real.findings(TABLE)
    assert place(finding)[:5] == ("anchors-lie-within-their-seed", TABLE, KEY, "end", NUMBER + 2)
    assert finding.evidence.endswith(f"{len(text) + 1} in a text of {len(text)}")


def test_an_anchor_of_no_length_is_found(real: "Copy") -> None:
    start, _, _ = bounds(real)
    real.edit(TABLE, NUMBER, end=str(start))
    assert real.finding_places(TABLE) == {("anchors-lie-within-their-seed", TABLE, KEY, "end")}


def test_an_anchor_may_go_to_the_very_end_of_its_seed(real: "Copy") -> None:
    text = real.package.texts["S000"]
    anchored(real, text.rindex(" ", 0, -10) + 1, len(text), seed="S000")
    assert real.finding_places(TABLE) == set()


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
    real: "Copy", wrong: "Callable[[str], str]", message: str
) -> None:
    real.edit(TABLE, NUMBER, quote=wrong(real.rows(TABLE)[NUMBER]["quote"]))
    (finding,) = real.findings(TABLE)
    assert place(finding)[:5] == ("quotes-are-the-text", TABLE, KEY, "quote", NUMBER + 2)
    assert message in finding.evidence
    assert "of the quote on" in finding.evidence


def test_an_anchor_moved_by_one_is_a_quote_that_is_not_the_text(real: "Copy") -> None:
    start, end, _ = bounds(real)
    real.edit(TABLE, NUMBER, start=str(start + 1), end=str(end + 1))
    assert real.finding_places(TABLE) == {("quotes-are-the-text", TABLE, KEY, "quote")}


def test_an_anchor_that_cuts_a_character_is_found_on_the_side_that_cuts(real: "Copy") -> None:
    start, end, text = bounds(real)
    cuts = np.where(~cluster_boundaries(text))[0]
    inner = [int(cut) for cut in cuts if start < cut < end]
    anchored(real, inner[0], end)
    assert real.finding_places(TABLE) == {("anchors-keep-characters-whole", TABLE, KEY, "start")}
    anchored(real, start, inner[-1])
    assert real.finding_places(TABLE) == {("anchors-keep-characters-whole", TABLE, KEY, "end")}


def test_white_space_at_the_edge_of_a_quote_is_found(real: "Copy") -> None:
    start, end, text = bounds(real)
    inside = text.index(" ", start, end)
    anchored(real, start, inside + 1)
    assert real.finding_places(TABLE) == {
        ("quotes-have-no-white-space-at-their-edges", TABLE, KEY, "quote")
    }
    anchored(real, inside, end)
    assert real.finding_places(TABLE) == {
        ("quotes-have-no-white-space-at-their-edges", TABLE, KEY, "quote")
    }


def sentence(real: "Copy", kind: str) -> tuple[int, int, str]:
    *_, row = (row for row in real.rows("sentences") if row["kind"] == kind)
    return int(row["start"]), int(row["end"]), row["seed_id"]


@pytest.mark.parametrize("kind", ["promo", "credit", "stray"])
def test_a_fact_in_a_sentence_that_holds_none_is_found(real: "Copy", kind: str) -> None:
    anchored(real, *sentence(real, kind))
    (finding,) = real.findings(TABLE)
    assert place(finding)[:4] == ("facts-stand-in-coded-sentences", TABLE, KEY, "quote")
    assert finding.evidence.endswith(f"in a sentence of kind {kind}")


def test_a_fact_that_only_touches_such_a_sentence_is_found(real: "Copy") -> None:
    start, _, seed = sentence(real, "promo")
    text = real.package.texts[seed]
    word = text.index(" ", start)
    sentence_before = text.rindex("।", 0, start - 2) + 2
    anchored(real, sentence_before, word, seed)
    assert real.finding_places(TABLE) == {("facts-stand-in-coded-sentences", TABLE, KEY, "quote")}


@pytest.mark.parametrize("kind", ["headline", "body", "caption", "dateline"])
def test_a_fact_in_any_other_sentence_is_let_pass(real: "Copy", kind: str) -> None:
    anchored(real, *sentence(real, kind))
    assert real.finding_places(TABLE) == set()


def test_rows_that_state_no_facts_may_be_anchored_anywhere(real: "Copy") -> None:
    def states_no_facts(package: "Any") -> None:
        package["sandhi"]["tables"][TABLE]["role"] = "account"

    real.describe("datapackage.json", states_no_facts)
    anchored(real, *sentence(real, "promo"))
    assert real.finding_places(TABLE) == set()


def test_a_row_that_is_told_twice_is_found(real: "Copy") -> None:
    rows = real.rows(TABLE)
    key = following(rows)
    real.write(TABLE, [*rows, rows[NUMBER] | {"provision_id": key}])
    (finding,) = real.findings(TABLE)
    assert place(finding)[:4] == ("no-row-is-told-twice", TABLE, key, "provision_id")
    assert finding.line == len(rows) + 2


def test_two_rows_may_share_their_anchor(real: "Copy") -> None:
    rows = real.rows(TABLE)
    other = {"provision_id": following(rows), "summary": "Another provision of the same passage."}
    real.write(TABLE, [*rows, rows[NUMBER] | other])
    assert real.finding_places(TABLE) == set()
