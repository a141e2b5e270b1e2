"""Numbers in running text: where they stand, what they say, and what they count."""

import csv
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sandhi.language import Number, language
from sandhi.language.hindi.numbers.numerals import numeral_value
from sandhi.language.hindi.sentences import qualifiers, sentences
from sandhi.text import Span
from tests.harness.frozen import RELEASE

dates, numbers = language("hi").dates, language("hi").numbers


def numbers_in(text: str) -> list[Number]:
    return list(numbers(text))


def only(text: str) -> Number:
    (number,) = numbers(text)
    return number


def rows(table: str) -> list[dict[str, str]]:
    with (RELEASE / "data" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def seed_text(seed_id: str) -> str:
    (path,) = (row["path"] for row in rows("seeds") if row["seed_id"] == seed_id)
    with (RELEASE / path).open(encoding="utf-8", newline="") as file:
        return file.read()


def decimal(cell: str) -> Decimal | None:
    return Decimal(cell) if cell else None


@pytest.mark.parametrize("seed_id", [row["seed_id"] for row in rows("seeds")])
def test_every_figure_of_a_seed_is_found_as_it_is_coded(seed_id: str) -> None:
    text = seed_text(seed_id)
    by_start = {number.as_written.start: number for number in numbers(text)}
    for row in rows("figures"):
        if row["seed_id"] != seed_id:
            continue
        start = int(row["start"]) + row["quote"].index(row["as_written"])
        number = by_start[start]
        assert text[slice(*number.as_written)] == row["as_written"]
        assert number.value == decimal(row["value"])
        assert number.qualifier == row["qualifier"]
        assert (number.lower, number.upper) == (decimal(row["lower"]), decimal(row["upper"]))


def test_what_a_coded_figure_says_is_borne_out_by_its_words() -> None:
    for row in rows("figures"):
        assert numeral_value(row["as_written"]) == decimal(row["value"])
        assert row["qualifier"] in qualifiers(row["quote"], row["as_written"]).possible


@pytest.mark.parametrize(
    ("text", "quote", "value", "qualifier", "lower", "upper"),
    [
        ("वहां 12,000 लोग थे", "12,000 लोग", 12000, "exact", 12000, 12000),
        ("वहां लगभग 12 लोग थे", "लगभग 12 लोग", 12, "about", None, None),
        ("करीब-करीब दो सौ घर", "करीब-करीब दो सौ घर", 200, "about", None, None),
        ("500 के करीब लोग", "500 के करीब लोग", 500, "about", None, None),
        ("20 हजार से ज्यादा लोग", "20 हजार से ज्यादा लोग", 20000, "more_than", 20000, None),
        ("दो सौ लोगों से भी अधिक", "दो सौ लोगों से भी अधिक", 200, "more_than", 200, None),
        ("लगभग 500 के पार", "लगभग 500 के पार", 500, "more_than", 500, None),
        ("कम से कम पांच लोग", "कम से कम पांच लोग", 5, "at_least", 5, None),
        ("कम-से-कम 5 लोग", "कम-से-कम 5 लोग", 5, "at_least", 5, None),
        ("10 या उससे अधिक सीटें", "10 या उससे अधिक सीटें", 10, "at_least", 10, None),
        ("अधिकतम 50 लोग", "अधिकतम 50 लोग", 50, "up_to", None, 50),
        ("50 लोगों तक", "50 लोगों तक", 50, "up_to", None, 50),
        ("5% से कम", "5% से कम", 5, "up_to", None, 5),
        ("हजारों लोग आए", "हजारों लोग", None, "vague", 1000, None),
        ("सैकड़ों करोड़ रुपये", "सैकड़ों करोड़ रुपये", None, "vague", 10**9, None),
        ("कई हजार लोग", "कई हजार लोग", None, "vague", 2000, None),
        ("कई दिन", "कई दिन", None, "vague", 2, None),
        ("बड़ी संख्या में लोग", "बड़ी संख्या", None, "vague", None, None),
        ("10-15 हजार लोग", "10-15 हजार लोग", None, "vague", 10000, 15000),
        ("10 से 15 हजार रुपये", "10 से 15 हजार रुपये", None, "vague", 10000, 15000),
        ("5 से लेकर 10 लोगों तक", "5 से लेकर 10 लोगों तक", None, "vague", 5, 10),
        ("10 से 20 के बीच", "10 से 20", None, "vague", 10, 20),
        ("500 से 1 हजार लोग", "500 से 1 हजार लोग", None, "vague", 500, 1000),
        ("दो-तीन लोग", "दो-तीन लोग", None, "vague", 2, 3),
        ("दो या तीन लोग", "दो या तीन लोग", None, "vague", 2, 3),
        ("चार पांच लोग", "चार पांच लोग", None, "vague", 4, 5),
        ("सौ-डेढ़ सौ लोग", "सौ-डेढ़ सौ लोग", None, "vague", 100, 150),
    ],
)
def test_words_around_a_numeral_qualify_and_bound_it(
    text: str, quote: str, value: int | None, qualifier: str, lower: int | None, upper: int | None
) -> None:
    number = only(text)
    assert number.quote == quote
    assert (number.value, number.qualifier) == (value, qualifier)
    assert (number.lower, number.upper) == (lower, upper)


@pytest.mark.parametrize(
    ("text", "counted", "unit"),
    [
        ("तीन साल में", "साल", "year"),
        ("5% बढ़ा", "%", "percent"),
        ("5 % बढ़ा", "%", "percent"),
        ("10 फीसदी", "फीसदी", "percent"),
        ("42°C रहा", "°C", "degree_celsius"),
        ("42° रहा", "°", "degree_celsius"),
        ("42 डिग्री सेल्सियस रहा", "डिग्री सेल्सियस", "degree_celsius"),
        ("10किमी दूर", "किमी", "kilometre"),
        ("40 किलोमीटर प्रति घंटे", "किलोमीटर प्रति घंटे", "kilometre_per_hour"),
        ("₹500 दिए", None, "INR"),
        ("$2.5 बिलियन", None, "USD"),
        ("रु. 500 दिए", None, "INR"),
        ("पांच करोड़ रुपये", "रुपये", "INR"),
        ("तीन गुना", "गुना", "times"),
        ("दोगुना", None, "times"),
        ("12 नए स्कूल खुले", "स्कूल", None),
        ("12 छोटे-बड़े पुलों पर", "पुलों", None),
        ("12 पुल हैं", "पुल", None),
        ("600 की मौत", None, None),
        ("8,000 सीमा क्षेत्र में", None, None),
    ],
)
def test_what_is_counted_is_told_where_it_is_sure(
    text: str, counted: str | None, unit: str | None
) -> None:
    number = only(text)
    assert (text[slice(*number.counted)] if number.counted else None) == counted
    assert number.unit == unit


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("एक नेता ने कहा", ["article"]),
        ("किसी एक पर", ["article"]),
        ("उनमें से एक", ["partitive"]),
        ("एक-दूसरे से", ["article"]),
        ("एक बार फिर", ["article"]),
        ("साल में एक बार", ["figure"]),
        ("एक किलोमीटर", ["figure"]),
        ("केवल एक", ["figure"]),
        ("एक से अधिक", ["figure"]),
        ("एक लाख", ["figure"]),
        ("दोनों देशों", ["dual"]),
        ("दोनों में से किसी एक", ["dual", "partitive"]),
        ("तीनों लोग", ["figure"]),
        ("दूसरी बार", ["ordinal"]),
        ("10वीं कक्षा", ["ordinal"]),
        ("पहले दिन", ["ordinal"]),
        ("इससे पहले", []),
        ("पहले से ही", []),
        ("आधे से अधिक", ["fraction"]),
        ("दो-तिहाई लोग", ["fraction"]),
        ("सैकड़ों लोग", ["vague"]),
        ("कई लोग", ["vague"]),
        ("कुछ लोग", []),
        ("कुछ दिनों में", ["vague"]),
        ("अरबों रुपये", ["vague"]),
        ("अरबों ने", []),
        ("अरब देश", []),
        ("समाचार दस्तावेज़ सौदा दोहराया आकलन एकीकरण", []),
    ],
)
def test_numbers_are_told_apart_by_class(text: str, classes: list[str]) -> None:
    assert [number.class_ for number in numbers(text)] == classes


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("धारा 144 में", "धारा"),
        ("टी-20 में", "टी"),
        ("टी20 में", "टी"),
        ("5G सेवा", "G"),
        ("द्वितीय विश्व युद्ध के बाद", "विश्व युद्ध"),
    ],
)
def test_a_numeral_that_names_something_has_a_label(text: str, label: str) -> None:
    number = only(text)
    assert number.label is not None
    assert text[slice(*number.label)] == label


