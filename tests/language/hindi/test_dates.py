"""Expressions of time: found, resolved by the date of publication, or left open."""

import csv
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sandhi.edtf import bounds
from sandhi.language import DateExpression, language
from tests.harness.frozen import RELEASE

dates = language("hi").dates
TUESDAY = date(2024, 11, 12)


def dates_in(text: str, published: date = TUESDAY) -> list[DateExpression]:
    return list(dates(text, published=(published, published)))


def only(text: str, published: date = TUESDAY) -> DateExpression:
    (expression,) = dates_in(text, published)
    return expression


def rows(table: str) -> list[dict[str, str]]:
    with (RELEASE / "data" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("seed", rows("seeds"), ids=lambda seed: seed["seed_id"])
def test_every_date_of_a_seed_is_found_where_it_is_coded(seed: dict[str, str]) -> None:
    text = (RELEASE / seed["path"]).read_bytes().decode()
    window = (
        date.fromisoformat(seed["published_earliest"]),
        date.fromisoformat(seed["published_latest"]),
    )
    covered = {o for each in dates(text, published=window) for o in range(each.start, each.end)}
    coded = [row for row in rows("dates") if row["seed_id"] == seed["seed_id"]]
    missed = [row["quote"] for row in coded if int(row["start"]) not in covered]
    assert coded
    assert missed == []


@pytest.mark.parametrize(
    ("text", "quote", "edtf"),
    [
        # the calendar
        ("19 जून 2023 को", "19 जून 2023", "2023-06-19"),
        ("19 जून, 2023 को", "19 जून, 2023", "2023-06-19"),
        ("१९ जून २०२३ को", "१९ जून २०२३", "2023-06-19"),
        ("दस मई 2023 को", "दस मई 2023", "2023-05-10"),
        ("पहली जनवरी 2023 से", "पहली जनवरी 2023", "2023-01-01"),
        ("15.10.2024 को", "15.10.2024", "2024-10-15"),
        ("15/10/24 को", "15/10/24", "2024-10-15"),
        ("15-10-2024 को", "15-10-2024", "2024-10-15"),
        ("2024-10-15 को", "2024-10-15", "2024-10-15"),
        ("फरवरी 2022 में", "फरवरी 2022", "2022-02"),
        ("फ़रवरी 2022 में", "फ़रवरी 2022", "2022-02"),
        ("2022 में", "2022", "2022"),
        ("साल 2022 में", "साल 2022", "2022"),
        ("सन् 1857 में", "सन् 1857", "1857"),
        ("1857 में", "1857", "1857"),
        ("2030 तक", "2030", "2030"),
        ("15-16 अक्टूबर 2023", "15-16 अक्टूबर 2023", "2023-10-15/2023-10-16"),
        ("15 और 16 मई 2023", "15 और 16 मई 2023", "2023-05-15/2023-05-16"),
        ("3 से 5 मई 2023 तक", "3 से 5 मई 2023", "2023-05-03/2023-05-05"),
        ("जनवरी से मार्च 2023", "जनवरी से मार्च 2023", "2023-01/2023-03"),
        ("2019-20 में", "2019-20", "2019/2020"),
        ("2014 से 2019 तक", "2014 से 2019", "2014/2019"),
        ("वित्त वर्ष 2023-24 में", "वित्त वर्ष 2023-24", "2023-04/2024-03"),
        ("1990 के दशक में", "1990 के दशक", "199X"),
        ("नब्बे के दशक में", "नब्बे के दशक", "199X"),
        ("21वीं सदी में", "21वीं सदी", "20XX"),
        # days and months without a year
        ("11 नवंबर को हुई", "11 नवंबर", "2024-11-11"),
        ("13 नवंबर को हुई", "13 नवंबर", "2023-11-13"),
        ("13 नवंबर को होगी", "13 नवंबर", "2024-11-13"),
        ("11 नवंबर को होगी", "11 नवंबर", "2025-11-11"),
        ("29 फरवरी को हुई", "29 फरवरी", "2024-02-29"),
        ("15 तारीख को हुई", "15 तारीख", "2024-10-15"),
        ("30 दिसंबर-2 जनवरी को हुई", "30 दिसंबर-2 जनवरी", "2023-12-30/2024-01-02"),
        ("जून में हुई", "जून", "2024-06"),
        ("दिसंबर में हुई", "दिसंबर", "2023-12"),
        ("दिसंबर में होगी", "दिसंबर", "2024-12"),
        ("पिछले जून में", "पिछले जून", "2024-06"),
        ("पिछले नवंबर में", "पिछले नवंबर", "2023-11"),
        ("इस नवंबर में", "इस नवंबर", "2024-11"),
        ("अगले जून में", "अगले जून", "2025-06"),
        ("इस साल जून में", "इस साल जून", "2024-06"),
        ("पिछले साल के 15 अगस्त को", "पिछले साल के 15 अगस्त", "2023-08-15"),
        ("पिछले साल 15-16 अगस्त", "पिछले साल 15-16 अगस्त", "2023-08-15/2023-08-16"),
        ("अगले साल मार्च में", "अगले साल मार्च", "2025-03"),
        # weekdays
        ("मंगलवार को कहा", "मंगलवार", "2024-11-12"),
        ("बुधवार को कहा", "बुधवार", "2024-11-06"),
        ("बृहस्पतिवार को कहा", "बृहस्पतिवार", "2024-11-07"),
        ("बुधवार को मैच खेला जाएगा", "बुधवार", "2024-11-13"),
        ("सोमवार को होने वाली बैठक", "सोमवार", "2024-11-18"),
        ("सोमवार को बैठक होनी है", "सोमवार", "2024-11-18"),
        ("सोमवार को मैच होना है", "सोमवार", "2024-11-18"),
        ("सोमवार को कहा कि वह जाएगा", "सोमवार", "2024-11-11"),
        ("पिछले मंगलवार को", "पिछले मंगलवार", "2024-11-05"),
        ("अगले मंगलवार को", "अगले मंगलवार", "2024-11-19"),
        ("इस रविवार को", "इस रविवार", "2024-11-17"),
        ("रविवार और सोमवार के बीच खेला", "रविवार और सोमवार के बीच", "2024-11-10/2024-11-11"),
        ("रविवार और सोमवार के बीच खेलेगा", "रविवार और सोमवार के बीच", "2024-11-17/2024-11-18"),
        ("सोमवार से बुधवार तक खेला", "सोमवार से बुधवार तक", "2024-11-04/2024-11-06"),
        ("बुधवार को बारिश होने की संभावना है", "बुधवार", "2024-11-13"),
        ("बुधवार को यात्रा न करें", "बुधवार", "2024-11-13"),
        ("बुधवार को पास रहने वाले लोग", "बुधवार", "2024-11-06"),
        ("सप्ताहांत तक", "सप्ताहांत", "2024-11-16/2024-11-17"),
        ("सप्ताह के अंत में", "सप्ताह के अंत", "2024-11-16/2024-11-17"),
        ("बुधवार को मैच का आयोजन किया जाएगा", "बुधवार", "2024-11-13"),
        ("बुधवार को पैसा दिया जाना है", "बुधवार", "2024-11-13"),
        ("बुधवार को पैसा दिया, जाने वाले हैं", "बुधवार", "2024-11-06"),
        ("बुधवार को बाजार बंद किया जाता है", "बुधवार", "2024-11-06"),
        # by their distance
        ("आज कहा", "आज", "2024-11-12"),
        ("कल बारिश हुई", "कल", "2024-11-11"),
        ("कल बारिश होगी", "कल", "2024-11-13"),
        ("परसों आया था", "परसों", "2024-11-10"),
        ("इस सप्ताह", "इस सप्ताह", "2024-11-11/2024-11-17"),
        ("पिछले हफ्ते", "पिछले हफ्ते", "2024-11-04/2024-11-10"),
        ("इस सप्ताहांत", "इस सप्ताहांत", "2024-11-16/2024-11-17"),
        ("पिछले सप्ताह के आखिर में", "पिछले सप्ताह के आखिर", "2024-11-09/2024-11-10"),
        ("पिछले महीने", "पिछले महीने", "2024-10"),
        ("पिछली तिमाही", "पिछली तिमाही", "2024-07/2024-09"),
        ("अगले साल", "अगले साल", "2025"),
        ("चालू वित्त वर्ष में", "चालू वित्त वर्ष", "2024-04/2025-03"),
        ("पिछले दशक में", "पिछले दशक", "201X"),
        ("इस सदी में", "इस सदी", "20XX"),
        ("पिछले तीन महीनों में", "पिछले तीन महीनों", "2024-08/2024-11-12"),
        ("पिछले 24 घंटों में", "पिछले 24 घंटों", "2024-11-11/2024-11-12"),
        ("अगले दो दिन", "अगले दो दिन", "2024-11-12/2024-11-14"),
        ("पिछले डेढ़ साल में", "पिछले डेढ़ साल", "2023-05/2024-11-12"),
        ("तीन दिन पहले", "तीन दिन पहले", "2024-11-09"),
        ("दो हफ्ते पहले", "दो हफ्ते पहले", "2024-10-28/2024-11-03"),
        ("छह महीने पहले", "छह महीने पहले", "2024-05"),
        ("दो साल पूर्व", "दो साल पूर्व", "2022"),
        ("तीन दिन से बारिश है", "तीन दिन से", "2024-11-09/2024-11-12"),
        ("24 वर्षों में पहली बार", "24 वर्षों में", "2000/2024-11-12"),
        ("2022 में बने बांध की शुरुआत", "2022", "2022"),
        # adverbs
        ("अब तक", "अब तक", "../2024-11-12"),
        ("अभी भी", "अभी भी", "2024-11-12"),
        ("हाल ही में", "हाल ही में", "2024-10/2024-11-12"),
        ("जल्द ही", "जल्द ही", "2024-11-12/.."),
        ("बीते दिनों", "बीते दिनों", "2024-10/2024-11-12"),
        ("आने वाले दिनों में", "आने वाले दिनों", "2024-11-12/.."),
        # with a time of day
        ("बुधवार शाम 5 बजे कहा", "बुधवार शाम 5 बजे", "2024-11-06"),
        ("सोमवार की सुबह कहा", "सोमवार की सुबह", "2024-11-11"),
        ("आज सुबह साढ़े दस बजे", "आज सुबह साढ़े दस बजे", "2024-11-12"),
    ],
)
def test_an_expression_is_found_whole_and_resolved(text: str, quote: str, edtf: str) -> None:
    expression = dates_in(text)[0]
    assert (expression.quote, expression.edtf) == (quote, edtf)
    assert (expression.earliest, expression.latest) == bounds(edtf)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("उस वक्त", "उस वक्त"),
        ("उस साल", "उस साल"),
        ("इस बैठक के दौरान", "इस बैठक के दौरान"),
        ("तब वह आया", "तब"),
        ("उन्होंने पहले अनुमति दी", "पहले"),
        ("चुनाव से दो दिन पहले", "दो दिन पहले"),
        ("चुनाव के एक महीने से अधिक समय बाद", "एक महीने से अधिक समय बाद"),
        ("एक समय वह राजा था", "एक समय"),
        ("पिछली बार", "पिछली बार"),
        ("करीब 11 बजे", "करीब 11 बजे"),
        ("रात के करीब 11 बजे", "रात के करीब 11 बजे"),
        ("पहली वर्षगांठ", "पहली वर्षगांठ"),
        ("दूसरी तिमाही में", "दूसरी तिमाही"),
        ("साल के अंत तक", "साल के अंत"),
        ("राजाओं के युग में", "राजाओं के युग"),
        ("शाम को", "शाम"),
        ("सुबह 10:30 बजे से", "सुबह 10:30 बजे"),
        ("10 से 12 बजे", "10 से 12 बजे"),
    ],
)
def test_what_hangs_on_events_stays_open_and_says_so(text: str, quote: str) -> None:
    expression = only(text)
    assert (expression.quote, expression.edtf, expression.basis) == (quote, None, "event_relative")
    assert expression.reason


