"""How the example of a word of a class must be read, by the rule that is about the class."""

from collections.abc import Callable
from datetime import date

from sandhi.language import Case, Mood, language
from sandhi.language.hindi.names.countries import is_of_country
from sandhi.language.hindi.numbers.inert import is_inert
from sandhi.language.hindi.sayings import sayings
from sandhi.language.hindi.times.prospects import end_of_intended
from sandhi.language.hindi.words import words_of
from sandhi.language.tables import Entry
from tests.language.name_entries import names

HINDI = language("hi")
SUNDAY = date(2024, 11, 10)


def in_mood(mood: Mood | None) -> Callable[[str], bool]:
    return lambda text: HINDI.mood(text) is mood


def are_clauses(count: int) -> Callable[[str], bool]:
    return lambda text: len([*HINDI.clauses(text)]) == count


def are_classes(*classes: str) -> Callable[[str], bool]:
    return lambda text: [one.class_ for one in HINDI.numbers(text)] == [*classes]


def is_told(text: str) -> bool:
    """Whether a sentence says on whose word something rests."""
    return bool([*sayings(text)])


def dates(text: str) -> list[str | None]:
    return [one.edtf for one in HINDI.dates(text, published=(SUNDAY, SUNDAY))]


def value(text: str) -> str:
    (number,) = HINDI.numbers(text)
    return str(number.value)


def is_unread(text: str) -> bool:
    return [one.qualifier for one in HINDI.numbers(text)] == [None]


def is_range(text: str) -> bool:
    return [f"{one.lower}..{one.upper}" for one in HINDI.numbers(text)] == ["200..300"]


def is_of_time_alone(text: str) -> bool:
    """Whether what one does only says when something else is, which has been done."""
    return "हमला" not in {one.form for one in HINDI.predicate(text) if one[1]}


def ends_no_clause(text: str) -> bool:
    return not HINDI.ends_clause(text, "")


CHECKS: dict[str, Callable[[str], bool]] = {
    **dict.fromkeys(
        ("progressive", "who_will", "ought", "is", "will_be", "intention", "has_intention"),
        in_mood(Mood.FUTURE),
    ),
    **dict.fromkeys(
        ("forms_intention", "wants", "ready_for", "infinitive_ending"), in_mood(Mood.FUTURE)
    ),
    **dict.fromkeys(
        ("can", "likely", "maybe", "possible", "of_prospect", "weighed"), in_mood(Mood.POTENTIAL)
    ),
    "contingency": in_mood(Mood.CONDITIONAL),
    "habitual_ending": lambda text: HINDI.mood(text) is None and not HINDI.is_told_as_so(text),
    "denial": lambda text: not HINDI.is_negated(text),
    "intended": lambda text: end_of_intended([one.form for one in words_of(text)[:-1]]) == 1,
    "doer_or_goal": in_mood(None),
    "means": lambda text: HINDI.case(f" {text}") is not Case.ABOUT,
    "particle": lambda text: HINDI.case(f" {text}") is Case.AGENT,
    "gone": lambda text: HINDI.case(f" {text}") is Case.ON,
    "been_told": is_told,
    "subordinate_ending": lambda text: HINDI.case(f" {text}") is Case.IN,
    "question": are_clauses(0),
    **dict.fromkeys(("and", "but", "subordinator"), are_clauses(2)),
    **dict.fromkeys(("lead", "subject"), HINDI.is_of_pronoun),
    "agent": lambda text: HINDI.is_of_pronoun(text) and is_told(text),
    **dict.fromkeys(("relative_agent", "whose"), is_told),
    **dict.fromkeys(("taken_up", "this"), HINDI.takes_up),
    "demonstrative": lambda text: HINDI.pointed_at(text) == ["बैठक"],
    "participle": ends_no_clause,
    **dict.fromkeys(("relative", "relative_stem"), HINDI.is_relative),
    "there": lambda text: HINDI.is_scene(f" {text}"),
    "postposition": lambda text: bool(names(text)),
    "unfinished": lambda text: HINDI.is_cut(text, ""),
    **dict.fromkeys(
        ("than_this", "untold", "beside_feast", "more_time", "time_itself"),
        lambda text: {*dates(text)} == {None},
    ),
    "either": is_range,
    **dict.fromkeys(("zero", "below"), lambda text: value(text) == "-5"),
    "negation": is_unread,
    **dict.fromkeys(
        ("ordinal_ending", "parted_ordinal_ending", "digit_ordinal_ending"), are_classes("ordinal")
    ),
    "after_doing": is_of_time_alone,
    "country_ending": is_of_country,
    "parting": lambda text: all(map(is_inert, words_of(text)[:-1])),
    "stem": lambda text: [str(one.value) for one in HINDI.numbers(text)] == ["2", "5"],
    "instead": is_unread,
    "per_time": lambda text: [one.qualifier for one in HINDI.numbers(text)] == ["up_to"],
    "set": lambda text: dates(text) == [None],
    "year_alone": lambda text: dates(text) == ["1965"],
}


def word_of_a_class_is_read(entry: Entry) -> None:
    assert CHECKS[entry["class"]](entry["example"])
