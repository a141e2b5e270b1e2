"""What a text must account for: its digits, number words, words of time and known names."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from unicode_rbnf import RbnfEngine

from sandhi.coverage.expressions import Forms, expressions
from sandhi.language import language

WORDS = language("hi").accountable()


def spans(text: str, *forms: str) -> list[tuple[str, str]]:
    return [(text[one.start : one.end], one.kind) for one in expressions(text, Forms(forms))]


def test_every_number_up_to_a_hundred_is_a_word_of_the_list() -> None:
    spell = RbnfEngine.for_language("hi").format_number
    words = {spell(Decimal(number)).text for number in range(100)}
    assert len(words) == 100
    assert words <= WORDS.number_words


def test_no_word_is_of_number_and_of_time() -> None:
    assert not WORDS.number_words & WORDS.time_words


@pytest.mark.parametrize(
    ("text", "numeral"),
    [
        ("12,34,567 लोग", "12,34,567"),
        ("१२,३४५ लोग", "१२,३४५"),
        ("2.5 प्रतिशत", "2.5"),
        ("सुबह 10:30 बजे", "10:30"),
        ("10वीं पास", "10"),
        ("कोविड-19 से", "19"),
        ("अंक (7)", "7"),
        ("🙂7🙂", "7"),
    ],
)
def test_every_digit_is_a_number(text: str, numeral: str) -> None:
    assert (numeral, "number") in spans(text)


@pytest.mark.parametrize(
    "word",
    [
        "एक",
        "दोनों",
        "पांच",
        "पाँच",
        "हजार",
        "हज़ार",
        "हजारों",
        "डेढ़",
        "पहली",
        "सभी",
        "कई",
    ],
)
def test_every_number_word_is_a_number(word: str) -> None:
    assert spans(f"वहां {word} थे।") == [(word, "number")]


@pytest.mark.parametrize(
    "word",
    ["जून", "सितम्बर", "बुधवार", "पिछले", "आज", "अब", "तब", "साल", "हफ़्ते", "ह\u095e्ते", "बाद", "तत्काल"],
)
def test_every_word_of_time_is_a_date(word: str) -> None:
    assert spans(f"वह {word} आया।") == [(word, "date")]


@pytest.mark.parametrize(
    "text",
    [
        "समाचार और चार्टर",
        "दस्तावेज़, दस्तक",
        "सौदा, सौतेला",
        "दोहराया",
        "आकलन, कलम",
        "एकीकरण, एकता",
        "बुधवारीय",
        "नौकरी, सातत्य",
        "मईया",
        "",
    ],
)
def test_a_word_that_only_holds_another_is_not_that_word(text: str) -> None:
    assert spans(text) == []


def test_a_joiner_hides_no_word() -> None:
    assert spans("पिछ\u200dले") == [("पिछ\u200dले", "date")]
    assert spans("रू\u200cस ने", "रूस") == [("रू\u200cस", "name")]


def test_composed_and_decomposed_spellings_are_one_word() -> None:
    assert spans("ह\u095bार") == [("ह\u095bार", "number")]
    assert spans("\u095bेलेंस्की", "ज\u093cेलेंस्की") == [("\u095bेलेंस्की", "name")]


def test_a_name_is_whole_words_and_the_longest_that_begins_there() -> None:
    assert spans("उत्तर कोरिया ने", "उत्तर", "उत्तर कोरिया") == [("उत्तर कोरिया", "name")]
    assert spans("उत्तर में", "उत्तर", "उत्तर कोरिया") == [("उत्तर", "name")]
    assert spans("रूसी ने", "रूस") == []


def test_punctuation_in_a_name_is_part_of_it() -> None:
    assert spans("लॉयड जे. ऑस्टिन ने", "लॉयड जे. ऑस्टिन") == [("लॉयड जे. ऑस्टिन", "name")]
    assert spans("किम जोंग-उन ने", "किम जोंग उन") == []


def test_a_number_or_time_in_a_name_counts_as_well() -> None:
    assert spans("दोनों देशों ने", "दोनों देशों") == [("दोनों देशों", "name"), ("दोनों", "number")]


def test_forms_without_words_are_left_out() -> None:
    assert spans("क, ख।", "", ",", "।") == []


@given(st.text(st.sampled_from([*"रूस एक ७5,.", "\u200d", "\u093c", "🙂", "\r", "\n"])))
def test_expressions_are_in_the_texts_order_and_within_it(text: str) -> None:
    last = 0
    for one in expressions(text, Forms(["रूस", "एक"])):
        assert last <= one.start < one.end <= len(text)
        last = one.start


def test_a_name_of_something_else_within_a_longer_one_counts_as_well() -> None:
    names = Forms({"जल आयोग की समिति": ["C"], "जल आयोग": ["W"], "समिति": ["C"]})
    of_text = [one for one in expressions("जल आयोग की समिति", names) if one.kind == "name"]
    assert [(one.start, one.end, one.within) for one in of_text] == [
        (0, 16, None),
        (0, 7, (0, 16)),
    ]


@pytest.mark.parametrize(
    ("text", "of_date"),
    [
        ("11, 12 और 13 नवंबर 2024", ["11", "12", "13", "2024"]),
        ("26-27 अक्टूबर", ["26", "27"]),
        ("19/06/2024", ["19", "06", "2024"]),
        ("19.06.2024", ["19.06.2024"]),
        ("2022-23 में", ["2022", "23"]),
        ("१९४७ में", ["१९४७"]),
        ("साढ़े तीन बजे", ["साढ़े", "तीन"]),
        ("सुबह 10:30 से", ["10:30"]),
        ("21वीं सदी", ["21"]),
        ("लगभग तीन साल से", []),
        ("2000 साल पहले", []),
        ("15 से 20 दिन", []),
        ("दूसरे दिन, 11 नवंबर को", ["11"]),
        ("2024 की पहली तिमाही", ["2024"]),
        ("12,000 लोग", []),
    ],
)
def test_a_day_or_a_year_is_told_from_what_counts(text: str, of_date: list[str]) -> None:
    listed = expressions(text, Forms([]))
    assert [text[one.start : one.end] for one in listed if one.is_of_date] == of_date


def test_in_a_language_without_a_calendar_no_number_in_a_date_counts() -> None:
    assert [one.is_of_date for one in expressions("3 June, 3 years", Forms([]), "und")] == [
        True
    ] * 2
