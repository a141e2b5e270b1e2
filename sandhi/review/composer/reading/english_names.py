"""What somebody or some place is called in English, as the translation of a sentence has it."""

import calendar
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import product

from rapidfuzz.distance import Levenshtein

from sandhi.language import fold, is_function_word, loose_keys
from sandhi.package import Package
from sandhi.package.opening.memory import memoized
from sandhi.review.composer.passage import SelectedPassage, row_cells

# Words with capitals, which small ones may join: the Gulf of Mannar. A mark that no letter follows
# ends a quotation.
_WORD_OF_NAME = r"[A-Z](?:[\w-]|[’'](?=\w))*"
_NAME = re.compile(rf"{_WORD_OF_NAME}(?:(?: (?:of|the|and))* {_WORD_OF_NAME})*")
_WHOSE = re.compile(r"[’']s$")
_WORD = re.compile(r"\w+(?:[’']s\b)?")
_STEM = 4  # letters with which a word begins, whatever its ending
_REACH = 6  # words before a name among which its office is, and whose that is
_FEWEST = 2  # words of a name that says what somebody is
_LONG = 4  # letters from which on words may sound alike that differ in one
# How far two words sound alike of which one is spelt as it does not sound, beside one that sounds
# the same, or two; and how far those of a name do all in all of which none sounds the same.
_RESEMBLES, _FAR, _WELL = 0.4, 0.2, 0.7
_SOFT = re.compile(r"g(?=[eiy])")  # Georgia, Giorgia
_VOWELS = frozenset("aeiou")
_TIMES = frozenset([*calendar.day_name, *calendar.month_name])
_BEGINS = ("", ".", "?", "!", ":", "“", '"')


def english_name(package: Package, passage: SelectedPassage) -> str:
    """The one name in the translation that sounds like the passage; else empty.

    Where none does, it is the only one of which no word is of any name that is coded, if it begins
    with the same sound; the word with which a sentence begins may be none. What is described, in
    words of which some only hold a sentence together, has none.
    """
    words = [fold(word) for word in passage.quote.split()]
    if any(map(is_function_word, words[:-1])):  # with one a name may end, as उन does
        return ""
    names = [
        (_WHOSE.sub("", match[0]), passage.translation[: match.start()].rstrip()[-1:] in _BEGINS)
        for match in _NAME.finditer(passage.translation)
    ]
    names_alike = {one for name, _ in names for one in _sounding_like(words, name.split())}
    if names_alike:
        return names_alike.pop() if len(names_alike) == 1 else ""
    coded_stems = _stems_of_names(package)
    strange = {
        name
        for name, is_first in names
        if not (is_first and " " not in name)
        and all(
            word[:_STEM] not in coded_stems and word not in _TIMES for word in _WORD.findall(name)
        )
    }
    name = strange.pop() if len(strange) == 1 else ""
    begun = name and _likeness(words[0], fold(name.split()[0]))
    return name if begun and len(_WORD.findall(name)) <= len(words) else ""


def english_description(package: Package, table: str, passage: SelectedPassage) -> str:
    """What the translation has for a name that says what somebody is: Indian team, News agency.

    It is the only stretch of so many words, and nobody's name yet, that sounds like it, or that
    begins with a capital and ends as the English name does of one whose own ends in its last word.
    """
    quote_words = [fold(word) for word in passage.quote.split()]
    lasts = _last_words(package, table).get(quote_words[-1][:_STEM], frozenset())
    quote_words = [word for word in quote_words if not is_function_word(word)]
    words = [match[0] for match in _WORD.finditer(passage.translation)]
    stretches = set[str]()
    for end in range(len(quote_words), len(words) + 1) if len(quote_words) > 1 else ():
        stretch = words[end - len(quote_words) : end]
        is_alike = all(
            _likeness(word, fold(one)) == 1 for word, one in zip(quote_words, stretch, strict=True)
        )
        if is_alike or (stretch[0][0].isupper() and stretch[-1].lower() in lasts):
            stretches.add(" ".join(stretch))
    names = {_as_of_others(package, table, one[:1].upper() + one[1:]) for one in stretches}
    names -= {*package.labels.table(table).values()}  # which are those of others
    return names.pop() if len(names) == 1 else ""


def _as_of_others(package: Package, table: str, name: str) -> str:
    """A name that says whose somebody is, as the names of most others of theirs do: Goan media."""
    first, _, rest = name.partition(" ")
    owner = _WHOSE.sub("", first)
    if owner == first:
        return name
    labels = (label.split() for label in package.labels.table(table).values())
    firsts = Counter(
        words[0]
        for words in labels
        if len(words) == _FEWEST and words[0][:_STEM] == owner[:_STEM] and words[0] != owner
    )
    return f"{firsts.most_common(1)[0][0]} {rest}" if firsts else name


