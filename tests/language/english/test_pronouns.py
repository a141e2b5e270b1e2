"""Whom a sentence means by the pronoun with which it begins, and what it quotes."""

import pytest

from sandhi.language.english.pronouns import impersonal, is_of_pronoun, with_names
from sandhi.language.quotations import quoted_parts, without_quotation


@pytest.mark.parametrize(
    ("text", "names", "named"),
    [
        ("He won.", ["Perera"], "Perera won."),
        ("On Monday, she won.", ["Perera"], "On Monday, Perera won."),
        ("Its aim is to win.", ["Sri Lanka"], "Sri Lanka's aim is to win."),
        ("They won.", ["India", "Sri Lanka"], "India and Sri Lanka won."),
        ("They won.", ["Perera"], "They won."),  # it means others
        ("He won.", ["India", "Sri Lanka"], "He won."),
        ("The captain says that he won.", ["Perera"], "The captain says that he won."),
    ],
)
def test_a_pronoun_has_the_names_of_as_many(text: str, names: list[str], named: str) -> None:
    words = " and ".join(names)
    assert with_names(text, words, is_several=len(names) > 1) == named
    assert is_of_pronoun(text) is not text.startswith("The ")


def test_ones_own_aim_is_told_without_whose_it_is() -> None:
    assert impersonal("Our main goal is to win.") == "The main goal is to win."
    assert impersonal("Our bowlers were tired.") == "Our bowlers were tired."


@pytest.mark.parametrize(
    ("text", "quoted", "rest"),
    [
        ("'India can win', Perera made a statement", ["India can win"], "Perera made a statement"),
        ("Perera said, “We won.”", ["We won."], "Perera said"),
        ("The captains' match isn't over.", [], "The captains' match isn't over."),
        ("He calls the “big” match off", ["big"], "He calls the “big” match off"),
    ],
)
def test_what_is_quoted_is_told_from_what_stands_beside_it(
    text: str, quoted: list[str], rest: str
) -> None:
    assert [text[slice(*one)] for one in quoted_parts(text)] == quoted
    assert without_quotation(text) == rest
