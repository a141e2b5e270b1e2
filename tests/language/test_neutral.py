"""A text in a language that has no folder: sentences, known names and digits, in any script."""

from decimal import Decimal
from pathlib import Path

import pytest

from sandhi.coverage.expressions import Forms, expressions
from sandhi.language import language
from sandhi.suggest.candidates import Candidate, candidates
from sandhi.suggest.names import Lexicon, NamedRecord
from sandhi.suggest.sources import SourceText
from sandhi.suggest.suggestions import suggestions

ENGLISH = (
    "On Monday Mr. Smith of the Harbour Board met 12 engineers in Smithfield. "
    "They signed at 5pm; the board paid 1,500 crowns! Smith said that 3 of 40 left."
)
JAPANESE = (
    "東京で１２人の技術者が会談した。ロシアの代表はプロシア館に泊まり、5万円を払った。"
    "「東京都は賛成だ」と田中一郎さんは2024年に語った！"
)
CODES = {ENGLISH: "en", JAPANESE: "ja"}
NAMES = {
    ENGLISH: ["Smith", "Harbour Board"],
    JAPANESE: ["東京", "ロシア", "田中", "田中一郎"],
}


def candidates_of(text: str, kind: str) -> list[Candidate]:
    code = CODES[text]
    names = Lexicon(((form, NamedRecord("name_id", form)) for form in NAMES[text]), code)
    return [one for one in candidates(text, lexicon=names, code=code) if one.kind == kind]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        (
            ENGLISH,
            [
                "On Monday Mr. Smith of the Harbour Board met 12 engineers in Smithfield.",
                "They signed at 5pm; the board paid 1,500 crowns!",
                "Smith said that 3 of 40 left.",
            ],
        ),
        (
            JAPANESE,
            [
                "東京で１２人の技術者が会談した。",
                "ロシアの代表はプロシア館に泊まり、5万円を払った。",
                "「東京都は賛成だ」と田中一郎さんは2024年に語った！",
            ],
        ),
    ],
)
def test_sentences_are_told(text: str, sentences: list[str]) -> None:
    spans = language(CODES[text]).sentence_spans(text)
    assert [text[start:end] for start, end in spans] == sentences


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (ENGLISH, ["Smith", "Harbour Board", "Smith"]),
        (JAPANESE, ["東京", "ロシア", "東京", "田中一郎"]),
    ],
)
def test_known_names_are_found_and_no_part_of_a_word(text: str, names: list[str]) -> None:
    proposed = candidates_of(text, "name")
    assert [one.quote for one in proposed] == names
    assert [text[one.start : one.end] for one in proposed] == names
    assert [one.proposed["record"] for one in proposed] == names


@pytest.mark.parametrize(
    ("text", "numerals"),
    [
        (ENGLISH, [("12", 12), ("5", None), ("1,500", None), ("3", 3), ("40", 40)]),
        (JAPANESE, [("１２", None), ("5", None), ("2024", None)]),
    ],
)
def test_digits_are_numbers_with_a_value_where_no_language_is_needed(
    text: str, numerals: list[tuple[str, int | None]]
) -> None:
    proposed = candidates_of(text, "number")
    assert [(one.quote, one.proposed["value"]) for one in proposed] == numerals
    assert {one.proposed["qualifier"] for one in proposed} == {None}
    assert {one.proposed["class"] for one in proposed} == {"figure"}


@pytest.mark.parametrize("text", CODES)
def test_what_needs_a_language_is_left(text: str) -> None:
    assert candidates_of(text, "date") == candidates_of(text, "unknown_name") == []
    assert language(CODES[text]).qualifiers(text, "") == (frozenset(), False)


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("12", 12),
        ("１２", 12),
        ("१२", 12),
        ("1.5", None),
        ("1,500", None),
        ("twelve", None),
        ("", None),
    ],
)
def test_a_numeral_is_read_by_its_digits_alone(numeral: str, value: int | None) -> None:
    assert language("en").numeral(numeral) == (None if value is None else Decimal(value))


@pytest.mark.parametrize(
    ("text", "kind", "quotes"),
    [
        (ENGLISH, "name", ["Smith", "Harbour Board", "Smith"]),
        (ENGLISH, "number", ["12", "5", "1,500", "3", "40"]),
        (ENGLISH, "date", []),
        (JAPANESE, "name", ["東京", "ロシア", "東京", "田中一郎"]),
        (JAPANESE, "number", ["１２", "5", "2024"]),
        (JAPANESE, "date", []),
    ],
)
def test_coverage_counts_digits_and_known_names(text: str, kind: str, quotes: list[str]) -> None:
    accounted = expressions(text, Forms(NAMES[text]), CODES[text])
    assert [text[one.start : one.end] for one in accounted if one.kind == kind] == quotes


def test_a_word_of_another_language_is_not_accounted_for() -> None:
    assert [one.kind for one in expressions("दो दिन", Forms([]), "hi")] == ["number", "date"]
    assert list(expressions("दो दिन", Forms([]), "mr")) == []


def test_a_seed_is_read_in_its_own_language(tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_text("मंगलवार को दो लोग आए।", encoding="utf-8")
    kinds = {
        code: [
            one.candidate.kind
            for one in suggestions(
                [SourceText("text", path, language=code)], ["number", "date"], None
            )
        ]
        for code in ("hi", "mr")
    }
    assert kinds == {"hi": ["date", "number"], "mr": []}
