"""The part of an English translation that says what a passage does, as a label or a sentence."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from sandhi.language.english.tenses import (
    as_it_was,
    as_reported,
    begins_with_verb,
    in_present,
    is_of_several,
    is_perfect,
    with_subjects,
)
from sandhi.language.expressions import Mood
from sandhi.language.tables import read_table
from sandhi.text import Span

_FOLDER = Path(__file__).parent
_ACCORDING = re.compile(r"according to [^,]+,\s*", re.IGNORECASE)
_OPENING, _CLOSING = '“"', '”"'
_THAT = re.compile(r"\bthat\s+", re.IGNORECASE)
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|us|[Oo]ur|[Mm]e|[Mm]y|[Mm]ine|[Oo]urs)\b")
# A mark that opens what it does not close, or closes what it did not open.
_OPENED = re.compile(r"^(?:[“\"](?!.*[”\"])|‘(?!.*’)|'(?=\w)(?!.*\w[.,!?]?'(?!\w)))")
_CLOSED = re.compile(r"[”\"]$|(?<=[.!?])[’']$")
_QUOTES_OF = {"”": "“", '"': '"', "’": "‘", "'": "'"}  # what opens that each closes
_STOPS = ".…"
# What a label can do without: what is said beside (…, who had won, …; …, in which …) and the day.
_ASIDE = re.compile(r",\s+(?:which|who|whom|whose|\w+ing)\b[^,]*,(?=\s+(?!(?:and|or|but)\b))")
_TRAILING = re.compile(r"(?<=\w),\s+(?:and\s+)?(?:\w+\s+){0,3}(?:which|who|whom|whose)\b[^,]*$")
_TAKEN_UP = re.compile(r",?\s+and\s+(?:he|she|it|they)\b.*$")  # it does not stand alone
_DAY = re.compile(r"\s+on\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
# Where a clause ends, and the next begins: …, and about 600 of them died; … and that it broke.
_BREAK = re.compile(
    r";\s+|,?\s+(?=and that\b)|\s+(?=and (?:he|she|it|they)\b)"
    r"|,\s+(?=(?:and|but|while|because|(?:in )?which|where|whom|so that)\b)"
)
# …, and is building; who does so stands before the first verb.
_HELPING = re.compile(r"(?:is|are|was|were|has|have|had|will|would)\b")
_GOING_ON = re.compile(rf",?\s+and\s+(?={_HELPING.pattern})")
_SUBJECT = re.compile(rf"(.+?)\s+{_HELPING.pattern}")
_JOINING = re.compile(r"(?:and|but|while|that|in which)\s+", re.IGNORECASE)
_RELATIVE = re.compile(r"(?:which|where|whom|because|so that)\b", re.IGNORECASE)
_ON_A_NOUN = re.compile(r",[”\"’']?\s+(?:(?:from|in|to|by)\s+)?(?:which|where|whom)\s+([^,]*)$")
_WILL = re.compile(r"\bwill\b(?: (?:also|then|now)\b)?")
_MIGHT = re.compile(r"\b(?:will|would|may|can|could|should|must)\b")
# The words by which a sentence tells that something only may be, or is to come.
_MAY_BE = re.compile(
    r"\b(?:may|might|could|can|would|should|possib\w+|likely|perhaps|probabl\w+|options?"
    r"|rul\w+ out|risks?|dangers?|fear\w*|hop(?:e|es|ed)|threat\w*|warn\w*|consider\w*|allow\w*"
    r"|permi\w+|uncertain|if|unless|in case)\b",
    re.IGNORECASE,
)
_IS_TO_COME = re.compile(
    r"\b(?:will|shall|would|is to|are to|going to|about to|plan\w*|prepar\w*|inten\w+|ready"
    r"|wants?|promis\w*|pledg\w*|vow\w*|mind)\b",
    re.IGNORECASE,
)
_NOBODYS = re.compile(r"^It (?:is|was|has been|cannot be|may be)\b[\w ]*? that\s+")
_COMING = re.compile(r"\b(is|are) (?:about|going|ready|set|due|preparing|planning) to\b")
_ASKED = re.compile(r"(?:Whether|What|Who|How|Why|When|Where)\b")
_SHOULD = re.compile(r"\b(?:should|must|ought to)\b")
_DUE = re.compile(r"\b(?:is|are) to\b")
_WANTING = re.compile(r"\b(wants?|plans?|intends?) to\b")


def without_lead(text: str) -> str:
    """A sentence without the words that only lead on to it from the one before (Meanwhile, …)."""
    bare = text.strip()
    lead = _leads().match(bare)
    rest = _whole(bare[lead.end() :] if lead else bare)
    return rest[:1].upper() + rest[1:]


def _whole(text: str) -> str:
    """A text without a quotation mark at its edges whose other one stands elsewhere."""
    text = _OPENED.sub("", text)
    closed = _CLOSED.search(text)
    if closed is None:
        return text
    before, mark = text[: closed.start()], _QUOTES_OF[closed[0]]
    opened = before.count(mark)
    is_paired = opened % 2 if mark == closed[0] else opened > before.count(closed[0])
    return text if is_paired else before


def without_frame(text: str) -> str:
    """A sentence without what it begins with that nobody in particular holds: It is feared that."""
    return without_lead(_NOBODYS.sub("", text))


def what_is_said(text: str) -> str:
    """What a sentence tells on somebody's word, as a sentence; empty where it does not tell it so.

    It follows a verb of saying and "that", or "according to" and a name, or stands in quotes,
    or behind a colon after that verb.
    """
    if verb := _reporting().search(text):
        if that := _THAT.search(text, verb.end()):
            return without_lead(text[that.end() :])
        if quotation := _quotation(text, verb.end()):
            return without_lead(text[quotation.start + 1 : quotation.end - 1].rstrip(","))
        if text[verb.end() :].startswith(": "):
            return without_lead(text[verb.end() + 2 :])
    if source := _ACCORDING.match(text):
        return without_lead(text[source.end() :])
    return ""


def verb_of_saying(text: str) -> tuple[str, str]:
    """The verb by which a sentence says that somebody says that it is so, and its participle.

    Both are empty where it does so by none but the usual one, or in quotation marks.
    """
    verb = _reporting().search(text)
    entry = _reports().get(verb[0].casefold()) if verb else None
    if not (verb and entry and text[verb.end() :].startswith(" that ")):
        return "", ""
    return entry["plural"], entry["form"]


def clause_of(text: str, first: int, last: int, many: int) -> str:
    """The clauses of a sentence from one to another, counted from 0, as a sentence of their own.

    Empty where it has not so ``many``, or what begins there hangs on what stands before it.
    """
    wording = " ".join(text.split())
    parts = _BREAK.split(wording)
    if len(parts) != many:
        parts = _with_subjects(wording)
    if len(parts) != many:
        parts = with_subjects(wording)
    if len(parts) != many:
        return ""
    clause = _JOINING.sub("", _JOINING.sub("", parts[first], 1), 1) if first else parts[first]
    if first and _RELATIVE.match(clause):
        return ""
    clause = ", ".join([clause, *parts[first + 1 : last + 1]]).rstrip(" ,")
    return f"{clause[:1].upper()}{clause[1:]}" + ("" if clause[-1:] in '.?!"”' else ".")


def _with_subjects(wording: str) -> list[str]:
    """The clauses of a sentence, also those that go on with the same subject, which each has."""
    parts = [one for part in _BREAK.split(wording) for one in _GOING_ON.split(part)]
    subject = _SUBJECT.match(parts[0])
    return [f"{subject[1]} {one}" if subject and _HELPING.match(one) else one for one in parts]


def relative_clause(text: str) -> str:
    """The clause on a noun that ends a sentence, as a sentence; empty where it has no subject.

    Of "…, where it rained." that is "It rained."
    """
    clause = _ON_A_NOUN.search(text)
    has_subject = clause is not None and not begins_with_verb(clause[1])
    return without_lead(clause[1]) if clause and has_subject else ""


def is_mainly_to_come(text: str) -> bool:
    """Whether what a sentence tells of all is to come: The aim is to win; and none says that it is.

    What somebody says, or thinks, may be to come as well, and is said.
    """
    due = _DUE.search(text)
    return due is not None and not _reporting().search(text[: due.start()])


def is_asked(text: str) -> bool:
    """Whether a sentence begins with what is open, and states nothing: Whether he goes is open."""
    return bool(_ASKED.match(text))


def is_in_first_person(text: str) -> bool:
    """Whether a sentence is somebody's own words, and none of ours: Our bowlers were tired."""
    quotation = _quotation(text)
    rest = text[: quotation.start] + text[quotation.end :] if quotation else text
    return bool(_FIRST_PERSON.search(rest))


