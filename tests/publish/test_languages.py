"""What a package says in other languages reaches the database, and is held to what it declares."""

import json

import pytest

from sandhi.files import PackageError
from sandhi.publish.archive.contents import contents
from sandhi.publish.catalogue import catalogue, catalogue_json, parse_catalogue
from sandhi.publish.languages.wordlist import declared_words, faults
from tests.conftest import Copy

PLACE = "schemas/words/hi.json"


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


def test_what_rows_are_called_are_words_of_the_package_unless_a_text_has_them(
    cricket: Copy,
) -> None:
    assert {"India", "Sri Lanka"} <= {*declared_words(cricket.package)}  # of a table of names
    assert "भारत" not in {*declared_words(cricket.package)}  # a quote, of which none is ours


def test_a_column_of_a_view_and_an_export_are_worded_where_pages_show_them(
    original: Copy,
) -> None:
    declared = {*declared_words(original.package)}
    assert "dyads.source_state: Source state" in declared
    assert "Events as PLOVER records" in declared


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
