"""Phrases that may name someone in a Hindi sentence, by the words around them or their shape."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import regex

from sandhi.language.hindi.function_words import GENITIVES
from sandhi.language.hindi.names import words as lexicon
from sandhi.language.hindi.words import Word, is_joined, is_spaced, read_phrase


class NamePhrase(NamedTuple):
    """A phrase that may be a name: the positions of its words, and a sign that it is one."""

    begin: int
    end: int
    sign: str


def name_phrases(text: str, words: Sequence[Word]) -> Iterator[NamePhrase]:
    """Yield the phrases of a sentence that bear a sign of a name, once for every sign of each.

    Signs are what stands before a name: ``office``, ``address``; what stands after it:
    ``honorific``, ``agent`` and ``speaker`` (ने, द्वारा), ``source`` (के अनुसार); and what it is:
    ``body`` by its last word, or a mere ``description`` of one, or ``body alone``, ``initials``,
    ``Latin``, ``borrowed`` by its sounds.
    """
    for at, word in enumerate(words):
        sign = _sign(word.form)
        place = _phrase(text, words, at, sign) if sign else None
        if sign and place:
            yield NamePhrase(*place, _qualified(words, at, place, sign))
        elif sign == "body" and _is_alone(words, at):
            yield NamePhrase(at, at + 1, "body alone")


def _is_alone(words: Sequence[Word], at: int) -> bool:
    """Whether the word for a body, and none of every day, does something or has it done to it."""
    return words[at].form not in lexicon.COMMON and words[at + 1].form in lexicon.POSTPOSITIONS


def _phrase(text: str, words: Sequence[Word], at: int, sign: str) -> tuple[int, int] | None:
    """The phrase that bears a sign, by the word that makes the sign."""
    match sign:
        case "office" | "address":
            return _after(words, at)
        case "honorific" | "agent":
            return _before(words, at)
        case "source":
            follows = words[at + 1].form in lexicon.AFTER_SOURCE[words[at].form]
            return _before(words, at) if follows else None
        case "body":
            return _body(words, at)
        case "Latin":
            return _capitalised(text, words, at)
        case "initials":
            return at, at + 1
    return _around(words, at)


def _qualified(words: Sequence[Word], at: int, place: tuple[int, int], sign: str) -> str:
    """A sign, or what more can be said."""
    if sign == "agent" and any(word.form in lexicon.SAYING for word in words[at : at + _CLAUSE]):
        return "speaker"
    modifiers = words[place[0] : place[1] - 1]
    common = sign == "body" and all(word.form in lexicon.IN_NAMES for word in modifiers)
    return "description" if common else sign


_CLAUSE = 16  # how many words after its agent a verb of saying is looked for


@lru_cache(maxsize=1 << 16)
def _sign(form: str) -> str | None:
    """The sign of a name that a word makes: its own, or that of a phrase beside it."""
    for sign, forms in _SIGNS.items():
        if form in forms:
            return sign
    if not _may_name(form):
        return None
    if form[0].isascii():
        return "Latin"
    if _INITIALS.fullmatch(form):
        return "initials"
    return "borrowed" if _BORROWED.fullmatch(form) else None


_SIGNS = {
    "office": lexicon.OFFICES,
    "address": lexicon.FORMS_OF_ADDRESS,
    "honorific": lexicon.HONORIFICS,
    "body": lexicon.BODIES,
    "agent": frozenset([lexicon.AGENT_MARK, lexicon.DOING]),
    "source": frozenset(lexicon.AFTER_SOURCE),
}
# Some names of letters begin others (ए, एन), so that none may be held on to once it has matched.
_INITIALS = regex.compile(rf"(?:{'|'.join(sorted(lexicon.LETTER_NAMES))}){{2,}}")
# Sounds that Hindi's own words lack: ऑ, a vowel of its own within a word, certain clusters.
_BORROWED = regex.compile(
    r".*ॉ.*|.+[इउऊओऑ].*[क-ह].*|.*(?<!ष्)[टडफ]्र.*|(?:स्[कटल]|[फबग]्ल).{2,}"
    r"|.*(?:[रलनकंफस]्[टड]|न्स|[कलर]्स|[रसलन]्क|र्न)"
)


def _may_name(form: str) -> bool:
    """Whether a word may be part of a name: a word, and none of those that never are."""
    return form not in lexicon.NO_NAMES and not form[:1].isdigit() and form != ""


def _after(words: Sequence[Word], at: int) -> tuple[int, int] | None:
    """The name after an office or a form of address."""
    begin = end = at + 1
    while end - begin < _LONGEST and _goes_on(words, end) and not _is_of_the_world(words, end):
        end += 1
    if end == begin and _is_first_name(words, begin):
        end = begin + 2
    return (begin, end) if end > begin else None


def _is_first_name(words: Sequence[Word], at: int) -> bool:
    """Whether a word that also is a country, or a capital, is the first name of one who acts."""
    names = range(at, min(at + 2, len(words) - 1))
    return (
        len(names) > 1
        and all(_goes_on(words, one) for one in names)
        and not _is_of_the_world(words, at + 1)
        and words[at + 2 : at + 3] != []
        and words[at + 2].form == lexicon.AGENT_MARK
    )


_LONGEST = 5  # words: three, one of them hyphened, and one to spare


def _is_of_the_world(words: Sequence[Word], at: int) -> bool:
    """Whether a country, or a capital, is named at a position; of nobody it is the surname."""
    return read_phrase(words, at, lexicon.COUNTRIES) is not None


def _goes_on(words: Sequence[Word], at: int) -> bool:
    """Whether the word at a position may be part of a name that begins or goes on there."""
    word, form = words[at], words[at].form
    if form in lexicon.LETTER_NAMES and words[at + 1].gap == ". ":
        return is_joined(word)
    if word.gap == ". " and words[at - 1].form in lexicon.SHORTENED:
        return _may_name(form)
    return is_joined(word) and (_may_name(form) or _names_here(words, at))


def _names_here(words: Sequence[Word], at: int) -> bool:
    """Whether what looks like a verb or a pronoun is a name, since neither can stand here."""
    form, after = words[at].form, words[at + 1]
    if form in lexicon.PRONOUNS:
        return is_spaced(after) and after.form in lexicon.POSTPOSITIONS
    return (
        form in lexicon.VERBS - GENITIVES
        and is_joined(after)
        and (after.form == lexicon.AGENT_MARK or _may_name(after.form))
    )


def _before(words: Sequence[Word], at: int) -> tuple[int, int] | None:
    """The name that ends right before a position."""
    if at == 0 or not is_spaced(words[at]):
        return None
    if words[at - 1].form in lexicon.BODIES:
        return _body(words, at - 1)
    begin = _run(words, at)
    while begin < at and words[begin].form in lexicon.NO_FIRST_NAMES:
        begin += 1
    return (begin, at) if begin < at and words[at - 1].form not in lexicon.IN_NAMES else None


def _body(words: Sequence[Word], at: int) -> tuple[int, int] | None:
    """The name of a body by its last word: what stands before it, and whose it is (X की परिषद)."""
    if words[at + 1].form in lexicon.BODIES and is_joined(words[at + 1]):
        return None
    begin = _without_epithets(words, _run(words, at), at)
    if begin > 1 and words[begin - 1].form in GENITIVES and is_spaced(words[begin]):
        owner = _before(words, begin - 1)
        begin = owner[0] if owner else begin
    return (begin, at + 1) if begin < at else None


def _without_epithets(words: Sequence[Word], begin: int, at: int) -> int:
    """Where the name of a body begins, after what is only said of it; if that leaves it a name."""
    start = begin
    while start < at and words[start].form in lexicon.EPITHETS:
        start += 1
    is_name = any(word.form not in lexicon.IN_NAMES for word in words[start:at])
    return start if is_name else begin


def _run(words: Sequence[Word], end: int) -> int:
    """Where the run of words begins of which a name may be made that ends at a position."""
    begin = end
    while begin > max(0, end - _LONGEST) and (begin == end or is_joined(words[begin])):
        form = words[begin - 1].form
        if not (
            _may_name(form)
            or form in lexicon.IN_NAMES
            or (begin == end and _names_here(words, begin - 1))
        ):
            break
        begin -= 1
    return begin


def _capitalised(text: str, words: Sequence[Word], at: int) -> tuple[int, int] | None:
    """The run of words in Latin letters, each with a capital, that begins at a position."""

    def is_part(position: int) -> bool:
        return (
            words[position].form[:1].isascii()
            and text[words[position].start : words[position].end][:1].isupper()
        )

    if not is_part(at) or (at and is_part(at - 1) and is_joined(words[at])):
        return None
    end = at + 1
    while is_part(end) and is_joined(words[end]):
        end += 1
    return at, end


def _around(words: Sequence[Word], at: int) -> tuple[int, int]:
    """The longest run of words that may name something, around one that does."""
    begin, end = at, at + 1
    while begin and is_joined(words[begin]) and _may_name(words[begin - 1].form):
        begin -= 1
    while is_joined(words[end]) and _may_name(words[end].form):
        end += 1
    return begin, end
