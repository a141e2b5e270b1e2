"""Parts of a date that touch, put together at random: never a value that ignores one of them."""

from collections.abc import Callable, Iterator
from datetime import date
from random import Random

import pytest

from sandhi.language import language

HINDI = language("hi")
FRIDAY = date(2024, 11, 15)
MONTHS = {"मार्च": 3, "मई": 5, "जून": 6, "अगस्त": 8, "नवंबर": 11, "दिसंबर": 12}
WEEKDAYS = ["सोमवार", "मंगलवार", "बुधवार", "गुरुवार", "शुक्रवार", "शनिवार", "रविवार"]
YEARS = range(2015, 2023)  # none of which is that of publication
ENDS = [" को हुआ।", " में हुआ।", " तक हुआ।", "।"]
# What joins a year (y), a month (m) and a day (d) to the one after it.
JOINTS = {
    "my": ["-", "/", ".", ", ", " (", " और ", " से ", " माह ", " महीने "],
    "md": ["-", ", ", " की ", " और ", " माह "],
    "dm": ["-", "/", ".", ", ", " तारीख ", " तारीख को ", " से ", " व "],
    "dy": ["-", ", ", " (", " तारीख ", " तारीख, "],
    "ym": ["-", ", ", " (", " के ", " में ", " में, ", " की ", " में यानी ", " के अंत में "],
    "yd": [", ", " में ", " के "],
}
LISTS = [" और ", " तथा ", " या ", " व ", ", "]
RANGES = [" से ", " से लेकर ", "-", " – "]

Case = tuple[str, set[str]]  # a text, and the values that do not contradict it


def one_date(random: Random) -> Case:
    """A year, a month and perhaps a day, in any order."""
    year, month, day = random.choice(YEARS), random.choice([*MONTHS]), random.randint(1, 28)
    order = random.choice(["my", "ym", "dmy", "ydm", "mdy", "ymd"])
    forms = {"m": [month], "d": [f"{day}", f"{day}th"], "y": [f"{year}"]}
    if order.endswith("y"):  # two digits before a day would be one
        forms["y"] += [f"सन {year}", f"'{year % 100:02}", f"{year % 100:02}"]
    text = ""
    for before, kind in zip(" " + order, order, strict=False):
        joints = JOINTS.get(before + kind, [""])
        if order.startswith("y"):  # 2022 में 5 और मई में 7 are a count and another
            joints = [joint for joint in joints if joint not in (" से ", " व ", ", ")] or [" "]
        joint = random.choice([*joints, " "]) if text else ""
        text += joint + random.choice(forms[kind]) + ")" * ("(" in joint)
    value = f"{year}-{MONTHS[month]:02}" + (f"-{day:02}" if "d" in order else "")
    return text + random.choice(ENDS), {value}


def two_dates(random: Random) -> Case:
    """Two days or months, the last one of which has the year of both."""
    year = random.choice(YEARS)
    first, last = sorted(random.sample([*MONTHS], 2), key=MONTHS.__getitem__)
    days = [random.randint(1, 28) for _ in range(2)] if random.random() < 0.5 else []
    joint, end = random.choice(LISTS), random.choice(ENDS)
    if is_range := random.random() < 0.5:
        joint, end = random.choice(RANGES), " तक हुआ।"
    names = [f"{day} {month}" for day, month in zip(days, (first, last), strict=False)]
    values = [f"{year}-{MONTHS[month]:02}" for month in (first, last)]
    values = [f"{value}-{day:02}" for value, day in zip(values, days, strict=False)] or values
    text = joint.join(names or [first, last])
    return f"{text} {year}{end}", {"/".join(values)} if is_range else {*values, "/".join(values)}


def with_weekday(random: Random) -> Case:
    """A date, and a day of the week that it may be or not be."""
    day = date(random.choice(YEARS), random.choice([*MONTHS.values()]), random.randint(1, 28))
    month = next(name for name, number in MONTHS.items() if number == day.month)
    weekday = random.choice([day.weekday(), random.randrange(7)])
    dated, named = f"{day.day} {month} {day.year}", WEEKDAYS[weekday]
    texts = [
        f"{named} यानी {dated} को हुआ।",
        f"{named} को यानी {dated} को हुआ।",
        f"{named} दिनांक {dated} को हुआ।",
        f"{named}, {dated} को हुआ।",
        f"{dated} ({named}) को हुआ।",
        f"{dated} दिन {named} को हुआ।",
        f"{dated} को {named} के दिन हुआ।",
    ]
    return random.choice(texts), {day.isoformat()} if day.weekday() == weekday else set()


def several_years(random: Random) -> Case:
    """Years and decades, the rest of them by two digits."""
    decades = random.sample(range(20, 100, 10), 2)
    year, joint = random.choice(YEARS), random.choice(LISTS)
    texts = [
        f"{decades[0]}{joint}{decades[1]} के दशक में हुआ।",
        f"19{decades[0]}{joint}19{decades[1]} के दशकों में हुआ।",
        f"{year}{joint}{year % 100 + 1} में हुआ।",
        f"{year}, {year % 100 + 1} और {year % 100 + 2} में हुआ।",
        f"{year % 9 + 10}वीं{joint}{year % 9 + 11}वीं सदी में हुआ।",
    ]
    return random.choice(texts), set()


def cases(kind: Callable[[Random], Case]) -> Iterator[Case]:
    random = Random(kind.__name__)  # the same on every run
    return (kind(random) for _ in range(250))


# The least share of texts of which the value is read: what is withheld throughout proves nothing.
SHARES: dict[Callable[[Random], Case], float] = {
    one_date: 0.33,
    two_dates: 0.9,
    with_weekday: 0.5,
    several_years: 0,
}


@pytest.mark.parametrize("kind", SHARES, ids=lambda kind: kind.__name__)
def test_no_value_is_stated_that_a_touching_part_contradicts(
    kind: Callable[[Random], Case],
) -> None:
    amiss, read = [], 0
    for text, values in cases(kind):
        times = [one.edtf for one in HINDI.dates(text, published=(FRIDAY, FRIDAY)) if one.edtf]
        numbers = [one.quote for one in HINDI.numbers(text) if one.qualifier]
        amiss += [(text, *times, *numbers)] * (bool(numbers) or not values.issuperset(times))
        read += bool(times)
    assert not amiss
    assert read >= SHARES[kind] * 250