def test_times_of_two_kinds_that_hold_the_same_are_told_apart() -> None:
    assert only("दो सप्ताह पहले").edtf == "2024-10-28/2024-11-03"
    assert only("पिछले दो सप्ताह").edtf == "2024-10-29/2024-11-12"


def test_since_an_event_has_publication_as_its_end() -> None:
    expression = only("उसने चुनाव की घोषणा के बाद से कहा")
    assert expression.quote == "चुनाव की घोषणा के बाद से"
    assert (expression.edtf, expression.earliest, expression.latest) == (None, None, TUESDAY)


def test_since_an_event_begins_with_the_date_that_the_clause_gives_it() -> None:
    inner, outer = dates_in("2022 में निर्माण की शुरुआत के बाद से")
    assert (inner.quote, inner.edtf) == ("2022", "2022")
    assert outer.quote == "2022 में निर्माण की शुरुआत के बाद से"
    assert (outer.edtf, outer.earliest) == ("2022/2024-11-12", date(2022, 1, 1))


@pytest.mark.parametrize(
    "text",
    [
        "पैदल मार्च निकाला",
        "तीन दिन से अधिक",
        "2000 लोग",
        "लगभग 2000 रहे",
        "2000 में से 5",
        "₹2000 में",
        "1500 मीटर",
        "इससे 2 कम",
        "5000 में",
        "मैं तब गया जब वह आया",
        "पहले से ही",
        "पहले दौर में",
        "इस देश में",
        "आकलन और कलम",
        "वित्त मंत्री",
    ],
)
def test_what_only_looks_like_a_time_is_none(text: str) -> None:
    assert dates_in(text) == []


