"""Dates of the data are written on pages as people write them."""

import pytest

from sandhi.site.elements.interface import speaking
from sandhi.site.elements.values.dates import date_html, written_date


@pytest.mark.parametrize(
    ("edtf", "written"),
    [
        ("2024-06-19", "19 June 2024"),
        ("2024-06", "June 2024"),
        ("1961", "1961"),
        ("2024-11-12/2024-11-13", "12–13 November 2024"),
        ("2024-10-28/2024-11-03", "28 October – 3 November 2024"),
        ("2024-08-06/2025-06-06", "6 August 2024 – 6 June 2025"),
        ("1995/1996", "1995–1996"),
        ("2024-10/2024-11", "October – November 2024"),
        ("1961-09/1991-12-25", "September 1961 – 25 December 1991"),
        ("../2024-11-05", "by 5 November 2024"),
        ("2024-12-04/..", "from 4 December 2024 on"),
        ("1961~", "about 1961"),
        ("2024-06?", "June 2024 (uncertain)"),
        ("2024-06~/2024-08", "about June 2024 – August 2024"),
        ("2024-06-XX", "1–30 June 2024"),
        ("", ""),
        ("soon", "soon"),
        ("2024-13-40", "2024-13-40"),
        ("2024-21", "2024-21"),
    ],
)
def test_a_date_is_written_as_people_write_it(edtf: str, written: str) -> None:
    assert written_date(edtf) == written


def test_months_have_their_names_in_the_language_of_the_page() -> None:
    with speaking("hi"):
        assert written_date("2024-11-12/2024-11-13") == "12–13 नवंबर 2024"


def test_the_date_of_the_data_stays_at_hand() -> None:
    assert date_html("2024-06-19") == (
        '<time datetime="2024-06-19" title="EDTF 2024-06-19">19 June 2024</time>'
    )
    assert (
        date_html("../2024-11-05") == '<time title="EDTF ../2024-11-05">by 5 November 2024</time>'
    )
    assert date_html("<soon>") == "<span>&lt;soon&gt;</span>"
