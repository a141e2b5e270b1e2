"""As what a name stands in a Hindi clause, by what follows it: रमा ने, रमा के साथ."""

import re
from collections.abc import Sequence
from itertools import pairwise

from sandhi.language.expressions import Case
from sandhi.language.hindi.folding import fold
from sandhi.language.hindi.function_words import CASE_MARKERS, FUNCTION_WORDS, GENITIVES
from sandhi.language.hindi.hanging import is_scene
from sandhi.language.hindi.lexicon import forms, of_class, values
from sandhi.language.hindi.names.countries import is_of_country
from sandhi.language.hindi.words import words_of


def _cases(*after: str) -> dict[str, Case]:
    """The case that each postposition gives, of those that stand after such words."""
    return {
        form: Case(value)
        for place in after
        for form, value in values("cases", "case", after=place).items()
    }


_SIMPLE = _cases("name", "both")
_COMPOUND = _cases("genitive", "both")
_MOTION = forms("cases", after="place")
_WHENCE = forms("cases", after="origin")
_BY = frozenset(form for form, case in _SIMPLE.items() if case is Case.BY)
_SIDE, _FROM = forms("cases", after="side"), fold("से")
_OF_OBJECTS = of_class("doer_or_goal")  # what stands before them is one by itself
_INFINITIVE = fold("ने")
_BESIDE_EVENTS = forms("cases", after="event")
_MEANWHILE = [[fold("के"), word] for word in (fold("बीच"), *_BESIDE_EVENTS)]
_EACH_OTHER = fold("एक दूसरे")
_OF = " का"  # as if that stood there
_OF_SEVERAL, _GENITIVE = "ों", ("के",)
_DOUBLE = re.compile(r"(?:(.)्\1|क्ख|च्छ|ट्ठ|त्थ)$")  # nouns end so in their stem: बच्चा, गुच्छा
_MAY_BE_SEVERAL = ("े", "ओं")  # or oblique, as of लड़का it is लड़के
_PHRASE = 6  # words after a name up to the postposition of the phrase that is its
_ON, _TO, _WITHIN, _TAKING, _ROUND = map(fold, ("पर", "को", "में", "लेकर", "बारे"))
# By or in which somebody speaks, and no topic: रमा की फोन पर बातचीत.
_MEANS = of_class("means")
_BESIDE = tuple(of_class("subordinate_ending"))  # so verbs end that only say before or after what
_TIMES = forms("calendar") | forms("adverbs") | forms("time_units") | forms("determiners")
_GROUNDS, _AIMED = forms("grounds"), forms("grounds", aimed="yes")
_GROUND = 5  # so many words after a name its land may be told: के पूर्वी सीमा क्षेत्र
_BOTH, _MARKED = fold("दोनों"), [[], *([form] for form in CASE_MARKERS)]
_PARTICLES = of_class("particle")
_UNDERGOING, _UNDONE = (
    frozenset(tuple(form.split()) for form in forms("undergoing", role=role))
    for role in ("subject", "thing")
)
_ITS_VERB = 4  # so many words may follow, at the end of a clause, what its subject undergoes
_AT_ONCE = 100  # letters after a name within which stands what becomes of its things
_ENDING = of_class("gone")
_TITLES = forms("offices") | forms("titles", place="before") | GENITIVES


def case(after: str) -> Case | None:
    """As what a name stands, by what follows it; None where no postposition does, at once."""
    words = _following(after)
    while words and words[0] in _PARTICLES:
        # What they are follows that they are two: रमा और उमा दोनों खिलाड़ियों ने.
        words = words[2 if words[0] == _BOTH and words[1:2] not in _MARKED else 1 :]
    first, second, third = [*words[:3], "", "", ""][:3]
    if _is_beside(first, second) or (first == _FROM and second in _WHENCE):
        return Case.IN
    if (first, second) == (_TO, _TAKING):
        return Case.ABOUT
    if first in GENITIVES:
        if second in _SIDE:
            return Case.AGENT if third == _FROM else None
        if second in _COMPOUND:
            return Case.IN if _is_meanwhile(words[2:]) else _COMPOUND[second]
        if _is_aimed_at(words) or _are_undone(after, is_done=False):
            return Case.ON
        if is_scene(after):
            return Case.IN
        if _is_means(words[1:]):
            return Case.MEANS
        return Case.ABOUT if _is_spoken_of(words) else Case.OF
    if first in _BY and _are_undone(after, is_done=True):
        return Case.ON  # रमा द्वारा भेजी गई नाव को नष्ट कर दिया
    return _SIMPLE.get(first)


