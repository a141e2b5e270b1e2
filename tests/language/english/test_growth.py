"""A translation of any length is read in a time that grows as it does, not as its square."""

from collections.abc import Callable
from time import process_time

import pytest

from sandhi.language.english import phrases, translations

LENGTH = 60_000  # characters, for which steps as its square take minutes
MOST = 10.0  # seconds of the processor
PIECES = (
    "“",
    '"',
    " ",
    "\n",
    "a ",
    "a, ",
    ", and ",
    ", who was ",
    "has ",
    "said that ",
    "<b>",
    "{a}",
)
READ: dict[str, Callable[[str], object]] = {
    "as_label": translations.as_label,
    "clause_of": lambda text: translations.clause_of(text, 0, 0, 1),
    "is_in_first_person": translations.is_in_first_person,
    "what_is_said": translations.what_is_said,
    "without_frame": translations.without_frame,
    "phrase": lambda text: phrases.phrase(text, {"a": ["A"]}),
}


@pytest.mark.no_cover
@pytest.mark.parametrize("way", READ)
def test_a_translation_without_end_is_read(way: str) -> None:
    for piece in PIECES:
        begin = process_time()
        READ[way](f"He said {piece}" + piece * (LENGTH // len(piece)))
        assert process_time() - begin < MOST, piece


@pytest.mark.parametrize(
    ("text", "is_own"),
    [
        ("“We won”, he said.", False),
        ("We won, he said.", True),
        ("“They won”, and we lost", True),
        ("“We won, he said.", True),
        ("”We won“", True),
    ],
)
def test_a_quotation_is_nobodys_own_words(text: str, is_own: bool) -> None:
    assert translations.is_in_first_person(text) is is_own
