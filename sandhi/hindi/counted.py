"""Units and counted nouns: what a Hindi numeral counts.

A unit has a name in English, as a figure's ``unit`` has; a counted noun is found only as a span.
"""

from collections.abc import Sequence
from typing import NamedTuple

from sandhi.hindi.folding import fold
from sandhi.hindi.function_words import CASE_MARKERS, COPULAS, FUNCTION_WORDS
from sandhi.hindi.number_words import NUMERAL_STARTS, SCALES
from sandhi.hindi.time_words import TIME_UNITS
from sandhi.hindi.words import (
    Word,
    is_joined,
    is_spaced,
    phrase_table,
    read_phrase,
    span,
)
from sandhi.text import Span

_MEASURES = phrase_table(
    {
        "प्रतिशत,फीसदी,फीसद,परसेंट,पर्सेंट": "percent",
        "प्रतिशत अंक": "percentage_point",
        "आधार अंक,बेसिस पॉइंट": "basis_point",
        "रु,रू,रुपया,रुपये,रुपए,रुपयों,रूपये,रूपए": "INR",
        "डॉलर,डालर,अमेरिकी डॉलर": "USD",
        "यूरो": "EUR",
        "पाउंड,पौंड": "GBP",
        "येन": "JPY",
        "युआन": "CNY",
        "रूबल": "RUB",
        "पैसा,पैसे": "paisa",
        "डिग्री,डिग्री सेल्सियस,सेल्सियस,डिग्री सेंटीग्रेड": "degree_celsius",
        "डिग्री फारेनहाइट,फारेनहाइट": "degree_fahrenheit",
        "मिलीमीटर,मिमी,मिलीमीटर बारिश": "millimetre",
        "सेंटीमीटर,सेमी": "centimetre",
        "मीटर": "metre",
        "किलोमीटर,किमी": "kilometre",
        "मील": "mile",
        "फुट,फीट": "foot",
        "इंच": "inch",
        "किलोमीटर प्रति घंटा,किलोमीटर प्रति घंटे,किलोमीटर प्रतिघंटा": "kilometre_per_hour",
        "किमी प्रति घंटा,किमी प्रति घंटे": "kilometre_per_hour",
        "वर्ग किलोमीटर,वर्ग किमी": "square_kilometre",
        "वर्ग मीटर": "square_metre",
        "वर्ग फुट,वर्ग फीट": "square_foot",
        "हेक्टेयर": "hectare",
        "एकड़": "acre",
        "बीघा": "bigha",
        "लीटर": "litre",
        "बैरल": "barrel",
        "घन मीटर": "cubic_metre",
        "क्यूसेक": "cusec",
        "ग्राम": "gram",
        "किलोग्राम,किलो,किग्रा": "kilogram",
        "क्विंटल,कुंतल": "quintal",
        "टन": "tonne",
        "मेगावाट": "megawatt",
        "गीगावाट": "gigawatt",
        "यूनिट": "unit",
        "हेक्टोपास्कल": "hectopascal",
        "गुना,गुनी,गुने": "times",
        "अंक,अंकों": "point",
        "बार,मर्तबा,दफा": "occurrence",
    }
)
_UNITS = {**_MEASURES, **phrase_table(TIME_UNITS)}
_CURRENCY_BEFORE = {"रु": "INR", "रू": "INR", "rs": "INR", "inr": "INR", "usd": "USD"}
CURRENCY_SIGNS = {"₹": "INR", "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY"}
_UNIT_SIGNS = {"%": "percent", "°": "degree_celsius"}
_DEGREES = {"c": "degree_celsius", "f": "degree_fahrenheit"}

# What a numeral after it does not count, but names: धारा 144.
_LABELS = frozenset(
    map(
        fold,
        """
        अनुच्छेद धारा उपधारा नियम खंड कक्षा अध्याय पृष्ठ पेज नंबर क्रमांक वार्ड सेक्टर प्लेटफॉर्म गेट टर्मिनल चैनल हाईवे
        राजमार्ग कमरा फेज टाइप अंडर
        """.split(),
    )
)

# People and things that news counts. The oblique plural (…ों) tells itself and needs no entry.
_NOUNS = frozenset(
    fold(noun)
    for noun in """
    लोग व्यक्ति सैनिक जवान यात्री मरीज छात्र छात्रा छात्राएं बच्चा बच्चे बच्ची बच्चियां महिला
    महिलाएं पुरुष युवक युवती नागरिक कर्मचारी अधिकारी मजदूर श्रमिक किसान मछुआरे खिलाड़ी दर्शक
    सदस्य सांसद विधायक उम्मीदवार मतदाता आतंकी आतंकवादी पुलिसकर्मी डॉक्टर शिक्षक पत्रकार
    प्रतिनिधि विशेषज्ञ प्रतिभागी पर्यटक श्रद्धालु शरणार्थी बंधक कैदी आरोपी घायल मृतक परिवार
    देश राज्य जिला जिले शहर गांव ब्लॉक घर मकान इमारत इमारतें भवन स्कूल कॉलेज अस्पताल सीट सीटें
    वोट मैच मुकाबला मुकाबले रन विकेट गेंद गेंदें ओवर छक्का छक्के चौका चौके गोल पदक शतक अर्धशतक
    कैच टीम टीमें सेट गेम खिताब जीत हार पारी पारियां मामला मामले मौत मौतें हमला हमले धमाका धमाके
    मिसाइल मिसाइलें ड्रोन बम विमान ट्रेन ट्रेनें बस बसें उड़ान उड़ानें जहाज नाव नावें गाड़ी
    गाड़ियां वाहन कंपनी कंपनियां शेयर नौकरी नौकरियां बैंक शाखा शाखाएं स्टेशन परियोजना
    परियोजनाएं योजना योजनाएं समझौता समझौते फिल्म फिल्में किताब किताबें पेड़ पौधे पशु मवेशी चरण
    दौर पक्ष हिस्सा हिस्से टुकड़े वोल्ट दल पार्टी पार्टियां संस्था संस्थाएं
    """.split()
)
# What shows that the word before it is a noun.
_AFTER_NOUN = CASE_MARKERS | COPULAS
_OBLIQUE_PLURAL = ("ों", "ओं")


