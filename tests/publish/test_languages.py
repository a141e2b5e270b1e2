"""What a package says in other languages reaches the database, and is held to what it declares."""

import json
import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis.strategies import from_regex

from sandhi.check.engine.files import findings_of_whole
from sandhi.check.standard.settings import profile
from sandhi.files import PackageError
from sandhi.publish.archive.contents import contents
from sandhi.publish.catalogue import catalogue, catalogue_json, parse_catalogue
from sandhi.publish.languages.articles import dated_article
from sandhi.publish.languages.cldr import locale
from sandhi.publish.languages.context import speaking
from sandhi.publish.languages.dates import span
from sandhi.publish.languages.interface import by_page_language
from sandhi.publish.languages.wordlist import declared_words, faults
from sandhi.publish.rules.sentences import languages_have_pages, words_are_declared
from tests.conftest import Copy
from tests.harness.extent import examples

PLACE = "schemas/words/hi.json"
CODES = profile()["properties"]["languages"]["propertyNames"]["pattern"]


def say(package: Copy, written: str) -> None:
    file = package.root / PLACE
    file.parent.mkdir(exist_ok=True)
    file.write_text(written, encoding="utf-8")
    package.describe(
        "datapackage.json",
        lambda raw: raw["sandhi"].__setitem__("languages", {"hi": {"words": PLACE}}),
    )


def test_words_are_stored_and_read_again(cricket: Copy) -> None:
    words = {cricket.package.schemas["scores"].title: "रन"}
    say(cricket, json.dumps(words))
    assert PLACE in {*contents(cricket.package)}  # and so in its archive
    whole = catalogue(cricket.package)
    assert whole.words == {"hi": words}
    assert parse_catalogue(catalogue_json(whole), whole.descriptor).words == whole.words
    assert not [*faults(words, declared_words(cricket.package))]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ('{"Scores": "\\ud800"}', "which no file can"),
        ('{"Scores": "a\\u0000b"}', "which no file can"),
        ('{"Scores": "a", "Scores": "b"}', "stands twice"),
        ("[]", "is not a JSON object"),
        ("{,}", "is not JSON"),
        ("[" * 5_000 + "]" * 5_000, "too deeply"),
        ('{"Scores": 5}', "is no object of words"),
    ],
)
def test_words_that_no_database_could_hold_are_told(cricket: Copy, written: str, told: str) -> None:
    say(cricket, written)
    (finding,) = findings_of_whole(cricket.package, [words_are_declared])
    assert PLACE in finding.evidence
    assert told in finding.evidence


def test_the_language_that_words_are_declared_in_is_none_of_the_others() -> None:
    assert not re.fullmatch(CODES, "en")
    assert all(re.fullmatch(CODES, code) for code in ("hi", "hi-IN", "eng", "en-GB"))


def test_what_rows_are_called_are_words_of_the_package_unless_a_text_has_them(
    cricket: Copy,
) -> None:
    assert {"India", "Sri Lanka"} <= {*declared_words(cricket.package)}  # of a table of names
    assert "भारत" not in {*declared_words(cricket.package)}  # a quote, of which none is ours


def test_a_column_of_a_view_and_an_export_are_worded_where_pages_show_them(
    original: Copy,
) -> None:
    declared = {*declared_words(original.package)}
    assert "dyads.source_state: Who acts" in declared
    assert "Events as PLOVER records" in declared


@pytest.mark.parametrize(
    ("declared", "read"),
    [
        (["hi-IN"], {"hi": "hi-IN"}),
        (["hi-IN", "hi"], {"hi": "hi"}),
        (["hi-Deva-IN", "hi-IN-x-own"], {"hi": "hi-Deva-IN"}),
        (["mag", "en-GB", "hit"], {"en-GB": "en-GB", "hit": "hit", "mag": "mag"}),
    ],
)
def test_pages_in_a_language_have_what_is_said_in_one_of_its_kinds(
    declared: list[str], read: dict[str, str]
) -> None:
    assert by_page_language({code: code for code in declared}) == read


def test_words_in_the_hindi_of_a_country_are_those_of_pages_in_hindi(cricket: Copy) -> None:
    words = {cricket.package.schemas["scores"].title: "रन"}
    say(cricket, json.dumps(words))
    cricket.describe(
        "datapackage.json",
        lambda raw: raw["sandhi"].update(languages={"hi-IN": {"words": PLACE}}),
    )
    assert catalogue(cricket.package).words == {"hi": words}
    assert not findings_of_whole(cricket.package, [languages_have_pages])


def test_a_language_that_no_page_speaks_is_told_wherever_it_stands(cricket: Copy) -> None:
    say(cricket, "{}")
    cricket.describe(
        "datapackage.json",
        lambda raw: raw["sandhi"].update(
            languages={"mag": {"words": PLACE}, "hi": {"words": PLACE}},
            tables={"sides": {"labels": {"xx": "name", "hi-IN": "name"}}},
        ),
    )
    told = findings_of_whole(cricket.package, [languages_have_pages])
    assert [one.place for one in told] == [
        "/sandhi/languages/mag",
        "/sandhi/tables/sides/labels/xx",
    ]


@pytest.mark.parametrize("written", ["{", '["Scores"]', '{"Scores": 1}'])
def test_a_file_that_holds_no_words_is_named(cricket: Copy, written: str) -> None:
    say(cricket, written)
    with pytest.raises(PackageError, match=PLACE):
        catalogue(cricket.package)


def test_what_nothing_declares_and_what_loses_a_slot_is_told() -> None:
    words = {"{n} runs": "{n} रन", "{n} overs": "ओवर", "Gone": "गया"}
    assert [*faults(words, ["{n} runs", "{n} overs"])] == [
        "what is said for “{n} overs” has other slots than that",
        "nothing in the package is worded “Gone”",
    ]


@settings(max_examples=examples(12, 1_000))
@given(from_regex(re.compile(CODES, re.ASCII), fullmatch=True))
def test_a_day_is_written_in_any_language_that_the_check_lets_pass(code: str) -> None:
    with speaking(code):
        assert "2024" in span(None, date(2024, 3, 1)) or locale(code).language != "en"
    assert dated_article("Times, 1 March 2024", code)


@pytest.mark.parametrize(
    ("code", "nearest"),
    [
        *(("hi", "hi"), ("hi-IN", "hi_IN"), ("hi-IN-x-own", "hi_IN"), ("zh-Hant", "zh_Hant")),
        *(("mag", "en"), ("xx", "en"), ("de-1996", "de"), ("pt-br", "pt_BR")),
    ],
)
def test_a_language_has_the_months_of_the_nearest_that_is_known(code: str, nearest: str) -> None:
    assert re.fullmatch(CODES, code)
    assert str(locale(code)).startswith(nearest)


@pytest.mark.parametrize("code", ["hi_IN", "HI", "hi-", "-hi", "hindi", "hi-x", "hi-a", "hi--IN"])
def test_what_is_no_code_of_a_language_is_refused(code: str) -> None:
    assert not re.fullmatch(CODES, code)


@pytest.mark.parametrize("said", ["", " ", "\u202e", "\u200d", "रन\u200b"])
def test_what_is_said_for_a_word_is_seen(said: str) -> None:
    assert [*faults({"Runs": said}, ["Runs"])]
    assert not [*faults({"Runs": "रन"}, ["Runs"])]
