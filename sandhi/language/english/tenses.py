"""The first verb of an English sentence: put into the present, or said by others to be so."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from sandhi.language.english.phrases import is_several
from sandhi.language.english.words import of_class
from sandhi.language.tables import read_table

_FOLDER = Path(__file__).parent
_WORD = re.compile(r"[\w’'-]+")
_BE, _HAVE = {"was": "is", "were": "are"}, ("has", "have")
# Verbs after which none is the first; what stands in the past by one of these stays so.
_HELPING = frozenset(of_class("helping"))
_BEFORE_A_NOUN = frozenset(of_class("before_noun"))
_BEHIND_DONE = frozenset(of_class("behind_done"))
_ADVERBS = frozenset(of_class("adverb"))
_END = re.compile(r"[,;:—]\s|\b(?:that|which|who|whom|whose|because|while|when|where|if|but)\b")
_JOINED = re.compile(r"(\band )(\w+)\b(?! by\b)")  # …, and left
# …, and eight people were hurt: so many words may say who.
_ALSO_BEEN = re.compile(r"(\band (?:(?!that\b|who\b|which\b)[\w’'-]+ ){1,4}?)(was|were)\b(?! to\b)")
_SEVERAL = frozenset(of_class("several"))
_LEAD = re.compile(r"^.*[,;:]\s+")  # On Monday, Rama …
_COUNTED = re.compile(r"(?:[2-9]|1\d+|1,)[\d,]*$")
_AMOUNT = re.compile(r"\s+by\s+(?:(?:about|nearly|over|almost)\s+)?[\d₹$€]")
_HEAD = re.compile(
    r"\s(?:of|in|on|between|among|from|with|for|to|at|by|after|during|amid|against|over)\s"
)

# A verb in a label by which its subject undergoes what is told, and one not in the present alone.
_UNDERGONE = re.compile(
    r"\b(?:is|are|be|been)(?: (?!said\b|to\b)[a-z]+(?:ed|en|ck|wn|ht|ne|hit|shot)\b)"
)
_NOT_SIMPLE = re.compile(
    r"\b(?:(?:is|are) (?:said )?to(?: have)?|might) (?!be\b)[a-z]+\b(?: down\b)?"
)


class _Verb(NamedTuple):
    """A verb: with one who does it, with several, and as what has been done."""

    present: str
    plural: str
    participle: str
    stands_alone: bool  # whether its past is no participle


class _First(NamedTuple):
    """Where the first verb of a sentence stands, with those that help it, and whose it is."""

    start: int
    end: int
    verb: _Verb | None  # None where "was" or "were" is all there is
    is_several: bool


def in_present(text: str) -> str:
    """A sentence whose first verb, if it is in the past, is in the present tense.

    A participle is none (an agreement reached in Pune may hold), and what had been stays as it is.
    """
    first = _first(text)
    if first is None:
        return text
    verb = first.verb
    be = "are" if first.is_several else "is"
    instead = be if verb is None else verb.plural if first.is_several else verb.present

    def joined(match: re.Match[str]) -> str:
        also = _pasts().get(match[2].casefold())
        if also is None:
            return match[0]
        return match[1] + (also.plural if first.is_several else also.present)

    rest = _ALSO_BEEN.sub(lambda one: one[1] + _BE[one[2]], text[first.end :])
    return text[: first.start] + instead + _JOINED.sub(joined, rest)


def is_perfect(text: str) -> bool:
    """Whether the first verb of a sentence tells what has been: it has rained."""
    first = _first(text)
    return first is not None and text[first.start :].startswith(("has ", "have "))


def as_reported(text: str) -> str:
    """A sentence that says that others say so: it is said to have rained; empty where none can."""
    first = _first(text)
    if first is not None:
        be = "are" if first.is_several else "is"
        done = "been" if first.verb is None else first.verb.participle
        return f"{text[: first.start]}{be} said to have {done}{text[first.end :]}"
    being = re.search(r"\b(is|are)\b(?! (?:to|said)\b)", text)
    return f"{text[: being.end()]} said to be{text[being.end() :]}" if being else ""


def with_subjects(text: str) -> list[str]:
    """What one does after another, each with who does it: Rama came, and Rama saw it."""
    parts = [text]
    for match in _JOINED.finditer(text):
        if match[2].casefold() in _pasts():
            done = len(text) - len(parts[-1])
            parts[-1:] = [text[done : match.start()].rstrip(","), text[match.start(2) :]]
    first = _first(parts[0])
    if first is None or len(parts) == 1:
        return [text]
    return [parts[0], *(f"{text[: first.start]}{one}" for one in parts[1:])]


def patient_of(text: str) -> str:
    """What the first verb of a label is about: whom or what one does it to, or who undergoes it."""
    if undergone := _UNDERGONE.search(text):
        return text[: undergone.start()]
    if (other := _NOT_SIMPLE.search(text)) is None:
        words = [*_WORD.finditer(text)][1:]
        forms = {form for _, _, verb in _verbs() for form in (verb.present, verb.plural)}
        other = next((word for word in words if word[0] in forms), None)
    if other is None:
        return ""
    return _HEAD.split(f"{text[other.end() :].removeprefix(' to')} ", maxsplit=1)[0]


def as_clause(noun_phrase: str) -> str:
    """What a noun phrase tells of those whom it names: of people hurt in Goa, that they were hurt.

    Empty where it has no participle behind its noun.
    """
    words = [*_WORD.finditer(noun_phrase)]
    for at, word in enumerate(words[1:], 1):
        if (
            word[0].casefold() not in _participles()
            or words[at - 1][0].casefold() in _BEFORE_A_NOUN
        ):
            continue
        if not (words[at + 1 :] and words[at + 1][0].casefold() in _BEHIND_DONE):
            continue
        before = noun_phrase[: word.start()].rstrip()
        before = before[4:] if before[:4].casefold() == "the " and is_of_several(before) else before
        be = "were" if is_of_several(before) else "was"
        return f"{before[:1].upper()}{before[1:]} {be} {noun_phrase[word.start() :]}"
    return ""


def begins_with_verb(text: str) -> bool:
    """Whether a text begins with a verb, and not with whoever does what it tells."""
    first = next((word[0].casefold() for word in _WORD.finditer(text)), "")
    presents = {form for _, _, verb in _verbs() for form in (verb.present, verb.plural)}
    return first in _HELPING | {*_HAVE, *_BE, *_pasts(), *presents}


def as_it_was(text: str) -> str:
    """What somebody said in the past, as it was then: it has rained, of what had."""
    words = [*_WORD.finditer(text)]
    at = next((at for at, word in enumerate(words) if word[0] == "had"), len(words))
    if not 0 < at < len(words) - 1 or not _HELPING.isdisjoint(one[0] for one in words[:at]):
        return text
    form = words[at + 1][0].casefold()
    if form != "been" and _of_one_or_two(_participles(), words, at + 1)[0] is None:
        return text
    have = "have" if is_of_several(text[: words[at].start()]) else "has"
    return text[: words[at].start()] + have + text[words[at].end() :]


def is_of_several(text: str) -> bool:
    """Whether words before a verb tell that several do it: A and B, and no trade of A and B."""
    subject = text.strip()
    last = _LEAD.sub("", subject)
    subject = subject if " and " in last and "," in subject else last
    subject = _HEAD.split(subject, maxsplit=1)[0]
    is_counted = bool(_COUNTED.match(subject))  # 78 of the 105 boats
    return is_counted or subject.casefold() in _SEVERAL or is_several([subject])


def _first(text: str) -> _First | None:
    words = [*_WORD.finditer(text)]
    for at, word in enumerate(words):
        form = word[0].casefold()
        if form in _HELPING or (at and form == "that"):
            return None
        if not at:
            continue
        if form in _HAVE:
            return _perfect(text, words, at)
        if form in _BE:
            is_due = words[at + 1 : at + 2] and words[at + 1][0] == "to"
            several = _BE[form] == "are"  # three children were among them
            return None if is_due else _First(word.start(), word.end(), None, several)
        several = is_of_several(text[: word.start()])
        verb, last = _of_one_or_two(_pasts(), words, at)
        if verb and (verb.stands_alone or _is_finite(text, words, at)):
            return _First(word.start(), words[last].end(), verb, several)
    return None


def _perfect(text: str, words: list[re.Match[str]], at: int) -> _First | None:
    """The verb after "has" or "have", where it has one: has also won."""
    # Media has, or have, told it.
    several = words[at][0] == "have" or is_of_several(text[: words[at].start()])
    end = at + 1
    while end < len(words) and words[end][0] in _ADVERBS:
        end += 1
    form = words[end][0].casefold() if end < len(words) else ""
    if end > at + 1:
        return None  # has not won, has also won
    if form == "been":
        return _First(words[at].start(), words[end].end(), None, several)
    verb, last = _of_one_or_two(_participles(), words, end)
    return _First(words[at].start(), words[last].end(), verb, several) if verb else None


def _of_one_or_two(
    verbs: Mapping[str, _Verb], words: list[re.Match[str]], at: int
) -> tuple[_Verb | None, int]:
    """The verb of the word at a place, or of that and the next, and where its last word is."""
    form, two = (" ".join(one[0] for one in words[at : at + many]).casefold() for many in (1, 2))
    return (verbs[two], at + 1) if two != form and two in verbs else (verbs.get(form), at)


def _is_finite(text: str, words: list[re.Match[str]], at: int) -> bool:
    """Whether a form that may be a participle is a verb: nobody does it by whom, none follows."""
    before = words[at - 1][0].casefold()
    after = words[at + 1][0].casefold() if at + 1 < len(words) else ""
    by_whom = after == "by" and not _AMOUNT.match(text, words[at].end())
    if before in _BEFORE_A_NOUN or by_whom:
        return False
    stop = _END.search(text, words[at].end())
    rest = [
        one[0].casefold() for one in words[at + 1 :] if stop is None or one.start() < stop.start()
    ]
    alone = {form for form, verb in _pasts().items() if verb.stands_alone}
    alone = alone if after not in _BEFORE_A_NOUN else {*_pasts()}
    return _HELPING.isdisjoint(rest) and {*_HAVE, *_BE, *alone}.isdisjoint(rest)


@cache
def _verbs() -> list[tuple[str, str, _Verb]]:
    """The past and the participle of each verb, with it: of those of saying, and of others."""
    saying = read_table(_FOLDER / "reporting.tsv")
    others = read_table(_FOLDER / "verbs.tsv")
    return [
        *(
            (one["form"], one["form"], _Verb(one["present"], one["plural"], one["form"], True))
            for one in saying
        ),
        *((one["past"], one["participle"], _of_entry(one)) for one in others),
    ]


def _of_entry(entry: Mapping[str, str]) -> _Verb:
    stands_alone = entry["past"] != entry["participle"]
    return _Verb(entry["present"], entry["form"], entry["participle"], stands_alone)


@cache
def _pasts() -> Mapping[str, _Verb]:
    return {past: verb for past, _, verb in _verbs()}


@cache
def _participles() -> Mapping[str, _Verb]:
    return {participle: verb for _, participle, verb in _verbs()}
