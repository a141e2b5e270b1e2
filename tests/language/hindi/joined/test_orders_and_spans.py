"""Days told in a row, and spans, of a text published amid them: no end of them is told alone."""

from datetime import date, timedelta
from itertools import product

import pytest

from sandhi.language import language
from sandhi.language.hindi.lexicon import forms, values

HINDI = language("hi")
FRIDAY = date(2024, 11, 15)
WEEK = "सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार".split()
JOINTS = [
    *(f" {one} " for one in sorted(forms("beside_times", role="list"))),
    *("-", "–", "—", "/", ", ", " से ", " और फिर ", " की रात से ", " रात, ", " रात और "),
]
ENDS = ["", " को", " की रात", " की दरमियानी रात", " तड़के"]


def times(text: str, published: date = FRIDAY) -> list[str | None]:
    return [one.edtf for one in HINDI.dates(text, published=(published, published))]


@pytest.mark.parametrize("joint", JOINTS)
def test_weekdays_told_in_a_row_are_in_that_order_or_not_told(joint: str) -> None:
    for first, end, days in product(range(7), ENDS, range(7)):
        published = FRIDAY + timedelta(days)
        text = f"{WEEK[first]}{joint}{WEEK[(first + 1) % 7]}{end}"
        read = [one for one in times(text, published) if one]
        assert read == sorted(read), (text, published)
        across = (published.weekday() - first) % 7 == 0  # the first is today, the second not yet
        assert len(read) == (0 if across else 2), (text, published)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("गुरुवार, शुक्रवार और शनिवार", [None, None, None]),
        ("मंगलवार, बुधवार और गुरुवार", ["2024-11-12", "2024-11-13", "2024-11-14"]),
        ("आज और कल", ["2024-11-15", None]),
        ("आज और शनिवार को", ["2024-11-15", None]),
        ("कल और आज", ["2024-11-14", "2024-11-15"]),
        ("5 नवंबर व 7 दिसंबर", [None, None]),
        ("नवंबर और दिसंबर में", [None, None]),
        ("अक्टूबर और नवंबर में", ["2024-10", "2024-11"]),
        ("शुक्रवार से 20 नवंबर तक", [None, None]),
        (", ".join(WEEK * 3), [None] * 21),
        ("शुक्रवार से रविवार तक", ["2024-11-08/2024-11-10"]),
        ("शुक्रवार को रैली और शनिवार को बैठक", ["2024-11-15", "2024-11-09"]),
    ],
)
def test_a_row_is_told_in_its_order_or_not_at_all(text: str, read: list[str | None]) -> None:
    assert times(text) == read


SPAN_JOINTS = [" से ", " से लेकर ", "-", " - ", " – ", "—"]
SPAN_ENDS = ["", " तक", " में", " की"]


@pytest.mark.parametrize("joint", SPAN_JOINTS)
def test_a_span_of_months_is_one_time_with_and_without_years(joint: str) -> None:
    for (first, last), end in product((("नवंबर", "मार्च"), ("अगस्त", "दिसंबर")), SPAN_ENDS):
        (edtf,) = times(f"{first}{joint}{last}{end}")
        assert edtf in ("2024-11/2025-03", "2024-08/2024-12")
        (edtf,) = times(f"{first} 2022{joint}{last} 2023{end}")
        assert edtf in ("2022-11/2023-03", "2022-08/2023-12")
        assert len(times(f"{first} 2022{joint}{last}{end}")) == 1
        assert times(f"{first} 2022{joint}{last}{end}") == [None]


@pytest.mark.parametrize("joint", SPAN_JOINTS)
def test_a_span_of_days_around_publication_is_one_time(joint: str) -> None:
    for end in SPAN_ENDS:
        assert times(f"14 नवंबर{joint}14 दिसंबर{end}") == ["2024-11-14/2024-12-14"]
        assert times(f"10 अक्टूबर{joint}20 दिसंबर{end}") == ["2024-10-10/2024-12-20"]
        assert times(f"20 नवंबर{joint}5 दिसंबर{end}") == [None]
        assert times(f"28 अक्टूबर{joint}3 नवंबर{end}") == ["2024-10-28/2024-11-03"]


OF = ["महीने के ", "हर माह के ", "साल के ", "सावन के ", "पितृ पक्ष के ", ""]


@pytest.mark.parametrize("last", sorted(forms("beside_times", role="part")))
def test_the_last_of_some_weekdays_is_not_that_of_this_week(last: str) -> None:
    for of, day in product(OF, WEEK):
        assert times(f"{of}{last} {day} को") == [None]
    assert times(f"सप्ताह के {last} दिन शुक्रवार को") == [None]
    assert times(f"मेले के {last} दिन रविवार को") == ["2024-11-10"]


POINTS = [". ", "० ", "॰ ", "."]
SHORT = {
    form: number
    for kind in ("short_month", "stopped_month")
    for form, number in values("calendar", "number", kind=kind).items()
    if not form.isascii()
}


@pytest.mark.parametrize("month", sorted(SHORT))
def test_a_short_month_with_any_point_has_its_year(month: str) -> None:
    for point in POINTS:
        assert times(f"5 {month}{point}2018 को") == [f"2018-{int(SHORT[month]):02}-05"]
        if point != ".":
            assert times(f"{month}{point}2018 में") == [f"2018-{int(SHORT[month]):02}"]


@pytest.mark.parametrize("day", WEEK)
def test_a_weekday_next_to_another_time_is_not_that_of_this_week(day: str) -> None:
    for before in ("एक सप्ताह बाद", "हफ्ते भर बाद", "महीने भर पहले", "चुनाव के बाद के", "उसके अगले"):
        assert {*times(f"{before} {day} को")} == {None}, before
    assert times(f"अगले ही {day} को") == [None]
    assert times(f"आगामी {day}, 17 नवंबर") == [None]


def test_what_is_going_to_be_is_ahead() -> None:
    assert times("रविवार से शुरू होने जा रहा है") == ["2024-11-17"]
    assert times("दिसंबर में होने जा रहे चुनाव") == ["2024-12"]


@pytest.mark.parametrize("week", ["सप्ताह", "हफ्ते"])
def test_weekdays_of_any_week_are_not_those_of_this_one(week: str) -> None:
    for joint, count in product((" और ", ", ", " व "), ("", " दो दिन", " 3 दिन")):
        for end in (" को", " को कक्षाएं", " को बाजार लगता है"):
            text = f"{week} में{count} सोमवार{joint}बुधवार{end}"
            assert times(text) == [None, None], text
    assert times(f"{week} में एक दिन सोमवार को") == [None]
    assert times(f"पिछले {week} में सोमवार को") != ["2024-11-11"]
