"""Quantities of several words: one of a unit or so many, several units, a unit said twice."""

from itertools import product

import pytest

from sandhi.language import language
from sandhi.language.hindi.lexicon import forms

HINDI = language("hi")


def read(text: str) -> list[str | None]:
    """The value of each number, or its bounds; None for those that are not read."""
    values = []
    for number in HINDI.numbers(text):
        value = number.value if number.value is not None else f"{number.lower}..{number.upper}"
        values.append(None if number.qualifier is None else str(value))
    return values


UNITS = ["घंटे", "दिन", "हफ्ते", "महीना", "साल", "मिनट", "किलो", "मील", "रुपये", "बार", "आदमी"]


@pytest.mark.parametrize("unit", UNITS)
def test_one_of_a_unit_or_so_many_has_no_value(unit: str) -> None:
    for number, joint, end in product(
        ("दो", "डेढ़", "2", "दो-चार", "दो चार"), (" ", "-"), ("", " में", " पहले")
    ):
        if joint == "-" and ("चार" in number or unit in ("बार", "आदमी")):
            continue
        text = f"काम को {unit}{joint}{number} {unit}{end}"
        assert read(text) == [None], text
    assert read(f"पिछले {unit} दो {unit} लगे")[0] is not None


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("हफ्ते दस दिन", [None]),
        ("साल छह महीने", [None]),
        ("पिछले हफ्ते दस दिन", ["10"]),
        ("हर हफ्ते दस दिन", ["10"]),
        ("काम को हफ्ते दस दिन लगे", [None]),
        ("एक ही दिन दो घंटे", ["1", "2"]),
        ("किसी दिन 2 घंटे", ["2"]),
        ("बाजार में रुपया 11 पैसे टूटा", ["11"]),
        ("सोमवार के दिन दो घंटे", ["2"]),
        ("हफ्ते में दस दिन", ["10"]),
        ("5 किलो और 10 लीटर", ["5", "10"]),
        ("5 किलो चावल और 200 ग्राम चीनी", ["5", "200"]),
        ("एक साल, दो महीने", [None]),
        ("2 रुपये से 5 रुपये हुआ", ["2", "5"]),
        ("अधिकतम 5 से 7", ["5..7"]),
        ("तीन, चार या पांच लोग", ["3..5"]),
        ("2, 3, 4 अथवा 5 लोग", ["2..5"]),
        ("5, 3 या 4 लोग", ["5", "3..4"]),
        ("बोइंग 777", ["777"]),
        ("ए320-200 विमान", [None]),
        ("धारा 144-145", ["144..145"]),
        ("छठी से आठवीं तक", [None]),
        ("छठी से लोग", ["6"]),
        ("पांच कम पचास", [None, None]),
        ("5 से कम 10 लोग", ["5", "10"]),
        ("आधा या एक घंटा", ["0.5..1"]),
        ("आधे से एक घंटे", ["0.5..1"]),
        ("आधा-पौना घंटा", ["0.5..0.75"]),
        ("आधे से ज्यादा लोग", ["0.5"]),
        ("तापमान –5 डिग्री", [None]),
        ("लोग – 5 घायल", ["5"]),
        ("5–7 लोग", ["5..7"]),
    ],
)
def test_quantities_of_several_words(text: str, values: list[str | None]) -> None:
    assert read(text) == values


RANKED = [("साल", "महीने", "दिन"), ("घंटे", "मिनट", "सेकंड"), ("क्विंटल", "किलो", "ग्राम")]


@pytest.mark.parametrize("units", RANKED)
def test_units_joined_are_one_quantity(units: tuple[str, ...]) -> None:
    first, second, third = units
    for joint in (" और ", ", ", " व ", " एवं ", " तथा "):
        assert read(f"2 {first}{joint}5 {second}") == [None]
        assert read(f"2 {first}, 5 {second}{joint}7 {third}") == [None]


@pytest.mark.parametrize("unit", ["किमी", "साल", "हजार रुपये", "फीसदी", "वर्ष"])
def test_a_unit_said_twice_is_one_range(unit: str) -> None:
    times = 1000 if "हजार" in unit else 1
    for joint, end in product((" से ", " से लेकर "), ("", " तक", " के बीच", " की आयु")):
        text = f"2 {unit}{joint}5 {unit}{end}"
        assert read(text) == [f"{2 * times}..{5 * times}"], text
        assert list(HINDI.dates(text, published=None)) == []


MORE = {"अधिक": "at_least", "ज्यादा": "at_least", "ऊपर": "at_least", "कम": "up_to", "नीचे": "up_to"}


@pytest.mark.parametrize("joint", sorted(forms("beside_times", role="list") | {"अथवा"}))
def test_and_above_and_below_bound_a_number(joint: str) -> None:
    for than, (word, qualifier), unit in product(
        ("उससे", "इससे", "उससे भी", "इससे भी"), MORE.items(), ("", " साल")
    ):
        (number,) = HINDI.numbers(f"50{unit} {joint} {than} {word}")
        assert number.qualifier == qualifier


@pytest.mark.parametrize("maker", sorted(forms("beside_numbers", role="model")))
def test_the_figures_of_a_model_are_no_range(maker: str) -> None:
    for figures in ("737-800", "15-16", "737–800"):
        (number,) = HINDI.numbers(f"{maker} {figures} को")
        assert (number.value, number.upper, number.label is not None) == (None, None, True)


@pytest.mark.parametrize("joint", [" और ", " व ", ", ", " एवं "])
def test_falling_scales_that_are_joined_are_no_two_numbers(joint: str) -> None:
    for first, second, end in product(
        ("1 करोड़", "एक लाख"), ("20 हजार", "पचास हजार"), ("", " रुपये", " लोग")
    ):
        assert read(f"{first}{joint}{second}{end}") == [None]
    assert read(f"5 लाख{joint}10 लाख") == ["500000", "1000000"]


@pytest.mark.parametrize("every", sorted(forms("beside_times", role="every")))
def test_of_so_many_and_how_many_of_them_are_no_sum(every: str) -> None:
    for scale, rate in product(("लाख", "सौ", "एक लाख", "दस हजार"), ("12", "7")):
        assert read(f"{every} {scale} {rate}") == [None]


@pytest.mark.parametrize(
    ("part", "value"), [("साढ़े तीन-तीन", 3.5), ("पौने दो-दो", 1.75), ("सवा दो-दो", 2.25)]
)
def test_a_part_is_said_once_of_what_each_has(part: str, value: float) -> None:
    for scale, times in (("सौ", 100), ("हजार", 1000), ("लाख", 100_000)):
        assert read(f"{part} {scale} रुपये") == [str(int(value * times))]


@pytest.mark.parametrize("span", ["6 माह से 5 वर्ष", "24 घंटे से 3 दिन", "6 महीने से 2 साल तक"])
def test_a_span_of_ages_is_no_time_up_to_publication(span: str) -> None:
    assert list(HINDI.dates(span, published=None)) == []
