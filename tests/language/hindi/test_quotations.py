"""Days that are told within a quotation."""

from datetime import date

import pytest

from sandhi.language import language

TUESDAY = date(2024, 11, 12)


@pytest.mark.parametrize(
    ("text", "edtf", "basis"),
    [
        ("रमा ने सोमवार को कहा, “टीम कल मुंबई जाएगी।”", "2024-11-12", "event_relative"),
        ("रमा ने कहा, “टीम कल मुंबई जाएगी।”", "2024-11-13", "seed_relative"),
        ("रमा ने सोमवार को कहा कि टीम कल मुंबई जाएगी।", "2024-11-13", "seed_relative"),
    ],
)
def test_a_day_in_a_quotation_is_reckoned_from_the_day_on_which_it_was_said(
    text: str, edtf: str, basis: str
) -> None:
    *_, day = language("hi").dates(text, published=(TUESDAY, TUESDAY))
    assert (day.quote, day.edtf, day.basis) == ("कल", edtf, basis)
    assert ("quotation" in day.reason) == ("“" in text and "सोमवार" not in text)
