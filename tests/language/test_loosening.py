"""Words that sound alike have a key in common, in whichever script they are typed."""

import pytest

from sandhi.language import every_loose_key, fold, is_function_word, loose_keys
from sandhi.language.hindi.romanisation import FOLDER
from sandhi.language.tables import read_table


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("सैनिक", "sainik"),
        ("सैनिकों", "sainik"),
        ("ज़ेलेंस्की", "Zelenskiy"),
        ("ज़ेलेंस्की", "Zelensky"),
        ("राष्ट्रपति", "rashtrapati"),
        ("संधि", "sandhi"),
        ("युद्ध", "yudh"),
        ("मंत्रालय", "mantralay"),
        ("क्षेत्र", "kshetra"),
        ("प्योंगयांग", "Pyongyang"),
        ("यूक्रेन", "युक्रेन"),
        ("यूक्रेन", "यूक्रैन"),
        ("पुतिन", "पुतीन"),
        ("फ़ौज", "fauj"),
        ("समझौते", "samjhauta"),
        ("शोइगू", "Shoygu"),
        ("लड़ाई", "ladai"),
        ("उत्तर", "उतर"),
        ("संबंध", "sambandh"),
    ],
)
def test_words_that_sound_alike_have_a_key_in_common(one: str, other: str) -> None:
    assert {*loose_keys(fold(one))} & {*loose_keys(fold(other))}


@pytest.mark.parametrize(
    ("one", "other"), [("सैनिक", "सेना"), ("रूस", "रक्षा"), ("treaty", "state"), ("पुतिन", "प्योंगयांग")]
)
def test_other_words_have_none(one: str, other: str) -> None:
    assert not {*loose_keys(fold(one))} & {*loose_keys(fold(other))}


def test_a_word_of_few_letters_has_no_key() -> None:
    assert loose_keys("to") == ()
    assert loose_keys("।") == ()


def test_many_words_have_the_keys_of_each_alone() -> None:
    # Where one ends as the next begins, and where there is nothing of one.
    words = [
        "sainik",
        "knee",
        "eel",
        "lassi",
        "iyer",
        "।",
        "tamm",
        "parat",
        "hashc",
        "hari",
        "सैनिकों",
    ]
    assert every_loose_key(words) == {word: loose_keys(word) for word in words}
    assert every_loose_key([]) == {}


def test_every_letter_stands_in_its_example() -> None:
    letters = read_table(FOLDER / "letters.tsv")
    assert len({entry["form"] for entry in letters}) == len(letters)
    for entry in letters:
        assert entry["form"] in entry["example"]


def test_function_words_are_known_in_either_script() -> None:
    assert is_function_word("how")
    assert is_function_word("कितने")
    assert is_function_word("kitne", loosely=True)
    assert not is_function_word("kitne")
    assert not is_function_word("soldiers", loosely=True)