def undergoes(text: str) -> bool:
    """Whether to whom a clause is of that is done which it tells: रमा हमले की चपेट में आई."""
    words = [word.form for word in words_of(text) if word.form]
    return any(
        tuple(words[at : at + len(phrase)]) in _UNDERGOING
        for phrase in _UNDERGOING
        for at in range(max(len(words) - len(phrase) - _ITS_VERB, 1), len(words))
    )


def is_land_of(after: str) -> bool:
    """Whether a stretch of one's land follows a name, and no postposition: के छह जिले."""
    words = _following(after)
    grounds = [at for at, word in enumerate(words[: _GROUND + 1]) if word in _GROUNDS]
    return (
        bool(grounds)
        and words[0] in GENITIVES
        and CASE_MARKERS.isdisjoint(words[1 : grounds[0] + 2])
    )


def _are_undone(after: str, *, is_done: bool) -> bool:
    """Whether somebody's things are said to be destroyed: की नाव को नष्ट किया, नावों को मार गिराया.

    What one has done with them, as a participle says it, comes before: द्वारा भेजी गई नाव को.
    """
    words = [word.form for word in words_of(after[:_AT_ONCE]) if word.form]
    at = words.index(_TO) if _TO in words else 0
    before = words[1:at]
    is_own = bool(_ENDING & {*before}) if is_done else len(before) <= _GROUND
    is_own = is_own and "ने" not in before and (is_done or CASE_MARKERS.isdisjoint(before))
    return (
        bool(before)
        and is_own
        and any(
            tuple(words[place : place + len(phrase)]) == phrase
            for phrase in _UNDONE
            for place in range(at + 1, len(words))
        )
    )


def case_of_adjective(name: str, after: str) -> Case | None:
    """As what one stands of whose name there is but the adjective: चीनी ठिकानों पर; None of others.

    Up to the end of a text it is whose that is which follows: चीनी हमला.
    """
    if not is_of_country(name):
        return None
    words = _following(after)
    as_if_of = case(f"{_OF}{after}")
    is_up_to_the_end = bool(words) and CASE_MARKERS.isdisjoint(words)
    is_told = as_if_of in (Case.ABOUT, Case.MEANS, Case.ON)
    return as_if_of if is_told or is_up_to_the_end else None


def is_owner_of_means(after: str) -> bool:
    """Whether that is a name's by which something is done: भारतीय तोपों से."""
    words = _following(after)
    return _is_means(words[1:] if words[:1] and words[0] in GENITIVES else words)


def _is_aimed_at(words: Sequence[str]) -> bool:
    """Whether what is done to one's land is told: के शहरों पर, के इलाके को, के तट में दो गांवों पर."""
    inner = [at for at, word in enumerate(words[:_GROUND]) if at > 1 and word == _WITHIN]
    start = inner[0] + 1 if inner and words[inner[0] - 1] in _GROUNDS else 1
    for at, word in enumerate(words[start : start + _GROUND - 1], start=start):
        if words[at + 1 : at + 2] == [_TO] or words[at + 1 : at + 2] == [_ON]:
            return word in (_GROUNDS if words[at + 1] == _TO else _AIMED)
        if word in CASE_MARKERS:
            break
    return False


def _is_means(words: Sequence[str]) -> bool:
    """Whether several things follow by which something is done, and from which nobody comes."""
    first, second, third = [*words[:3], "", "", ""][:3]
    is_several = first.endswith(_OF_SEVERAL) and first not in FUNCTION_WORDS | _TITLES
    return is_several and second == _FROM and third not in _MOTION


