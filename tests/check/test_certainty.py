"""A row is refused for its words only where no word of them can mean anything else."""

import pytest

from sandhi.check.reading import (
    are_plain_times,
    are_read_as,
    hang_on_publication,
    qualifiers_are_read,
    words_qualify,
)
from tests.check.files.test_reading import texts


@pytest.mark.parametrize(
    ("quote", "numeral", "qualifier", "agree"),
    [
        # What qualifies another number, a place or a time says nothing of this one.
        ("दिल्ली से मुंबई तक 1,400 किलोमीटर", "1,400", "exact", True),
        ("अब तक 27 लोगों की मौत", "27", "exact", True),
        ("न्यूनतम तापमान 5 डिग्री", "5", "exact", True),
        ("सीमा के करीब 500 सैनिक", "500", "exact", True),
        ("सीमा के करीब 500 सैनिक", "500", "about", True),
        ("सीमा पार 12 आतंकी", "12", "exact", True),
        ("500 में से 20 से अधिक छात्र", "500", "exact", True),
        ("500 में से 20 से अधिक छात्र", "20", "more_than", True),
        ("10 दिन तक चला", "10", "exact", True),
        ("10 दिन तक चला", "10", "up_to", True),
        # What may qualify it, and is not known to.
        ("मोटे तौर पर 200 लोग", "200", "about", True),
        ("शायद 200 लोग", "200", "about", True),
        ("दस लाख से कुछ कम", "दस लाख", "up_to", True),
        # What does, and only that.
        ("लगभग 11 उत्तर कोरियाई सैनिक", "11", "exact", False),
        ("500 सैनिक और लगभग 20 छात्र", "20", "exact", False),
        ("600 सैनिक", "600", "about", False),
        ("600 सैनिक और 20 छात्र", "20", "about", False),
        # A numeral that is no number of the quote's.
        ("600 सैनिक", "60", "about", True),
    ],
)
def test_a_numeral_has_the_qualifier_that_is_its_own(
    quote: str, numeral: str, qualifier: str, agree: bool
) -> None:
    claim = texts(quote), texts(qualifier), texts(numeral)
    assert words_qualify(*claim).tolist() == [agree]
    if not agree:
        assert qualifiers_are_read(*claim).tolist() == [True]


@pytest.mark.parametrize(
    ("quote", "edtf", "known"),
    [
        ("19 जून 2023", "2023-06-19", True),
        ("19 जून 2023", "2023-06-18", True),
        ("19 जूण 2023", "2023-06-19", False),
        ("2022-23", "2022/2023", True),
        ("2022-23", "2022-04/2023-03", False),
        (None, "2023", True),
    ],
)
def test_what_a_date_states_is_known_or_open(quote: str | None, edtf: str, known: bool) -> None:
    assert are_read_as(texts(quote), texts(edtf)).tolist() == [known]


@pytest.mark.parametrize(
    ("quote", "plain", "hangs"),
    [
        ("इस साल जून", True, True),
        ("१९ जून", True, True),
        ("19 जून 2023", True, False),
        ("सोमवार", True, True),
        ("सोमवार की देर रात", False, True),
        ("सोमवार के अगले दिन", False, False),
        ("नब्बे के दशक की शुरुआत", False, False),
        ("सन सत्तावन", False, False),
        (None, False, False),
    ],
)
def test_a_time_is_plain_and_hangs_on_publication(
    quote: str | None, plain: bool, hangs: bool
) -> None:
    assert are_plain_times(texts(quote)).tolist() == [plain]
    assert hang_on_publication(texts(quote)).tolist() == [hangs]
