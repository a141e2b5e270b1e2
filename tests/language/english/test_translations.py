"""What English translations say, as labels and sentences."""

import re
from pathlib import Path

import pytest

from sandhi.language import Mood, english
from sandhi.language.english.translations import (
    as_label,
    clause_of,
    is_in_first_person,
    what_is_said,
    without_lead,
)
from sandhi.language.tables import read_table

ENGLISH = Path(english.__path__[0])


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Meanwhile, the captain spoke.", "The captain spoke."),
        ("With this, and with luck, they won.", "And with luck, they won."),
        ("And she made 71.", "She made 71."),
        ("Now and then it rains.", "Now and then it rains."),
        ("Sound and light.", "Sound and light."),
        ('They bowled well."', "They bowled well."),
        ("They bowled well.’", "They bowled well."),
        ("'They bowled well", "They bowled well"),
        ("'Goa' wins at the players'", "'Goa' wins at the players'"),
        ("He said, “we bowled.”", "He said, “we bowled.”"),
        ('"We bowled." He left', '"We bowled." He left'),
    ],
)
def test_words_that_only_lead_on_are_left_out(text: str, bare: str) -> None:
    assert without_lead(text) == bare


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The captain said in a statement that they bowled well.", "They bowled well."),
        ("According to the captain, they bowled well.", "They bowled well."),
        ("The captain said, “We bowled well.”", "We bowled well."),
        ("Spies have found out that they bowled well.", "They bowled well."),
        ("They bowled well.", ""),
        ("The captain said little.", ""),
    ],
)
def test_what_somebody_said_is_told_apart(text: str, said: str) -> None:
    assert what_is_said(text) == said


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Perera said that they bowled well.", "Perera says that they bowled well"),
        ("The captains said that they bowled well.", "The captains say that they bowled well"),
        ("The United States said so.", "The United States says so"),
        ("India won…", "India wins"),
        ("The captains have said that it rained.", "The captains say that it rained"),
        ("Perera has found out that it rained.", "Perera finds out that it rained"),
        ("Perera, calling it luck, said on Monday that they won.", "Perera says that they won"),
        ("Perera, who bowls, said that they won.", "Perera says that they won"),
        ("They won in Pune, in front of which it rained.", "They win in Pune"),
        ("India played well and they won.", "India plays well"),
        ("They won a match, which was long, and in which it rained.", "They win a match"),
        (
            "They won, in which case it rains, and left.",
            "They win, in which case it rains, and leave",
        ),
        ("Runs scored in Pune could count.", "Runs scored in Pune could count"),
        ("The runs of India and Sri Lanka rose.", "The runs of India and Sri Lanka rise"),
        ("Runs taken by India count.", "Runs taken by India count"),
        ("The total increased by 9 runs.", "The total increases by 9 runs"),
        ("The match was stopped.", "The match is stopped"),
        ("They had won.", "They had won"),
        ("Perera said, “We won, which was luck.”", "Perera says, “We won, which was luck.”"),
    ],
)
def test_a_label_has_no_stop_and_stands_in_the_present(text: str, label: str) -> None:
    assert as_label(text) == label


def test_of_several_who_were_a_label_has_the_plural() -> None:
    assert as_label("Three children were also there.") == "Three children are also there"


def test_a_verb_of_saying_has_one_s_more_of_one_than_of_several() -> None:
    verbs = read_table(ENGLISH / "reporting.tsv")
    assert verbs
    for verb in verbs:
        one, several = (verb[number].split()[0] for number in ("present", "plural"))
        bare = re.sub("(?<=ss|sh|ch)es$|(?<!ie)s$", "", one)
        assert several == re.sub("ies$", "y", bare)


@pytest.mark.parametrize(
    ("text", "mood", "label"),
    [
        ("India will play in Pune.", Mood.FUTURE, "India is to play in Pune"),
        ("The captains will meet.", Mood.FUTURE, "The captains are to meet"),
        ("India and Sri Lanka will meet.", Mood.FUTURE, "India and Sri Lanka are to meet"),
        ("India can win in Pune.", Mood.POTENTIAL, "India might win in Pune"),
        ("India will also play.", Mood.FUTURE, "India is to play"),
        ("India should win in Pune.", Mood.POTENTIAL, "India might win in Pune"),
        ("India has won in Pune.", Mood.REPORTED, "India is said to have won in Pune"),
        ("The captains are ill.", Mood.REPORTED, "The captains are said to be ill"),
        ("The match was stopped.", Mood.REPORTED, "The match is said to have been stopped"),
        ("India will play in Pune.", None, "India will play in Pune"),
    ],
)
def test_a_label_says_what_is_to_come_or_might_be(text: str, mood: Mood | None, label: str) -> None:
    assert as_label(text, mood) == label


@pytest.mark.parametrize(
    ("text", "in_first_person"),
    [
        ("Our bowlers were tired.", True),
        ("He thinks that we won.", True),
        ('She said: "We won."', False),
        ("The US team won.", False),
        ("The bowlers were tired.", False),
    ],
)
def test_what_is_in_the_first_person_is_somebodys_own_words(
    text: str, in_first_person: bool
) -> None:
    assert is_in_first_person(text) is in_first_person


def test_what_is_believed_is_said_in_the_present_too() -> None:
    assert what_is_said("The captain believes that it rained.") == "It rained."


@pytest.mark.parametrize(
    ("place", "clause"),
    [
        ((0, 0, 2), "The pitch is wet."),
        ((1, 1, 2), "The captain left."),
        ((0, 0, 3), ""),  # so many clauses it has not
    ],
)
def test_of_several_clauses_one_is_a_sentence(place: tuple[int, int, int], clause: str) -> None:
    assert clause_of("The pitch is wet, and the captain left.", *place) == clause


def test_a_clause_that_hangs_on_another_is_none_by_itself() -> None:
    sentence = "It rains in Pune, which forces them to stop; the fans leave."
    assert clause_of(sentence, 1, 1, 3) == ""
    assert clause_of(sentence, 0, 1, 3) == "It rains in Pune, which forces them to stop."


def test_what_stands_behind_a_colon_is_said() -> None:
    assert what_is_said("The club's account wrote: The match is over.") == "The match is over."
