"""The account of the seeds: each expression is coded, excluded or open."""

from typing import TYPE_CHECKING, Any

import pytest

from sandhi.coverage.account import Account, account, tables

if TYPE_CHECKING:
    from tests.conftest import Copy


def open_spans(seeds: Account) -> set[tuple[str, str, str]]:
    rows = seeds.expressions.query("state == 'open'")[["sentence_id", "quote", "kind"]]
    return set(rows.itertuples(index=False, name=None))


def without(real: "Copy", table: str, **cells: str) -> None:
    """Take away the rows of a table that have these cells."""
    rows = real.rows(table)
    kept = [row for row in rows if not cells.items() <= row.items()]
    assert len(kept) < len(rows)
    real.write(table, kept)


def only_mentions_name(package: dict[str, Any]) -> None:
    package["sandhi"]["coverage"]["name"] = ["actor_mentions"]


def test_nothing_of_the_real_seeds_is_open(real: "Copy") -> None:
    seeds = account(real.package)
    assert open_spans(seeds) == set()
    assert not seeds.sentences["bare"].any()


def test_every_expression_is_the_seeds_text_and_in_a_sentence(real: "Copy") -> None:
    package = real.package
    expressions = account(package).expressions
    assert len(expressions) > 300
    assert expressions["sentence_id"].notna().all()
    for seed, start, end, quote in expressions[["seed_id", "start", "end", "quote"]].itertuples(
        index=False
    ):
        assert package.texts[seed][start:end] == quote


@pytest.mark.parametrize(
    ("table", "cells", "opened"),
    [
        ("exclusions", {"exclusion_id": "N0001"}, ("S000-01", "एक", "number")),
        ("exclusions", {"exclusion_id": "N0074"}, ("S003-09", "51", "number")),
        ("exclusions", {"exclusion_id": "N0011"}, None),  # फ्रांस is no known name
        ("figures", {"figure_id": "F0016"}, ("S003-13", "पहली", "number")),
        ("dates", {"date_id": "D0001"}, ("S000-01", "मंगलवार", "date")),
        ("dates", {"date_id": "D0040"}, ("S004-13", "2024", "number")),
        # That D0009 dates the three years, and AM0085 names the two, counts nothing.
        ("figures", {"figure_id": "F0007"}, ("S000-13", "तीन", "number")),
        ("figures", {"figure_id": "F0012"}, ("S002-02", "24", "number")),
        ("exclusions", {"exclusion_id": "N0065"}, ("S001-06", "दो", "number")),
    ],
)
def test_what_a_withdrawn_row_coded_is_open(
    real: "Copy", table: str, cells: dict[str, str], opened: tuple[str, str, str] | None
) -> None:
    without(real, table, **cells)
    assert opened is None or opened in open_spans(account(real.package))


def test_an_event_does_not_account_for_a_number_in_it(real: "Copy") -> None:
    without(real, "figures", as_written="600")
    assert ("S004-26", "600", "number") in open_spans(account(real.package))
    events = real.package.table("event_mentions")
    assert any("600" in quote for quote in events["quote"])


def test_one_claimant_of_a_number_accounts_for_it(real: "Copy") -> None:
    without(real, "figures", figure_id="F0002")
    assert open_spans(account(real.package)) == set()


@pytest.mark.parametrize("kind", ["date", "name"])
def test_what_is_left_out_as_something_else_leaves_out_no_number(real: "Copy", kind: str) -> None:
    without(real, "figures", figure_id="F0007")
    rows = real.rows("exclusions")
    at = {"seed_id": "S000", "start": "1970", "end": "1985", "quote": "लगभग तीन साल से"}
    row = {**rows[-1], **at, "exclusion_id": "N0999", "kind": kind}
    real.write("exclusions", [*rows, row])
    assert ("S000-13", "तीन", "number") in open_spans(account(real.package))
    real.write("exclusions", [*rows, row | {"kind": "number"}])
    assert open_spans(account(real.package)) == set()


def test_the_numbers_of_a_date_are_left_out_with_it(real: "Copy") -> None:
    (date,) = [row for row in real.rows("dates") if row["date_id"] == "D0046"]
    without(real, "dates", date_id="D0046")
    rows = real.rows("exclusions")
    at = {name: date[name] for name in ("seed_id", "start", "end", "quote")}
    row = {**rows[-1], **at, "exclusion_id": "N0999", "kind": "date"}
    real.write("exclusions", [*rows, row])
    assert open_spans(account(real.package)) == set()


