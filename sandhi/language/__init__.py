"""What is particular to a language: each is a folder here, and ``language`` gives it by its code.

Whatever reads a text asks for the language of its seed (``seeds.language``) and uses what
``Language`` declares. A language that has no folder is read by the neutral one: sentences, known
names and digits.

To add a language, make a folder beside ``hindi`` with ``folding.py``, whose ``fold`` has the steps
of its script, ``romanisation``, whose ``ROMANISATION`` says how it is typed in Latin letters,
``function_words.py``, whose ``EVERY_FUNCTION_WORD`` holds its sentences together, and
``language.py``, whose ``LANGUAGE`` says the rest, and declare it in ``_FOLDERS``. What is alike for
all stands here: what can be read (``expressions``), folding, keys of words that sound alike
(``loosening``), and times as they are resolved to days (``times``). A language knows no other one.
``english`` is none of these: no text is read by it, only the translations of sentences.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from sandhi.language.expressions import (
    Case,
    ClauseRelation,
    CountryName,
    DateExpression,
    Mood,
    NameSign,
    Number,
    PredicateWord,
    Qualifiers,
    Sentence,
    Setting,
    SignKind,
    Window,
)
from sandhi.language.folding import Folding
from sandhi.language.lexicon import latin_function_words
from sandhi.language.loosening import Romanisation, keys
from sandhi.text import Span

if TYPE_CHECKING:
    from sandhi.language.spelling import Spelling

__all__ = [
    "DEFAULT",
    "Accountable",
    "Case",
    "ClauseRelation",
    "CountryName",
    "DateExpression",
    "Language",
    "Mood",
    "NameSign",
    "Number",
    "PredicateWord",
    "Sentence",
    "Setting",
    "SignKind",
    "Window",
    "every_loose_key",
    "fold",
    "fold_with_offsets",
    "is_function_word",
    "language",
    "loose_keys",
]


class _Folder(NamedTuple):
    """Where a language is, and what its letters are of, if of no script that others share."""

    name: str
    script: str | None  # a property of Unicode, as \\p{Devanagari}


# Each language by its code (the primary language subtag of BCP 47).
_FOLDERS = {"hi": _Folder("hindi", r"\p{Devanagari}")}
# Of a text of which no language is stated.
DEFAULT = "hi"


@dataclass(frozen=True, eq=False)
class Accountable:
    """Words that a text must account for, as they are spelled (NFC): see ``sandhi.coverage``.

    On purpose independent of what ``Sentence`` reads: a language lists them anew, and does not
    derive them from its grammars, so that what these overlook is noticed all the same.

    ``calendar_words`` are those before or after which a number is a day, a year or an hour, and
    counts nothing; where a language lists none, no number in a date is said to count.
    """

    number_words: frozenset[str] = frozenset()
    time_words: frozenset[str] = frozenset()
    calendar_words: frozenset[str] = frozenset()


@dataclass(frozen=True, eq=False)
class Language:
    """A language: how its texts are cut, compared and read."""

    code: str  # "und" for the neutral one, as BCP 47 has it
    fold: Folding  # for comparing words
    spelling: "Spelling"  # for comparing names, letter by letter
    sentence_spans: Callable[[str], Iterator[Span]]
    sentences: Callable[[str], Iterator[Sentence]]  # the same, read
    numeral: Callable[[str], Decimal | None]  # the one value of a numeral that stands alone
    qualifiers: Callable[[str, str], Qualifiers]  # that a quote's words bear out for a numeral
    is_plain_time: Callable[[str], bool]  # whether no word of a time can make another day of it
    is_name_within: Callable[[str, int, int], bool]  # whether a name in a longer one is one itself
    breaks_off: Callable[[str], bool]  # whether a passage ends with a word that hangs on the next
    is_cut: Callable[[str, str], bool]  # whether it stops within its clause, by what follows
    is_doing: Callable[[str], bool]  # by what follows a name, whether it does what that tells
    ends_clause: Callable[[str, str], bool]  # whether a clause ends with it, by what follows
    leans_back: Callable[[str], bool]  # whether it begins with one that hangs on the last
    # As what stands whom a pronoun means with which it begins, if not who does it.
    case_of_pronoun: Callable[[str], Case | None]
    is_of_pronoun: Callable[[str], bool]  # whether it begins with a pronoun for who does it
    is_relative: Callable[[str], bool]  # with one that opens a clause on a noun before it
    pointed_at: Callable[[str], Sequence[str]]  # the words at which it points back, as this meeting
    is_goal: Callable[[str], bool]  # by what follows a place's name, whether somebody goes there
    is_scene: Callable[[str], bool]  # by what follows a name, whether something is there
    ground: Callable[[str], str]  # the English of what a place is, with which a text ends before it
    joint: Callable[[str], int]  # where in a word a postposition is written on to it; 0 where none
    is_joint: Callable[[str], bool]  # whether what stands between two names takes them together
    is_common: Callable[[str], bool]  # whether a name holds only words of every day: the team
    mood: Callable[[str], Mood | None]  # in which a passage ends, as far as its verb says
    is_told_as_so: Callable[[str], bool]  # whether it ends by telling what is going on, or has been
    is_negated: Callable[[str], bool]  # whether it tells that something is not so
    setting: Callable[[str, str, str], Setting | None]  # in what it is set, by before and after
    relation_after: Callable[
        [str], ClauseRelation | None
    ]  # how the clause hangs on it, by what follows
    relation_of: Callable[
        [str], ClauseRelation | None
    ]  # on what stands before it, by its first words
    clauses: Callable[[str], Iterator[Span]]  # of a sentence, those that tell something
    predicate: Callable[[str], Sequence[PredicateWord]]  # the words up to what a passage reports
    case: Callable[[str], Case | None]  # as what a name stands, by what follows it
    case_of_adjective: Callable[[str, str], Case | None]  # of a name, and by what follows it
    is_mutual: Callable[[str], bool]  # whether those of whom it tells do it to one another
    undergoes: Callable[[str], bool]  # whether what it tells is done to whom its clause is of
    is_meanwhile: Callable[[str], bool]  # by what follows, whether the rest is when that is
    is_land_of: Callable[[str], bool]  # by what follows a name, whether its land does something
    is_owner_of_means: Callable[[str], bool]  # whether it is by a name's own that it is done
    direct: Callable[[str], str]  # a name as one cites it: in the case before no postposition
    is_title: Callable[[str], bool]  # whether what is between two names says what the second is
    modifies: Callable[[str], bool]  # by what follows, whether a name only says which noun is meant
    sayings: Callable[[str], Iterator[Span]]  # the words after a source, up to what it says
    by_pronoun: Callable[[str], bool]  # of such words: whether a pronoun stands for the source
    # By what stands before and after a clause: whether nobody is told who says it.
    is_hearsay: Callable[[str, str], bool]
    is_since: Callable[[str], bool]  # by what follows a time, whether something is so since then
    is_people: Callable[[str], bool]  # whether a noun is of persons: people, soldiers
    is_content: Callable[[str], bool]  # by what follows a noun phrase, whether somebody says it
    takes_up: Callable[[str], bool]  # of such words: whether they take up the sentence before
    weighs: Callable[[str], bool]  # of such words: whether what is said is held, and not known
    carries_on: Callable[[str], bool]  # of such words: whether another may say it, and be carried
    name_signs: Mapping[str, SignKind]
    country_name: Callable[[str], CountryName | None]  # of a country or a capital, what it says
    office: Callable[[str], str]  # the English of that with which a text ends, before a name
    letters_said: Callable[[str], Iterable[str]]  # the ways to write Latin letters by their names
    accountable: Callable[[], Accountable]

    def numbers(self, text: str) -> Iterator[Number]:
        """Yield the numbers of a text, in order, as ``Sentence`` has them."""
        for sentence in self.sentences(text):
            yield from sentence.numbers()

    def dates(self, text: str, *, published: Window | None) -> Iterator[DateExpression]:
        """Yield the expressions of time of a text, as ``Sentence`` has them.

        ``published`` is the first and the last day on which the text may have been published.
        """
        for sentence in self.sentences(text):
            yield from sentence.dates(published)


@cache
def language(code: str = DEFAULT) -> Language:
    """The language with a code of BCP 47 (``hi``, ``hi-IN``); the neutral one if there is none.

    Where no code is stated, it is DEFAULT.
    """
    folder = _FOLDERS.get((code or DEFAULT).casefold().partition("-")[0])
    module = f"sandhi.language.{folder.name}.language" if folder else "sandhi.language.neutral"
    instance = import_module(module).LANGUAGE
    assert isinstance(instance, Language)
    return instance


@cache
def _search() -> Folding:
    """The folding of all languages together, none of whose grammars it needs."""
    foldings = (
        import_module(f"sandhi.language.{folder.name}.folding").fold for folder in _FOLDERS.values()
    )
    return Folding(step for folding in foldings for step in folding.script)


def fold(text: str) -> str:
    """Return a text as search compares it, the index as well as what is typed.

    It is one folding for all languages, since an index holds several, and a query does not say in
    which it is.
    """
    return _search()(text)


def fold_with_offsets(text: str) -> tuple[str, list[int]]:
    """Return ``fold(text)``, and the offset in ``text`` of each code point (``Folding``)."""
    return _search().with_offsets(text)


@cache
def _romanisations() -> tuple[Romanisation, ...]:
    """How the scripts of all languages are written in Latin letters."""
    return tuple(
        import_module(f"sandhi.language.{folder.name}.romanisation").ROMANISATION
        for folder in _FOLDERS.values()
    )


@lru_cache(maxsize=10_000)
def loose_keys(word: str) -> tuple[str, ...]:
    """Return the keys of a folded word by which search meets it, in whichever script it is typed.

    They are those of all languages, as ``fold`` is; none where too few letters are left.
    """
    return every_loose_key([word])[word]


def every_loose_key(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return ``loose_keys`` of many words, by these."""
    return keys(words, _romanisations())


@cache
def _function_words() -> tuple[frozenset[str], frozenset[str]]:
    """The words that hold sentences together, and the keys of those of other scripts than Latin."""
    words = [
        import_module(f"sandhi.language.{folder.name}.function_words").EVERY_FUNCTION_WORD
        for folder in _FOLDERS.values()
    ]
    others = frozenset[str]().union(*words)
    typed = (key for word in others if not word.isascii() for key in loose_keys(word)[:1])
    return others | latin_function_words(), frozenset(typed)


def is_function_word(word: str, *, loosely: bool = False) -> bool:
    """Whether a folded word only holds a sentence together, in English or a language that is known.

    ``loosely`` takes one of another script that is typed in Latin letters too; so only for words
    that mean nothing else.
    """
    words, typed = _function_words()
    return word in words or (loosely and word.isascii() and not typed.isdisjoint(loose_keys(word)))
