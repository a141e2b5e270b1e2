"""Days and months without a year, the last long ago: a verb must say which is meant."""

from datetime import date
from itertools import product

import pytest

from sandhi.language import language
from sandhi.language.hindi.lexicon import forms

HINDI = language("hi")
FRIDAY = date(2024, 11, 15)
# Each with the last such, and the next.
TIMES = {
    "8 दिसंबर को": ("2023-12-08", "2024-12-08"),
    "20 फरवरी से": ("2024-02-20", "2025-02-20"),
    "दिसंबर में": ("2023-12", "2024-12"),
    "18-20 दिसंबर को": ("2023-12-18/2023-12-20", "2024-12-18/2024-12-20"),
    "25 दिसंबर और 5 जनवरी के बीच": ("2023-12-25/2024-01-05", "2024-12-25/2025-01-05"),
    "मार्च-अप्रैल में": ("2024-03/2024-04", "2025-03/2025-04"),
}
UNTOLD = ["", " है", " परीक्षा", " परीक्षा है", " परीक्षाएं हैं", " मेला चल रहा है", " बैठक होती है"]
UNTOLD += [" शादी होनी थी", " बैठक तय हुई", " चुनाव घोषित किए गए", " बैठक बुलाई गई है", " सत्र हो रहा है"]
UNTOLD += [" नतीजे, आयोग ने कहा", " रिटायर हो रहे जज ने कहा", " खत्म हो रही योजना पर बैठक हुई"]
AHEAD = [
    " परीक्षा होगी",
    " परीक्षा होनी है",
    " सत्र शुरू हो सकता है",
    " मेला लगने वाला है",
    " होने की संभावना है",
]
BACK = [
    " परीक्षा हुई",
    " परीक्षा हुई थी",
    " मेला लगा",
    " पुलिस ने उसे पकड़ा था",
    " वह मारा गया",
    " शासन रहा",
    " शादी की",
    " शादी की है",
]


def times(text: str, published: date = FRIDAY) -> list[str | None]:
    return [one.edtf for one in HINDI.dates(text, published=(published, published))]


@pytest.mark.parametrize("time", TIMES)
def test_only_a_verb_tells_the_last_such_from_the_next(time: str) -> None:
    last, following = TIMES[time]
    for end in UNTOLD:
        assert times(time + end) == [None], end
    for end in AHEAD:
        assert times(time + end) == [following], end
    for end in BACK:
        assert times(time + end) == [last], end
        assert times(f"{time}{end}, फिर {time}{end}") == [last, last], end


@pytest.mark.parametrize("day", ["30 नवंबर", "15 दिसंबर", "31 दिसंबर", "15 जनवरी"])
def test_a_day_up_to_which_or_to_which_something_is_set_is_not_dated_back(day: str) -> None:
    for end in (" तक बढ़ी तारीख", " तक बढ़ाई गई", " तक छूट", " कर दी गई है", " की गई", " हुई", " है"):
        assert times(f"समय सीमा {day}{end}") == [None], end
    (read,) = HINDI.dates(f"अंतिम तिथि {day} है", published=(FRIDAY, FRIDAY))
    assert (read.earliest, read.latest) == (None, None)
    assert read.reason.startswith("may be the last such or the next")


@pytest.mark.parametrize("verb", sorted(forms("tense", role="done") | forms("tense", role="past")))
def test_a_verb_of_what_has_happened_dates_back(verb: str) -> None:
    for end in ("", "।", " था", ", फिर वह जाएगा"):
        assert times(f"8 दिसंबर को उसे {verb}{end}") == ["2023-12-08"], end


@pytest.mark.parametrize("end", ["", " है", " हुई", " परीक्षा", " परीक्षा होगी"])
def test_a_weekday_named_with_a_day_tells_of_which_year_it_is(end: str) -> None:
    for first, second in (("रविवार", "8 दिसंबर"), ("सोमवार", "25 नवंबर"), ("शनिवार", "16 नवंबर")):
        if end == " हुई":
            assert times(f"{first}, {second} को{end}") == [None]
        else:
            assert times(f"{first}, {second} को{end}")[0].startswith("2024-")  # type: ignore[union-attr]
    assert times("शुक्रवार, 8 दिसंबर को परीक्षा") == ["2023-12-08"]
    assert times("बुधवार, 8 दिसंबर को परीक्षा") == [None]


@pytest.mark.parametrize("end", UNTOLD)
def test_what_lies_near_is_the_last_such(end: str) -> None:
    for day, published in product((1, 4, 14), (FRIDAY, date(2024, 12, 1), date(2025, 3, 1))):
        assert times(f"{day} नवंबर को{end}", published) == [f"2024-11-{day:02}"]
