"""No value is stated from a part of an expression: it is read as a whole, or not at all."""

from datetime import date

import pytest

from sandhi.language import language

HINDI = language("hi")
FRIDAY = date(2024, 11, 15)


def values(text: str) -> list[str | None]:
    """The value of each number of a text; None for those that are not read."""
    read = []
    for number in HINDI.numbers(text):
        assert number.qualifier or not (number.value or number.lower or number.upper)
        read.append(None if number.qualifier is None else str(number.value))
    return read


def times(text: str) -> list[str | None]:
    return [one.edtf for one in HINDI.dates(text, published=(FRIDAY, FRIDAY))]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        # Words of number that are rare, or misspelt.
        ("छे सौ अठारह", ["618"]),
        ("एक सौ एकसठ", ["161"]),
        ("पैंतालिस हजार", ["45000"]),
        ("पैंतलस हजार लोग", [None]),
        ("एक सौ पैंतलस लोग", [None]),
        ("एक लाख लोग", ["100000"]),
        ("गजब हजार लोग", [None]),  # a word that no lexicon has may be one of number
        # Fractions and decimals.
        ("तीन बटा चार", ["0.75"]),
        ("दो सही तीन बटा चार", [None, None]),
        ("तीन बटा एक सौ", [None]),
        ("3/4", [None]),
        ("3/4 हिस्सा", ["0.75"]),
        ("24/7", [None]),
        ("दो-सौ लोग", [None]),
        ("5-हजार लोग", [None]),
        ("दो-तीन सौ लोग", ["None"]),
        ("2½ लाख", ["250000"]),
        ("2 ½ लाख", ["250000"]),
        ("½ किलोमीटर", ["0.5"]),
        ("तीन दशमलव एक चार", ["3.14"]),
        ("दो दशमलव पच्चीस करोड़", ["22500000"]),
        ("तीन दशमलव जसलोक", [None]),
        # Signs beside digits.
        ("माइनस एक सौ पैंतीसवां", ["-135"]),
        ("5×4", [None]),
        ("~5 लोग", [None]),
        ("7.5.2", [None]),
        ("1,23,4", [None]),
        ("5‰", [None]),
        # Signs that are numbers, and what cannot be seen or is no point of ours between digits.
        ("0¼", ["0.25"]),
        ("7⅓ करोड़। 2 ⅔ लाख। पाँच ½ लाख।", [None] * 6),
        ("10² मीटर। 7① लोग। 12Ⅳ लोग। ① 5 लोग।", [None, None, None, "5"]),
        ("5\u200b0 लोग, 5\u00ad000 लोग, 5·5 लाख, 5٫5 लाख", [None] * 4),
        ("[7] लाख। “7” लाख।", [None] * 4),
        ("500 ई॰पू॰, 300 ई०पू० में, पाँच\u200bसौ लोग", ["500"]),
        ("9" * 40, [None]),
        # Digits that only a blank parts, or letters between digits.
        ("1 234 567 लोग", [None]),
        ("98765 43210 पर", [None]),
        ("12\u2009345 लोग", [None]),
        ("4x100 मीटर", [None, None]),
        ("1e5 लोग", [None, None]),
        ("4 x 100 मीटर", [None, None]),
        # Words of scale in Latin letters.
        ("Rs 2.5 crore", ["25000000"]),
        ("5 lakh लोग", ["500000"]),
        # Two numerals that are one quantity.
        ("5 डॉलर 50 सेंट", ["5.5"]),
        ("5 घंटे 10 मिनट", [None]),
        ("5 यूरो 50 सेंट", [None]),
        ("5 फुट 14 इंच", [None]),
        ("5 लोग 50 किलो", ["5", "50"]),
        # Years.
        ("1788 से 1799 तक", [None]),
        ("1788 से 1799 लोग", ["None"]),
        ("2008 वर्ष में", []),
        ("उन्नीस सैंतालीस में", []),
        ("287 ई.पू. में", []),
        ("छठी शताब्दी में", []),
        ("वर्ष दो हजार तेईस में", []),
        ("हर साल दो हजार रुपये", ["2000"]),
        ("सन सत्तावन में", []),
        ("हिजरी 1446 में", []),
        ("मंगलवार आधी रात को", []),
        ("आधी रात को", []),
        ("15 Nov 2024 को", []),
        ("31 नवंबर को", []),
        ("31.11.2024 को", []),
        *((f"{hour} बजे", []) for hour in ("10-11", "10 या 11", "दस ग्यारह", "10-11:30", "1830")),
        ("उन्नीस सौ नब्बे में", []),
        ("दो हजार चौदह के चुनाव", []),
        ("सितंबर 2024 तिमाही में", []),
        # A nought that shortens a word.
        ("डॉ० राम", []),
        ("उ०प्र० में", []),
        ("5 कि०मी०", ["5"]),
    ],
)
def test_a_number_is_read_whole_or_not_at_all(text: str, read: list[str | None]) -> None:
    assert values(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("अगले सप्ताह मंगलवार को", ["2024-11-19"]),
        ("पिछले हफ्ते के सोमवार को", ["2024-11-04"]),
        ("अगले महीने के सोमवार को", [None]),
        ("सोमवार 4 नवंबर को", ["2024-11-04"]),
        ("सोमवार, 4 नवंबर 2024 को", ["2024-11-04"]),
        ("4 नवंबर (सोमवार) को", ["2024-11-04"]),
        ("6 नवंबर (सोमवार) 2023 को", ["2023-11-06"]),
        ("6 नवंबर (सोमवार), 2023 को", ["2023-11-06"]),
        ("6 नवंबर, दिन सोमवार, 2023 को", ["2023-11-06"]),
        ("6 नवंबर, सोमवार, दो हजार तेईस को", ["2023-11-06"]),
        ("4 नवंबर, सोमवार 2000 लोग", ["2024-11-04"]),
        ("जून के अंतिम सप्ताह में", [None]),
        ("जून के दूसरे सोमवार को", [None]),
        ("जून के अंत में", ["2024-06"]),
        ("2016 के अंत में", [None]),
        ("2016 की तीसरी तिमाही में", ["2016-07/2016-09"]),
        ("2016 के तीसरे महीने में", [None]),
        ("अगले महीने की 20 तारीख को", [None]),
        ("2 घंटे 30 मिनट पहले", [None]),
        ("एक साल और दो महीने पहले। दो साल, तीन महीने पहले।", [None, None]),
        ("15/10/2024 को", ["2024-10-15"]),
        ("2008 वर्ष में", ["2008"]),
        ("2000 साल पहले", ["0024"]),
        ("उन्नीस सैंतालीस में", ["1947"]),
        ("छठी शताब्दी में", ["05XX"]),
        ("21वीं सदी में", ["20XX"]),
        ("छठी शताब्दी ईसा पूर्व में", [None]),
        ("287 ई.पू. में", [None]),
        ("संवत 2081 में", [None]),
        ("शक 1946 में", [None]),
        # No day of the calendar, or of a century that is not told.
        ("00/11/2024 को", [None]),
        ("0000-01-01 को", [None]),
        ("13-13-2024 को", [None]),
        ("2024/02/30 को", [None]),
        ("15.10.0024 को", ["0024-10-15"]),
        ("31 नवंबर को", [None]),
        ("30 फरवरी 2024 को", [None]),
        ("15.08.47 को", [None]),
        ("15.08.24 को", ["2024-08-15"]),
        ("सन सत्तावन में", [None]),
        ("सन उन्नीस सौ सैंतालीस में", ["1947"]),
        ("वर्ष दो हजार तेईस में", ["2023"]),
        ("उन्नीस सौ नब्बे में", ["1990"]),
        ("दो हजार चौदह के चुनाव", ["2014"]),
        ("एक हजार नौ सौ नब्बे में", [None]),
        ("उन्नीस सौ नब्बे में से 50", []),
        ("करीब उन्नीस सौ नब्बे में", []),
        # An hour, or two, is no number and no part of a time.
        *(
            (f"{hour} बजे", [None])
            for hour in (
                "10-11",
                "10 या 11",
                "10 से 11",
                "दस ग्यारह",
                "दस-ग्यारह",
                "10-11:30",
                "10:30-11:30",
                "1830",
                "सुबह 10-11",
                "साढ़े दस",
            )
        ),
        # A year of accounts, a season, a quarter.
        ("2024-25 का बजट", [None]),
        ("2023-2024 बजट", [None]),
        ("2024-25 में", ["2024/2025"]),
        ("सितंबर तिमाही में", [None]),
        ("सितंबर 2024 तिमाही में", [None]),
        # A date and a day of the week that is another.
        ("शुक्रवार 15 नवंबर को", ["2024-11-15"]),
        ("गुरुवार 15 नवंबर को", [None]),
        ("शनिवार, 5 अप्रैल 2024 को", [None]),
        ("5 अप्रैल 2024 (शनिवार) को", [None]),
        # What comes again and again.
        ("हर सोमवार को", [None]),
        ("हर साल 15 अगस्त को", [None]),
        ("हर महीने की 5 तारीख को", [None]),
        ("प्रत्येक वर्ष जनवरी में", [None]),
        # A date within what is told by its distance.
        ("दो साल पहले नवंबर में", ["2022-11"]),
        ("एक हफ्ते पहले मंगलवार को", [None]),
        ("कुछ महीने पहले 5 अगस्त को", [None]),
        # Parts of a year, a decade, a century.
        ("2024 की दूसरी छमाही में", ["2024-07/2024-12"]),
        ("इस साल की दूसरी छमाही में", [None]),
        ("पहली तिमाही 2024 में", ["2024-01/2024-03"]),
        ("2024 की गर्मियों में", [None]),
        ("बीसवीं सदी के उत्तरार्ध में", [None]),
        ("1990 के दशक के अंत में", [None]),
        # Months in Latin letters, or short.
        ("Nov 4, 2024 को", ["2024-11-04"]),
        ("4 Nov 2024 को", ["2024-11-04"]),
        ("नवंबर 4, 2024 को", ["2024-11-04"]),
        ("May ने कहा", []),
        ("मंगलवार आधी रात को", ["2024-11-12"]),
    ],
)
def test_a_time_is_read_whole_or_not_at_all(text: str, read: list[str | None]) -> None:
    assert times(text) == read