def english_of_part(package: Package, table: str, passage: SelectedPassage, whole: str) -> str:
    """What the translation calls a part of a ``whole`` by what it is: France's Air Force.

    It is the only name there, and nobody's yet, that begins with a word for the first and has as
    many as the passage; or that is what others are called whose own names end as the passage does,
    of which the whole is said then.
    """
    words = [one for one in map(fold, passage.quote.split()) if not is_function_word(one)]
    if len(words) < _FEWEST:
        return ""
    kinds = _last_words(package, table).get(words[-1][:_STEM], frozenset())
    names = set[str]()
    for match in _NAME.finditer(passage.translation):
        called = match[0].removeprefix("The ")
        own_words = [one for one in called.split() if one[:1].isupper()]
        first = fold(_WHOSE.sub("", own_words[0]))
        is_whose = _likeness(words[0], first) >= _WELL
        heads = {own_words[-1].lower(), called.partition(" of ")[0].split()[-1].lower()}
        if is_whose and len(own_words) == len(words):
            names.add(called)
        elif kinds & heads and _FEWEST <= len(own_words) <= len(words):
            is_said = any(one[:_STEM] == whole[:_STEM] for one in own_words)
            name = called.removeprefix(f"{own_words[0]} ") if is_whose else called
            owner = f"{whole}'" if whole.endswith("s") else f"{whole}'s"
            names.add(name if is_said else f"{owner} {name}")
    names -= {*package.labels.table(table).values()}  # which are those of others
    return names.pop() if len(names) == 1 else ""


def english_title(package: Package, passage: SelectedPassage, title: str) -> str:
    """What the translation has for an office, before the name, with whose it is: Goa governor.

    That is told by a word that sounds like one before the office in the text; empty without one.
    """
    begin = passage.sentence.start
    before = [fold(one) for one in passage.text[begin : passage.span.start].split()]
    words, offices = before[-_REACH:], [*map(str.lower, title.split())]
    at = passage.translation.find(name) if (name := english_name(package, passage)) else -1
    called: list[str] = []
    for word in reversed(passage.translation[: max(at, 0)].split()):
        is_of_office = word.lower() == offices[-1] if not called else word.lower() in offices
        if not is_of_office and not (
            called
            and word[-1].isalnum()  # after a comma another phrase begins
            and any(_likeness(one, fold(_WHOSE.sub("", word))) >= _WELL for one in words)
        ):
            break
        called.insert(0, word)
    return " ".join(called) if len(called) > len(offices) else ""


@memoized
def _last_words(package: Package, table: str) -> dict[str, frozenset[str]]:
    """In which words the English names end of those whose own names end in a word, by its stem.

    What stands before "of" is such a word as well: Ministry of Defence.
    """
    key, lasts = package.schemas[table].primary_key, dict[str, frozenset[str]]()
    for row in row_cells(package, table):
        label = package.labels.of(table, row[key]).lower()
        if label.split() and row.get("quote", "").split():
            stem = fold(row["quote"].split()[-1])[:_STEM]
            heads = {one.split()[-1] for one in (label, label.partition(" of ")[0])}
            lasts[stem] = lasts.get(stem, frozenset()) | heads
    return lasts


def _sounding_like(words: Sequence[str], name: Sequence[str]) -> Iterator[str]:
    """The stretches of a name of which each word sounds like the one of some folded ones there.

    One must sound the same, and others resemble it: what is before a name is no part of it. Where
    two sound the same, or all resemble it well, others may be farther from it.
    """
    for begin in range(len(name) - len(words) + 1):
        stretch = name[begin : begin + len(words)]
        likeness = [_likeness(word, fold(one)) for word, one in zip(words, stretch, strict=True)]
        same, worst, mean = likeness.count(1), min(likeness), sum(likeness) / len(likeness)
        if (same and worst >= _RESEMBLES) or (same > 1 and worst >= _FAR) or mean >= _WELL:
            yield " ".join(stretch)


def _likeness(word: str, other: str) -> float:
    """How far a word and an English one sound alike, from 0 to 1: long ones but for a letter do.

    Two of so few letters that none tells how they sound may. In the other a g may be soft.
    """
    keys = loose_keys(word)
    other_keys = dict.fromkeys([*loose_keys(other), *loose_keys(_SOFT.sub("j", other))])
    if not (keys or other_keys):
        return _RESEMBLES
    pairs = [*product(keys, other_keys)]
    if any(min(map(len, pair)) >= _LONG and Levenshtein.distance(*pair) <= 1 for pair in pairs):
        return 1
    same_beginning = (
        pair for pair in pairs if pair[0][0] == pair[1][0] or {pair[0][0], pair[1][0]} <= _VOWELS
    )
    return max((Levenshtein.normalized_similarity(*pair) for pair in same_beginning), default=0)


@memoized
def _stems_of_names(package: Package) -> frozenset[str]:
    """How the words of all names begin that are coded, in whichever language."""
    stems: set[str] = set()
    for table in {names.table for names in package.settings.names}:
        labels = package.labels.table(table).values() if table in package.schemas else ()
        stems |= {word[:_STEM] for label in labels for word in _WORD.findall(str(label))}
    return frozenset(stems)
