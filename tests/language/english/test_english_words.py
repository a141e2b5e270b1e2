"""Words of English that rules are about stand in word_classes.tsv, and in no module."""

import ast
from collections.abc import Callable
from pathlib import Path

import pytest

from sandhi.language import english, language
from sandhi.language.english.clauses import leaves_out
from sandhi.language.english.quantities import has_noun, noun_of
from sandhi.language.english.tenses import (
    as_clause,
    begins_with_verb,
    in_present,
    is_of_several,
)
from sandhi.language.tables import read_table

FOLDER = Path(english.__file__).parent
ENTRIES = read_table(FOLDER / "word_classes.tsv")


(PLAYERS,) = language("hi").numbers("5 खिलाड़ी")
IS_READ: dict[str, Callable[[str], bool]] = {
    **dict.fromkeys(
        ("small_number", "small_ordinal"),
        lambda word: has_noun(f"{word} players") and not has_noun(word),
    ),
    "helping": lambda word: begins_with_verb(f"{word} it"),
    "several": is_of_several,
    "ends_noun": lambda word: noun_of(f"5 players {word} there", PLAYERS) == "players",
    "behind_done": lambda word: as_clause(f"Ship hit {word} it") == f"Ship was hit {word} it",
    "before_noun": lambda word: as_clause(f"{word} hit in Pune") == "",
    "adverb": lambda word: in_present(f"Jaslok has {word} won") == f"Jaslok has {word} won",
    "names_nothing": lambda word: (
        leaves_out("India attacks", f"India hit {word}", [])
        < leaves_out("India attacks", "India hit bridges", [])
    ),
}


@pytest.mark.parametrize("name", sorted(IS_READ))
def test_each_word_is_read_as_its_class_says(name: str) -> None:
    words = [entry["form"] for entry in ENTRIES if entry["class"] == name]
    assert words
    assert not [word for word in words if not IS_READ[name](word)]


def test_each_line_has_its_word_in_its_example_and_stands_once() -> None:
    assert all(entry["form"] in entry["example"].casefold() for entry in ENTRIES)
    lines = [(entry["class"], entry["form"]) for entry in ENTRIES]
    assert len({*lines}) == len(lines)


def test_each_class_is_asked_for_by_its_name() -> None:
    source = "\n".join(path.read_text("utf-8") for path in FOLDER.glob("*.py"))
    assert {entry["class"] for entry in ENTRIES} == {*IS_READ}
    for name in IS_READ:
        assert f'of_class("{name}")' in source, name


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.py")), ids=lambda path: path.stem)
def test_no_module_splits_a_list_of_words_off_a_literal(path: Path) -> None:
    split = [
        node.lineno
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "split"
        and isinstance(node.func.value, ast.Constant)
    ]
    assert not split, f"put these words into word_classes.tsv: lines {split}"
