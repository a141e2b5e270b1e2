"""Whether a numeral, a qualifier and a date are what their Hindi words say."""

import pytest
from pandas import DataFrame, Series

from sandhi.check.reading import (
    bounds_of,
    dates_are_read,
    ends_in_a_postposition,
    leans_back,
    numerals_are_read,
    qualifiers_are_read,
    reads_as,
    stated_date,
    states,
    stops_within_a_clause,
    words_qualify,
)
from sandhi.package import Package
from tests.harness import frozen

PACKAGE = Package.as_it_stands(frozen.folder())


def texts(*values: str | None) -> "Series[str]":
    return Series(values, dtype="string")


def numbers(*values: float | None) -> "Series[float]":
    return Series(values, dtype="Float64")


def test_every_numeral_of_the_package_reads_as_its_value() -> None:
    figures = PACKAGE.table("figures")
    assert reads_as(figures["as_written"], figures["value"]).all()


def test_every_quote_of_the_package_has_the_words_of_its_qualifier() -> None:
    figures = PACKAGE.table("figures")
    assert set(figures["qualifier"]) >= {"exact", "about", "more_than", "vague"}
    assert words_qualify(figures["quote"], figures["qualifier"]).all()


def test_every_stated_date_of_the_package_reads_as_it_is_written() -> None:
    stated = PACKAGE.table("dates").query("basis == 'stated'")
    assert len(stated) > 5
    assert states(stated["quote"], stated["edtf"]).all()


@pytest.mark.parametrize(
    ("numeral", "value", "agree"),
    [
        ("12,000", 12000, True),
        ("12,000", 1200, False),
        ("१२,०००", 12000, True),
        ("1,20,000", 120000, True),
        ("बारह हजार पांच सौ", 12500, True),
        ("1.5 लाख", 150000, True),
        ("साढ़े तीन", 3.5, True),
        ("तीन-तीन लाख", 300000, True),
        ("तीन-तीन लाख", 3, False),
        ("पहली", 1, True),
        ("2.1", 2.1, True),
        ("हजारों", None, True),
        ("हजारों", 1000, False),
        ("दस", None, False),
        ("सैनिक", None, True),
        ("सैनिक", 5, True),  # what cannot be read is not wrong
        ("पैंतलस हजार", 45000, True),
        ("पैंतालीस हजार", 1000, False),
        ("10-15", None, True),
        ("10-15", 12, False),
        (None, 5, True),
        ("एक तिहाई", 0.33, True),
        ("दो तिहाई", 0.6667, True),
        ("दो तिहाई", 0.66, False),
        ("दो तिहाई", 0.7, False),
        ("पौने दो", 1.8, False),
    ],
)
def test_a_numeral_reads_as_its_value(
    numeral: str | None, value: float | None, agree: bool
) -> None:
    assert reads_as(texts(numeral, "दो"), numbers(value, 2)).tolist() == [agree, True]


@pytest.mark.parametrize(
    ("quote", "qualifier", "agree"),
    [
        ("लगभग 600 लोग", "about", True),
        ("लगभग 600 लोग", "exact", False),
        ("600 लोग", "exact", True),
        ("600 लोग", "about", False),
        ("600 से अधिक लोग", "more_than", True),
        ("600 से अधिक लोग", "at_least", False),
        ("कम से कम 600 लोग", "at_least", True),
        ("अनुमानित 600 से अधिक लोग", "more_than", True),
        ("अनुमानित 600 से अधिक लोग", "about", True),
        ("हजारों लोग", "vague", True),
        ("600 लोग", "vague", False),
        ("लगबग 600 लोग", "about", True),  # what is not known may say so
        ("लगबग 600 लोग", "exact", True),
        ("लगबग 600 से अधिक लोग", "up_to", True),
        ("600 लोगों से कुछ अधिक", "more_than", True),
        ("600 प्लस सीटें", "more_than", True),
        (None, "vague", True),
        ("600 लोग", None, True),
    ],
)
def test_a_quote_has_the_words_of_its_qualifier(
    quote: str | None, qualifier: str | None, agree: bool
) -> None:
    assert words_qualify(texts(quote), texts(qualifier)).tolist() == [agree]


@pytest.mark.parametrize(
    ("quote", "edtf", "agree"),
    [
        ("19 जून 2023", "2023-06-19", True),
        ("19 जून 2023", "2024-06-19", False),
        ("फरवरी 2022", "2022-02", True),
        ("फरवरी 2022 में", "2022-02", True),  # more than a date, and so not read
        ("1961", "1961", True),
        ("19 जून", "2023-06-19", True),  # without its year it states no date
        ("मंगलवार", "2024-11-12", True),
        ("लोग", "2024", True),
        (None, "2024", True),
        ("लोग", None, True),
    ],
)
def test_a_quote_states_its_date(quote: str | None, edtf: str | None, agree: bool) -> None:
    assert states(texts(quote), texts(edtf)).tolist() == [agree]


