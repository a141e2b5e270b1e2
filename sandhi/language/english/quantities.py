"""How the translation of a sentence has a number of it: about 10,000 soldiers."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path

from sandhi.language.english.words import of_class
from sandhi.language.expressions import Number
from sandhi.language.tables import read_table

_SMALL = of_class("small_number")
_ORDINALS = of_class("small_ordinal")
_SCALES = {1000: "thousand", 100_000: "lakh", 1_000_000: "million", 1_000_000_000: "billion"}
_VAGUE = re.compile(
    r"\b(?:(?:tens|hundreds) of )?(?:dozens|hundreds|thousands|millions|billions) of\b"
    r"|\ba [“\"‘]?(?:considerable|large|small)[”\"’]? number\b"
    r"|\b(?:several|many|numerous|some|few|dozens|hundreds|thousands|millions)\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"(?:\b(?:(?:more|less|fewer) than|at least|at most|up to|about|around|nearly|almost|roughly"
    r"|approximately|over|some|only|between)\s+)+$",
    re.IGNORECASE,
)
_OF_SO_MANY = re.compile(
    r" of (?:the |its |their )?(?:[a-z]+ )?\d[\d,]*(?: (?!of\b)[A-Za-z][\w-]*){1,2}?"
    r"(?= (?:[a-z]+ed|that|which|were|was|are|have|had|in|on|by)\b|[.,]|$)"
)
_WORD = re.compile(r" (?P<word>[A-Za-z][\w’'-]*)")
# With what a noun does not go on: verbs, prepositions, and what opens another clause.
_ENDS = frozenset(of_class("ends_noun"))
_PARTICIPLE = re.compile(r"[a-z]+ed")
# What became of what is counted: … of the town were hit, … fired by Rama, shot down ….
_UNDERGONE = re.compile(
    r"(?: of (?:the )?\w+)? (?:was|were|(?:has|have|had) been)"
    r" ([a-z]+(?:ed|lt|ught|wn)|hit|lost|sent|taken|shot down)\b(?! (?:to|that|in an?)\b)"
)
_BY_WHOM = re.compile(r" [a-z]+ed by (?:the )?(?:[A-Z][\w-]*(?: |(?=[,.])|$))+")
_DONE = re.compile(r"\b([a-z]+)( down)?(?: the)? $")
_FOLDER = Path(__file__).parent
_LONGEST = 5  # words: large red wooden boats, and one to spare


def quantity(translation: str, number: Number) -> str:
    """What the translation says for a number, with what it counts; empty where it has no such.

    Of one that stands alone (600 of them) it is that alone.
    """
    for start, end in _places(translation, number):
        before = _BEFORE.search(translation[:start])
        begin, words = before.start() if before else start, 0
        while words < _LONGEST and (word := _WORD.match(translation, end)):
            if _is_end(word["word"]):
                break
            end, words = word.end(), words + 1
        if words == 0 and (whole := _OF_SO_MANY.match(translation, end)):
            end = whole.end()  # 78 of the 105 boats
        return translation[begin:end].removesuffix(" of").strip()
    return ""


def outcome(translation: str, number: Number) -> str:
    """What the translation says for a number, and what became of it: at least 12 people injured."""
    counted = quantity(translation, number)
    before, words, after = translation.partition(counted)
    if not counted or not words or not has_noun(counted):
        return counted
    if undergone := _UNDERGONE.match(after):
        return f"{counted} {undergone[1]}"
    if by_whom := _BY_WHOM.match(after):
        return counted + by_whom[0].rstrip()
    done = _DONE.search(before)
    participle = _done().get(done[1].casefold()) if done else None
    return f"{counted} {participle}{(done[2] or '')}" if done and participle else counted


def noun_of(translation: str, number: Number) -> str:
    """What the translation counts by a number, without that: of several experts, experts."""
    for start, end in _places(translation, number):
        counted, words = quantity(translation, number), translation[start:end]
        noun = counted.partition(words)[2].removeprefix(" of").strip()
        return noun if len(noun.split()) < _LONGEST else ""
    return ""


def _is_end(word: str) -> bool:
    """Whether a noun does not go on with a word."""
    return word.lower() in _ENDS | _pasts() or _PARTICIPLE.fullmatch(word) is not None


@cache
def _pasts() -> frozenset[str]:
    """Verbs in the past that do not end as most do."""
    verbs = read_table(_FOLDER / "verbs.tsv")
    return frozenset(one["past"] for one in verbs if one["past"] != one["participle"])


@cache
def _done() -> dict[str, str]:
    """The participle of each verb by its past."""
    return {one["past"]: one["participle"] for one in read_table(_FOLDER / "verbs.tsv")}


def has_noun(text: str) -> bool:
    """Whether a number that a translation has is with what it counts."""
    words = re.findall(r"[a-z]{3,}", _BEFORE.sub("", text))
    return any(
        word not in {"and", *_SMALL, *_ORDINALS} and not _VAGUE.fullmatch(word) for word in words
    )


def _places(translation: str, number: Number) -> Iterator[tuple[int, int]]:
    """Where a translation has the value of a number; of a vague one, any that is as vague.

    Of a range it is both bounds, and what joins them: ten to fifteen, between 10 and 15, 10–15.
    """
    if number.value is None and number.lower is not None and number.upper is not None:
        lower = "|".join(map(re.escape, _lower_ways(number.lower, number.upper)))
        upper = "|".join(map(re.escape, _ways(number.upper, False)))
        pattern = rf"(?<![\w.,-])(?:{lower})(?: (?:to|or|and) |[-–])(?:{upper})(?![\w-]|[.,]\d)"
        yield from (match.span() for match in re.finditer(pattern, translation, re.IGNORECASE))
        return
    if number.value is None:
        yield from (match.span() for match in _VAGUE.finditer(translation))
        return
    ways = [*_ways(number.value, number.class_ == "ordinal")]
    pattern = rf"(?<![\w.,-])(?:{'|'.join(map(re.escape, ways))})(?![\w-]|[.,]\d)"
    yield from (match.span() for match in re.finditer(pattern, translation, re.IGNORECASE))


def _ending(value: Decimal) -> str:
    """What an ordinal ends in after its digits: 1st, 22nd, 103rd, but 11th."""
    tens, units = divmod(int(value) % 100, 10)
    return {1: "st", 2: "nd", 3: "rd"}.get(units, "th") if tens != 1 else "th"


def _lower_ways(lower: Decimal, upper: Decimal) -> Iterator[str]:
    """The ways in which English writes the lower bound of a range: of 10 to 15 thousand, 10 too."""
    yield from _ways(lower, False)
    for scale in _SCALES:
        if scale <= lower < upper:
            yield from _ways(lower / scale, False)


def _ways(value: Decimal, is_ordinal: bool) -> Iterator[str]:
    """The ways in which English writes a value."""
    if is_ordinal:
        yield f"{value}{_ending(value)}"
        if value == value.to_integral_value() and 1 <= value <= len(_ORDINALS):
            yield _ORDINALS[int(value) - 1]
        return
    plain = f"{value.normalize():f}"
    yield f"{value.normalize():,f}"
    yield plain
    if value == value.to_integral_value() and 0 <= value < len(_SMALL):
        yield _SMALL[int(value)]
    for scale, name in _SCALES.items():
        share = value / scale
        if 1 <= share < 1000 and share * 10 == (share * 10).to_integral_value():
            yield f"{share.normalize():f} {name}"
            if share == share.to_integral_value() and share < len(_SMALL):
                yield f"{_SMALL[int(share)]} {name}"
