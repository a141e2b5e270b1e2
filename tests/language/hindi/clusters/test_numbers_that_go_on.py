"""Numbers that go on by a word, a sign or a lesser number are read whole, or not at all."""

import pytest

from tests.language.hindi.test_withheld import values


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
        ("बयासी हजार पाच सौ", [None, None]),
        ("पांच हजार तिन सौ लोग", [None, None]),
        ("नौ सौ निनानवे रुपये", [None]),
        ("तीन सौ साइकिल", ["300"]),
        ("तीन हजार चौकीदार", ["3000"]),
        # More than two with hyphens, and a range with one more beside it.
        ("चार-पांच-छह लोग", [None]),
    ],
)
def test_a_number_that_goes_on_is_read_whole_or_not_at_all(
    text: str, read: list[str | None]
) -> None:
    assert values(text) == read
