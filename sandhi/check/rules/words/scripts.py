"""Rules of the scripts in which a package's own words are written."""

from collections.abc import Callable
from functools import lru_cache

import regex
from pandas import DataFrame

from sandhi.check.context import TEXTS
from sandhi.check.rule import Context, Kind, rule
from sandhi.check.rules.words.cells import each, odd, price
from sandhi.package import Package
from sandhi.package.opening.memory import memoized

_WORD = regex.compile(r"[\p{L}\p{M}]+")
# Scripts that stand together in one word, as in kanji with kana and hangul with hanja.
_TOGETHER = r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Bopomofo}\p{Hangul}]"
_SCRIPTS = [
    regex.compile(script)
    for script in (
        r"\p{Latin}", r"\p{Cyrillic}", r"\p{Greek}", r"\p{Armenian}", r"\p{Cherokee}",
        r"\p{Hebrew}", r"\p{Arabic}", r"\p{Devanagari}", r"\p{Bengali}", r"\p{Gurmukhi}",
        r"\p{Gujarati}", r"\p{Tamil}", r"\p{Telugu}", r"\p{Thai}", _TOGETHER,
    )
]  # fmt: skip
# Cyrillic and Greek letters of which each looks like a Latin one.
_LOOKS_LATIN = regex.compile("[аеорсухіјѕһԁԛԝАВЕКМНОРСТУХІЈЅΑΒΕΖΗΙΚΜΝΟΡΤΥΧο]+")
_CYRILLIC_OR_GREEK = regex.compile(r"[\p{Cyrillic}\p{Greek}]")


def _mixed_word(cell: str) -> str:
    """The first word of a cell that mixes scripts, or passes for one of another."""
    if cell.isascii():
        return ""
    words = _WORD.findall(cell)
    others = [word for word in words if not word.isascii()]
    foreign = [word for word in others if _CYRILLIC_OR_GREEK.search(word)]
    for word in others:
        if _mixes(word):
            return str(word)
        # In a phrase of its own script such a word is that script's.
        if foreign == [word] and len(words) > 1 and _LOOKS_LATIN.fullmatch(word):
            return str(word)
    return ""


@lru_cache(maxsize=10_000)  # a name stands in many cells
def _mixes(word: str) -> bool:
    """Whether a word is of more than one script."""
    return sum(bool(script.search(word)) for script in _SCRIPTS) > 1


@rule(
    table=Kind.CELLS,
    mend="Write the word in the letters of one script.",
    why="A letter that only looks like another is seen by nobody, and no search finds the word.",
    since="0.1.0",
    keeps=price("tea from Москва"),
    breaks=price("t\u0435a from Moscow"),
    explain=odd(lambda _: lambda cell: ascii(_mixed_word(cell))),
    per_seed=True,
)
def no_word_mixes_scripts(context: Context) -> DataFrame:
    """No word of our own mixes scripts, or is of letters that pass for those around it."""
    return each(context, _mixed_word)


@memoized
def _of_seeds(package: Package) -> tuple[str, "regex.Pattern[str] | None"]:
    """The texts of the seeds, and what a phrase in one of their scripts but Latin looks like."""
    texts = "\n".join(package.texts.values())
    present = {
        script.pattern
        for script in _SCRIPTS
        if script.pattern != r"\p{Latin}" and script.search(texts)
    }
    if not present:
        return texts, None
    either = "".join(sorted(present))
    word = rf"[[{either}]&&\p{{L}}][{either}\p{{M}}\u200c\u200d]*"
    return texts, regex.compile(rf"{word}(?:[ -]{word})*", regex.VERSION1)


@memoized
def _in_one_line(package: Package) -> str:
    """The texts of the seeds, each in one line: a cell says in one what they may say in two."""
    return "\n".join(" ".join(text.split()) for text in package.texts.values())


def _foreign(context: Context) -> Callable[[str], str]:
    """The first phrase of a cell in a script of the seeds that none of them has."""
    package = context.package
    texts, phrase = _of_seeds(package)

    def breach(cell: str) -> str:
        if phrase is None or cell.isascii():
            return ""
        odd_words = (words for words in phrase.findall(cell) if words not in texts)
        return next((words for words in odd_words if words not in _in_one_line(package)), "")

    return breach


@rule(
    table=Kind.CELLS,
    reads=(TEXTS,),
    mend="Quote the source to the letter; a column that words it anew is one of own_words.",
    why="Words in the script of a source are taken for its own, and are looked for there.",
    since="0.1.0",
    keeps=price("tea (नमस्ते)"),
    breaks=price("tea (नमस्कार)"),
    explain=odd(_foreign),
)
def words_in_the_seeds_script_are_theirs(context: Context) -> DataFrame:
    """What stands in our own words in a script of the seeds (but Latin) stands so in a seed."""
    verdict = each(context, _foreign(context))
    cited = context.package.settings.of(context.table).own_words
    return verdict.drop(columns=[*{*cited} & {*verdict.columns}])
