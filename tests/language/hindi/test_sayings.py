"""The words by which Hindi says on whose word something rests."""

import pytest

from sandhi.language import language


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("रमा ने कल कहा था कि वर्षा होगी।", ["ने कल कहा था"]),
        ("रमा ने पता लगाया है कि पुल टूटा है।", ["ने पता लगाया है"]),
        ("रमा के अनुसार पुल टूटा है।", ["के अनुसार"]),
        ("रमा का कहना है कि पुल टूटा है।", ["का कहना है"]),
        ("रमा की रिपोर्ट के मुताबिक, पुल टूटा है।", ["की रिपोर्ट के मुताबिक", "के मुताबिक"]),
        (
            "पत्र ने सेवा के हवाले से बताया कि पुल टूटा है।",
            ["ने सेवा के हवाले से बताया", "के हवाले से बताया"],
        ),
        ("रमा ने कहा, “पुल टूटा है।”", ["ने कहा"]),
        ("उन्होंने कल कहा कि पुल टूटा है।", ["उन्होंने कल कहा"]),
        ("उन्होंने पुल बनाया।", []),
        ("रमा ने पुल बनाया।", []),
        ("रमा की ओर से पुल बनाया गया।", []),
        ("पुल टूटा है। रमा के अनुसार वर्षा होगी।", ["के अनुसार"]),
        ("उनके अनुसार पुल टूटा है।", ["उनके अनुसार"]),
        ("उनके पुल टूटे हैं।", []),
        ("उनका कहना है कि पुल टूटा है।", ["उनका कहना है"]),
        ("उनका मानना है कि पुल टूटा है।", ["उनका मानना है"]),
        ("रमा ने कहा है, पुल टूटा है।", ["ने कहा है"]),
        ("रमा ने पुल बनाया, वर्षा हुई।", []),
        ("रमा की पुष्टि के अनुसार पुल टूटा है।", ["की पुष्टि के अनुसार", "के अनुसार"]),
        ("रमा के एक ताजा बयान के अनुसार पुल टूटा है।", ["के एक ताजा बयान के अनुसार", "के अनुसार"]),
        ("रमा के एक बयान में कहा गया है कि पुल टूटा है।", ["के एक बयान में कहा गया है"]),
        ("रमा के पुल पर बयान के अनुसार पुल टूटा है।", ["के अनुसार"]),
        ("रमा के एक बयान में पुल टूटा बताया।", []),
        ("मंत्रालयने कहा कि पुल टूटा है।", ["ने कहा"]),  # written on to it
        ("रमा ने “लोहे का” पुल बनाया।", []),  # what is quoted is nothing said
        ("पुल टूटा है, रमा ने बताया।", ["ने बताया"]),
        ("रमा ने सोमवार को यह जानकारी दी।", ["ने सोमवार को यह जानकारी दी"]),
        ("रमा ने पुल देखा, जो टूटा है, और कहा है कि वर्षा होगी।", ["ने पुल देखा, जो टूटा है, और कहा है"]),
        ("रमा ने पुल देखा और उमा ने कहा कि वर्षा होगी।", ["ने पुल देखा और उमा ने कहा", "ने कहा"]),
        ("'वर्षा होगी', रमा ने दिया बयान; उमा ने कही ये बात", ["ने दिया बयान", "ने कही ये बात"]),
        ("'पुल', रमा ने बनाया", []),
        ("रमा को डर है कि पुल टूटेगा।", ["को डर है"]),
        ("रमा को पता है कि पुल टूटेगा।", []),
        ("रमा के नए खाते से चित्र देते हुए लिखा गया- पुल टूटा है।", ["के नए खाते से चित्र देते हुए लिखा गया"]),
        ("रमा के दफ्तर से बताया गया है कि पुल टूटा है।", ["के दफ्तर से बताया गया है"]),
        ("रमा की तरफ से भी कल दिन में कहा गया है कि पुल टूटा है।", ["की तरफ से भी कल दिन में कहा गया है"]),
        ("रमा ने उमा से नियम के अनुसार पुल बनाने के लिए कहा है।", []),  # by what, and not by whom
        ("रमा के घर से पुल बनाया गया, वर्षा हुई।", []),
    ],
)
def test_what_attributes_runs_from_the_source_to_what_is_said(
    sentence: str, words: list[str]
) -> None:
    assert [sentence[slice(*span)] for span in language("hi").sayings(sentence)] == words


def test_without_a_language_nothing_attributes() -> None:
    assert [*language("und").sayings("रमा ने कहा कि वर्षा होगी।")] == []


@pytest.mark.parametrize(
    ("text", "after", "ends"),
    [
        ("पुल टूटा है", " और वर्षा होगी।", True),
        ("पुल टूटेगा", " या वर्षा होगी।", True),
        ("पुल टूटा", "।", True),
        ("पुल की मरम्मत", " और वर्षा होगी।", False),
        ("पुल पर हुआ एक समझौता", ", जो टूटा", False),
        ("पुल पर एक समझौता हुआ", ", जो टूटा", True),
        ("", "", True),
    ],
)
def test_a_clause_ends_with_its_verb_or_where_no_word_follows(
    text: str, after: str, ends: bool
) -> None:
    assert language("hi").ends_clause(text, after) is ends


def test_without_a_language_a_clause_ends_where_no_word_follows() -> None:
    assert language("und").ends_clause("the bridge is broken", ".")
    assert not language("und").ends_clause("the bridge is", " broken.")


@pytest.mark.parametrize(
    ("code", "after", "is_there"),
    [
        ("hi", " में भारत की जीत", True),
        ("hi", " पर हमला", True),
        ("hi", " के मैदान में", True),
        ("hi", " के बारे में", False),
        ("hi", "", False),
        ("hi", "ी में", False),
        ("und", " in the rain", False),
    ],
)
def test_something_is_where_a_name_stands_by_what_follows_it(
    code: str, after: str, is_there: bool
) -> None:
    assert language(code).is_scene(after) is is_there


@pytest.mark.parametrize(
    ("code", "between", "together"),
    [
        ("hi", " और ", True),
        ("hi", ", ", True),
        ("hi", " के ", False),
        ("hi", " और उसके साथी ", False),
        ("und", ", ", True),
        ("und", " and ", False),
    ],
)
def test_names_are_taken_together_by_what_stands_between_them(
    code: str, between: str, together: bool
) -> None:
    assert language(code).is_joint(between) is together


@pytest.mark.parametrize(
    ("words", "by_pronoun", "takes_up", "weighs", "carries_on"),
    [
        ("उनके अनुसार", True, False, False, True),
        ("ने सोमवार को यह जानकारी दी", False, True, False, False),
        ("का मानना है", False, False, True, False),
        ("ने कहा", False, False, False, False),
    ],
)
def test_words_of_saying_tell_by_whom_of_what_and_how_surely(
    words: str, by_pronoun: bool, takes_up: bool, weighs: bool, carries_on: bool
) -> None:
    code = language("hi")
    said = code.by_pronoun(words), code.takes_up(words), code.weighs(words)
    assert (*said, code.carries_on(words)) == (by_pronoun, takes_up, weighs, carries_on)


@pytest.mark.parametrize(
    ("code", "name", "is_common"),
    [
        ("hi", "सैनिकों", True),
        ("hi", "विदेशी सैनिकों", True),
        ("hi", "रमा की सेना", False),
        ("hi", "", False),
        ("und", "soldiers", False),
    ],
)
def test_words_of_every_day_are_no_name(code: str, name: str, is_common: bool) -> None:
    assert language(code).is_common(name) is is_common