def test_a_score_is_two_numbers_and_no_range() -> None:
    assert [number.value for number in numbers("2-3 से हारे")] == [2, 3]


@pytest.mark.parametrize(
    "text",
    ["15 अक्टूबर 2024", "2022 में", "शाम 5 बजे", "15-16 मई", "1990 के दशक", "21वीं सदी", "दस मई"],
)
def test_days_years_and_hours_are_dates_and_no_numbers(text: str) -> None:
    assert numbers_in(text) == []
    assert [date.quote for date in dates(text, published=None)] == [text.removesuffix(" में")]


def test_a_count_within_an_expression_of_time_is_a_number_too() -> None:
    assert only("पिछले तीन महीनों में").quote == "तीन महीनों"


@pytest.mark.parametrize("seed_id", [row["seed_id"] for row in rows("seeds")])
def test_expressions_of_time_may_be_read_before_and_change_nothing(seed_id: str) -> None:
    text = seed_text(seed_id)
    numbers_after_dates: list[Number] = []
    for sentence in sentences(text):
        list(sentence.dates(None))
        numbers_after_dates += sentence.numbers()
    assert numbers_after_dates == numbers_in(text)


@pytest.mark.parametrize(
    ("quote", "stated"),
    [
        ("12 लोग", {"exact"}),
        ("लगभग 12 लोग", {"about"}),
        ("अनुमानित 4,700 से अधिक लोग", {"about", "more_than"}),
        ("कम से कम 12", {"at_least"}),
        ("12 तक", {"up_to"}),
        ("हजारों लोग", {"vague"}),
        ("10 से 15 लोग", {"vague"}),
    ],
)
def test_a_quote_bears_out_the_qualifiers_that_its_words_state(
    quote: str, stated: set[str]
) -> None:
    assert qualifiers(quote).possible == stated


