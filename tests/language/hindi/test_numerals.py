"""Reading numerals, as the table of them and a few rules have it."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from unicode_rbnf import RbnfEngine

from sandhi.language.hindi.numbers.numerals import numeral_value
from tests.language.hindi.numerals import TABLE


@pytest.mark.parametrize(("numeral", "value"), TABLE)
def test_a_numeral_reads_as_its_value(numeral: str, value: Decimal) -> None:
    assert numeral_value(numeral) == value


def test_the_table_is_long_enough_to_mean_something() -> None:
    assert len({numeral for numeral, _ in TABLE}) == len(TABLE) >= 150


@pytest.mark.parametrize("za", ["\u095b", "\u091c\u093c"], ids=["composed", "decomposed"])
def test_a_nukta_is_read_composed_and_decomposed(za: str) -> None:
    assert numeral_value(f"डेढ़ ह{za}ार") == 1500


@pytest.mark.parametrize("number", range(101))
def test_the_spelling_of_the_unicode_locale_data_is_read(number: int) -> None:
    assert numeral_value(RbnfEngine.for_language("hi").format_number(number).text) == number


@pytest.mark.parametrize("number", [*range(95, 125), 250, 999, 1001, 1050, 1250, 9999])
@pytest.mark.parametrize(("scale", "factor"), [("लाख", 10**5), ("करोड़", 10**7), ("अरब", 10**9)])
def test_a_scale_multiplies_all_of_the_number_before_it(
    number: int, scale: str, factor: int
) -> None:
    counted = RbnfEngine.for_language("hi").format_number(number).text
    assert numeral_value(f"{counted} {scale}") == number * factor


def test_two_thirds_are_two_thirds() -> None:
    assert numeral_value("दो-तिहाई") == Decimal(2) / 3


@pytest.mark.parametrize(
    "numeral",
    [
        "",
        "लोग",
        "हजारों",
        "कई हजार",
        "10-15",
        "दो या तीन",
        "दो तीन",
        "सौ दो सौ",
        "सौ पचास हजार",
        "दस लाख पांच करोड़",
        "पांच करोड़ दस करोड़",
        "अरब",
        "साढ़े",
        "समाचार",
        "दस्तावेज़",
        "लगभग 10",
        "10 लोग",
        "1.2.3",
        "5G",
    ],
)
def test_what_has_no_single_value_reads_as_none(numeral: str) -> None:
    assert numeral_value(numeral) is None


def test_a_value_is_written_plainly() -> None:
    assert [str(numeral_value(numeral)) for numeral in ("दो लाख करोड़", "1.50 लाख", "12.50")] == [
        "2000000000000",
        "150000",
        "12.5",
    ]


@settings(deadline=None)
@given(st.integers(min_value=0, max_value=10**15))
def test_digits_read_alike_in_either_script_and_grouping(number: int) -> None:
    western = f"{number:,}"
    devanagari = western.translate({ord(str(digit)): chr(0x966 + digit) for digit in range(10)})
    assert (
        numeral_value(str(number)) == numeral_value(western) == numeral_value(devanagari) == number
    )


LAKH_WORDS = st.sampled_from(["लाख", "करोड़", "हजार"])
SCALE = {"हजार": 10**3, "लाख": 10**5, "करोड़": 10**7}


@settings(deadline=None)
@given(st.decimals(min_value=0, max_value=999, places=2), LAKH_WORDS)
def test_a_scale_multiplies_what_stands_before_it(coefficient: Decimal, scale: str) -> None:
    assert numeral_value(f"{coefficient} {scale}") == coefficient * SCALE[scale]