class Counted(NamedTuple):
    """A unit or noun that a numeral counts."""

    span: Span
    unit: str | None  # None for a noun
    end: int  # the position after it


def read_unit(words: Sequence[Word], at: int) -> tuple[str, int] | None:
    """Read a unit of measure, currency or time: its name and the position after it."""
    return read_phrase(words, at, _UNITS)


def read_sign(words: Sequence[Word], at: int) -> Counted | None:
    """Read a sign of per cent or degrees that follows the numeral before a position."""
    gap = words[at].gap
    start = words[at].start - len(gap.lstrip(" "))
    sign = gap.strip(" ")[:1]
    if sign == "°" and gap.endswith(sign) and words[at].form in _DEGREES:
        return Counted(Span(start, words[at].end), _DEGREES[words[at].form], at + 1)
    return Counted(Span(start, start + 1), _UNIT_SIGNS[sign], at) if sign in _UNIT_SIGNS else None


def read_counted(words: Sequence[Word], at: int) -> Counted | None:
    """Read what a numeral before a position counts: a unit, or a noun after adjectives."""
    if unit := _unit_here(words, at):
        return Counted(span(words, at, unit[1]), unit[0], unit[1])
    noun = _counted_noun(words, at)
    return None if noun is None else Counted(span(words, noun, noun + 1), None, noun + 1)


def _unit_here(words: Sequence[Word], at: int) -> tuple[str, int] | None:
    """A unit that follows its numeral with a space, a hyphen or nothing between."""
    return read_unit(words, at) if is_joined(words[at]) or words[at].gap == "" else None


def currency_before(words: Sequence[Word], at: int, floor: int) -> tuple[str, int] | None:
    """Read the currency before a numeral: its code, and how many characters before it begins.

    It is looked for no earlier than at the position ``floor``.
    """
    gap = words[at].gap.rstrip(" \u00a0")
    if gap[-1:] in CURRENCY_SIGNS:
        return CURRENCY_SIGNS[gap[-1:]], len(words[at].gap) - len(gap) + 1
    code = _CURRENCY_BEFORE.get(words[at - 1].form) if at > floor else None
    return (code, words[at].start - words[at - 1].start) if code and gap in ("", ".") else None


def labelled(words: Sequence[Word], begin: int, end: int, floor: int) -> int | None:
    """Return the position of the word that a numeral names rather than counts: धारा 144, टी-20, 5G.

    It is looked for no earlier than at the position ``floor``.
    """
    if words[end].form and words[end].gap == "" and words[end - 1].is_digits:
        return None if read_unit(words, end) else end
    if begin == floor:
        return None
    before = words[begin - 1]
    if before.form in _LABELS and is_spaced(words[begin]):
        return begin - 1
    is_name = not before.is_digits and before.form not in NUMERAL_STARTS
    is_attached = words[begin].is_digits and words[begin].gap in ("", "-", "–")
    return begin - 1 if is_name and is_attached else None


def is_countable(words: Sequence[Word], at: int) -> bool:
    """Whether a word is plainly what a numeral before it counts: a unit, a scale or a noun."""
    form = words[at].form
    noun = form in _NOUNS or form in SCALES or form.endswith(_OBLIQUE_PLURAL)
    return noun or read_unit(words, at) is not None


def _counted_noun(words: Sequence[Word], at: int) -> int | None:
    """The position of the noun that a numeral counts, past adjectives; None if unsure."""
    end = at
    while end - at < 4 and _goes_on(words, end, at):
        end += 1
    for position in range(at, end):
        if words[position].form in _NOUNS or words[position].form.endswith(_OBLIQUE_PLURAL):
            return position
    return (
        at if end == at + 1 and words[end].form in _AFTER_NOUN and is_spaced(words[end]) else None
    )


def _goes_on(words: Sequence[Word], position: int, first: int) -> bool:
    """Whether a word continues the noun phrase that a numeral opens."""
    word = words[position]
    ends = (
        not word.form
        or word.form in FUNCTION_WORDS
        or word.form in NUMERAL_STARTS
        or word.is_digits
    )
    return not ends and (is_spaced(word) or (position > first and word.gap == "-"))
