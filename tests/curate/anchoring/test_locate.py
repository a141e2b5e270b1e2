"""Where a quote stands: as whole words first, never cutting a character; and where it parts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandhi.curate.locate import END, MOST, TooManyPlaces, nearest, occurrences, only

TEXTS = {
    "S1": "चार समाचार में चार बातें। चार्टर की चार।",
    "S2": "समाचार और समाचार",
}


def starts(quote: str, texts: dict[str, str]) -> list[tuple[str, int]]:
    return [(place.seed, place.start) for place in occurrences(quote, texts)]


def test_whole_words_come_before_the_same_letters_inside_of_words() -> None:
    assert starts("चार", TEXTS) == [
        ("S1", 0),
        ("S1", 15),
        ("S1", 36),
        ("S1", 7),
        ("S2", 3),
        ("S2", 13),
    ]


def test_a_quote_that_repeats_as_whole_words_has_no_only_place() -> None:
    assert only(occurrences("चार", TEXTS)) is None
    assert only(occurrences("समाचार", {"S2": TEXTS["S2"]})) is None


def test_the_only_place_as_whole_words_is_meant_wherever_else_the_letters_stand() -> None:
    place = only(occurrences("बात", {"S1": "करामात बातें बात"}))
    assert place is not None
    assert place.start == 13


def test_the_only_place_inside_of_a_word_is_meant_where_there_is_no_other() -> None:
    place = only(occurrences("समा", {"S1": TEXTS["S1"]}))
    assert place is not None
    assert (place.start, place.whole) == (4, False)


@pytest.mark.parametrize("quote", ["कि", "क", "क़ि"])
def test_no_occurrence_cuts_a_character_in_two(quote: str) -> None:
    assert not occurrences(quote, {"S1": "किं क़िं क्या"})


def test_occurrences_may_overlap() -> None:
    assert starts("दो दो", {"S1": "दो दो दो"}) == [("S1", 0), ("S1", 3)]


def test_places_that_nobody_would_count_are_not_listed() -> None:
    assert len(occurrences("अ", {"S1": "अ" * MOST})) == MOST
    for quote in ("अ", "अ" * 50):
        with pytest.raises(TooManyPlaces):
            occurrences(quote, {"S1": "अ" * (MOST + 49), "S2": f"{'अ' * 50} अ"})


def test_an_empty_quote_stands_nowhere() -> None:
    assert not occurrences("", TEXTS)
    assert nearest("", TEXTS) is None


def test_offsets_count_code_points_beyond_the_basic_plane() -> None:
    assert starts("चार", {"S1": "🏏🏏 चार"}) == [("S1", 3)]


LONG = "पहले वाक्य में कुछ और लिखा है। बैठक बुधवार को राजधानी में हुई और देर तक चली। फिर कुछ और।"


@pytest.mark.parametrize(
    ("quote", "at", "passage"),
    [
        ("बैठक बुधवर को राजधानी में हुई", 9, "बैठक बुधवार को राजधानी में हुई"),
        ("बैठक बुधवार को राजधानी मे हुई", 25, "बैठक बुधवार को राजधानी में हुई"),
        ("बेठक बुधवार को राजधानी में हुई", 1, "बैठक बुधवार को राजधानी में हुई"),
        ("बैठक  बुधवार को राजधानी में हुई", 5, "बैठक बुधवार को राजधानी में हुई"),
        ("बैठक बुधवार को ही राजधानी में हुई", 15, "बैठक बुधवार को राजधानी में हुई"),
    ],
)
def test_a_misquoted_passage_is_found_with_the_place_at_which_it_parts(
    quote: str, at: int, passage: str
) -> None:
    near = nearest(quote, {"S1": "और कुछ।", "S2": LONG})
    assert near is not None
    assert (near.seed, near.at) == ("S2", at)
    assert LONG[near.start : near.end] == passage
    assert LONG[near.start :].startswith(quote[:at])


@pytest.mark.parametrize(
    ("quote", "at"),
    [
        (f"{LONG[:-2]}ऋ।", len(LONG) - 2),
        (f"{'ऋ' * END}{LONG[30:]}", 0),
        (f"{LONG[:60]}{'ऋ' * END}", 60),
    ],
)
def test_of_a_long_quote_one_end_is_enough(quote: str, at: int) -> None:
    near = nearest(quote, {"S1": f"{'और कुछ। ' * 40}{LONG}"})
    assert near is not None
    assert near.at == at


def test_a_letter_in_another_normal_form_is_where_the_two_part() -> None:
    text = "यह ब\u0921\u093cा मैदान है और घास हरी है"
    near = nearest("ब\u095cा मैदान", {"S1": text})
    assert near is not None
    assert (near.at, text[near.start + near.at]) == (1, "\u0921")


def test_what_cuts_a_character_parts_nowhere() -> None:
    near = nearest("कि", {"S1": "किं"})
    assert near is not None
    assert (near.start, near.end, near.at) == (0, 2, 2)


def test_what_is_like_nothing_is_near_nothing() -> None:
    assert nearest("xyzzy plugh quux", {"S1": LONG}) is None


@given(st.text(alphabet="कख ािa.", max_size=60), st.integers(0, 60), st.integers(1, 10))
def test_every_occurrence_quotes_the_text(text: str, start: int, length: int) -> None:
    quote = text[start : start + length]
    for seed, begin, end, _ in occurrences(quote, {"S1": text}):
        assert seed == "S1"
        assert text[begin:end] == quote


@given(st.text(alphabet="कखग ािa.", min_size=1), st.text(alphabet="कखगाि .", min_size=5))
def test_where_a_quote_parts_from_the_text_they_differ(quote: str, text: str) -> None:
    near = nearest(quote, {"S1": text})
    if near is not None:
        assert 0 <= near.start <= near.end <= len(text)
        passage = text[near.start : near.end]
        assert passage[: near.at] == quote[: near.at]
        assert passage == quote or passage[: near.at + 1] != quote[: near.at + 1]
