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
        ("अगस्त में अगले महीने", ["2024-08", "2024-12"]),
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


WEEKS_OF_OTHERS = [
    *(f"{feast} के सोमवार" for feast in ("गणेश चतुर्थी", "पितृपक्ष", "दशहरे", "नए साल", "जसलोक")),
    *(f"{month} के रविवार" for month in ("पौष माह", "कार्तिक मास", "ज्येष्ठ महीने", "अधिक मास")),
    *("रामनवमी बुधवार को", "ईद के दिन शुक्रवार", "होली के बाद सोमवार", "होली से पहले सोमवार"),
    *("दो सोमवार पहले", "तीन रविवार बाद", "लगातार तीन रविवार", "पिछले दो रविवार", "पहले तीन सोमवार"),
    *("हर शुक्रवार और रविवार", "हर मंगलवार, गुरुवार और शनिवार", "रोज सोमवार से शुक्रवार"),
    *("किसी शनिवार", "एक सोमवार", "जिस रविवार", "हर बार अक्टूबर में", "एक साल बाद नवंबर"),
]
PARTS_OF_TIMES = [
    *(f"{part} 2023" for part in ("मध्य", "शुरुआती", "देर", "अंतिम", "उत्तरार्ध")),
    *("शुरुआती 1990 के दशक", "मध्य अस्सी के दशक", "शुरुआती बीसवीं सदी", "उत्तरार्ध 19वीं सदी"),
    *("पिछले के पिछले साल", "अगले के अगले हफ्ते", "पिछले के पिछले रविवार"),
    *("आधी सदी पहले", "डेढ़ दशक पहले"),
]


@pytest.mark.parametrize("text", [*WEEKS_OF_OTHERS, *PARTS_OF_TIMES])
def test_what_is_joined_to_a_time_and_not_understood_leaves_no_date(text: str) -> None:
    assert times(text)
    assert set(times(text)) == {None}


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("भारत के सोमवार के मैच, सदस्यों के सोमवार के बयान", ["2024-11-11"] * 2),
        ("बैठक के बाद सोमवार को, मोदी सोमवार को", ["2024-11-11"] * 2),
        ("प्रदेश में 2023 के मध्य में 2022", [None, "2022"]),
        ("1990 के दशक, 19वीं सदी", ["199X", "18XX"]),
        ("एक सदी पहले, दो दशक पहले", ["1924", "2004"]),
        ("8—9 नवंबर, 8 & 9 नवंबर, 8 to 9 नवंबर", ["2024-11-08/2024-11-09"] * 3),
        ("8 & 12 नवंबर", [None]),
    ],
)
def test_what_is_joined_and_understood_leaves_the_date(text: str, read: list[str | None]) -> None:
    assert times(text) == read
