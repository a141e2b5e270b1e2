"""The language of a text: what its seed says, else what the seeds say of its script."""

import pytest

from sandhi.language.text_languages import TextLanguages, is_code, text_languages

HINDI, MARATHI, CHINESE, ENGLISH = "चाय सस्ती है।", "चहा स्वस्त आहे.", "茶很便宜。", "Tea is cheap."


def test_a_script_is_of_the_language_that_the_seeds_say() -> None:
    languages = text_languages([("M1", "mr", MARATHI), ("M2", "en", ENGLISH)])
    assert languages.of_passage(MARATHI, "M1") == languages.of(MARATHI) == "mr"
    assert languages.of_passage("USA", "M1") == "mr"  # in a text in Marathi
    assert languages.of_passage(ENGLISH, "M2") == languages.of(ENGLISH) == ""
    assert languages.passages("They say चहा, twice.") == [(9, 12, "mr")]


def test_a_script_of_two_languages_tells_of_neither_unless_the_seed_does() -> None:
    languages = text_languages([("M1", "mr", MARATHI), ("M2", "hi", HINDI)])
    assert languages.of(HINDI) == "und"
    assert (languages.of(HINDI, "M1"), languages.of(HINDI, "M2")) == ("mr", "hi")
    assert languages.of_passage(HINDI, "M1") == "mr"


def test_a_script_of_no_seed_is_of_no_language_that_is_known() -> None:
    assert text_languages([("M1", "zh-Hant", CHINESE)]).of(HINDI) == "und"
    assert text_languages([("M1", "zh-Hant", CHINESE)]).of(CHINESE) == "zh-Hant"


def test_where_no_seed_says_anything_devanagari_is_hindi_and_no_other_is_guessed() -> None:
    for languages in (TextLanguages(), text_languages([("M1", "", MARATHI)])):
        assert languages.of_passage(MARATHI, "M1") == "hi"
        assert languages.of(CHINESE) == "und"


@pytest.mark.parametrize("code", "hi HI hi-IN zh-Hant sr-Latn-RS sl-rozaj x-klingon und".split())
def test_a_code_of_bcp_47_is_one(code: str) -> None:
    assert is_code(code)


@pytest.mark.parametrize("code", ["", "Hindi", "in Hindi", "hi_IN", "h", "hi-", "hi-IN-", "x-"])
def test_what_is_no_code_is_none(code: str) -> None:
    assert not is_code(code)