def test_a_figure_does_not_account_for_a_name(real: "Copy") -> None:
    real.describe("datapackage.json", only_mentions_name)
    without(real, "actor_mentions", mention_id="AM0095")
    without(real, "actor_mentions", mention_id="AM0096")
    assert ("S001-09", "उत्तर कोरियाई सैनिक", "name") in open_spans(account(real.package))


def test_an_anchor_of_a_table_that_codes_no_names_does_not_account_for_one(real: "Copy") -> None:
    real.describe("datapackage.json", only_mentions_name)
    without(real, "actor_mentions", mention_id="AM0163")
    assert ("S002-17", "जापान", "name") in open_spans(account(real.package))


def test_an_anchor_accounts_only_for_what_lies_wholly_in_it(real: "Copy") -> None:
    rows = real.rows("exclusions")
    (row,) = (row for row in rows if row["exclusion_id"] == "N0076")
    row |= {"end": str(int(row["end"]) - 1), "quote": row["quote"][:-1]}
    real.write("exclusions", rows)
    assert ("S003-09", "सभी", "number") in open_spans(account(real.package))


def test_what_is_excluded_is_not_coded(real: "Copy") -> None:
    states = account(real.package).expressions.query("sentence_id == 'S003-09'")
    assert dict(zip(states["quote"], states["state"], strict=True)) == {
        "एक": "excluded",
        "दूसरा": "excluded",
        "संयुक्त राष्ट्र": "coded",
        "51": "excluded",
        "सभी": "excluded",
    }


def test_a_sentence_without_a_coded_anchor_is_bare(real: "Copy") -> None:
    package = real.package
    (sentence,) = package.table("sentences").query("sentence_id == 'S002-07'").to_dict("records")
    for table, schema in package.schemas.items():
        if schema.anchored and table not in ("sentences", "exclusions"):
            rows = [row for row in real.rows(table) if not _lies_in(row, sentence)]
            real.write(table, rows)
    sentences = account(real.package).sentences
    assert sentences.loc[sentences["bare"], "sentence_id"].tolist() == ["S002-07"]
    # Nor is one of which a clause is left out as one that tells nothing.
    (left_out, *others) = real.rows("exclusions")
    whole = {name: str(sentence[name]) for name in ("seed_id", "start", "end", "quote")}
    real.write("exclusions", [{**left_out, **whole, "kind": "clause"}, *others])
    assert not account(real.package).sentences["bare"].any()


def _lies_in(row: dict[str, str], sentence: dict[Any, Any]) -> bool:
    begins_before = int(row["start"]) < int(sentence["end"])
    ends_after = int(row["end"]) > int(sentence["start"])
    return row["seed_id"] == str(sentence["seed_id"]) and begins_before and ends_after


def test_promotions_and_credits_may_hold_nothing_coded(real: "Copy") -> None:
    sentences = account(real.package).sentences
    assert {"promo", "credit", "stray"} <= set(sentences["kind"])
    assert not sentences["bare"].any()


def test_an_anchor_that_leaves_its_seed_accounts_for_nothing(real: "Copy") -> None:
    rows = real.rows("dates")
    rows[0] |= {"start": "0", "end": "999999"}
    real.write("dates", rows)
    assert ("S000-01", "मंगलवार", "date") in open_spans(account(real.package))


def test_a_package_without_rows_has_everything_open(real: "Copy") -> None:
    for table, schema in real.package.schemas.items():
        if schema.anchored and table != "sentences":
            real.write(table, [])
    seeds = account(real.package)
    assert set(seeds.expressions["state"]) == {"open"}
    assert seeds.sentences["bare"].any()


def test_a_package_that_declares_nothing_reads_no_tables(cricket: "Copy") -> None:
    assert tables(cricket.package) == []


def test_a_word_of_time_within_a_name_that_is_coded_tells_no_time(real: "Copy") -> None:
    (left_out,) = [row for row in real.rows("exclusions") if row["exclusion_id"] == "N0081"]
    without(real, "exclusions", exclusion_id="N0081")
    assert {kind for _, _, kind in open_spans(account(real.package))} == {"date"}
    at = {name: left_out[name] for name in ("seed_id", "start", "end", "quote")}
    *_, place = real.rows("places")
    named = {**place, **at, "place_id": "P0099", "form_hi": left_out["quote"]}
    real.write("places", [*real.rows("places"), named])
    assert "date" not in {kind for _, _, kind in open_spans(account(real.package))}
