"""Digits that may be a year are no count, and what hangs on another time is not reckoned alone."""

import pytest

from tests.language.hindi.test_withheld import HINDI, times, values


@pytest.mark.parametrize(
    ("text", "read"),
    [
        # Digits that count nothing may be a year, of which the century may be left out.
        ("47 के बंटवारे के समय", [None]),
        ("71 की जंग", [None]),
        ("84 के दंगों में", [None]),
        ("1947 के आसपास", [None]),
        ("करीब 1947 में", [None]),
        ("47 की मौत", ["47"]),
        ("47 के खिलाफ मामला", ["47"]),
        ("47 के लिए", ["47"]),
        ("12 के बारे में", ["12"]),
        ("करीब 1950 लोग", ["1950"]),
        ("करीब 1,950 की मौत", ["1950"]),
        ("1000 के आसपास", ["1000"]),
        # A sign or a word after it that may say that there are more.
        ("200 प्लस सीटें", [None]),
        ("15 ता. को", []),
    ],
)
def test_digits_that_may_be_a_year_are_no_count(text: str, read: list[str | None]) -> None:
    assert values(text) == read


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("मई के अगले महीने", [None]),
        ("2014 के अगले साल", [None]),
        ("सोमवार के एक दिन पहले", [None]),
        ("26 जनवरी के दो दिन पहले", [None]),
        ("मई में अगले महीने", ["2024-05", "2024-12"]),
        ("15 ता. को", ["2024-11-15"]),
        ("नवंबर की 15 ता. को", ["2024-11-15"]),
    ],
)
def test_what_is_reckoned_from_another_time_is_not_reckoned_from_publication(
    text: str, dates: list[str | None]
) -> None:
    assert times(text) == dates


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("दस लाख से कुछ कम", "up_to"),
        ("दस लाख से थोड़ा ज्यादा", "more_than"),
        ("200 से कुछ अधिक नहीं", "up_to"),
        ("मोटे तौर पर 200 लोग", "about"),
        ("हद से हद 200 लोग", "up_to"),
    ],
)
def test_a_number_is_not_exact_where_words_say_so(text: str, qualifier: str) -> None:
    assert [one.qualifier for one in HINDI.numbers(text)] == [qualifier]
