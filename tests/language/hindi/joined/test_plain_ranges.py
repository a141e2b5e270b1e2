"""So many to so many of anything are one range; what rises, names or is won by so much is none."""

from itertools import product

import pytest

from sandhi.language import language
from sandhi.language.hindi.lexicon import of_class

HINDI = language("hi")
NOUNS = ["गिलास", "चम्मच", "केस", "आम", "बंदर", "नकाबपोश", "लड्डू", "बच्चे", "लोगों", "किलो", "कुत्ते", "बार"]
ENDS = ["", " हैं", " पानी पीएं", " को पकड़ा", " तक", " के लिए", ", फिर"]
ENDS_OF_RANGES = [("2", "3", 2, 3), ("8", "10", 8, 10), ("दो", "तीन", 2, 3), ("१०", "१५", 10, 15)]


def read(text: str) -> list[str]:
    numbers = HINDI.numbers(text)
    return [str(one.value) if one.value else f"{one.lower}..{one.upper}" for one in numbers]


@pytest.mark.parametrize("noun", NOUNS)
def test_so_many_to_so_many_of_anything_are_one_range(noun: str) -> None:
    for (first, last, lower, upper), joint, end in product(
        ENDS_OF_RANGES, (" से ", " से लेकर ", "-"), ENDS
    ):
        text = f"रोज {first}{joint}{last} {noun}{end}"
        assert read(text) == [f"{lower}..{upper}"], text
    assert read(f"3 {noun} से 5 {noun} तक") == ["3..5"]


@pytest.mark.parametrize("verb", sorted(of_class("stem")))
def test_what_went_from_one_number_to_another_is_no_range(verb: str) -> None:
    for first, last, _, _ in ENDS_OF_RANGES[:1]:
        assert read(f"दाम {first} से {last} {verb} गए") == ["2", "3"]


@pytest.mark.parametrize("label", ["सेक्टर", "वार्ड", "धारा", "गेट नंबर"])
def test_what_names_a_place_is_no_range_of_what_follows(label: str) -> None:
    assert read(f"{label} 2 से 3 आम") == ["2", "3"]


PAIRS = ["6-4", "3-6", "7-5", "18-21"]


@pytest.mark.parametrize("end", [" से जीता", " से हराया", "", " के स्कोर"])
def test_no_score_of_a_list_is_a_range_if_one_of_them_falls(end: str) -> None:
    for row in product(PAIRS, repeat=3):
        falls = any(int(a) > int(b) for a, b in (pair.split("-") for pair in row))
        if falls:
            assert not [
                one
                for one in read(f"मैच {', '.join(row)}{end}")
                if ".." in one and one != "None..None"
            ], row
    assert read("10-12, 15-20 लोग") == ["10..12", "15..20"]


@pytest.mark.parametrize("number", ["दो", "5", "10", "तीन"])
def test_a_number_said_twice_is_that_of_each(number: str) -> None:
    value = {"दो": "2", "तीन": "3"}.get(number, number)
    for counted, end in product(("बच्चों", "लोग", "रुपये", "हजार लोग"), ("", " की मां", " मिले")):
        times = "000" if "हजार" in counted else ""
        assert read(f"{number}-{number} {counted}{end}") == [value + times]
