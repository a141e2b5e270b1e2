"""How the example of each line must be read that is about names, and what stands beside them."""

from sandhi.check.countries import ALPHA_3
from sandhi.language import Case, language
from sandhi.language.tables import Entry

HINDI = language("hi")


def names(text: str) -> set[tuple[str, str]]:
    """The phrases that may be names, each with a sign."""
    return {
        (text[slice(*one.place)], one.sign)
        for sentence in HINDI.sentences(text)
        for one in sentence.name_signs()
    }


def office_is_read(entry: Entry) -> None:
    assert ("जसलोक", "office") in names(entry["example"])
    assert HINDI.office(entry["example"].split("जसलोक")[0]) == entry["english"]


def field_of_an_office_is_read(entry: Entry) -> None:
    before = entry["example"].split("जसलोक")[0]
    assert HINDI.office(before) == f"{entry['english']} Minister"


def title_is_read(entry: Entry) -> None:
    sign = {"before": "address", "after": "honorific"}[entry["place"]]
    assert ("जसलोक", sign) in names(entry["example"])


def country_is_read(entry: Entry) -> None:
    assert entry["country"] in ALPHA_3
    assert (entry["form"], entry["role"]) in names(entry["example"])
    assert HINDI.country_name(entry["form"]) == (entry["country"], entry["english"])


def ground_is_read(entry: Entry) -> None:
    _, after = entry["example"].split(" ", 1)
    assert HINDI.is_scene(f" {after}")
    assert HINDI.ground(f"{entry['form']} ") == entry["english"]
    hit = f" के {entry['form']} पर हमला"
    assert (HINDI.case(hit) is Case.ON) == (entry["aimed"] == "yes")


def people_are_read(entry: Entry) -> None:
    (number,) = HINDI.numbers(entry["example"])
    assert number.counted is not None
    assert entry["example"][slice(*number.counted)] == entry["form"]
    assert HINDI.is_people(entry["form"])
    assert not HINDI.is_people("गेंद")
