"""The Hindi lexicon of times, as their grammar reads it: every form is kept folded."""

from collections.abc import Mapping

from sandhi.language.hindi.folding import fold
from sandhi.language.hindi.function_words import GENITIVES
from sandhi.language.hindi.lexicon import forms, of_class, values
from sandhi.language.hindi.numbers.words import CARDINALS, LATIN_SUFFIXES, NUMERAL_STARTS, ORDINALS
from sandhi.language.hindi.words import phrase_table


def _numbered(kind: str) -> Mapping[str, int]:
    return {form: int(number) for form, number in values("calendar", "number", kind=kind).items()}


def _role(role: str) -> frozenset[str]:
    return forms("beside_times", role=role)


# Short, or in Latin letters: months only beside the digits of a day or a year.
SHORT_MONTHS = _numbered("short_month")
STOPPED_MONTHS = _numbered("stopped_month")  # months only with their full stop, after a day
MAY_BE_STOPPED = frozenset((*STOPPED_MONTHS, *SHORT_MONTHS))
MONTHS = {**_numbered("month"), **SHORT_MONTHS, **STOPPED_MONTHS}
MARCH = fold("मार्च")  # also a march on foot, told by the words beside it
MAY, FEAST = fold("मई"), fold("दिवस")  # मई दिवस: a feast, and no month
MARCHING_BEFORE, MARCHING_AFTER = _role("marching_before"), _role("marching_after")
WEEKDAYS = _numbered("weekday")  # Monday is 0, as in the standard library
DAYS = _numbered("day")  # from publication, backward or forward

TIME_UNITS = values("time_units", "unit")
OBLIQUE_PLURAL = "ों"  # दिनों: some days
DAYS_OF_MONTH = DAY_OF_MONTH, SHORT_DAY_OF_MONTH = fold("तारीख"), fold("ता")  # 15 ता.
FIRST_OF_MONTH = frozenset([fold("पहली")])  # पहली जनवरी
DAY_NAMED = _role("day_named")  # दिनांक 04-11-22
LATIN_TO = "to"  # 8 to 9 नवंबर
WRITTEN_ON = LATIN_SUFFIXES  # 4th
LISTS = _role("list")  # 15 और 16 अक्टूबर
SERIES = LISTS | {fold("से")}  # 15 से 20 अक्टूबर
YEAR_BEFORE = _role("before_year")  # साल 2022
YEAR_AFTER = _role("after_year")  # 1857 में
YEAR_ALONE = of_class("year_alone")  # after which nothing but a year can stand
ERAS = _role("era")
ANNIVERSARIES = _role("anniversary")
FISCAL = _role("fiscal")  # वित्त वर्ष, from April to March
ENDS = _role("end")  # साल के अंत
EDGES = ENDS | _role("edge")  # साल के मध्य
SEASONS = _role("season")  # 2024 की गर्मियों
VERY, ALL_OF = fold("ही"), fold("भर")  # अगले ही दिन, हफ्ते भर
AFTER_THAT = fold("फिर")  # शुक्रवार और फिर शनिवार
EVERY = _role("every")  # हर सोमवार

# By how many periods a determiner moves from the one of publication; or "that", of another.
SHIFTS = phrase_table(values("determiners", "shift"))
_KINDS = values("adverbs", "kind")
PARTS_OF_DAY = phrase_table({form: kind for form, kind in _KINDS.items() if kind == "time_of_day"})
ADVERBS = phrase_table({form: kind for form, kind in _KINDS.items() if kind != "time_of_day"})
THEN, WHEN = fold("तब"), fold("जब")
MORE = of_class("more_time")  # एक महीने से अधिक समय बाद
TIME = of_class("time_itself")
BEFORE, LATER, SINCE, IN, DURING, BEGINNING = map(fold, "पहले बाद से में दौरान लेकर".split())
TO, UP_TO, OF, BETWEEN, DATED_DAY, EXACTLY = map(fold, "को तक के बीच दिन ठीक".split())
# What stands between the first and the last of some days, and after them.
FROM_TO = (fold("और"), OF, BETWEEN), (SINCE, UP_TO), (SINCE, OF, BETWEEN)
SAME = _role("same") | DAY_NAMED  # सोमवार यानी 4 नवंबर
FEASTS = _role("feast")  # दिवाली 2024
HALF, HALF_YEAR = "h", fold("छमाही")
LETTERED = _role("lettered")  # Q3, FY25
# What only says that a feast or a month is one, or when beside it: होली के दिन, पौष माह के, ईद के बाद.
BESIDE_FEASTS = of_class("beside_feast")
IN_OR_OF = YEAR_AFTER & {IN, *GENITIVES}
# Hundreds by which a year of two parts begins: उन्नीस सैंतालीस.
THOUSAND = fold("हजार")  # दो हजार चौदह में
CENTURIES = {form: int(value) for form, value in CARDINALS.items() if 18 <= value <= 20}
PART_BEFORE = _role("part")  # जून के अंतिम सप्ताह
PARTS = EDGES | PART_BEFORE | {fold("देर")}  # मध्य 2023, शुरुआती 1990 के दशक, देर 2022
TIMES_OVER = fold("बार")  # हर बार
OTHER_MONTHS = _role("other_month")  # चैत्र 1946
AGO = _role("ago")
SUPERLATIVES = frozenset([*ORDINALS, fold("सबसे")])  # बीस वर्षों में पहली, सबसे बड़ी
OCLOCK = _role("clock")
PAST_THE_HOUR, MINUTES = fold("बजकर"), fold("मिनट")  # 10 बजकर 30 मिनट
NOT_AFTER_SINCE = _role("after_than")  # से अधिक
NOT_AFTER_EARLIER = _role("after_already")  # पहले से (already), पहले बल्लेबाजी (batting first)
# Without one of these, or digits, no numeral in a sentence is a day, an hour or a decade.
DATED_IN_WORDS = (
    OCLOCK
    | {DAY_OF_MONTH, *MONTHS}
    | {form for form, unit in TIME_UNITS.items() if unit in ("decade", "century")}
    | {*CENTURIES, THOUSAND, *YEAR_BEFORE}
    | {form.split()[0] for form in _role("other_era")}
    | (NUMERAL_STARTS & (PARTS_OF_DAY.keys() | ADVERBS.keys()))  # आधी रात
)
