"""Labels out of patterns: names filled in, and the verb in person and mood."""

import pytest

from sandhi.language import Mood
from sandhi.language.english.phrases import (
    as_said,
    in_a_row,
    is_several,
    mood_of,
    phrase,
    within,
    without_mood,
)


def test_what_is_said_to_be_done_is_done_within_a_saying() -> None:
    assert without_mood("Goa is said to try it") == "Goa tries it"
    assert without_mood("Two sides are said to try it") == "Two sides try it"
    assert within("Goa, Pune and Delhi win", {"Goa"}.__contains__) == "Goa, Pune and Delhi win"


BEAT = "{winner} <beat, beaten> {loser|other}[ {in place}]"


@pytest.mark.parametrize(
    ("slots", "mood", "label"),
    [
        ({"winner": ["India"], "loser": ["Sri Lanka"]}, None, "India beats Sri Lanka"),
        ({"winner": ["the fans"], "other": ["Goa"]}, None, "The fans beat Goa"),
        ({"winner": ["Goa", "Pune"], "loser": ["Delhi"]}, None, "Goa and Pune beat Delhi"),
        (
            {"winner": ["India"], "loser": ["Goa"], "in place": ["at Lord's"]},
            Mood.POTENTIAL,
            "India might beat Goa at Lord's",
        ),
        ({"winner": ["India"], "loser": ["Goa"]}, Mood.FUTURE, "India is to beat Goa"),
        ({"winner": ["fans"], "loser": ["Goa"]}, Mood.REPORTED, "Fans are said to have beaten Goa"),
        ({"winner": ["India"], "loser": ["Goa"]}, Mood.DENIED, "It is denied that India beats Goa"),
        ({"winner": ["India"]}, None, ""),
    ],
)
def test_a_pattern_is_filled_in(slots: dict[str, list[str]], mood: Mood | None, label: str) -> None:
    assert phrase(BEAT, slots, mood) == label
    if label:
        assert mood_of(label) is mood


@pytest.mark.parametrize(
    ("pattern", "mood", "label"),
    [
        ("There <be, been> rain", None, "There is rain"),
        ("There <be, been> talks", None, "There are talks"),
        ("There <be, been> talks", Mood.FUTURE, "There are to be talks"),
        ("There <be, been> rain", Mood.REPORTED, "There is said to have been rain"),
        ("{side} <try, tried>", None, "Goa tries"),
        ("{side} <catch, caught>", None, "Goa catches"),
        ("{side} <have, had> luck", None, "Goa has luck"),
        ("{side} <bat>", Mood.REPORTED, "Goa is said to bat"),
    ],
)
def test_a_verb_has_the_form_of_its_subject(pattern: str, mood: Mood | None, label: str) -> None:
    assert phrase(pattern, {"side": ["Goa"]}, mood) == label


@pytest.mark.parametrize(
    ("label", "clause"),
    [
        ("Goa is to bat", "Goa will bat"),
        ("The sides were to bat", "the sides would bat"),
        ("Goa might bat", "Goa may bat"),
        ("Players are said to have left", "players have left"),
        ("Goa is said to have left", "Goa has left"),
        ("Goa is said to be first", "Goa is first"),
        ("Goa beats Pune", "Goa has beaten Pune"),
        ("Goa and Pune beat Delhi", "Goa and Pune have beaten Delhi"),
        ("Goa is to beat Pune", "Goa will beat Pune"),
        ("A tie is denied", ""),
    ],
)
def test_a_label_is_told_as_what_somebody_says(label: str, clause: str) -> None:
    patterns = ["{winner} <beat, beaten> {loser}", "{side} <be, been> first"]
    assert as_said(label, patterns, {"Goa", "Pune"}.__contains__) == clause


@pytest.mark.parametrize(
    ("names", "told"),
    [
        ([], ""),
        (["Goa"], "Goa"),
        (["Goa", "Pune", "Delhi"], "Goa, Pune and Delhi"),
        (["Goan fans", "Delhi fans"], "Goan and Delhi fans"),
        (["friends of Goa", "fans of Goa"], "friends of Goa and fans of Goa"),
    ],
)
def test_names_stand_in_a_row(names: list[str], told: str) -> None:
    assert in_a_row(names) == told


@pytest.mark.parametrize(
    ("name", "several"),
    [
        ("Goa", False),
        ("the United States", False),
        ("Goan players", True),
        ("Observers", True),
        ("players of Goa", True),
        ("captain of the players", False),
        ("Goa and Pune", True),
        ("state media", True),
        ("the press", False),
        ("Local officials in Goa", True),
        ("People injured in Goa", True),
        ("People", True),
        ("Goan Muslims", True),
        ("Ruritanians", True),
        ("Police Service", False),
        ("A player of the teams", False),
    ],
)
def test_a_name_is_of_one_or_of_several(name: str, several: bool) -> None:
    assert is_several([name]) is several


@pytest.mark.parametrize(
    ("label", "clause"),
    [
        ("Goa sends players to Pune", "Goa will send players to Pune"),
        ("The fans send flowers", "the fans will send flowers"),
        ("Goa might send players", "Goa may send players"),
    ],
)
def test_what_is_told_to_come_is_said_so(label: str, clause: str) -> None:
    patterns = ["{side} <send, sent> {sent}", "{side} <send, sent>"]
    assert as_said(label, patterns, lambda word: word == "Goa", is_to_come=True) == clause


@pytest.mark.parametrize(
    ("label", "plain"),
    [
        ("The coach says that Goa might win", "The coach says that Goa may win"),
        ("The coach says that the fans are to come", "The coach says that the fans will come"),
        ("The coach praises Goa", "The coach praises Goa"),
    ],
)
def test_a_saying_is_not_told_as_what_may_be(label: str, plain: str) -> None:
    assert without_mood(label) == plain
    assert mood_of(without_mood(label)) is None
