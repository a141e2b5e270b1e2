"""What a sentence tells of all, as a label has it: who does what, without when and what for."""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from sandhi.language.english.phrases import in_a_row
from sandhi.language.english.pronouns import with_label_names
from sandhi.language.english.tenses import is_of_several, patient_of
from sandhi.language.english.translations import as_label, without_lead
from sandhi.language.english.words import of_class
from sandhi.language.expressions import Mood

_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_LEAD = re.compile(r"^(?:In|On|At|During|After|Before|Since|By|Amid|According to)\b[^,]*,\s+")
_APPOSITION = re.compile(
    r",\s+[^,]+,(?=\s+(?:is|are|was|were|has|have|had|will|would|may|[a-z]+ed)\b)"
)
# What only says more, behind a comma; any other comma may be of a list.
_BEHIND = re.compile(
    r",\s+(?:(?:in|from|to|by|at|on|with|for|of|after)\s+(?:which|whom)|which|who|whom|whose|where"
    r"|when|while|as|after|before|including|mostly|according to|because|but|so|\w+ing|\w+ly)\b.*$"
)
_PURPOSE = re.compile(
    r"\s+(?:in (?:an effort|an attempt|a bid|order) to|so that|with the aim of|so as to)\b.*$"
)
_WHEN = re.compile(
    rf"\s+(?:on(?: the night of)? {_DAY}(?: (?:night|morning|evening|afternoon))?|overnight"
    r"|at night|(?:during|in) the night|yesterday|today|recently|also|now|already"
    r"|(?:last|this) (?:week|month|year|night))\b(?! to\b)"
)
_BRACKETED = re.compile(r"\s*\([^()]*\)")
# What is told more closely behind the noun needs nothing that was told before: this trade of A.
_TOLD_BEHIND = re.compile(r"^(?:This|That|These|Those)(?= \w+ (?:between|of|among|with)\b)")
# Where it is, or for whom, that only what stands elsewhere tells; and whose, who does it.
_TAKEN_UP = re.compile(
    r"(?:\s+(?:in|for|of|to|with|by|as|from|at|on|about|against|over))?\s+(?:him|them|his|her|its"
    r"|their|it|there|this|these|those)\b.*$"
)
_OWN = re.compile(
    r"(?<! in)(?<! for)(?<! of)(?<! as)(?<! at)(?<! on)(?<! to)\s(?:(their)|its)(?= \w)"
)
# By these a clause takes up what stands elsewhere.
_POINTING = re.compile(
    r"\b(?:he|she|it|they|him|them|his|its|their|there|this|these|those|both|that|had"
    r"|the (?:two|former|latter|same))\b",
    re.IGNORECASE,
)
_BOTH = re.compile(r"^(?:Both(?: the)?|The two) (?:sides|countries|states|nations|parties|teams)\b")
_WORD = re.compile(r"[^\W_]+")
_EMPTY = frozenset(of_class("names_nothing"))
_TO_DO = re.compile(r" to (?!the\b|an?\b)[a-z]+ ([\w’' -]+)")
_BEHIND_NOUN = re.compile(r" (?:of|in|on|at|by|with|for|from|to) ")
_MUTUAL = re.compile(r"\b(?:each other|one another)\b")
_MARK = re.compile(r"[,;:“”\"?!]")
# A, B and C: what is counted up, each in a few words of which none tells what is done.
_ITEM = r"(?:(?!\w+ed\b|is\b|are\b|has\b|have\b|to\b|that\b)[\w’'-]++ ?){1,4}"
_LIST = re.compile(rf"(?:, {_ITEM})+(?: and |, and ){_ITEM}$")
_LONGEST = 110  # letters of a label
_ALSO = re.compile(r"\band (?:is|are|was|were|has|have|had|will)\b")  # it tells two things
_NAME = re.compile(r"(?!(?:The|There|It)\b)\b[A-Z][\w-]*")  # the first in a label
_TIME = re.compile(r" (?:next|last|this|every) \w+$")
_OF_NOBODY = ("There is ", "There are ")
_STEM = 5  # letters that forms of a word share
_SIDES = 2  # of which both may tell


def main_clause(
    text: str, mood: Mood | None, names: Mapping[str, str] = MappingProxyType({})
) -> str:
    """What a sentence tells of all, as a label; empty where it cannot stand alone, or is long.

    ``names`` are what labels call those who take part, by their full names: they stand for a title
    with the name, for both sides, for an office or a pronoun. What else is said by pronouns, such
    as where it is, is left out.
    """
    wording = without_lead(_LEAD.sub("", _BRACKETED.sub("", " ".join(text.split())).rstrip(".…")))
    for aside in (_APPOSITION, _BEHIND, _PURPOSE, _WHEN):
        wording = aside.sub("", wording)
    sides = in_a_row([*names.values()])
    if len(re.split(", | and ", sides)) == _SIDES:
        wording = _BOTH.sub(sides, wording)
    wording = with_label_names(_TOLD_BEHIND.sub("The", wording), names)
    label = as_label(wording, mood)
    if _is_pointing(label):
        bare = _TAKEN_UP.sub("", label)
        label = bare if patient_of(bare).strip() else label
    is_alone = not (
        _ALSO.search(label) or _is_pointing(label) or _MARK.search(_LIST.sub("", label))
    )
    return label if is_alone and len(label) <= _LONGEST else ""


def _is_pointing(label: str) -> bool:
    """Whether a label takes up what stands elsewhere; its own subject it may (their word)."""
    own_word = _OWN.search(label)
    if own_word and bool(own_word[1]) is is_of_several(
        label[: own_word.start()].rpartition(" ")[0]
    ):
        label = label[: own_word.start()] + label[own_word.end() :]
    return _POINTING.search(label) is not None


def leaves_out(label: str, clause: str, wordings: Iterable[str]) -> bool:
    """Whether a label does not tell what the verb of a clause is about: a bomb, three bridges.

    What the words of its type say, in its ``wordings``, is told.
    """
    if _MUTUAL.search(clause) and not _MUTUAL.search(label):
        return True  # that they fight does not say that each attacks the other
    if label.startswith(_OF_NOBODY):
        return bool(clause)
    stems = {_stem(word) for text in (label, *wordings) for word in _WORD.findall(text)}
    subject = _NAME.search(label)
    patient = _TIME.sub("", patient_of(clause).rstrip())
    also = _TO_DO.match(clause, clause.find(patient) + len(patient)) if patient else None
    done_too = [_BEHIND_NOUN.split(also[1])[0]] if also else []
    for noun_phrase in [*done_too, *patient.split(" of ")]:
        words = [word for word in _WORD.findall(noun_phrase) if word.lower() not in _EMPTY]
        if words:  # of thousands of soldiers, soldiers
            clause_stems = {_stem(word) for word in _WORD.findall(clause)}
            is_of_same = subject is not None and _stem(_WORD.findall(subject[0])[0]) in clause_stems
            return is_of_same and _stem(words[-1]) not in stems
    return False


def _stem(word: str) -> str:
    return word.casefold()[:_STEM]
