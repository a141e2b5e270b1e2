"""What somebody or some place is called in English, as the translation of a sentence has it."""

import calendar
import re

from sandhi.language import is_function_word, language
from sandhi.package import Package
from sandhi.package.opening.memory import memoized
from sandhi.review.composer.passage import SelectedPassage

# Words with capitals, which small ones may join: the Gulf of Mannar.
_NAME = re.compile(r"[A-Z][\w’'-]*(?:(?: (?:of|the|and))* [A-Z][\w’'-]*)*")
_WORD = re.compile(r"\w+")
_STEM = 4  # letters with which a word begins, whatever its ending
_TIMES = frozenset([*calendar.day_name, *calendar.month_name])


def english_name(package: Package, passage: SelectedPassage) -> str:
    """The one name in the translation of which no word is of any name that is coded; else empty.

    The word with which a sentence begins may be none; and what is described, in words of which some
    only hold a sentence together, has none.
    """
    coded_stems = _stems_of_names(package)
    names = [
        match[0]
        for match in _NAME.finditer(passage.translation)
        if passage.translation[: match.start()].rstrip()[-1:] not in _BEGINS
    ]
    strange = {
        name
        for name in names
        if all(
            word[:_STEM] not in coded_stems and word not in _TIMES for word in _WORD.findall(name)
        )
    }
    fold = language(passage.language).fold
    words = passage.quote.split()
    if len(strange) != 1 or any(is_function_word(fold(word)) for word in words):
        return ""
    (name,) = strange
    return name if len(_WORD.findall(name)) <= len(words) else ""


_BEGINS = ("", ".", "?", "!", ":", "“", '"')


@memoized
def _stems_of_names(package: Package) -> frozenset[str]:
    """How the words of all names begin that are coded, in whichever language."""
    stems: set[str] = set()
    for table in {names.table for names in package.settings.names}:
        labels = package.labels.table(table).values() if table in package.schemas else ()
        stems |= {word[:_STEM] for label in labels for word in _WORD.findall(str(label))}
    return frozenset(stems)
