"""Words of a language stand in its lexicon: no grammar writes a list of them out."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
import regex

from sandhi.language import hindi

ROOT = Path(hindi.__file__).parent
WORD = regex.compile(r"[\p{Deva}&&\p{L}]", regex.VERSION1)
# By what a word ends, or begins, is a rule about its form, and no list of words.
BY_FORM = ("endswith", "startswith", "removesuffix", "removeprefix")


def words_in(node: ast.expr) -> int:
    """How many words a part of a list is: a literal, or what a call makes of one (fold)."""
    if isinstance(node, ast.Call) and len(node.args) == 1:
        node = node.args[0]
    is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
    return int(is_text and bool(WORD.search(node.value)))  # type: ignore[attr-defined]


def is_split(node: ast.AST) -> bool:
    """Whether words are split off one literal: "वाला वाले".split()."""
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ("split", "splitlines")
        and isinstance(node.func.value, ast.Constant)
        and bool(WORD.search(str(node.func.value.value)))
    )


def lists_of_words(tree: ast.AST) -> Iterator[int]:
    """The lines on which a list, tuple, set or mapping of two words or more is written out.

    Several names that are given one word each (``A, B = …``) are no list.
    """
    apart: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and any(isinstance(one, ast.Tuple) for one in node.targets):
            apart.update(ast.walk(node.value))
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in BY_FORM
        ):
            apart.update(one for argument in node.args for one in ast.walk(argument))
    for node in ast.walk(tree):
        if node in apart:
            continue
        if isinstance(node, ast.Dict):
            parts = [one for one in node.keys if one]
        else:
            parts = node.elts if isinstance(node, ast.Tuple | ast.List | ast.Set) else []
        if sum(map(words_in, parts)) > 1 or is_split(node):
            yield node.lineno  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "line",
    [
        'A = frozenset(map(fold, "वाला वाले".split()))',
        'A = {"और", "तथा"}',
        'A = ("और", "तथा")',
        'A = [fold("और"), fold("तथा")]',
        'if word in ("और", "तथा"): pass',
        'A = {"और": 1, "तथा": 2}',
        'A = fold("और"), fold("तथा")',
    ],
)
def test_a_list_of_words_is_seen(line: str) -> None:
    assert [*lists_of_words(ast.parse(line))] == [1]


@pytest.mark.parametrize(
    "line",
    [
        'A, B = fold("और"), fold("तथा")',
        'A = {fold("व")}',
        'word.endswith(("ना", "ने"))',
        '("ों", "ओं")',
    ],
)
def test_a_word_alone_or_an_ending_is_none(line: str) -> None:
    assert [*lists_of_words(ast.parse(line))] == []


def test_no_grammar_of_hindi_holds_a_list_of_words() -> None:
    places = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in sorted(ROOT.rglob("*.py"))
        for line in lists_of_words(ast.parse(path.read_text("utf-8")))
    ]
    assert not places, f"put these words into lexicon/word_classes.tsv: {places}"
