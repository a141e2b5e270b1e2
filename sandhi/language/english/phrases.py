"""Phrases of labels: patterns in which names are filled in, and the verb put into its form.

``{winner} <beat, beaten> {loser}[ by {margin|wickets}]`` has slots in braces (of several the
first that is filled), the verb with its participle in angle brackets, and in square ones what is
left out where a slot of it is empty.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from sandhi.language.expressions import Mood

_PARTS = re.compile(r"\{(?P<slot>[^{}]+)\}|<(?P<verb>[^<>,]+)(?:, *(?P<participle>[^<>]+))?>")
_WORD = re.compile(r"\S+")
_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_SIBILANT = re.compile(r"(?:s|x|z|o|sh|ch)$")
_TO_Y = re.compile(r"(?<=[^aeiou])y$")
_IRREGULAR = {"be": ("is", "are"), "have": ("has", "have")}
_AFTER_HEAD = re.compile(r" (?:of|in|from|at|near|on|for|by|who) ")
_MANY = (
    "media",
    "people",
    "police",
    "children",
    "men",
    "women",
)  # words of several that do not end in s
_LONGEST_ENDING = 6  # letters of it
_PEOPLE = re.compile(
    r"(?:[ai]an|[lrt]im|[di]i|ist|arian|ite|indu|ikh|urd|rab|ew)s$"
)  # Muslims, Ruritanians
# How a label tells each mood; of these the first that it has is its own.
_MOODS = {
    Mood.REPORTED: re.compile(r"\b(?:is|are|was|were) said to\b"),
    Mood.DENIED: re.compile(r"\b(?:is|are|was|were) denied\b"),
    Mood.FUTURE: re.compile(r"\b(?:is|are|was|were) to\b"),
    Mood.POTENTIAL: re.compile(r"\bmight\b"),
}
# What somebody says of it, in a clause with "that".
_INDIRECT: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"\b(?:is|are) to\b"), "will"),
    (re.compile(r"\b(?:was|were) to\b"), "would"),
    (re.compile(r"\bmight\b"), "may"),
    (re.compile(r"\b(is|was) said to have\b"), "has"),
    (re.compile(r"\b(are|were) said to have\b"), "have"),
    (re.compile(r"\b(is|are|was|were) said to be\b"), r"\1"),
    (
        re.compile(r"\b(is|are) said to (\w+)\b"),
        lambda words: _present(words[2], words[1] == "are"),
    ),
)


def phrase(pattern: str, slots: Mapping[str, Sequence[str]], mood: Mood | None = None) -> str:
    """A pattern with its slots filled in, each with the names that there are for it.

    Empty where one that must be filled is not.
    """
    wording = _OPTIONAL.sub(lambda part: part[1] if _is_filled(part[1], slots) else "", pattern)
    if not _is_filled(wording, slots):
        return ""
    label = ""
    last = 0
    subject: Sequence[str] = ()
    for part in _PARTS.finditer(wording):
        label += wording[last : part.start()]
        last = part.end()
        if part["slot"]:
            subject = _filling(part["slot"], slots)
            label += in_a_row(subject)
        else:
            next_word = None if subject else _WORD.search(wording, last)  # There are talks
            following = [next_word[0]] if next_word else []
            label += _verb(part["verb"], part["participle"], mood, is_several(subject or following))
    label += wording[last:]
    return capitalised(f"it is denied that {label}" if mood is Mood.DENIED else label)


def mood_of(label: str) -> Mood | None:
    """In which mood a label tells what it does; None where it tells it as what is so."""
    return next((mood for mood, words in _MOODS.items() if words.search(label)), None)


def as_said(
    label: str, patterns: Iterable[str], is_name: Callable[[str], bool], *, is_to_come: bool = False
) -> str:
    """What a label tells, as a clause after "that"; empty where it tells what is denied.

    What it tells as what is so, in a verb of the patterns of its type, has happened already, unless
    whoever says it tells it as what ``is_to_come``.
    ``is_name`` tells of a word whether it is written with a capital within a sentence.
    """
    mood = mood_of(label)
    if mood is Mood.DENIED:
        return ""
    label = without_mood(label)
    verbs = [
        part for pattern in patterns for part in _PARTS.finditer(pattern) if part["participle"]
    ]
    for part in verbs if mood is None else ():
        for several, have in ((False, "has"), (True, "have")):
            if part["verb"] not in _IRREGULAR:
                present = rf"\b{_present(part['verb'], several)}\b"
                wording = f"will {part['verb']}" if is_to_come else f"{have} {part['participle']}"
                if re.search(present, label):
                    return within(re.sub(present, wording, label, count=1), is_name)
    return within(label, is_name)


def without_mood(label: str) -> str:
    """A label whose words tell of nothing that only may be, or is to come: may, and will, instead.

    By those it would itself be told as that, and not what somebody says in it.
    """
    for words, instead in _INDIRECT:
        label = words.sub(instead, label)
    return label


def told_as_so(label: str, patterns: Iterable[str]) -> str:
    """A label without the words by which it tells what is said, denied or yet to come: as a fact.

    A verb of the patterns of its type is in the present then, as their labels have it.
    """
    for pattern in patterns:
        for verb, participle in _verbs(pattern):
            for several, be in ((False, "(?:is|was)"), (True, "(?:are|were)")):
                present = _present(verb, several)
                words = rf"\b{be} (?:said to have {participle}|(?:said )?to {verb})\b"
                label = re.sub(words, present, label, count=1)
    label = re.sub(r"\b(is|are|was|were) said to (?:have been|be)\b", r"\1", label)
    label = re.sub(r"^It (?:is|was) denied that (.)", lambda one: one[1].upper(), label)
    return without_mood(label)


def _verbs(pattern: str) -> list[tuple[str, str]]:
    """The verbs of a pattern, each with its participle."""
    parts = _PARTS.finditer(pattern)
    return [(part["verb"], part["participle"]) for part in parts if part["participle"]]


def within(text: str, is_name: Callable[[str], bool]) -> str:
    """A text as it stands within a sentence: with a small letter, unless a name begins it."""
    first = text.partition(" ")[0].rstrip(",;:").removesuffix("'s")
    is_acronym = first[1:2].isupper()
    return text if is_acronym or is_name(first) else text[:1].lower() + text[1:]


def in_a_row(names: Sequence[str]) -> str:
    """Names as a sentence has them: A, B and C; what all end with stands once."""
    ends = {name.rpartition(" ")[2] for name in names}
    if len(ends) == 1 and all(" " in name and " of " not in name for name in names):
        names = [*(name.rpartition(" ")[0] for name in names[:-1]), *names[-1:]]
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def is_several(names: Sequence[str]) -> bool:
    """Whether a verb is in the plural after some names; a state that has one may end in s."""
    head = _AFTER_HEAD.split(names[0], maxsplit=1)[0] if names else ""
    first, _, rest = head.partition(" ")
    word = head.rpartition(" ")[2]
    is_plural = word.endswith("s") and not word.endswith("ss") and (word.islower() or word == head)
    is_plural = is_plural or (first.lower() in _MANY and rest.islower())  # people injured
    is_plural = is_plural or bool(_PEOPLE.search(word[-_LONGEST_ENDING:]))
    return len(names) > 1 or " and " in head or is_plural or word.lower() in _MANY


def capitalised(text: str) -> str:
    """A text that begins with a capital."""
    return text[:1].upper() + text[1:]


def _is_filled(pattern: str, slots: Mapping[str, Sequence[str]]) -> bool:
    required = (
        part["slot"] for part in _PARTS.finditer(_OPTIONAL.sub("", pattern)) if part["slot"]
    )
    return all(_filling(slot, slots) for slot in required)


def _filling(slot: str, slots: Mapping[str, Sequence[str]]) -> Sequence[str]:
    return next((names for one in slot.split("|") if (names := slots.get(one.strip(), ()))), ())


def _verb(verb: str, participle: str | None, mood: Mood | None, several: bool) -> str:
    be = "are" if several else "is"
    match mood:
        case Mood.FUTURE:
            return f"{be} to {verb}"
        case Mood.POTENTIAL:
            return f"might {verb}"
        case Mood.REPORTED:
            return f"{be} said to " + (f"have {participle}" if participle else verb)
    return _present(verb, several)


def _present(verb: str, several: bool) -> str:
    singular, plural = _IRREGULAR.get(verb, ("", verb))
    if several:
        return plural
    if _TO_Y.search(verb):
        singular = _TO_Y.sub("ies", verb)
    return singular or verb + ("es" if _SIBILANT.search(verb) else "s")
