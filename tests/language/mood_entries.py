"""How the examples of lines of the lexicon must be read of what may be, or is said."""

from sandhi.language import Case, Mood, language
from sandhi.language.hindi.sayings import sayings
from sandhi.language.tables import Entry
from tests.language.name_entries import names

HINDI = language("hi")


def condition_is_read(entry: Entry) -> None:
    assert HINDI.mood(entry["example"]) is Mood.CONDITIONAL


def content_is_read(entry: Entry) -> None:
    before, form, after = entry["example"].partition(entry["form"])
    assert before
    assert HINDI.is_content(f" {form}{after}")


def hearsay_is_read(entry: Entry) -> None:
    said, that, rest = entry["example"].partition(" कि ")
    assert HINDI.is_hearsay(f"{said}{that}", "")
    assert HINDI.is_hearsay("", f", ऐसा {said}।")
    assert not HINDI.is_hearsay(said, f"{rest}।")


def pronoun_is_read(entry: Entry) -> None:
    for lead in ("", "और "):
        assert HINDI.case_of_pronoun(f"{lead}{entry['example']}") is Case(entry["case"])
    assert HINDI.case_of_pronoun(f"रमा ने {entry['example']}") is None


def setting_is_read(entry: Entry) -> None:
    before, _, after = entry["example"].partition(f" {entry['form']}")
    of_words = HINDI.setting("", before, f" {entry['form']}{after}")
    assert of_words is not None
    doer = {"agent": Case.AGENT, "to": Case.TO, "nobody": None}[entry["doer"]]
    assert (of_words.mood.value, of_words.doer) == (entry["mood"], doer)
    inside = HINDI.setting("", entry["example"], "")
    assert (inside == of_words) is (entry["inside"] == "yes")
    of_thing = HINDI.setting("", "मैच", f" {entry['form']}")
    assert (of_thing is None) is (entry["of"] == "doing")


def relation_is_read(entry: Entry) -> None:
    before, form, after = entry["example"].partition(entry["form"])
    if entry["place"] == "first":
        relation = HINDI.relation_of(form + after)
    else:
        relation = HINDI.relation_after(f" {form}{after}")
    assert (relation and relation.value) == entry["relation"]
    assert HINDI.relation_after(before) is None


def what_is_undergone_is_read(entry: Entry) -> None:
    name, _, after = entry["example"].partition(" ")
    assert HINDI.undergoes(entry["example"]) is (entry["role"] == "subject")
    if entry["role"] == "thing":
        assert (name, HINDI.case(f" {after}")) == ("रमा", Case.ON)


def source_is_read(entry: Entry) -> None:
    assert ("जसलोक", "source") in names(entry["example"])
    assert bool([*sayings(f"{entry['example']} वह आया।")]) == (entry["opens"] == "yes")


def verb_of_saying_is_read(entry: Entry) -> None:
    assert ("जसलोक", "speaker") in names(entry["example"])


def word_of_weighing_is_read(entry: Entry) -> None:
    assert HINDI.weighs(entry["example"]) == (entry["role"] == "held")
    assert bool([*sayings(entry["example"])]) or entry["role"] == "held"
    assert not HINDI.weighs("जसलोक ने कहा है कि वर्षा होगी")
