"""Parts of years, listed parts and rests of quantities: read whole, or not at all."""

from datetime import date
from decimal import Decimal

import pytest

from sandhi.language import language

HINDI = language("hi")
FRIDAY = date(2024, 11, 15)


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        # The quarter, half or session of a year, told by its last month or by none.
        ("जुलाई-सितंबर 2023 तिमाही", [None]),
        *((f"सितंबर 2023 {whole}", [None]) for whole in ("तिमाही", "छमाही")),
        *((f"सितंबर {year}की तिमाही", [None]) for year in ("", "2023 ")),
        *((f"2023 की सितंबर {whole}", [None]) for whole in ("तिमाही", "छमाही")),
        *(
            (f"{year} {whole} में", [None])
            for year in ("2024", "2024-25", "2024-2025")
            for whole in ("तिमाही", "छमाही", "सत्र", "सीजन")
        ),
        ("2024 की तिमाही में", [None]),
        ("सत्र 2024-25", [None]),
        ("जुलाई-सितंबर तिमाही", ["2024-07/2024-09"]),
        ("जुलाई-सितंबर 2023 की तिमाही", ["2023-07/2023-09"]),
        ("जुलाई-दिसंबर 2023 छमाही", ["2023-07/2023-12"]),
        ("2024 की तीसरी तिमाही", ["2024-07/2024-09"]),
        # Several parts of a time, and a day of another.
        ("नवंबर के पहले और तीसरे हफ्ते में", [None]),
        ("दूसरे और चौथे शनिवार को", [None]),
        ("पहली, दूसरी और तीसरी तिमाही", [None]),
        ("पिछले साल इसी दिन", [None]),
        # Years that may be so many rupees, and years of long ago.
        ("1000 के नोट", [None]),
        ("2000 के नोट", [None]),
        ("1500 में", [None]),
        ("300 ई. में", ["0300"]),
        ("712 ईस्वी में", ["0712"]),
        ("323 ईसा पूर्व", [None]),
        ("1857 में", ["1857"]),
        ("2000 में", ["2000"]),
        ("2000 के बाद", ["2000"]),
        ("1500 ई. में", ["1500"]),
        # A part of a time without का, and what only begins or lies there.
        ("मध्य नवंबर", ["2024-11"]),
        ("शुरुआती नवंबर में", ["2024-11"]),
        ("नवंबर आखिर तक", ["2024-11"]),
        ("2019 अंत में", [None]),
        ("अगले साल गर्मियों में", [None]),
        ("नवंबर शुरू हुआ", ["2024-11"]),
        ("मध्य प्रदेश में", []),
        ("2023 की दूसरी छमाही", ["2023-07/2023-12"]),
        # Days of other calendars' months, and those that may lie ahead or a year back.
        ("सावन के सोमवार को", [None]),
        ("नवरात्र के शनिवार", [None]),
        ("30 नवंबर तक", [None]),
        ("1 दिसंबर से", [None]),
        ("4 नवंबर से", ["2024-11-04"]),
        # From one day, or month, to another.
        ("28 सितंबर से 4 अक्टूबर 2019", ["2019-09-28/2019-10-04"]),
        ("मई 2018 से लेकर जुलाई 2019 तक", ["2018-05/2019-07"]),
        ("4 अक्टूबर 2019 से 28 सितंबर 2019", ["2019-10-04", "2019-09-28"]),
        ("सन उन्नीस पैंसठ", ["1965"]),
        ("सन् उन्नीस इकहत्तर में", ["1971"]),
        # Years in words, from one to another.
        ("दो हजार दस और दो हजार बीस के बीच", [None]),
        ("दो हजार दस या दो हजार बीस", []),
    ],
)
def test_a_part_of_a_year_is_read_whole_or_not_at_all(text: str, dates: list[str | None]) -> None:
    assert [one.edtf for one in HINDI.dates(text, published=(FRIDAY, FRIDAY))] == dates
    told = [one for one in HINDI.numbers(text) if one.qualifier and one.class_ == "figure"]
    assert told == []


@pytest.mark.parametrize(
    ("text", "read"),
    [
        *((f"{whole} 300", [None]) for whole in ("5 किलोमीटर", "5 किलो", "5 घंटे", "5 मीटर")),
        ("3 फीट 5 का", [None]),
        ("5 घंटे 300 लोग", ["5", "300"]),
        ("5 घंटे 300 छात्र", ["5", "300"]),
        ("5 किलो, 300", ["5", "300"]),
        ("3 किमी 200 मी", ["3.2"]),
        *((f"({sign}) 5.4%", [None]) for sign in "-−–+±"),
        # What is counted is no year.
        ("दो हजार सैनिक", ["2000"]),
        ("उन्नीस सौ लोग", ["1900"]),
        ("दो हजार से अधिक", ["2000"]),
        ("दो हजार दस से अधिक", ["2010"]),
        ("दो हजार चौबीस में", []),
        ("अठारह सौ पचास रुपये", ["1850"]),
        ("दो हजार बीस टन", ["2020"]),
        ("उन्नीस सौ नब्बे से दो हजार तक", [None]),
        ("5 ई-रिक्शा", ["5"]),
    ],
)
def test_the_rest_of_a_quantity_is_read_with_it(text: str, read: list[str | None]) -> None:
    assert [str(one.value) if one.qualifier else None for one in HINDI.numbers(text)] == read


def test_two_counts_in_words_are_a_range_and_two_years_are_none() -> None:
    (counted,) = HINDI.numbers("दो हजार दस या दो हजार बीस लोग")
    assert (counted.lower, counted.upper) == (Decimal(2010), Decimal(2020))
    (years,) = HINDI.numbers("दो हजार दस या दो हजार बीस")
    assert (years.lower, years.upper, years.qualifier) == (None, None, None)


def test_degrees_below_zero_have_their_unit() -> None:
    units = [
        one.unit
        for text in ("माइनस 5 डिग्री", "शून्य से 5 डिग्री नीचे", "शून्य से 5 डिग्री सेल्सियस नीचे")
        for one in HINDI.numbers(text)
    ]
    assert units == ["degree_celsius"] * 3
