"""What a sentence tells of all, as a label has it: who does what, without when and what for."""

import re
from collections.abc import Iterable

from sandhi.language.english.tenses import patient_of
from sandhi.language.english.translations import as_label, without_lead
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
# By these a clause takes up what stands elsewhere.
_POINTING = re.compile(
    r"\b(?:he|she|it|they|him|them|his|its|their|there|this|these|those|both|that|had"
    r"|the (?:two|former|latter|same))\b",
    re.IGNORECASE,
)
_BOTH = re.compile(r"^(?:Both(?: the)?|The two) (?:sides|countries|states|nations|parties|teams)\b")
_WORD = re.compile(r"[^\W_]+")
_EMPTY = frozenset(
    "a an the of to and or in on at by for with from between"
    " thousands hundreds dozens millions number part each other".split()
)
_MUTUAL = re.compile(r"\b(?:each other|one another)\b")
_LONGEST = 110  # letters of a label
_ALSO = re.compile(r"\band (?:is|are|was|were|has|have|had|will)\b")  # it tells two things
_NAME = re.compile(r"(?!(?:The|There|It)\b)\b[A-Z][\w-]*")  # the first in a label
_TIME = re.compile(r" (?:next|last|this|every) \w+$")
_OF_NOBODY = ("There is ", "There are ")
_STEM = 5  # letters that forms of a word share


def main_clause(text: str, mood: Mood | None, both: str = "") -> str:
    """What a sentence tells of all, as a label; empty where it cannot stand alone, or is long.

    ``both`` are the names of both sides of which it may tell.
    """
    wording = without_lead(_LEAD.sub("", " ".join(text.split()).rstrip(".…")))
    for aside in (_APPOSITION, _BEHIND, _PURPOSE, _WHEN):
        wording = aside.sub("", wording)
    wording = _BOTH.sub(both, wording) if both else wording
    label = as_label(wording, mood)
    is_alone = not (
        _ALSO.search(label) or _POINTING.search(label) or re.search(r"[,;:“”\"?!]", label)
    )
    return label if is_alone and len(label) <= _LONGEST else ""


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
    for noun_phrase in _TIME.sub("", patient_of(clause).rstrip()).split(" of "):
        words = [word for word in _WORD.findall(noun_phrase) if word.lower() not in _EMPTY]
        if words:  # of thousands of soldiers, soldiers
            is_of_same = subject is not None and subject[0] in clause
            return is_of_same and _stem(words[-1]) not in stems
    return False


def _stem(word: str) -> str:
    return word.casefold()[:_STEM]