def _quotation(text: str, begin: int = 0) -> Span | None:
    """What stands from the first mark that opens a quotation to the last that closes one."""
    start = min((at for mark in _OPENING if (at := text.find(mark, begin)) >= 0), default=-1)
    end = max(text.rfind(mark, begin) for mark in _CLOSING)
    return Span(start, end + 1) if 0 <= start < end - 1 else None


def as_said_label(text: str) -> str:
    """What somebody says, in the present tense; what has been, or had, stays so."""
    wording = _shortened(" ".join(text.split()).rstrip(_STOPS).rstrip())
    in_its_time = as_it_was(wording)
    return in_its_time if is_perfect(in_its_time) else in_present(wording)


def as_label(text: str, mood: Mood | None = None) -> str:
    """A sentence as a label: without its stop, what somebody said or did in the present tense.

    Left out are clauses set off that only say more of somebody or of the whole,
    what goes on with a pronoun, and the day of the week. What is to come, or might be, is told so.
    """
    # A run of blanks is one: a pattern that begins with blanks is tried at each of them.
    text = " ".join(text.split())
    wording = _in_mood(_shortened(text.rstrip(_STOPS).rstrip()), mood)
    return wording if mood is Mood.REPORTED else in_present(wording)


def tells_mood(text: str, mood: Mood | None) -> bool:
    """Whether a sentence lets its reader know that what it tells only may be, or is to come.

    What is so, or is told or denied by others, needs no such words.
    """
    if mood is Mood.POTENTIAL:
        return bool(_MAY_BE.search(text))
    return mood is not Mood.FUTURE or bool(_IS_TO_COME.search(text) or _MAY_BE.search(text))


