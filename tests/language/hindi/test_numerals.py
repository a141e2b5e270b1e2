"""Reading numerals: a table written by hand, one line for each spelling or rule."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from unicode_rbnf import RbnfEngine

from sandhi.language.hindi.numbers.numerals import read

# Numeral = value. The table stands on Hindi grammar books and usage, not on what the code says.
CARDINALS = """
शून्य = 0
एक = 1
दो = 2
तीन = 3
चार = 4
पांच = 5
पाँच = 5
छह = 6
छः = 6
छै = 6
सात = 7
आठ = 8
नौ = 9
दस = 10
ग्यारह = 11
बारह = 12
तेरह = 13
चौदह = 14
पंद्रह = 15
पन्द्रह = 15
सोलह = 16
सत्रह = 17
अठारह = 18
अट्ठारह = 18
उन्नीस = 19
बीस = 20
इक्कीस = 21
बाईस = 22
बाइस = 22
तेईस = 23
चौबीस = 24
पच्चीस = 25
छब्बीस = 26
सत्ताईस = 27
अट्ठाईस = 28
अठाईस = 28
उनतीस = 29
उन्तीस = 29
तीस = 30
इकतीस = 31
इकत्तीस = 31
बत्तीस = 32
तैंतीस = 33
चौंतीस = 34
पैंतीस = 35
छत्तीस = 36
सैंतीस = 37
अड़तीस = 38
उनतालीस = 39
उनचालीस = 39
चालीस = 40
इकतालीस = 41
बयालीस = 42
तैंतालीस = 43
चवालीस = 44
चौवालीस = 44
पैंतालीस = 45
छियालीस = 46
सैंतालीस = 47
अड़तालीस = 48
उनचास = 49
पचास = 50
इक्यावन = 51
बावन = 52
तिरपन = 53
चौवन = 54
पचपन = 55
छप्पन = 56
सत्तावन = 57
अट्ठावन = 58
अठावन = 58
उनसठ = 59
साठ = 60
इकसठ = 61
बासठ = 62
तिरसठ = 63
चौंसठ = 64
पैंसठ = 65
छियासठ = 66
सड़सठ = 67
अड़सठ = 68
उनहत्तर = 69
सत्तर = 70
इकहत्तर = 71
बहत्तर = 72
तिहत्तर = 73
चौहत्तर = 74
पचहत्तर = 75
छिहत्तर = 76
सतहत्तर = 77
अठहत्तर = 78
उनासी = 79
उन्यासी = 79
अस्सी = 80
इक्यासी = 81
बयासी = 82
तिरासी = 83
चौरासी = 84
पचासी = 85
छियासी = 86
सत्तासी = 87
अट्ठासी = 88
अठासी = 88
नवासी = 89
नब्बे = 90
इक्यानवे = 91
बानवे = 92
बानबे = 92
तिरानवे = 93
चौरानवे = 94
पंचानवे = 95
छियानवे = 96
सत्तानवे = 97
अट्ठानवे = 98
निन्यानवे = 99
निन्यानबे = 99
सौ = 100
"""
COMPOSED = """
एक सौ एक = 101
दो सौ = 200
तीन सौ पचहत्तर = 375
हजार = 1000
हज़ार = 1000
उन्नीस सौ सैंतालीस = 1947
दो हजार चौबीस = 2024
बारह हजार पांच सौ = 12500
बारह हज़ार पाँच सौ = 12500
लाख = 100000
एक लाख बीस हजार तीन सौ पैंतालीस = 120345
एक करोड़ = 10000000
एक करोड़ पच्चीस लाख = 12500000
पांच सौ करोड़ = 5000000000
दो लाख करोड़ = 2000000000000
एक लाख बीस हजार करोड़ = 1200000000000
दो अरब = 2000000000
तीन खरब = 300000000000
पांच मिलियन = 5000000
दो बिलियन = 2000000000
तीन ट्रिलियन = 3000000000000
दर्जन = 12
दो दर्जन = 24
"""
DIGITS = """
5 = 5
११ = 11
12,000 = 12000
१२,००० = 12000
1,50,000 = 150000
१,५०,००० = 150000
12,34,567 = 1234567
1,234,567 = 1234567
1.5 = 1.5
१२.५ = 12.5
0.05 = 0.05
1,234.50 = 1234.5
15 हजार = 15000
१५ हजार = 15000
1.5 लाख = 150000
1.50 लाख = 150000
2 लाख 50 हजार = 250000
3.25 करोड़ = 32500000
1 करोड़ 20 लाख = 12000000
12,000 करोड़ = 120000000000
5लाख = 500000
-5 = -5
−40 = -40
माइनस पांच = -5
माइनस 12 = -12
शून्य से 5 डिग्री नीचे = -5
शून्य से पांच डिग्री सेल्सियस नीचे = -5
शून्य से 2.5 नीचे = -2.5
"""
QUARTERS = """
सवा = 1.25
सवा दो = 2.25
सवा सौ = 125
सवा दो सौ = 225
सवा लाख = 125000
सवा 3 करोड़ = 32500000
डेढ़ = 1.5
डेढ़ सौ = 150
डेढ़ हज़ार = 1500
डेढ़ लाख = 150000
ढाई = 2.5
ढाई सौ = 250
ढाई करोड़ = 25000000
अढ़ाई = 2.5
डेढ़ दर्जन = 18
साढ़े तीन = 3.5
साढ़े तीन सौ = 350
साढ़े सात लाख = 750000
साढ़े 12 हजार = 12500
पौने दो = 1.75
पौने दो सौ = 175
पौने सौ = 75
पौने तीन लाख = 275000
पौन = 0.75
"""
PARTS_AND_MULTIPLES = """
आधा = 0.5
आधी = 0.5
आधे = 0.5
आधा दर्जन = 6
चौथाई = 0.25
एक चौथाई = 0.25
तीन चौथाई = 0.75
तीन-चौथाई = 0.75
दोगुना = 2
दुगनी = 2
तिगुना = 3
चौगुने = 4
दोनों = 2
तीनों = 3
चारों = 4
पाँचों = 5
"""
ORDINALS = """
पहला = 1
पहली = 1
पहले = 1
प्रथम = 1
दूसरा = 2
दूसरी = 2
द्वितीय = 2
तीसरे = 3
तृतीय = 3
चौथी = 4
पांचवां = 5
पाँचवाँ = 5
पांचवीं = 5
छठा = 6
छठी = 6
सातवें = 7
आठवीं = 8
नौवां = 9
नवीं = 9
दसवां = 10
बारहवीं = 12
इक्कीसवीं = 21
पचासवां = 50
सौवां = 100
दो सौवां = 200
एक सौ पच्चीसवां = 125
10वीं = 10
१०वीं = 10
21वीं = 21
12वें = 12
10 वीं = 10
15-वें = 15
1st = 1
20th = 20
"""
TABLE = [
    (numeral, Decimal(value))
    for listed in (CARDINALS, COMPOSED, DIGITS, QUARTERS, PARTS_AND_MULTIPLES, ORDINALS)
    for numeral, value in (line.split(" = ") for line in listed.strip().splitlines())
]


@pytest.mark.parametrize(("numeral", "value"), TABLE)
def test_a_numeral_reads_as_its_value(numeral: str, value: Decimal) -> None:
    assert read(numeral) == value


def test_the_table_is_long_enough_to_mean_something() -> None:
    assert len({numeral for numeral, _ in TABLE}) == len(TABLE) >= 150


@pytest.mark.parametrize("za", ["\u095b", "\u091c\u093c"], ids=["composed", "decomposed"])
def test_a_nukta_is_read_composed_and_decomposed(za: str) -> None:
    assert read(f"डेढ़ ह{za}ार") == 1500


@pytest.mark.parametrize("number", range(101))
def test_the_spelling_of_the_unicode_locale_data_is_read(number: int) -> None:
    assert read(RbnfEngine.for_language("hi").format_number(number).text) == number


def test_two_thirds_are_two_thirds() -> None:
    assert read("दो-तिहाई") == Decimal(2) / 3


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
    assert read(numeral) is None


def test_a_value_is_written_plainly() -> None:
    assert [str(read(numeral)) for numeral in ("दो लाख करोड़", "1.50 लाख", "12.50")] == [
        "2000000000000",
        "150000",
        "12.5",
    ]


@settings(deadline=None)
@given(st.integers(min_value=0, max_value=10**15))
def test_digits_read_alike_in_either_script_and_grouping(number: int) -> None:
    western = f"{number:,}"
    devanagari = western.translate({ord(str(digit)): chr(0x966 + digit) for digit in range(10)})
    assert read(str(number)) == read(western) == read(devanagari) == number


LAKH_WORDS = st.sampled_from(["लाख", "करोड़", "हजार"])
SCALE = {"हजार": 10**3, "लाख": 10**5, "करोड़": 10**7}


@settings(deadline=None)
@given(st.decimals(min_value=0, max_value=999, places=2), LAKH_WORDS)
def test_a_scale_multiplies_what_stands_before_it(coefficient: Decimal, scale: str) -> None:
    assert read(f"{coefficient} {scale}") == coefficient * SCALE[scale]
