"""In which language a text of a dataset is written, so that fonts and voices can be chosen for it.

A seed says in which it is; a script does not: Hindi, Marathi and Nepali share one. Of a text that
is of no seed, its script tells as much as the seeds say of it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache

import regex

from sandhi.language import DEFAULT

UNDETERMINED = "und"  # as BCP 47 has it
OF_PAGES = "en"  # which is not told on them
SAMPLE = 10_000  # characters of a text, by which its scripts are known

# The scripts by which a text is told; Latin, in which the pages are, tells of no language.
_SCRIPTS = (
    "Devanagari Arabic Armenian Bengali Cyrillic Ethiopic Georgian Greek Gujarati Gurmukhi Han "
    "Hangul Hebrew Hiragana Kannada Katakana Khmer Lao Malayalam Meetei_Mayek Mongolian Myanmar "
    "Ol_Chiki Oriya Sinhala Syriac Tamil Telugu Thaana Thai Tibetan"
).split()
_OTHER = "Other"  # of letters in any other script, Latin among them
_OF_DEFAULT = {"Devanagari": DEFAULT}
_NOTABLE = 0.1  # of the letters of a text, from which on it is written in their script
_LETTER = regex.compile(r"\p{L}")
_NOT_LATIN = regex.compile(r"[\p{L}--\p{Script=Latin}]", regex.VERSION1)
_CODE = regex.compile(
    r"(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|x(?=-))(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?"
    r"(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(?:-(?:[a-wyz0-9](?:-[a-z0-9]{2,8})+))*"
    r"(?:-x)?(?:-[a-z0-9]{1,8})*",
    regex.IGNORECASE,
)


def is_code(code: str) -> bool:
    """Whether a code of a language is written as BCP 47 asks."""
    return bool(_CODE.fullmatch(code))


@dataclass(frozen=True)
class TextLanguages:
    """The languages of the texts of a dataset: the code (BCP 47) of each seed, and of each script.

    A seed that says nothing is not among them. Where none says anything, Devanagari is Hindi.
    """

    by_seed: Mapping[str, str] = field(default_factory=dict)
    by_script: Mapping[str, str] = field(default_factory=lambda: _OF_DEFAULT)

    def of_passage(self, text: str, seed: str | None) -> str:
        """The language of a passage of a seed; empty where it is that of the pages."""
        stated = self.by_seed.get(seed or "")
        return self.of(text) if stated is None else _unless_of_pages(stated)

    def of(self, text: str, seed: str | None = None) -> str:
        """The language that is written in the script of most letters of a text; empty for Latin.

        Where that may be several, it is that of the seed which the text is about, if any.
        """
        script = "" if text.isascii() else _most(text)
        if not script:
            return ""
        code = self.by_script.get(script, UNDETERMINED)
        return _unless_of_pages(
            self.by_seed.get(seed or "", code) if code == UNDETERMINED else code
        )

    def passages(self, text: str) -> list[tuple[int, int, str]]:
        """Start, end and language of each passage of a text that is in a script of the seeds."""
        return sorted(
            (*passage.span(), _unless_of_pages(code))
            for script, code in self.by_script.items()
            if _unless_of_pages(code)
            for passage in _passage(script).finditer(text)
        )


def text_languages(seeds: Iterable[tuple[str, str, str]]) -> TextLanguages:
    """The languages of texts, of each its seed, the code that this says, and how it begins.

    A script that several of them are written in, no two in one seed, is of no language.
    """
    by_seed: dict[str, str] = {}
    by_script: dict[str, set[str]] = defaultdict(set)
    for seed, code, text in seeds:
        if is_code(code):
            by_seed[seed] = code
        for script in _scripts(text):
            by_script[script].add(by_seed.get(seed) or _OF_DEFAULT.get(script, UNDETERMINED))
    of_scripts = {
        script: codes.pop() if len(codes) == 1 else UNDETERMINED
        for script, codes in by_script.items()
    }
    return TextLanguages(by_seed, of_scripts if by_seed else {**_OF_DEFAULT, **of_scripts})


@lru_cache(maxsize=4096)  # the same names and sentences stand on many pages
def _most(text: str) -> str:
    """The script of most letters of a text; empty where it is Latin, or none."""
    letters = len(_LETTER.findall(text))
    if 2 * len(_NOT_LATIN.findall(text)) <= letters:  # as where a dash alone is not ASCII
        return ""
    scripts = (one for one in _SCRIPTS if 2 * len(_letters(one).findall(text)) > letters)
    return next(scripts, "")


def _scripts(text: str) -> Iterator[str]:
    """The scripts that a notable part of a text is written in."""
    letters: Counter[str] = Counter()
    for character, count in Counter(text).items():
        if script := _script(character):
            letters[script] += count
    notable = _NOTABLE * letters.total()
    return (script for script in _SCRIPTS if letters[script] > notable)


@cache
def _script(character: str) -> str:
    """The script of a letter by which a text is told, or ``_OTHER``; empty for no letter."""
    if not _LETTER.match(character):
        return ""
    return next((script for script in _SCRIPTS if _letters(script).match(character)), _OTHER)


def _unless_of_pages(code: str) -> str:
    return "" if code.casefold().partition("-")[0] == OF_PAGES else code


@cache
def _letters(script: str) -> "regex.Pattern[str]":
    return regex.compile(rf"[\p{{Script={script}}}&&\p{{L}}]", regex.VERSION1)


@cache
def _passage(script: str) -> "regex.Pattern[str]":
    """From a character of a script to the last one before a letter of another script."""
    script_class = rf"\p{{Script={script}}}"
    return regex.compile(rf"{script_class}(?:[^\p{{L}}\p{{M}}]*[{script_class}\p{{M}}])*")