@pytest.mark.parametrize(
    ("quote", "edtf", "agree"),
    [
        ("2016 की तीसरी तिमाही", "2016-07-01/2016-09-30", True),
        ("2016 की तीसरी तिमाही", "2016-10/2016-12", True),  # of a year from April on
        ("2022-23", "2022-04/2023-03", True),
        ("21वीं सदी", "2001/2100", True),
        ("31 मार्च 2024 की आधी रात", "2024-04-01", True),
        ("मार्च 2024 की शुरुआत", "2024-03-01/2024-03-10", True),
        ("1990 के दशक", "1990/1999", True),
        ("1990 के दशक", "1990/2000", False),
        ("जून 2024", "2024-06-01/2024-06-30", True),
        ("जून 2024", "2024-06~", False),
        ("जून 2024", "in June", False),
    ],
)
def test_a_date_is_the_same_in_each_way_of_writing_it(quote: str, edtf: str, agree: bool) -> None:
    assert states(texts(quote, None), texts(edtf, edtf)).tolist() == [agree, True]


def test_two_dates_in_one_passage_state_none() -> None:
    assert stated_date("19 जून 2023 और 20 जून 2023 और 1961") is None


def test_a_numeral_has_the_bounds_of_its_words() -> None:
    read = bounds_of(texts("हजारों", "कई", "काफी", None, "हजारों"))
    assert read["lower"].fillna(-1).tolist() == [1000, 2, -1, -1, 1000]
    assert read["upper"].isna().all()


@pytest.mark.parametrize(
    ("quote", "ends"),
    [
        ("आपसी सैन्य सहायता", False),
        ("आपसी सैन्य सहायता का", True),
        ("रूस और उत्तर कोरिया में,", True),
        ("मदद करता है", False),
        ("", False),
        (None, False),
    ],
)
def test_a_quote_that_breaks_off_ends_in_a_postposition(quote: str | None, ends: bool) -> None:
    assert ends_in_a_postposition(texts(quote)).tolist() == [ends]


@pytest.mark.parametrize(
    ("quote", "cut"),
    [
        ("सैनिक भेजे गए हैं", False),
        ("सैनिक भेजे गए", True),
        ("उत्तर कोरिया के", True),
        ("उत्तर कोरिया ने", True),
        ("उत्तर कोरिया", False),
        ("संधि की पुष्टि की", False),  # and not "of"
        ("मदद करना", False),  # whose copula belongs to what follows
        (None, False),
    ],
)
def test_a_passage_stops_within_its_clause(quote: str | None, cut: bool) -> None:
    text = "उत्तर कोरिया के द्वारा सैनिक भेजे गए हैं। उत्तर कोरिया ने संधि की पुष्टि की। मदद करना है"
    end = None if quote is None else text.index(quote) + len(quote)
    anchored = DataFrame({"seed_id": ["S000"], "end": [end], "quote": [quote]})
    assert stops_within_a_clause(anchored, {"S000": text}).tolist() == [cut]


@pytest.mark.parametrize(
    ("quote", "leans"),
    [
        ("और सैन्य सहायता", True),
        ("उन्होंने कहा", True),
        ("यह है", True),
        ("यह", True),
        ("यह समझौता रक्षात्मक है", False),
        ("अपने विरोधियों", False),
        ("यदि हमला होता है", False),
        ("सैन्य सहायता", False),
        (None, False),
    ],
)
def test_a_quote_leans_back_on_what_stands_before_it(quote: str | None, leans: bool) -> None:
    assert leans_back(texts(quote)).tolist() == [leans]


@pytest.mark.parametrize(
    ("numeral", "read"),
    [("45,000", True), ("हजारों", True), ("10-15", True), ("पैंतलस हजार", False), (None, True)],
)
def test_what_is_no_numeral_is_not_read(numeral: str | None, read: bool) -> None:
    assert numerals_are_read(texts(numeral)).tolist() == [read]


@pytest.mark.parametrize(
    ("quote", "read"), [("19 जून 2023", True), ("19 जूण 2023", False), (None, True)]
)
def test_what_is_no_date_is_not_read(quote: str | None, read: bool) -> None:
    assert dates_are_read(texts(quote)).tolist() == [read]


@pytest.mark.parametrize(
    ("quote", "qualifier", "read"),
    [
        ("चंद लोग", "vague", False),
        ("लगबग 600 लोग", "about", False),
        ("लगबग 600 लोग", "exact", True),
        ("लगभग 600 लोग", "about", True),
        ("लगभग 600 लोग", "up_to", True),
        ("600 लोग", "about", True),
        (None, "about", True),
    ],
)
def test_a_word_beside_a_numeral_that_nobody_knows_is_not_read(
    quote: str | None, qualifier: str, read: bool
) -> None:
    assert qualifiers_are_read(texts(quote), texts(qualifier)).tolist() == [read]
