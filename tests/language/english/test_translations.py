"""What English translations say, as labels and sentences."""

import pytest

from sandhi.language.english.translations import as_label, what_is_said, without_lead


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Meanwhile, the captain spoke.", "The captain spoke."),
        ("With this, and with luck, they won.", "And with luck, they won."),
        ("And she made 71.", "She made 71."),
        ("Now and then it rains.", "Now and then it rains."),
        ("Sound and light.", "Sound and light."),
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
        ("The captains said that they bowled well.", "The captains said that they bowled well"),
        ("The United States said so.", "The United States said so"),
        ("India won…", "India won"),
    ],
)
def test_a_label_has_no_stop_and_stands_in_the_present(text: str, label: str) -> None:
    assert as_label(text) == label
