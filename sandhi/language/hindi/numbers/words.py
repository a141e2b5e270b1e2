"""The Hindi lexicon of numbers, as their grammar reads it: every form is kept folded.

What the lexicon does not list is what a rule is about, such as the sign of a negative number.
"""

from collections.abc import Mapping
from decimal import Decimal

from sandhi.language.hindi.folding import fold
from sandhi.language.hindi.lexicon import forms, of_class, values


def _values(kind: str) -> Mapping[str, Decimal]:
    return {form: Decimal(value) for form, value in values("numbers", "value", kind=kind).items()}


CARDINALS = _values("cardinal")  # below a hundred
HALVES = _values("half")
COEFFICIENTS = {**CARDINALS, **HALVES, **_values("coefficient")}
HALVING = frozenset(form for form, value in COEFFICIENTS.items() if value % 1)  # डेढ़, ढाई
# Added to the number that follows: साढ़े तीन is 3.5, पौने दो 1.75, सवा सौ 1.25 × 100.
QUARTERS = _values("added")
AND_A_HALF = fold("साढ़े")

SCALES = _values("scale")
# Shortened, and only after digits; single letters only where something shows what they are.
KILO = "k"
LETTER_SCALES = _values("letter_scale")
SHORT_SCALES = {**_values("short_scale"), **LETTER_SCALES}
DOZEN = fold("दर्जन")
# Vague plurals, with the least that they can mean: their unit.
VAGUE = _values("vague")
# Several, two at least. All but कई are numerals only before a scale or a unit: कुछ हजार, कुछ दिनों.
SEVERAL = _values("several")
ALWAYS_SEVERAL = fold("कई")
# Words that make a vague quantity of "number": बड़ी संख्या.
MUCH = forms("beside_numbers", role="much")
NUMBER_NOUNS = forms("beside_numbers", role="amount")
# Words of other things too: numerals after a coefficient or before a unit.
AMBIGUOUS = frozenset(
    form for form, meaning in values("numbers", "other_meaning").items() if meaning
)

DENOMINATORS = _values("denominator")
VULGAR = _values("vulgar")  # ½
DIVIDED = forms("beside_numbers", role="divided")  # तीन बटा चार
POINT = forms("beside_numbers", role="point")  # तीन दशमलव पांच
SHARED = forms("beside_numbers", role="shared")  # 3/4 हिस्सा
_UNCLEAR = forms("beside_numbers", role="unclear") | forms("beside_numbers", role="part_of_one")
# What makes another number of those beside it, as far as it is not read.
OPERATORS = DIVIDED | POINT | _UNCLEAR
# Words of other things too, that reckon where they stand between two numbers: पांच धन दो.
RECKONED = forms("beside_numbers", role="reckoned") | {fold("माइनस")}
MISSPELT_SCALES = forms("beside_numbers", role="misspelt_scale")  # सात सो
MULTIPLES = _values("multiple")
DUAL = _values("dual")
AGGREGATES = _values("aggregate")

PARTED_SUFFIXES = of_class("parted_ordinal_ending")  # also after words: एक सौ एक वें
REGULAR_SUFFIXES = PARTED_SUFFIXES | of_class("ordinal_ending")
LATIN_SUFFIXES = frozenset("st nd rd th".split())  # 4th
ORDINAL_SUFFIXES = REGULAR_SUFFIXES | of_class("digit_ordinal_ending") | LATIN_SUFFIXES


def _with_suffix(cardinals: Mapping[str, Decimal]) -> Mapping[str, Decimal]:
    return {
        form + suffix: value for form, value in cardinals.items() for suffix in REGULAR_SUFFIXES
    }


SCALE_ORDINALS = _with_suffix({form: value for form, value in SCALES.items() if form != DOZEN})
REGULAR_ORDINALS = _with_suffix({form: value for form, value in CARDINALS.items() if value >= 5})
ORDINALS = {**REGULAR_ORDINALS, **SCALE_ORDINALS, **_values("ordinal")}
# Of a single unit, after a greater numeral alone: एक सौ एकवां.
ODD_ORDINALS = frozenset(_with_suffix({form: v for form, v in CARDINALS.items() if v < 5}))
EITHER = of_class("either")  # 200 या 300
BOTH = of_class("and") | {fold("व")}  # 200 और 300 के बीच
FIRST_OR_BEFORE = fold("पहले")  # an ordinal only before what is counted off: पहले दिन
COUNTED_OFF = forms("beside_numbers", role="counted_off")
BEFORE_BEFORE = forms("beside_numbers", role="before_earlier")  # इससे पहले

EVERY = forms("beside_times", role="every")  # प्रति लाख
ONE = fold("एक")
ANY = forms("beside_numbers", role="any")  # किसी एक
OTHER = forms("beside_numbers", role="other")  # एक-दूसरे
AGAIN = fold("फिर")
ZEROS = of_class("zero")
BELOW = of_class("below")  # शून्य से 5 डिग्री नीचे
MINUS = fold("माइनस")
UP_TO = fold("तक")
NEGATIONS = of_class("negation")
NUMERAL_STARTS = frozenset().union(
    COEFFICIENTS,
    QUARTERS,
    SCALES,
    VAGUE,
    SEVERAL,
    MUCH,
    DENOMINATORS,
    MULTIPLES,
    DUAL,
    AGGREGATES,
    ORDINALS,
    VULGAR,
    {FIRST_OR_BEFORE, MINUS},
)
