"""Times of about so long ago: that long before publication, one unit more or less."""

from datetime import date

import pytest

from sandhi.language import language

TUESDAY = date(2024, 11, 12)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("लगभग छह महीने पहले", "2024-04/2024-06"),
        ("करीब 20 साल पहले", "2003/2005"),
        ("लगभग दस दिन पहले", "2024-11-01/2024-11-03"),
        ("करीब एक साल पहले", None),  # it may be this one
        ("तीन महीने से अधिक समय पहले", None),
        ("चुनाव से लगभग दो साल पहले", None),
    ],
)
def test_about_so_long_ago_is_that_long_one_more_or_less(text: str, edtf: str | None) -> None:
    expressions = [*language("hi").dates(text, published=(TUESDAY, TUESDAY))]
    assert [one.edtf for one in expressions][-1:] == [edtf] or (edtf, expressions) == (None, [])
