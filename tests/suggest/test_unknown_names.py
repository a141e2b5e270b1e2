"""Names that no lexicon has are told by what stands around them, and by their shape."""

from collections.abc import Iterable

import pytest

from sandhi.language import language
from sandhi.suggest.names import Lexicon, NamedRecord
from sandhi.suggest.unknown_names import THRESHOLD, UnknownName, unknown_names


def proposed(text: str, known: Iterable[str] = ()) -> dict[str, UnknownName]:
    lexicon = Lexicon((form, NamedRecord("id", form)) for form in known)
    signs = [sign for one in language("hi").sentences(text) for sign in one.name_signs()]
    names = unknown_names(text, signs, lexicon.mentions(text))
    assert all(text[name.start : name.end] == name.quote for name in names)
    assert names == sorted(names)
    return {name.quote: name for name in names}


@pytest.mark.parametrize(
    ("text", "name", "sign"),
    [
        ("मुख्यमंत्री सुनीता वर्मा ने बैठक बुलाई।", "सुनीता वर्मा", "office"),
        ("विदेश मंत्री रमेश चंद्र जोशी से मुलाकात हुई।", "रमेश चंद्र जोशी", "office"),
        ("जनरल जे. ऑस्टिन के साथ चर्चा हुई।", "जे. ऑस्टिन", "office"),
        ("राष्ट्रपति मो ली-हान का दौरा", "मो ली-हान", "office"),
        ("डॉ. मीना राव का व्याख्यान हुआ।", "मीना राव", "address"),
        ("श्री देवेंद्र का स्वागत", "देवेंद्र", "address"),
        ("सभा में राजेंद्र जी बोले।", "राजेंद्र", "honorific"),
        ("केंद्रीय जल आयोग की रिपोर्ट के अनुसार पानी बढ़ा।", "केंद्रीय जल आयोग", "source"),
        ("मोहन लाल ने कहा कि बारिश होगी।", "मोहन लाल", "speaker"),
        ("रिलायंस इंडस्ट्रीज के शेयर चढ़े।", "रिलायंस इंडस्ट्रीज", "body"),
        ("नगर की जल परिषद ने बताया", "नगर की जल परिषद", "body"),
        ("बीसीसीआई ने टीम की घोषणा की।", "बीसीसीआई", "initials"),
        # However the names of the letters are ordered, of which some begin others.
        ("केसीएनए ने बताया", "केसीएनए", "initials"),
        ("एनआईए ने बताया", "एनआईए", "initials"),
        ("आईएमएफ ने बताया", "आईएमएफ", "initials"),
        ("NASA ने बताया कि यान पहुंचा।", "NASA", "Latin"),
    ],
)
def test_a_name_is_proposed_for_the_sign_that_it_bears(text: str, name: str, sign: str) -> None:
    names = proposed(text)
    assert name in names
    assert sign in names[name].signs
    assert THRESHOLD <= names[name].score <= 1


@pytest.mark.parametrize(
    "text",
    [
        "उन्होंने कहा कि यह सब ठीक है।",
        "रिपोर्ट के अनुसार बारिश होगी।",
        "लोगों ने बताया कि सड़क टूटी है।",
        "मंगलवार ने सब बदल दिया।",
        "दोनों ने कहा कि वे आएंगे।",
        "राष्ट्रपति ने कहा कि चुनाव होगा।",
        "अध्यक्ष पद के लिए चुनाव हुआ।",
        "",
    ],
)
def test_ordinary_words_are_no_names(text: str) -> None:
    assert proposed(text) == {}


def test_a_verb_is_part_of_a_name_where_no_verb_can_stand() -> None:
    assert "चो हुई" in proposed("मंत्री चो हुई ने दौरा किया।")
    assert "हुई" not in "".join(proposed("बैठक में मंत्री चो शामिल हुई।"))


def test_more_signs_make_a_name_surer() -> None:
    once = proposed("मोहन लाल ने कहा कि बारिश होगी।")["मोहन लाल"]
    twice = proposed("कप्तान मोहन लाल ने कहा कि बारिश होगी।")["मोहन लाल"]
    assert twice.score > once.score


def test_a_name_after_an_office_is_found_where_it_stands_alone_too() -> None:
    text = "कप्तान रवि देसाई मैदान में उतरे। बाद में देसाई अस्पताल गए।"
    names = proposed(text)
    assert names["देसाई"].signs == ("elsewhere",)
    assert names["देसाई"].start == text.rindex("देसाई")


def test_what_is_known_is_not_proposed_again() -> None:
    text = "कप्तान रवि देसाई ने कहा कि मैच कठिन है।"
    assert proposed(text, known=["रवि देसाई"]) == {}
    assert proposed(text, known=["कप्तान रवि देसाई"]) == {}


def test_what_is_made_of_known_names_is_not_proposed() -> None:
    text = "असमिया जल परिषद ने बताया कि पानी घटा है।"
    assert "असमिया जल परिषद" in proposed(text, known=["जल परिषद"])
    assert proposed(text, known=["असमिया", "जल परिषद"]) == {}


def test_what_crosses_a_known_name_is_not_proposed() -> None:
    assert proposed("कप्तान रवि देसाई ने कहा", known=["कप्तान रवि"]) == {}


def test_a_longer_name_around_a_known_one_is_proposed() -> None:
    text = "असम की जल परिषद ने बताया कि पानी घटा है।"
    assert "असम की जल परिषद" in proposed(text, known=["असम"])


def test_offsets_hold_behind_emoji_joiners_and_line_ends() -> None:
    text = "🙂🙂 क्\u200dया\r\nकप्तान रवि देसाई\r\nमैदान में"
    assert set(proposed(text)) == {"रवि देसाई"}


def test_a_name_ends_before_a_word_that_places_a_time() -> None:
    assert [*proposed("विदेश मंत्री मोहन जोशी अगले महीने आएंगे।")] == ["मोहन जोशी"]


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("नगर जल समिति ने कहा। समिति ने बताया।", True),
        ("नगर जल समिति ने कहा। समिति के अनुसार वर्षा होगी।", True),
        ("समिति ने कहा। नगर जल समिति ने बताया।", False),  # of which it is, nothing tells yet
        ("नगर जल आयोग ने कहा। समिति ने बताया।", False),
        ("नगर जल समिति ने कहा। समिति बैठी।", False),
    ],
)
def test_a_body_is_named_by_its_last_word_after_its_name(text: str, is_one: bool) -> None:
    assert ("समिति" in proposed(text, ["नगर जल समिति", "नगर जल आयोग"])) is is_one
