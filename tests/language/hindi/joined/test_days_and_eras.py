"""Numbers that are days, years or hours by what follows: 13 की जगह 20 नवंबर, 322 से 185 ईसा पूर्व."""

from datetime import date
from itertools import product

import pytest

from sandhi.language import language
from sandhi.language.hindi.lexicon import forms, phrases_of_class

HINDI = language("hi")
FRIDAY = date(2024, 11, 15)
DAYS = ["16-17", "25 और 26", "17 व 18", "18", "12, 13, 17 और 18", "20 से 22", "१६"]
ENDS = ["कोहरा", "बारिश के आसार", "पीएम आएंगे", "शव मिला"]


def values(text: str) -> list[object]:
    """What the numbers of a text say: no value, nor any bound, where they may be days."""
    return [one.value or one.lower or one.upper for one in HINDI.numbers(text)]


def times(text: str) -> list[str | None]:
    return [one.edtf for one in HINDI.dates(text, published=(FRIDAY, FRIDAY))]


@pytest.mark.parametrize("days", DAYS)
def test_days_whose_month_is_told_elsewhere_are_no_numbers(days: str) -> None:
    for end, before in product(ENDS, ("", "2 नवंबर को पूजा, ", "7 नवंबर से लापता था, ", "नवंबर में ")):
        assert {*values(f"{before}{days} को {end}")} == {None}, (before, end)
    for after in ("", ", नतीजे 23 नवंबर को"):
        assert {*values(f"वोटिंग {days} को{after}")} == {None}
    assert values("पुलिस ने 18 को पकड़ा") == [18]
    assert values("हादसे में 5 को चोट लगी") == [5]
    assert values("दो को पकड़ा") == [2]


@pytest.mark.parametrize("instead", sorted(" ".join(one) for one in phrases_of_class("instead")))
def test_a_day_in_whose_stead_another_is_named_is_no_number(instead: str) -> None:
    for day, end in product(("10", "13"), ("को होगा", "से लगेगा", "तक चलेगा")):
        assert values(f"मेला {day} {instead} 20 नवंबर {end}") == [None]
        assert times(f"मेला {day} {instead} 20 नवंबर {end}") == ["2024-11-20"]
    assert values(f"10 {instead} 20 लोग") == [10, 20]


@pytest.mark.parametrize("unit", ["दिन", "माह", "हफ्ते", "साल"])
def test_a_day_reckoned_from_another_is_no_number(unit: str) -> None:
    for count, day in product(("17", "तीन"), ("28 नवंबर", "5 मार्च")):
        assert values(f"हादसे के {count} {unit} बाद {day} को मौत") == []
    assert values(f"हादसे के 12 {unit} बाद मौत") == [12]


JOINTS = [" से ", "-", " - ", " और ", ", "]


@pytest.mark.parametrize("era", ["ईसा पूर्व", "ई.पू.", "ई. पू.", "ई०पू०"])
def test_years_of_another_era_are_one_time(era: str) -> None:
    for (first, last), joint, end in product(
        (("322", "185"), ("2600", "1900"), ("तीसरी", "पहली शताब्दी")), JOINTS, (" तक", " के बीच", "")
    ):
        text = f"शासन {first}{joint}{last} {era}{end}"
        assert values(text) == [], text
        assert {*times(text)} == {None}, text


def test_a_span_and_a_list_of_years_are_one_time() -> None:
    for joint, end in product((" से ", "-"), (" तक", " में")):
        assert values(f"606{joint}647 ई.{end} शासन") == []
        assert times(f"606{joint}647 ई.{end} शासन") == [None]
    for joint in sorted(forms("beside_times", role="list")):
        text = f"1526, 1556 {joint} 1761 में लड़ाइयां हुईं"
        assert (values(text), times(text)) == ([], [None])
    assert values("धारा 1526 और 1761 में") == [1526]


@pytest.mark.parametrize("part", ["सुबह", "शाम", "रात", "दोपहर", "पूर्वाह्न", "अपराह्न"])
def test_hours_that_span_days_are_no_days(part: str) -> None:
    for hour, last in product(("6", "10", "साढ़े छह"), ("6", "11:30", "छह")):
        text = f"14 नवंबर {part} {hour} से 15 नवंबर {part} {last} बजे तक"
        assert (values(text), times(text)) == ([], ["2024-11-14/2024-11-15"]), text
        text = f"शुक्रवार {part} {hour} से शनिवार {part} {last} बजे तक"
        assert (values(text), times(text)) == ([], [None, None]), text
        assert values(f"{part} {hour} से {part} {last} बजे तक") == []


def test_land_in_two_units_is_one_quantity() -> None:
    for first, second in (("एकड़", "डिसमिल"), ("बीघा", "बिस्वा"), ("हेक्टेयर", "डिसमिल")):
        assert values(f"4 {first} 20 {second} जमीन") == [None]


@pytest.mark.parametrize("part", ["सुबह", "शाम", "रात", "दोपहर"])
def test_hours_without_their_name_are_no_range_of_what_follows(part: str) -> None:
    for first, last in (("9", "11"), ("12", "3"), ("दस", "बारह")):
        assert values(f"{part} {first} से {last} परीक्षा") == [None]
    assert values(f"{part} 8 से 10 लोग आए") == [8]
    assert values(f"{part} में 8 से 10 आम") == [8]
    assert values("हर दिन 5 से 6 केस") == [5]
