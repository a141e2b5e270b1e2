"""No value is stated from a part of an expression: it is read as a whole, or not at all."""

from datetime import date

import pytest

from sandhi.language import language

HINDI = language("hi")
FRIDAY = date(2024, 11, 15)


def values(text: str) -> list[str | None]:
    """The value of each number of a text; None for those that are not read."""
    read = []
    for number in HINDI.numbers(text):
        assert number.qualifier or not (number.value or number.lower or number.upper)
        read.append(None if number.qualifier is None else str(number.value))
    return read


def times(text: str) -> list[str | None]:
    return [one.edtf for one in HINDI.dates(text, published=(FRIDAY, FRIDAY))]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        # Words of number that are rare, or misspelt.
        ("छे सौ अठारह", ["618"]),
        ("एक सौ एकसठ", ["161"]),
        ("पैंतालिस हजार", ["45000"]),
        ("पैंतलस हजार लोग", [None]),
        ("एक सौ पैंतलस लोग", [None]),
        ("एक लाख लोग", ["100000"]),
        ("गजब हजार लोग", [None]),  # a word that no lexicon has may be one of number
        # Fractions and decimals.
        ("तीन बटा चार", ["0.75"]),
        ("दो सही तीन बटा चार", [None, None]),
        ("तीन बटा एक सौ", [None]),
        ("3/4", [None]),
        ("3/4 हिस्सा", ["0.75"]),
        ("24/7", [None]),
        ("दो-सौ लोग", [None]),
        ("5-हजार लोग", [None]),
        ("दो-तीन सौ लोग", ["None"]),
        ("2½ लाख", ["250000"]),
        ("2 ½ लाख", ["250000"]),
        ("½ किलोमीटर", ["0.5"]),
        ("तीन दशमलव एक चार", ["3.14"]),
        ("दो दशमलव पच्चीस करोड़", ["22500000"]),
        ("तीन दशमलव जसलोक", [None]),
        # Signs beside digits.
        ("माइनस एक सौ पैंतीसवां", ["-135"]),
        ("5×4", [None]),
        ("~5 लोग", [None]),
        ("7.5.2", [None]),
        ("1,23,4", [None]),
        ("5‰", [None]),
        ("9" * 40, [None]),
        # Two numerals that are one quantity.
        ("5 डॉलर 50 सेंट", ["5.5"]),
        ("5 घंटे 10 मिनट", [None]),
        ("5 यूरो 50 सेंट", [None]),
        ("5 फुट 14 इंच", [None]),
        ("5 लोग 50 किलो", ["5", "50"]),
        # Years.
        ("1788 से 1799 तक", [None]),
        ("1788 से 1799 लोग", ["None"]),
        ("2008 वर्ष में", []),
        ("उन्नीस सैंतालीस में", []),
        ("287 ई.पू. में", []),
        ("छठी शताब्दी में", []),
        # A nought that shortens a word.
        ("डॉ० राम", []),
        ("उ०प्र० में", []),
        ("5 कि०मी०", ["5"]),
    ],
)
def test_a_number_is_read_whole_or_not_at_all(text: str, read: list[str | None]) -> None:
    assert values(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("अगले सप्ताह मंगलवार को", ["2024-11-19"]),
        ("पिछले हफ्ते के सोमवार को", ["2024-11-04"]),
        ("अगले महीने के सोमवार को", [None]),
        ("सोमवार 4 नवंबर को", ["2024-11-04"]),
        ("सोमवार, 4 नवंबर 2024 को", ["2024-11-04"]),
        ("4 नवंबर (सोमवार) को", ["2024-11-04"]),
        ("जून के अंतिम सप्ताह में", [None]),
        ("जून के दूसरे सोमवार को", [None]),
        ("जून के अंत में", ["2024-06"]),
        ("2016 के अंत में", [None]),
        ("2016 की तीसरी तिमाही में", ["2016-07/2016-09"]),
        ("2016 के तीसरे महीने में", [None]),
        ("अगले महीने की 20 तारीख को", [None]),
        ("2 घंटे 30 मिनट पहले", [None]),
        ("15/10/2024 को", ["2024-10-15"]),
        ("2008 वर्ष में", ["2008"]),
        ("2000 साल पहले", ["0024"]),
        ("उन्नीस सैंतालीस में", ["1947"]),
        ("छठी शताब्दी में", ["05XX"]),
        ("21वीं सदी में", ["20XX"]),
        ("छठी शताब्दी ईसा पूर्व में", [None]),
        ("287 ई.पू. में", [None]),
        ("संवत 2081 में", [None]),
    ],
)
def test_a_time_is_read_whole_or_not_at_all(text: str, read: list[str | None]) -> None:
    assert times(text) == read


def test_a_part_of_a_time_lies_within_it() -> None:
    (expression,) = HINDI.dates("जून 2023 के अंतिम सप्ताह", published=None)
    assert (expression.earliest, expression.latest) == (date(2023, 6, 1), date(2023, 6, 30))
    assert expression.quote == "जून 2023 के अंतिम सप्ताह"
    assert expression.reason.startswith("is a part")


@pytest.mark.parametrize("sign", "/⁄*×÷^~≈±<>≤≥=≠#@&_\\+№")
def test_a_sign_that_is_not_read_withholds_the_value(sign: str) -> None:
    assert set(values(f"वहां {sign}5 लोग")) == {None}
    assert set(values(f"वहां 7{sign}5 लोग")) == {None}
