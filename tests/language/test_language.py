"""Languages by their codes, and what is one for all of them: search, and text marked as its own."""

import ast
import re
from pathlib import Path

import pytest

from sandhi import language as languages
from sandhi.language import DEFAULT, fold, fold_with_offsets, language
from sandhi.language.text_languages import TextLanguages

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("code", "name"),
    [("hi", "hi"), ("hi-IN", "hi"), ("HI", "hi"), ("", DEFAULT), ("ja", "und"), ("hit", "und")],
)
def test_a_language_is_found_by_its_code(code: str, name: str) -> None:
    assert language(code).code == name


def test_each_folder_beside_hindi_is_a_language_and_declared() -> None:
    folders = {path.parent.name for path in Path(languages.__path__[0]).glob("*/language.py")}
    assert folders == {folder.name for folder in languages._FOLDERS.values()}
    for code in languages._FOLDERS:
        assert language(code).code == code


def test_search_folds_what_each_language_folds() -> None:
    text = "पाँच हज़ार Cafés"
    assert fold(text) == language("hi").fold(text) == "पांच हजार cafés"
    assert language("und").fold(text) == "पाँच हज़ार cafés"
    assert fold_with_offsets("पाँच-सन्धि") == ("पांच संधि", [0, 1, 2, 3, 4, 5, 6, 8, 9])


def test_a_spelling_leads_back_past_what_it_leaves_out() -> None:
    text = "\u200d\u200dक\u093c\u200dज-ख\u093c"
    compared, offset = language("hi").spelling.with_offsets(text)
    assert compared == "कज ख"
    assert [offset(place) for place in range(len(compared) + 1)] == [2, 5, 6, 7, len(text)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("वे मिले", "hi"),
        ("वे USA गए थे", "hi"),
        ("They met वे", ""),
        ("かれら", "und"),
        ("Éire", ""),
        ("12", ""),
        ("", ""),
    ],
)
def test_a_text_is_of_the_language_in_whose_script_most_of_it_is(text: str, code: str) -> None:
    assert TextLanguages().of(text) == code


def test_no_word_of_a_language_stands_outside_of_its_folder() -> None:
    """Nothing but an example, in a docstring, a comment or of a rule, may be in another script."""
    examples = ROOT / "sandhi" / "check" / "rules"
    own = [
        path
        for path in ROOT.glob("sandhi/**/*.py")
        if "hindi" not in path.parts and not path.is_relative_to(examples)
    ]
    assert own
    may_have = re.compile(r"[\u0904-\u0963]|\\[uUxN0-7]")  # a letter, or one that is escaped
    for path in own:
        text = path.read_text(encoding="utf-8")
        if not may_have.search(text):
            continue
        tree = ast.parse(text)
        documented = {
            id(node.body[0].value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
            and node.body
            and isinstance(node.body[0], ast.Expr)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                letters = [c for c in node.value if "\u0904" <= c <= "\u0963"]
                assert not letters or id(node) in documented, f"{path}:{node.lineno}: {node.value}"
