"""What stands around an expression, or makes a range of it, is read with it, or leaves no value."""

from datetime import date, timedelta
from random import Random

import pytest

from sandhi.language import language
from sandhi.language.hindi.lexicon import values
from sandhi.language.hindi.numbers.words import CARDINALS, SCALES

HINDI = language("hi")
FRIDAY = date(2024, 11, 15)
MONTHS = "जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर".split()
DETERMINERS = values("determiners", "shift")


def times(text: str, day: date = FRIDAY) -> list[str]:
    return [one.edtf for one in HINDI.dates(text, published=(day, day)) if one.edtf]


def ranges(random: Random) -> tuple[str, date, date]:
    """Two days a while apart, as a text has them without their year."""
    first = date(2024, 1, 1) + timedelta(random.randrange(360))
    last = first + timedelta(random.randint(1, 60))
    names = [f"{one.day} {MONTHS[one.month - 1]}" for one in (first, last)]
    if first.month == last.month:
        names[0] = f"{first.day}"
    joint, end = random.choice([(" से ", " तक"), (" से लेकर ", " तक"), ("-", " को")])
    return joint.join(names) + end, first, last


def test_a_range_that_holds_the_day_of_publication_lies_about_it() -> None:
    random = Random("ranges")
    amiss: list[tuple[object, ...]] = []
    about = 0
    for _ in range(300):
        text, first, last = ranges(random)
        published = first + timedelta(random.randint(-300, 120))
        holds = first <= published <= last
        stated = times(text, published)
        about += holds
        if holds and stated != [f"{first}/{last}"]:
            amiss.append((text, published, stated))
        amiss += [(text, published, one) for one in stated if one[:10] > published.isoformat()]
    assert not amiss
    assert about > 20


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("14 से 20 नवंबर तक", ["2024-11-14/2024-11-20"]),
        ("नवंबर-दिसंबर में", ["2024-11/2024-12"]),
        ("अक्टूबर से दिसंबर के बीच", ["2024-10/2024-12"]),
        ("12 नवंबर से 5 जनवरी तक", ["2024-11-12/2025-01-05"]),
        ("16-17 नवंबर को", []),  # of this year or the last one
        ("शनिवार और रविवार, 16-17 नवंबर को", []),
        ("13 और 20 नवंबर को", []),
        ("13 और 20 नवंबर के बीच", ["2024-11-13/2024-11-20"]),
        ("2014 और 2019 के बीच", ["2014/2019"]),
        ("2014 और 2019 के चुनाव", ["2014", "2019"]),
        ("आज-कल", []),
        ("आगामी 26 जनवरी 2025 को", ["2025-01-26"]),
        ("दिल्ली से पिछले साल", ["2023"]),
        ("इससे पिछले साल", []),
        ("सितंबर तिमाही में", []),
        ("सितंबर छमाही में", []),
        ("उस साल 5 मई को", []),
        ("उसी साल मई में", []),
        ("दूसरे साल मई में", []),
        ("उस दिन 5 अगस्त को", ["2024-08-05"]),
        ("पिछले साल के इसी महीने", []),
        ("सावन के पहले सोमवार को", []),
        ("इससे पहले सोमवार को", ["2024-11-11"]),
    ],
)
def test_times_with_what_stands_around_them(text: str, edtf: list[str]) -> None:
    assert times(text) == edtf


@pytest.mark.parametrize("time", ["कल", "26 जनवरी", "5 तारीख", "14 से 20 मई", "5 और 6 मई"])
def test_a_determiner_before_a_day_is_not_ignored(time: str) -> None:
    for determiner, shift in DETERMINERS.items():
        stated = times(f"{determiner} {time} को बैठक")
        ahead = [one for one in stated if one[:10] > FRIDAY.isoformat()]
        assert stated == (ahead if shift == "1" else stated if shift == "-1" else [])


@pytest.mark.parametrize("time", ["सोमवार", "हफ्ते", "साल", "महीने"])
def test_a_determiner_said_twice_is_not_read_once(time: str) -> None:
    for determiner in DETERMINERS:
        assert times(f"{determiner} से {determiner} {time} में") == []


def test_a_numeral_said_twice_is_one_of_each() -> None:
    hyphened = [form for form, value in CARDINALS.items() if 1 < value < 20]
    for form in (*hyphened, "10", "50"):
        for scale, value in SCALES.items():
            (number,) = HINDI.numbers(f"{form}-{form} {scale} रुपये")
            assert number.value == CARDINALS.get(form, int(form) if form.isdigit() else 0) * value
    assert [one.value for one in HINDI.numbers("50-50 फीसदी")] == [50]
    assert [one.value for one in HINDI.numbers("तीन-तीन सैनिक")] == [3]


def test_what_is_denied_is_not_what_is_said() -> None:
    stated = values("approximators", "qualifier")
    denied = {form for form in stated if form.endswith((" नहीं", " न हो", " न हों"))}
    for form in {*stated} - denied:
        if stated[form] not in ("more_than", "up_to") or not form.startswith("से"):
            continue
        for negation in ("नहीं", "न हो"):
            (number,) = HINDI.numbers(f"200 {form} {negation}")
            assert number.qualifier == ("up_to" if stated[form] == "more_than" else "at_least")


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("200 और 300 के बीच", [(200, 300)]),
        ("200 अथवा 300 लोग", [(200, 300)]),
        ("5 और 10 लोग", [(5, 5), (10, 10)]),
        ("एक सौ एकवां", [(None, None)]),
        ("दो सौ तीनवीं", [(None, None)]),
    ],
)
def test_numerals_with_what_joins_them(text: str, bounds: list[tuple[int | None, ...]]) -> None:
    assert [(one.lower, one.upper) for one in HINDI.numbers(text)] == bounds