def test_a_day_that_is_not_of_the_calendar_is_no_date() -> None:
    read = [(each.quote, each.edtf) for each in dates_in("31.02.2024 और 31 फरवरी")]
    assert read == [("31.02.2024", None), ("31 फरवरी", None)]


@pytest.mark.parametrize("text", ["पिछले सत्र में", "अगले डेढ़ हफ्ते में", "इसी सीजन में"])
def test_a_time_of_no_known_length_is_left_open(text: str) -> None:
    expression = only(text)
    assert (expression.edtf, expression.basis) == (None, "seed_relative")


@pytest.mark.parametrize(
    "text",
    ["कुछ साल पहले", "डेढ़ हफ्ते पहले", "लगभग तीन साल से", "पिछले कुछ वर्षों में", "पिछले दो-तीन दिन"],
)
def test_a_vague_time_before_publication_has_that_as_its_bound(text: str) -> None:
    expression = only(text)
    assert (expression.edtf, expression.earliest, expression.latest) == (None, None, TUESDAY)
    assert "vague" in expression.reason


def test_a_window_that_decides_nothing_leaves_bounds_alone() -> None:
    (expression,) = dates("मंगलवार को कहा", published=(date(2024, 11, 11), TUESDAY))
    assert expression.edtf is None
    assert (expression.earliest, expression.latest) == (date(2024, 11, 5), TUESDAY)
    assert "2024-11-05" in expression.reason


