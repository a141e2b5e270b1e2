"""How the example of each kind of line of the lexicon must be read, by the file of the line."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from sandhi.coverage.expressions import Forms, expressions
from sandhi.language import DateExpression, Number, language
from sandhi.language.tables import Entry
from tests.language.class_entries import word_of_a_class_is_read
from tests.language.mood_entries import (
    condition_is_read,
    content_is_read,
    hearsay_is_read,
    pronoun_is_read,
    relation_is_read,
    setting_is_read,
    source_is_read,
    verb_of_saying_is_read,
    what_is_undergone_is_read,
    word_of_weighing_is_read,
)
from tests.language.name_entries import (
    country_is_read,
    field_of_an_office_is_read,
    ground_is_read,
    names,
    office_is_read,
    people_are_read,
    title_is_read,
)
from tests.language.unit_entries import magnitude_is_read, subunit_is_read, unit_is_read

HINDI = language("hi")
SUNDAY = date(2024, 11, 10)


def numbers(text: str) -> list[Number]:
    return list(HINDI.numbers(text))


def dates(text: str) -> list[DateExpression]:
    return list(HINDI.dates(text, published=(SUNDAY, SUNDAY)))


def quote(text: str, place: tuple[int, int] | None) -> str:
    assert place is not None
    return text[slice(*place)]


def number_is_read(entry: Entry) -> None:
    (number,) = numbers(entry["example"])
    value = Decimal(entry["value"])
    class_, says = {"half": "fraction", "several": "vague"}.get(entry["kind"], entry["kind"]), value
    match entry["kind"]:
        case "added":
            class_, says = "figure", 3 + value  # to तीन, in each example
        case "scale" | "short_scale" | "letter_scale":
            class_, says = "figure", 2 * value  # times दो
        case "denominator":
            class_, says = "fraction", 2 / value  # of दो
        case "cardinal" | "coefficient" | "multiple" | "aggregate" | "vulgar":
            class_ = "figure"
    assert (number.class_, number.lower) == (class_, says)
    assert (number.value is None) == (class_ == "vague")
    assert number.unit == "times" or entry["kind"] != "multiple"


def word_beside_a_number_is_read(entry: Entry) -> None:
    example, form = entry["example"], entry["form"]
    read = numbers(example)
    match entry["role"]:
        case "counted_off":
            assert [(one.class_, str(one.value)) for one in read] == [("ordinal", "1")]
        case "amount" | "much":
            assert [one.qualifier for one in read] == ["vague"]
        case "before_earlier":
            assert read == []
        case "any" | "other":
            assert [(one.class_, form in one.quote) for one in read] == [("article", True)]
        case "only":
            assert [(one.class_, str(one.value)) for one in read] == [("figure", "1")]
        case "counted":
            assert [quote(example, one.counted) for one in read] == [form]
        case "label" | "numbered":
            assert [quote(example, one.label) for one in read] == [form]
        case "model":
            assert [(quote(example, one.label), one.value, one.upper) for one in read] == [
                (form, None, None)
            ]
        case "divided" | "shared":
            assert [(one.class_, str(one.value)) for one in read] == [("fraction", "0.75")]
        case "point":
            assert [str(one.value) for one in read] == ["3.5"]
        case "unclear" | "reckoned":
            assert [one.value for one in read] == [None, None]
        case "part_of_one" | "misspelt_scale":
            assert [one.qualifier for one in read] == [None]
        case role:
            pytest.fail(f"no rule reads the role {role}")


def approximator_is_read(entry: Entry) -> None:
    (number,) = numbers(entry["example"])
    assert number.qualifier == entry["qualifier"]
    (words,) = number.approximators
    assert quote(entry["example"], words) == entry["form"]


def date_of_the_calendar_is_read(entry: Entry) -> None:
    (date,) = dates(entry["example"])
    number = int(entry["number"])
    assert date.earliest is not None
    match entry["kind"]:
        case "month" | "short_month" | "stopped_month":
            assert date.edtf == f"2024-{number:02}-15"
        case "weekday":
            assert date.earliest.weekday() == number
        case "day":
            assert (SUNDAY - date.earliest).days == number
        case kind:
            pytest.fail(f"no rule reads the kind {kind}")


def determiner_is_read(entry: Entry) -> None:
    (date,) = dates(entry["example"])
    assert date.quote == entry["example"]
    if entry["shift"] == "that":
        assert date.basis == "event_relative"
    else:
        assert date.edtf == str(SUNDAY.year + int(entry["shift"]))


def adverb_is_read(entry: Entry) -> None:
    date = dates(entry["example"])[0]
    assert date.quote == entry["form"]
    expected = {
        "now": "2024-11-10",
        "until_now": "../2024-11-10",
        "recently": "2024-10/2024-11-10",
        "lately": None,
        "soon": "2024-11-10/..",
        "then": None,
        "time_of_day": None,
    }
    reasons = {
        "lately": "is too vague",
        "then": "hangs on an event",
        "time_of_day": "a time of day",
    }
    assert date.edtf == expected[entry["kind"]]
    assert date.reason.startswith(reasons.get(entry["kind"], ""))


def word_beside_a_time_is_read(entry: Entry) -> None:
    example, expressions_of_time = entry["example"], dates(entry["example"])
    read = [(time.quote, time.edtf) for time in expressions_of_time]
    match entry["role"]:
        case "marching_before" | "marching_after" | "after_than" | "after_already":
            assert read == []
        case "list":
            assert read == [(example, "2024-10-15/2024-10-16")]
        case "before_year":
            assert [edtf for _, edtf in read] == ["1850"]
        case "after_year":
            assert [edtf for _, edtf in read] == ["1857"]
        case "fiscal" | "fiscal_year":
            assert [edtf for _, edtf in read] == ["2023-04/2024-03"]
        case "season" | "feast":
            assert read == [(example, None)]
            assert expressions_of_time[0].earliest == date(2016, 1, 1)
        case "day_named":
            assert read == [("04-11-22", "2022-11-04")]
        case "same":
            assert read == [(example, "2024-11-04")]
        case "every":
            assert read == [(example, None)]
        case "part":
            assert read == [(example, None)]
            assert expressions_of_time[0].earliest == date(2024, 6, 1)
        case "other_era" | "other_era_before" | "other_month" | "lettered":
            assert [(one.edtf, one.earliest) for one in expressions_of_time] == [(None, None)]
            assert numbers(example) == []
        case "our_era":
            assert [edtf for _, edtf in read] == ["1526"]
        case "edge" | "end" | "era" | "anniversary" | "clock" | "ago":
            assert [quote for quote, _ in read] == [example]
        case role:
            pytest.fail(f"no rule reads the role {role}")


def tense_is_read(entry: Entry) -> None:
    (date, *_) = dates(entry["example"])  # of a Monday
    if entry["role"] == "appointed":
        assert date.reason.startswith("may be the last such")
        return
    assert date.earliest is not None
    assert (date.earliest > SUNDAY) == (entry["role"] in ("future", "prospect", "due"))


def function_word_is_read(entry: Entry) -> None:
    for end in entry["ends"].split():
        if end == "phrase":
            (number, *_) = numbers(entry["example"])
            assert number.counted is None
        else:
            assert end == "name"
            assert names(entry["example"]) == {("जवान जसलोक विभाग", "body")}


def body_is_read(entry: Entry) -> None:
    assert (f"जसलोक {entry['form']}", "body") in names(entry["example"])


def letter_is_read(entry: Entry) -> None:
    assert (entry["example"], "initials") in names(entry["example"])


def what_is_no_name_is_read(entry: Entry) -> None:
    phrases = {phrase for phrase, _ in names(entry["example"])}
    match entry["role"]:
        case "common" | "direction":
            assert phrases == set()
        case "verb" | "epithet":
            assert phrases in ({"जसलोक विभाग"}, {"जसलोक"})
        case role:
            pytest.fail(f"no rule reads the role {role}")


def abbreviation_is_read(entry: Entry) -> None:
    assert len(list(HINDI.sentence_spans(entry["example"]))) == 1


def accountable_word_is_read(entry: Entry) -> None:
    text = entry["example"]
    listed = [*expressions(text, Forms([]))]
    if entry["kind"] == "calendar":
        assert [one.is_of_date for one in listed if one.kind == "number"] == [True]
    else:
        spans = [(text[one.start : one.end], one.kind) for one in listed]
        assert spans == [(entry["form"], entry["kind"])]


def case_is_read(entry: Entry) -> None:
    _, after = entry["example"].split(" ", 1)
    if entry["after"] in ("place", "event"):
        is_read = HINDI.is_goal if entry["after"] == "place" else HINDI.is_meanwhile
        assert is_read(f" {after.partition('बैठक ')[2] or after}")
        return
    case = HINDI.case(f" {after}")
    assert case is not None
    assert case.value == entry["case"]


READERS: dict[str, Callable[[Entry], None]] = {
    "abbreviations": abbreviation_is_read,
    "accountable": accountable_word_is_read,
    "adverbs": adverb_is_read,
    "approximators": approximator_is_read,
    "beside_numbers": word_beside_a_number_is_read,
    "beside_times": word_beside_a_time_is_read,
    "bodies": body_is_read,
    "calendar": date_of_the_calendar_is_read,
    "cases": case_is_read,
    "countries": country_is_read,
    "determiners": determiner_is_read,
    "contents": content_is_read,
    "function_words": function_word_is_read,
    "grounds": ground_is_read,
    "hearsay": hearsay_is_read,
    "letters": letter_is_read,
    "magnitudes": magnitude_is_read,
    "no_names": what_is_no_name_is_read,
    "numbers": number_is_read,
    "office_fields": field_of_an_office_is_read,
    "offices": office_is_read,
    "relations": relation_is_read,
    "people": people_are_read,
    "pronouns": pronoun_is_read,
    "saying": verb_of_saying_is_read,
    "settings": setting_is_read,
    "signs": unit_is_read,
    "sources": source_is_read,
    "subunits": subunit_is_read,
    "tense": tense_is_read,
    "undergoing": what_is_undergone_is_read,
    "conditions": condition_is_read,
    "time_units": unit_is_read,
    "titles": title_is_read,
    "units": unit_is_read,
    "weighing": word_of_weighing_is_read,
    "word_classes": word_of_a_class_is_read,
}