def _is_beside(first: str, second: str) -> bool:
    """Whether somebody comes or goes before or after what is told: पुणे से लौटने के बाद."""
    motion = second if first == _FROM else first
    return motion in _MOTION and motion.endswith(_BESIDE)


def is_meanwhile(after: str) -> bool:
    """Whether what follows a passage says that something is when that is: के दौरान रमा ने."""
    first, second = [*_following(after)[:2], "", ""][:2]
    return first in {*GENITIVES, _FROM} and second in _BESIDE_EVENTS


def _is_meanwhile(words: Sequence[str]) -> bool:
    """Whether what follows only tells when something is: उमा के खिलाफ मैच के दौरान."""
    return words[:1] != [] and words[0] not in CASE_MARKERS and [*words[1:3]] in _MEANWHILE


def _is_spoken_of(words: Sequence[str]) -> bool:
    """Whether what is one's own is what is spoken of: रमा की जीत पर, रमा के काम के बारे में."""
    for at, word in enumerate(words[1 : _PHRASE + 1], start=1):
        following = words[at + 1] if at + 1 < len(words) else ""
        if word in FUNCTION_WORDS and word not in GENITIVES:
            is_topic = word == _ON and words[at - 1] not in _MEANS
            return is_topic or (word, following) == (_TO, _TAKING)
        if word in GENITIVES and following == _ROUND:
            return True
    return False


def is_goal(after: str) -> bool:
    """Whether somebody goes to a place, or comes from there, by what follows its name: पुणे पहुंचे."""
    first, second = [*_following(after)[:2], "", ""][:2]
    return (second if first == _FROM else first) in _MOTION


def direct(name: str) -> str:
    """A name in the direct case: of नगर के दफ़्तर में it is नगर का दफ़्तर, of छात्रों ने छात्र.

    A word whose direct case its letters do not tell (सेवाओं) stays as it is.
    """
    words = name.split(" ")
    if words[-1].endswith(_OF_SEVERAL):
        words[-1] = words[-1].removesuffix(_OF_SEVERAL)
        words[-1] = f"{words[-1][:-2]}ी" if words[-1].endswith("िय") else words[-1]
        words[-1] += "े" if _DOUBLE.search(words[-1]) else ""  # बच्चों, of बच्चे
    elif not words[-1].endswith(_MAY_BE_SEVERAL):
        at = max((at for at, word in enumerate(words[:-1]) if word in _GENITIVE), default=0)
        words[at] = "का" if at else words[at]
    return " ".join(words)


def is_mutual(text: str) -> bool:
    """Whether those of whom a text tells do something to one another: एक दूसरे पर."""
    words = [word.form for word in words_of(text) if word.form]
    return _EACH_OTHER in map(" ".join, pairwise(words))


def is_title(between: str) -> bool:
    """Whether what stands between two names says only what the latter is to the former: के मंत्री."""
    words = [word.form for word in words_of(between) if word.form]
    return bool(words) and words[-1] not in GENITIVES and all(map(_is_of_title, words))


def _is_of_title(form: str) -> bool:
    return form in _TITLES or (form not in FUNCTION_WORDS and form in _OF_OFFICES)


def modifies(after: str) -> bool:
    """Whether a name stands before a noun that it belongs to, which a postposition follows.

    In भारत यात्रा पर it does; a subject stands before other words.
    """
    words = _following(after)
    first, second = [*words[:2], "", ""][:2]
    is_noun = first not in FUNCTION_WORDS | _TIMES and not first.endswith(_INFINITIVE)
    return bool(first) and is_noun and second in CASE_MARKERS - _OF_OBJECTS


def _following(after: str) -> Sequence[str]:
    """The words that follow in the same stretch, as no mark parts them from it."""
    return [word.form for word in words_of(after[:60]) if word.form] if after[:1] == " " else []


_OF_OFFICES = forms("bodies") | forms("no_names", role="common") | forms("no_names", role="epithet")
