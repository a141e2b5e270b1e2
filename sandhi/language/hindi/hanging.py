"""Passages that hang on words outside of them: they break off, or lean back, by a function word."""

from collections.abc import Sequence
from itertools import takewhile

from sandhi.language.expressions import Case
from sandhi.language.hindi.folding import fold
from sandhi.language.hindi.function_words import (
    CASE_MARKERS,
    COPULAS,
    DETERMINERS,
    FUNCTION_WORDS,
    GENITIVES,
    PAST_OR_NEW_CLAUSE,
)
from sandhi.language.hindi.lexicon import forms, of_class, values
from sandhi.language.hindi.names.words import VERBS
from sandhi.language.hindi.times.tense import is_future
from sandhi.language.hindi.words import words_of

# With these no clause ends, as it may with a place (में) or with की, which is "did" as well.
_UNFINISHED = of_class("unfinished")
_GROUNDS = forms("grounds")
_ENGLISH_OF_GROUNDS = values("grounds", "english")
_REACH = 4  # words after a name, up to the noun of which it is the name: के कुर्स्क सीमा क्षेत्र
# Who does it, as a pronoun has it, and what may stand before that.
_SUBJECTS = of_class("subject") | of_class("agent")
_PRONOUNS = values("pronouns", "case")  # to whom, or on whom, something is done
_LEADS = of_class("and") | of_class("but") | of_class("lead")
_DEMONSTRATIVES = of_class("demonstrative")
_DEED = 2  # so many words are what one does
_FAR = 3  # so many words after one of these the noun may stand
_PARTICIPLES = of_class("participle")
_VERBS = COPULAS | VERBS
_PAST = PAST_OR_NEW_CLAUSE
_JOINTS = of_class("and") | of_class("but") | {fold("जबकि")}  # of two clauses
# So the pronouns begin, or are, that open a clause on a noun.
_RELATIVES = tuple(of_class("relative_stem"))
_RELATIVE = of_class("relative")
_THERE = of_class("there")  # say of a name that something is, or happens, there


def breaks_off(text: str) -> bool:
    """Whether a text ends with a word that says how it hangs on what follows (का, में)."""
    return _last_form(text) in CASE_MARKERS


def is_cut(text: str, after: str) -> bool:
    """Whether a text stops within its clause: at a word like ने, or before the copula (हैं).

    ``after`` is the text that follows. An infinitive stands before a copula as a noun does.
    """
    last = _last_form(text)
    if last is None or last in _UNFINISHED:
        return last is not None
    adjoins = after[:1] == " " and after[1:2].isalpha()
    return adjoins and _forms(after)[0] in COPULAS and not last.endswith("ना")


def ends_clause(text: str, after: str) -> bool:
    """Whether a clause ends with a text: with its verb (है, जाएगा), or where no word follows.

    So does a verb in the past that only another clause follows: गया और.

    None ends with a noun that a participle says more of (हुआ एक समझौता): it is told of, not told.
    """
    last = _last_form(text)
    if after_participle(_forms(text)):
        return False
    is_verb = last is not None and (last in COPULAS or is_future(last))
    following = next(iter(_forms(after)), "")
    is_verb = is_verb or (last in _PAST and following in _JOINTS)
    return is_verb or not after.lstrip()[:1].isalnum()


def is_doing(after: str) -> bool:
    """Whether one does what a noun phrase tells, by what follows the name: रमा [जीत हासिल करने].

    A name right before the verb may as well be whom it is done to: खिलाड़ी भेजने.
    """
    words = _forms(after) if after[:1] == " " else []
    is_infinitive = len(words) >= _DEED and words[-1].endswith("ने") and words[-1] != "ने"
    return is_infinitive and words[0] not in CASE_MARKERS


def after_participle(forms_of_text: Sequence[str]) -> int:
    """How many words at its end are a noun of which a participle says more: हुआ एक समझौता."""
    places = [at for at, form in enumerate(forms_of_text) if form in _PARTICIPLES]
    after = forms_of_text[places[-1] + 1 :] if places else ()
    is_noun = all(not (form in _VERBS or form in CASE_MARKERS or is_future(form)) for form in after)
    return len(after) if is_noun and len(after) <= _FAR else 0


def is_scene(after: str) -> bool:
    """Whether something is where a name is, by what follows it: पुणे में, पुणे के पूर्वी इलाके में."""
    words = _forms(after)[: _REACH + 1] if after[:1] == " " else []
    if words[:1] and words[0] in GENITIVES:
        grounds = [at for at, word in enumerate(words) if word in _GROUNDS]
        ground = next((at for at in grounds if at + 1 not in grounds), 0)  # सीमा क्षेत्र में
        words = words[ground + 1 :] if not CASE_MARKERS & {*words[1:ground]} else []
    return bool(words) and words[0] in _THERE


def ground(before: str) -> str:
    """The English of the noun with which a text ends, and that says what a place is: शहर [पुणे]."""
    return _ENGLISH_OF_GROUNDS.get(_last_form(before) or "", "") if before[-1:] == " " else ""


def leans_back(text: str) -> bool:
    """Whether a text begins with a word that hangs on what stands before it (और, उन्होंने).

    A determiner that is followed by what it determines (यह समझौता) does not.
    """
    first, second = [*_forms(text)[:2], None, None][:2]
    if first not in FUNCTION_WORDS:
        return False
    return not (first in DETERMINERS and second is not None and second not in FUNCTION_WORDS)


def is_of_pronoun(text: str) -> bool:
    """Whether a text begins with a pronoun for who does what it tells: वे, और उन्होंने."""
    first = next((form for form in _forms(text) if form not in _LEADS), "")
    return first in _SUBJECTS


def case_of_pronoun(text: str) -> Case | None:
    """As what stands whom the pronoun means with which a text begins: उन्हें, जिन पर; else None."""
    words = [form for form in _forms(text) if form not in _LEADS][:_DEED]
    case = next((_PRONOUNS[one] for one in (" ".join(words), *words[:1]) if one in _PRONOUNS), "")
    return Case(case) if case else None


def is_relative(text: str) -> bool:
    """Whether a text begins with a pronoun that opens a clause on a noun before it: जिसने, जहां."""
    first = next(iter(_forms(text)), "")
    return first in _RELATIVE or first.startswith(_RELATIVES)


def pointed_at(text: str) -> list[str]:
    """The words, folded, at which a text points as at what was told: यह बैठक, इस अहम कदम."""
    words = _forms(text)
    return [
        word
        for at, form in enumerate(words)
        if form in _DEMONSTRATIVES
        for word in takewhile(lambda one: one not in FUNCTION_WORDS, words[at + 1 : at + 1 + _FAR])
    ]


def _last_form(text: str) -> str | None:
    """The last word of a text; None where it has none. No word holds a blank."""
    forms = (_forms(stretch) for stretch in reversed(text.split(" ")))
    return next((of_stretch[-1] for of_stretch in forms if of_stretch), None)


def _forms(text: str) -> list[str]:
    return [word.form for word in words_of(text) if word.form]
