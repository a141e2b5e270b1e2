"""Rules of what a package says in words of its own: scripts, keys, numbers and days in them."""

from dataclasses import replace

from sandhi.check.context import TEXTS
from sandhi.check.prose import own_columns
from sandhi.check.rule import Rule
from sandhi.check.rules.words.evidence import (
    days_in_words_are_known,
    keys_in_words_are_there,
    numbers_in_words_are_borne_out,
    weekdays_in_words_are_those_of_the_days,
)
from sandhi.check.rules.words.habits import words_begin_and_end_alike
from sandhi.check.rules.words.scripts import (
    no_word_mixes_scripts,
    words_in_the_seeds_script_are_theirs,
)
from sandhi.package import Package

RULES = [
    no_word_mixes_scripts,
    words_in_the_seeds_script_are_theirs,
    keys_in_words_are_there,
    numbers_in_words_are_borne_out,
    days_in_words_are_known,
    weekdays_in_words_are_those_of_the_days,
    words_begin_and_end_alike,
]
_OF_THE_WHOLE = (
    keys_in_words_are_there,
    numbers_in_words_are_borne_out,
    days_in_words_are_known,
)


def rules(package: Package, table: str) -> list[Rule]:
    """The rules for a table that has words of ours, declared to read all that they look at."""
    if not own_columns(package, table):
        return []
    others = tuple(name for name in package.schemas if name != table)
    return [
        replace(rule, reads=(*rule.reads, *others), awaits=_awaited(package, table, rule))
        if rule in _OF_THE_WHOLE
        else rule
        for rule in RULES
        if "seeds" in package.schemas or TEXTS not in rule.reads
    ]


def _awaited(package: Package, table: str, rule: Rule) -> tuple[str, ...]:
    """The table of the dates that our words on a text name: its dates are coded only after it."""
    dates = package.settings.suggest.get("date", "")
    return (dates,) if table == "seeds" and rule is days_in_words_are_known and dates else ()