PIECES = st.sampled_from(
    """
    एक दो तीन दस सौ हजार लाख करोड़ दर्जन डेढ़ ढाई सवा साढ़े पौने आधा तिहाई दोनों पहले दूसरी हजारों कई अरब
    99999999999999999999999999999999999999 ১২
    5 12 1.5 12,000 2024 १५ 10:30 टी20 -7 5% ₹9 15.10.2024 लगभग करीब से अधिक तक या कम शून्य नीचे डिग्री
    जून 15 मई साल दिन पिछले इस बजे शाम के का दशक सदी बाद युग वर्ष लोग लोगों में ने है वित्त माइनस धारा
    """.split()
)
GAPS = st.one_of(
    st.sampled_from([" ", "-", ", ", ".", "। ", "/", ":", "", "\r\n", " (", '" ', "🙂", "  "]),
    st.text(max_size=3),
)
texts = st.lists(st.tuples(PIECES, GAPS), max_size=14).map(
    lambda pairs: "".join(piece + gap for piece, gap in pairs)
)


@settings(deadline=None)
@given(texts)
def test_spans_slice_back_to_quotes_and_do_not_overlap(text: str) -> None:
    last = 0
    for number in numbers(text):
        assert last <= number.start < number.end
        assert text[number.start : number.end] == number.quote == number.quote.strip()
        parts: list[Span | None] = [number.as_written, number.counted, number.label]
        parts += number.approximators
        for part in filter(None, parts):
            assert number.start <= part.start < part.end <= number.end
        last = number.end


@settings(deadline=None)
@given(texts)
def test_the_numeral_alone_reads_as_its_value(text: str) -> None:
    for number in numbers(text):
        # Beside others, a numeral may be a part of what is not read.
        if number.qualifier is not None:
            assert numeral_value(text[slice(*number.as_written)]) == number.value


@settings(deadline=None)
@given(texts)
def test_every_digit_is_part_of_a_number_or_a_date(text: str) -> None:
    spans = [(number.start, number.end) for number in numbers(text)]
    spans += [(expression.start, expression.end) for expression in dates(text, published=None)]
    for offset, character in enumerate(text):
        if character.isdecimal():
            assert any(start <= offset < end for start, end in spans)
