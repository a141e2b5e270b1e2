"""The part of an English translation that says what a passage does, as a label or a sentence."""

import re
from functools import cache
from pathlib import Path

from sandhi.language.tables import read_table

_FOLDER = Path(__file__).parent
_ACCORDING = re.compile(r"according to [^,]+,\s*", re.IGNORECASE)
_QUOTED = re.compile(r"[“\"](.+)[”\"]")
_THAT = re.compile(r"\bthat\s+", re.IGNORECASE)
_ONE_NAME = re.compile(r"(?:^|\s)[A-Z]\w*[^\Ws]\s+$")
_STOP = re.compile(r"\s*[.…]+$")


def without_lead(text: str) -> str:
    """A sentence without the words that only lead on to it from the one before (Meanwhile, …)."""
    bare = text.strip()
    lead = _leads().match(bare)
    rest = bare[lead.end() :] if lead else bare
    return rest[:1].upper() + rest[1:]


def what_is_said(text: str) -> str:
    """What a sentence tells on somebody's word, as a sentence; empty where it does not tell it so.

    It follows a verb of saying and "that", or "according to" and a name, or stands in quotes.
    """
    if verb := _reporting().search(text):
        if that := _THAT.search(text, verb.end()):
            return without_lead(text[that.end() :])
        if quoted := _QUOTED.search(text, verb.end()):
            return without_lead(quoted[1])
    if source := _ACCORDING.match(text):
        return without_lead(text[source.end() :])
    return ""


def as_label(text: str) -> str:
    """A sentence as a label: without its stop, what somebody said in the present tense.

    It stays in the past where the verb follows no name, or a word that may be a plural.
    """
    bare = _STOP.sub("", text)
    verb = _reporting().search(bare)
    if verb is None or not _ONE_NAME.search(bare[: verb.start()]):
        return bare
    return bare[: verb.start()] + _presents()[verb[0].casefold()] + bare[verb.end() :]


@cache
def _leads() -> re.Pattern[str]:
    entries = read_table(_FOLDER / "leads.tsv")
    forms = (re.escape(entry["form"] + entry["set off by"]) for entry in entries)
    return re.compile(rf"(?:{'|'.join(forms)}),?\s+", re.IGNORECASE)


@cache
def _presents() -> dict[str, str]:
    return {entry["form"]: entry["present"] for entry in read_table(_FOLDER / "reporting.tsv")}


@cache
def _reporting() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, _presents()))})\b", re.IGNORECASE)
