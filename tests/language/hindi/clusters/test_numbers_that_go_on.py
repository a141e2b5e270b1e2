"""Numbers that go on by a word, a sign or a lesser number are read whole, or not at all."""

from itertools import permutations

import pytest

from sandhi.language.hindi.lexicon import entries
from tests.language.hindi.test_withheld import HINDI, values

MISSPELT = [
    "छः सौ नवाशी वोट",
    "अस्सी हजार सात सो पैंसठ",
    "एक हजार नौ सो",
    "ढाई हजार पाँच सै",
    "दो सौ पैंसट",
    "एक लाख बाईश हजार",
]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        # What reckons with two numbers, and says something else beside one.
        *(
            (f"{first} {word} {last}", [None, None])
            for word in ("धन", "जोड़", "घटा", "भाग", "प्लस", "माइनस")
            for first, last in (("पांच", "दो"), ("5", "2"))
        ),
        ("उसके पास पांच धन है", ["5"]),
        ("एक माइनस एक:", [None, None]),
        ("तापमान माइनस तीन डिग्री", ["-3"]),
        ("एक-आध लोग", [None]),
        ("ढाई 3 लाख रुपये", [None]),
        # What goes on without its unit, or with a sign for it.
        ('6 फुट 2"', [None]),
        ("5 फुट 11'' का", [None]),
        ("6' 2\" लंबा", [None, None]),
        ("3 मिलियन डॉलर 500 हजार", [None]),
        ("3 करोड़ रुपये 50 लाख", [None]),
        ("3 करोड़ रुपये 50 लाख लोगों को", ["30000000", "5000000"]),
        ("'71 के युद्ध", [None]),
        ("'22 लोग मरे'", ["22"]),
        # A bound that is denied.
        ("200 से अधिक लोग नहीं आए", [None]),
        ("200 से अधिक लोग वहां नहीं थे", [None]),
        ("कम से कम 200 लोग नहीं आए", [None]),
        ("200 से कम लोग नहीं थे", [None]),
        ("200 से अधिक लोगों ने नहीं माना", ["200"]),
        ("200 से अधिक लोग आए, 5 नहीं", ["200", "5"]),
        ("200 लोग नहीं आए", ["200"]),
        # Degrees below zero.
        ("शून्य से 5 डिग्री नीचे", ["-5"]),
        ("जीरो से 3 डिग्री कम", ["-3"]),
        ("0 से 5 डिग्री नीचे", [None]),
        ("0 डिग्री से 5 डिग्री नीचे", [None]),
        ("शून्य से नीचे 5 डिग्री", [None]),
        ("0 से 5 डिग्री के बीच", ["None"]),
        # A number in words that may be a year.
        ("दो हजार चौदह से दो हजार उन्नीस", [None]),
        ("उन्नीस सौ नब्बे में से 50", [None, "50"]),
        ("दो हजार चौदह लोगों में", ["2014"]),
        ("दो हजार में", ["2000"]),
        # A word after a scale that is misspelt, or goes on to the next one; and what is no number.
        ("बयासी हजार पाच सौ", [None]),
        ("पांच हजार तिन सौ लोग", [None]),
        ("नौ सौ निनानवे रुपये", [None]),
        ("तीन सौ साइकिल", ["300"]),
        ("तीन हजार चौकीदार", ["3000"]),
        # More than two with hyphens, and a range with one more beside it.
        ("चार-पांच-छह लोग", [None]),
        # Of words that are misspelt, none is read in part; what is written as one word is ordinary.
        *((text, [None]) for text in MISSPELT),
        ("पाँच हजार आठसौ", ["5800"]),
        ("सात हजार चारसौ बीस", ["7420"]),
        ("चारसौ लोग, पांचसौ", ["400", "500"]),
        # A point, a fraction or a sign that is not all.
        *((text, [None]) for text in (".5 प्रतिशत", "-.5 डिग्री", ".२५ प्रतिशत", "2-1/2 घंटे")),
        *((f"{sign} 60 अंक", [None]) for sign in "≥<≈≤>=±×÷"),
        ("1-1/2 लाख, 3-1/4 इंच", [None, None]),
        ("5. लाख", [None, None]),
        ("5,लाख", [None, None]),
        ("-7 डिग्री, रु.500 और रु. 500, 0.5 प्रतिशत", ["-7", "500", "500", "0.5"]),
        # A unit and so many of it, and a year of which the century is left out.
        *((text, [None]) for text in ("महीने-दो महीने", "साल-दो साल", "हफ्ते-दस दिन")),
        *((text, [None]) for text in ("साल अट्ठानवे", "वर्ष बाईस", "साल सत्तर में")),
        ("इस साल सत्तर, हर साल बीस, तीन साल बाद दस की मौत", ["70", "20", "3", "10"]),
        # Several units that are no sum.
        ("1 साल 6 महीने 12 दिन", [None]),
        ("3 दिन 2 रात", ["3", "2"]),
        ("10 किलोमीटर 2 घंटे में", ["10", "2"]),
        ("35 किलो 4 क्विंटल", ["35", "4"]),
    ],
)
def test_a_number_that_goes_on_is_read_whole_or_not_at_all(
    text: str, read: list[str | None]
) -> None:
    assert values(text) == read


def test_two_units_of_one_quantity_are_one_number() -> None:
    """Whatever they are, the greater one first: of most pairs there is no exact value."""
    for of, ranked in magnitudes().items():
        for (form, rank), (lesser, its_rank) in permutations(ranked, 2):
            numbers = [*HINDI.numbers(f"5 {form} 3 {lesser} में")]
            assert len(numbers) == (1 if rank > its_rank else 2), (of, form, lesser)
            assert numbers[0].value != 5 or rank <= its_rank, (of, form, lesser)


def magnitudes() -> dict[str, list[tuple[str, int]]]:
    of_quantities: dict[str, list[tuple[str, int]]] = {}
    for form, entry in entries("magnitudes"):
        of_quantities.setdefault(entry["quantity"], []).append((form, int(entry["rank"])))
    return of_quantities