def test_a_part_of_a_time_lies_within_it() -> None:
    (expression,) = HINDI.dates("जून 2023 के अंतिम सप्ताह", published=None)
    assert (expression.earliest, expression.latest) == (date(2023, 6, 1), date(2023, 6, 30))
    assert expression.quote == "जून 2023 के अंतिम सप्ताह"
    assert expression.reason.startswith("is a part")


@pytest.mark.parametrize("sign", "/⁄*×÷^~≈±<>≤≥=≠#@&_\\+№")
def test_a_sign_that_is_not_read_withholds_the_value(sign: str) -> None:
    assert set(values(f"वहां {sign}5 लोग")) == {None}
    assert set(values(f"वहां 7{sign}5 लोग")) == {None}


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        # The year of a date, however it is written.
        ("पंद्रह अगस्त उन्नीस सौ सैंतालीस को", "1947-08-15"),
        ("15 अगस्त, उन्नीस सौ सैंतालीस", "1947-08-15"),
        ("15 अगस्त उन्नीस सैंतालीस को", "1947-08-15"),
        ("दो अक्टूबर दो हजार चौदह को", "2014-10-02"),
        ("2 अक्टूबर दो हजार लोग आए", "2024-10-02"),
        ("2 अक्टूबर दो हजार चौदह लोग आए", "2024-10-02"),
        ("15 अगस्त, सन 1947", "1947-08-15"),
        ("15 अगस्त वर्ष 1947 को", "1947-08-15"),
        ("15 अगस्त1947", "1947-08-15"),
        ("15अगस्त 1947", "1947-08-15"),
        ("15/अगस्त/1947", "1947-08-15"),
        ("15-अगस्त-47", None),
        ("15 अगस्त '47", None),
        ("15-अगस्त-23", "2023-08-15"),
        ("15 अगस्त '23", "2023-08-15"),
        # Part of a time.
        ("नवंबर 4-5, 2023", None),
        ("11/2023", None),
        ("2023-11", None),
        ("2023-13", None),
        ("1999-00", "1999/2000"),
        ("2023 के आखिरी तीन महीने", None),
        ("2023 के पहले सौ दिन", None),
        ("1990 से 2000 के दशक", None),
        ("वित्त वर्ष 2023", None),
        ("तीसरे सोमवार", None),
        ("सुबह 10 से शाम 5 बजे", None),
        ("10 बजकर 30 मिनट", None),
        ("आज से दस दिन बाद", None),
        ("आज से दस दिन पहले", "2024-11-05"),
        ("कल से दो दिन पहले", None),
        # Of other calendars.
        ("ईसा पूर्व 300", None),
        ("ई.पू. 300", None),
        ("चैत्र 1946", None),
        ("रमजान 1445", None),
    ],
)
def test_a_time_is_read_with_all_that_is_said_of_it(text: str, edtf: str | None) -> None:
    assert times(text) == [edtf]


def test_what_names_a_month_or_counts_may_be_something_else() -> None:
    assert times("मई दिवस") == []
    assert times("इससे पहले सोमवार को") == [None, "2024-11-11"]
    assert values("कार्तिक 5 रन") == ["5"]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("लगभग छह महीने पहले", "2024-04/2024-06"),
        ("करीब 20 साल पहले", "2003/2005"),
        ("लगभग दस दिन पहले", "2024-11-04/2024-11-06"),
        ("करीब एक साल पहले", None),  # it may be this one
        ("तीन महीने से अधिक समय पहले", None),
        ("चुनाव से लगभग दो साल पहले", None),
    ],
)
def test_about_so_long_ago_is_that_long_one_more_or_less(text: str, edtf: str | None) -> None:
    expressions = [*HINDI.dates(text, published=(FRIDAY, FRIDAY))]
    assert [one.edtf for one in expressions][-1:] == [edtf] or (edtf, expressions) == (None, [])