def _shortened(text: str) -> str:
    """A sentence without what is said beside, as long as that stands in no quotation."""
    if _quotation(text):
        return text
    while (cut := _TRAILING.sub("", text)) != text:
        text = cut
    return _DAY.sub("", _TAKEN_UP.sub("", _ASIDE.sub("", text)))


def _in_mood(text: str, mood: Mood | None) -> str:
    """A sentence whose first verb says that what it tells is to come, or might be."""
    if mood is Mood.POTENTIAL:
        return _MIGHT.sub("might", text, count=1)
    if mood is Mood.FUTURE and _COMING.search(text):
        return _COMING.sub(r"\1 to", text, count=1)
    if mood is Mood.FUTURE and (wanting := _WANTING.search(text)):
        be = "is to" if wanting[1].endswith("s") else "are to"
        return _WANTING.sub(be, text, count=1)
    if mood is Mood.FUTURE and (will := _WILL.search(text) or _SHOULD.search(text)):
        be = "are" if is_of_several(text[: will.start()]) else "is"
        return f"{text[: will.start()]}{be} to{text[will.end() :]}"
    if mood is Mood.REPORTED:
        return as_reported(text) or text
    return text


@cache
def _leads() -> re.Pattern[str]:
    entries = read_table(_FOLDER / "leads.tsv")
    forms = (re.escape(entry["form"] + entry["set off by"]) for entry in entries)
    return re.compile(rf"(?:{'|'.join(forms)}),?\s+", re.IGNORECASE)


@cache
def _reports() -> Mapping[str, Mapping[str, str]]:
    """The present tense of each verb of saying, by its past: of one, and of several (plural)."""
    return {entry["form"]: entry for entry in read_table(_FOLDER / "reporting.tsv")}


@cache
def _reporting() -> re.Pattern[str]:
    present = (entry[one] for entry in _reports().values() for one in ("present", "plural"))
    return re.compile(
        rf"\b(?:{'|'.join(map(re.escape, [*_reports(), *present]))})\b", re.IGNORECASE
    )
