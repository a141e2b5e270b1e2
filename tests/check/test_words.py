"""Rules of our own words: each defect is found by its rule alone, where it is."""

from typing import TYPE_CHECKING

import pytest

from sandhi.check.prose import NamedDay, days, numbers, numbers_of_prose

if TYPE_CHECKING:
    from tests.conftest import Copy, FindingPlaces

# Rule, and what is put before the description of the first actor.
DEFECTS = [
    ("no-word-mixes-scripts", "Russi\u0430 is near. "),
    ("no-word-mixes-scripts", "It is \u0430 state. "),
    ("no-word-mixes-scripts", "The रूसs. "),
    ("words-in-the-seeds-script-are-theirs", "It is called उत्तरी कोरिया. "),
    ("keys-in-words-are-there", "See E9999. "),
    ("keys-in-words-are-there", "S009 has it. "),
    ("numbers-in-words-are-borne-out", "It has 12,001 soldiers. "),
    ("numbers-in-words-are-borne-out", "It was founded in 1848. "),
    ("days-in-words-are-known", "It was so on 17 January 2024. "),
    ("days-in-words-are-known", "It was so on 2024-01-17. "),
    ("weekdays-in-words-are-those-of-the-days", "It was so on Monday, 19 June 2024. "),
]


RIGHT = [
    "It is Северная Корея in Russian. ",
    "As रूस has it. ",
    "See E0001, and the T-34 or F22 of 12 parts. ",
    "It has 12,000 soldiers, or 11 000. ",
    "On Wednesday, 19 June 2024, on 19 and 20 June, and in 2024. ",
    "By ISO 3166-3. ",
]
EVERY = [*(words for _, words in DEFECTS), *RIGHT]


@pytest.fixture(scope="module")
def of_actors(original: "Copy", tmp_path_factory: pytest.TempPathFactory) -> "list[FindingPlaces]":
    """What one check finds of each of the words, put before the description of another actor."""
    copy = original.into(tmp_path_factory.mktemp("words") / "package")
    rows = copy.rows("actors")
    for row, words in zip(rows, EVERY, strict=False):
        row["description"] = words + row["description"]
    copy.write("actors", rows)
    places = copy.finding_places("actors")
    keys = [row["actor_id"] for row in rows]
    assert {key for _, _, key, _ in places} <= {*keys[: len(EVERY)]}
    return [{one for one in places if one[2] == key} for key in keys[: len(EVERY)]]


@pytest.mark.parametrize(("rule", "words"), DEFECTS)
def test_a_defect_of_our_words_is_found_by_its_rule_alone(
    of_actors: "list[FindingPlaces]", rule: str, words: str
) -> None:
    ((found, table, _, column),) = of_actors[EVERY.index(words)]
    assert (found, table, column) == (rule, "actors", "description")


@pytest.mark.parametrize("words", RIGHT)
def test_what_is_borne_out_is_let_pass(of_actors: "list[FindingPlaces]", words: str) -> None:
    assert of_actors[EVERY.index(words)] == set()


@pytest.mark.parametrize(
    ("lost", "message"), [(0, "does not begin with a capital letter"), (-1, "ends in no full stop")]
)
def test_a_word_that_is_lost_at_an_end_is_found(real: "Copy", lost: int, message: str) -> None:
    words = "The front line there moved.".split()
    del words[lost]
    key = real.edit("events", 0, summary=" ".join(words))
    (finding,) = real.findings("events")
    assert (finding.rule, finding.key) == ("words-begin-and-end-alike", key)
    assert finding.evidence.endswith(message)


def test_what_is_found_is_shown(real: "Copy") -> None:
    real.edit("actors", 0, description="Te\u0430 of Tuesday, 19 June 2024, for 12,001: X9999.")
    assert {finding.rule: finding.evidence for finding in real.findings("actors")} == {
        "no-word-mixes-scripts": r"'Te\u0430'",
        "weekdays-in-words-are-those-of-the-days": "Tuesday, 2024-06-19",
        "numbers-in-words-are-borne-out": "12001",
        "keys-in-words-are-there": "X9999",
    }


def test_a_form_to_cite_need_not_stand_in_a_seed(real: "Copy") -> None:
    real.edit("actors", 0, name_hi="कोरिया लोकतांत्रिक जनवादी गणराज्य")
    assert "words-in-the-seeds-script-are-theirs" not in {
        rule for rule, *_ in real.finding_places("actors")
    }


def test_a_number_beside_it_in_its_row_bears_a_number_out(real: "Copy") -> None:
    row = real.rows("figures")[0]
    words = {"label": f"{row['label']}: 4,321 of them"}
    key = real.edit("figures", 0, **words)
    assert ("numbers-in-words-are-borne-out", "figures", key, "label") in real.finding_places(
        "figures"
    )
    real.edit("figures", 0, **words, lower="4321")
    assert "numbers-in-words-are-borne-out" not in {
        rule for rule, *_ in real.finding_places("figures")
    }


def test_what_references_state_need_not_stand_in_a_seed(real: "Copy") -> None:
    real.edit("reference_uses", 0, states="It has 7,654 members since 3 March 1977.")
    assert real.finding_places("reference_uses") == set()


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("19 June 2024", [NamedDay(2024, 6, 19)]),
        ("Wednesday, 19 June 2024", [NamedDay(2024, 6, 19, "Wednesday")]),
        ("28 and 30 May", [NamedDay(None, 5, 28), NamedDay(None, 5, 30)]),
        ("4 to 10 November 2024", [NamedDay(2024, 11, 4), NamedDay(2024, 11, 10)]),
        ("on the 1st August", [NamedDay(None, 8, 1)]),
        ("2024-06-19", [NamedDay(2024, 6, 19)]),
        ("June 2024, 12,000 soldiers", []),
    ],
)
def test_days_are_read(text: str, read: list[NamedDay]) -> None:
    assert list(days(text)) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("12,000 or १२,००० or 12 000", {"12000"}),
        ("1,20,000.5", {"120000.5"}),
        ("007", {"7"}),
        ("T34, 3166-3, 5th, 1.2.3", set()),
        ("a list of 1 to 3.", {"1", "3"}),
    ],
)
def test_numbers_are_read(text: str, read: set[str]) -> None:
    assert numbers(text) == read


def test_days_are_no_numbers_of_prose() -> None:
    assert numbers_of_prose("500 of 12 on 19 June 2024 and 2024-06-20") == {"500"}


def test_a_name_that_is_left_out_as_a_place_is_named_all_the_same(real: "Copy") -> None:
    (mention,) = [one for one in real.rows("actor_mentions") if one["quote"] == "जापान"][:1]
    rows = real.rows("actor_mentions")
    real.write(
        "actor_mentions", [one for one in rows if one["mention_id"] != mention["mention_id"]]
    )
    rule = "names-in-translations-are-mentioned"
    assert rule in {one.rule for one in real.findings("sentences")}
    rows = real.rows("exclusions")
    anchor = {name: mention[name] for name in ("seed_id", "start", "end", "quote")}
    own = {"exclusion_id": "N9999", "kind": "name", "reason": "place"}
    real.write("exclusions", [*rows, {**rows[0], **anchor, **own}])
    assert rule not in {one.rule for one in real.findings("sentences")}