@pytest.mark.parametrize("text", ["मंगलवार", "जून", "अब तक", "पिछले साल", "2022 में काम के बाद से"])
def test_without_a_date_of_publication_only_what_is_stated_is_resolved(text: str) -> None:
    *_, expression = dates(text, published=None)
    assert expression.edtf is None
    assert "publication" in expression.reason


def test_a_time_before_the_calendar_is_left_open() -> None:
    assert only("5000 साल पहले").reason == "lies outside the years 1 to 9999"


PIECES = st.sampled_from(
    """
    जून मार्च मई सोमवार आज कल अब तब पहले बाद से तक के की में को इस पिछले अगले उस आने वाले साल वर्ष
    दिन महीने सप्ताह दशक सदी तिमाही वित्त बजे शाम रात एक दो तीन दस दसवीं पहली डेढ़ लगभग कई हजार
    99999999999999999999999999999999999999
    5 15 31 2024 1857 24 15.10.2024 10:30 युग दौरान हाल ही जल्द होगा था तारीख अंत वर्षगांठ घटना लोग और
    """.split()
)
GAPS = st.one_of(
    st.sampled_from([" ", " ", " ", "-", ", ", ". ", "। ", "/", ":", "\r\n", "🙂"]),
    st.text(max_size=3),
)
texts = st.lists(st.tuples(PIECES, GAPS), max_size=14).map(
    lambda pairs: "".join(piece + gap for piece, gap in pairs)
)
days = st.dates(min_value=date(1950, 1, 1), max_value=date(2100, 1, 1))


@pytest.mark.no_cover
@given(texts, days)
@example("पहली सदी ", date(2000, 1, 1))
def test_spans_slice_back_and_bounds_are_those_of_the_edtf(text: str, published: date) -> None:
    for expression in dates_in(text, published):
        assert text[expression.start : expression.end] == expression.quote
        assert expression.quote == expression.quote.strip() != ""
        if expression.edtf:
            assert (expression.earliest, expression.latest) == bounds(expression.edtf)
