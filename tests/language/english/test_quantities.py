"""How a translation has a number: its ordinals, and what is counted."""

import pytest

from sandhi.language import language
from sandhi.language.english.quantities import noun_of, quantity


@pytest.mark.parametrize(
    ("numeral", "ordinal"),
    [
        *(("1वीं", "1st"), ("2वीं", "2nd"), ("3वीं", "3rd"), ("4वीं", "4th"), ("11वीं", "11th")),
        *(("12वीं", "12th"), ("13वीं", "13th"), ("21वीं", "21st"), ("22वीं", "22nd")),
        *(("23वीं", "23rd"), ("101वीं", "101st"), ("111वीं", "111th")),
    ],
)
def test_an_ordinal_ends_as_it_is_said(numeral: str, ordinal: str) -> None:
    (number,) = language().numbers(f"{numeral} बैठक हुई")
    assert quantity(f"It was the {ordinal} meeting.", number) == f"{ordinal} meeting"
    assert not quantity(f"It was the {ordinal[:-2]}xx meeting.", number)


@pytest.mark.parametrize(
    ("text", "translation", "noun"),
    [
        ("कई विशेषज्ञों ने कहा", "Several experts said so.", "experts"),
        ("तीन सैनिकों की मौत हुई", "Three soldiers died.", "soldiers"),
        ("तीन सैनिकों की मौत हुई", "Soldiers died.", ""),
    ],
)
def test_what_is_counted_is_named_without_its_number(
    text: str, translation: str, noun: str
) -> None:
    (number,) = language().numbers(text)
    assert noun_of(translation, number) == noun


@pytest.mark.parametrize(
    ("text", "translation", "said"),
    [
        ("10 से 15 लोग डूबे", "10 to 15 people drowned.", "10 to 15 people"),
        ("दस से पंद्रह लोग डूबे", "Some ten to fifteen people drowned.", "Some ten to fifteen people"),
        ("दस से पंद्रह लोग डूबे", "Between 10 and 15 people drowned.", "Between 10 and 15 people"),
        ("10 से 15 हजार लोग आए", "10–15 thousand people came.", "10–15 thousand people"),
        ("10 से 15 लोग डूबे", "10 people drowned, and 15 swam.", ""),
    ],
)
def test_a_range_is_told_with_both_its_bounds(text: str, translation: str, said: str) -> None:
    (number,) = language().numbers(text)
    assert quantity(translation, number) == said
