"""The lexicon of Hindi numbers. Forms are folded; only spellings that folding parts are listed."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from sandhi.hindi.folding import fold

# In order; the spellings of one number are parted by slashes.
_ZERO_TO_NINETY_NINE = """
शून्य/जीरो/सिफर एक दो तीन चार पांच छह/छः/छ/छै सात आठ नौ
दस ग्यारह बारह तेरह चौदह पंद्रह/पंदरह सोलह सत्रह/सतरह अठारह/अट्ठारह उन्नीस
बीस इक्कीस बाईस/बाइस तेईस/तेइस चौबीस पच्चीस छब्बीस सत्ताईस/सत्ताइस
अट्ठाईस/अट्ठाइस/अठाईस/अठाइस उनतीस/उन्तीस
तीस इकतीस/इकत्तीस/इकतिस बत्तीस तैंतीस/तेंतीस/तेतीस/तैतीस चौंतीस/चौतीस पैंतीस/पैतीस छत्तीस
सैंतीस/सैतीस अड़तीस उनतालीस/उन्तालीस/उनचालीस
चालीस इकतालीस बयालीस/बियालीस तैंतालीस/तेंतालीस/तैतालीस चवालीस/चौवालीस/चौंवालीस/चौआलीस
पैंतालीस/पैतालीस छियालीस/छयालीस सैंतालीस/सैतालीस अड़तालीस उनचास/उन्चास/उनंचास
पचास इक्यावन/इक्कावन बावन तिरपन/तिरेपन चौवन/चव्वन पचपन छप्पन सत्तावन अट्ठावन/अठावन उनसठ
साठ इकसठ बासठ तिरसठ/तिरेसठ चौंसठ/चौसठ पैंसठ/पैसठ छियासठ सड़सठ/सरसठ अड़सठ उनहत्तर/उन्हत्तर
सत्तर इकहत्तर/इकत्तर बहत्तर तिहत्तर चौहत्तर पचहत्तर छिहत्तर सतहत्तर अठहत्तर
उनासी/उन्यासी/उन्नासी
अस्सी इक्यासी बयासी तिरासी चौरासी पचासी छियासी सत्तासी/सतासी अट्ठासी/अठासी नवासी
नब्बे इक्यानवे/इक्यानबे बानवे/बानबे तिरानवे/तिरानबे चौरानवे/चौरानबे
पंचानवे/पंचानबे/पचानवे/पचानबे छियानवे/छियानबे सत्तानवे/सत्तानबे
अट्ठानवे/अट्ठानबे/अठानवे/अठानबे निन्यानवे/निन्यानबे
"""


def _lexicon(entries: Iterable[tuple[str, str]]) -> Mapping[str, Decimal]:
    """Folded forms and their values, from forms parted by slashes."""
    return {fold(form): Decimal(value) for forms, value in entries for form in forms.split("/")}


CARDINALS = _lexicon(
    (forms, str(value)) for value, forms in enumerate(_ZERO_TO_NINETY_NINE.split())
)
HALVES = _lexicon([("आधा/आधी/आधे", "0.5")])
COEFFICIENTS = {
    **CARDINALS,
    **HALVES,
    **_lexicon([("डेढ़", "1.5"), ("ढाई/अढ़ाई", "2.5"), ("पौन/पौना", "0.75")]),
}
# Added to the number that follows: साढ़े तीन is 3.5, पौने दो 1.75, सवा सौ 1.25 × 100.
AND_A_HALF = fold("साढ़े")
QUARTERS = _lexicon([("सवा", "0.25"), (AND_A_HALF, "0.5"), ("पौने", "-0.25")])

DOZEN = fold("दर्जन")
SCALES = _lexicon(
    [
        (DOZEN, "12"),
        ("सौ", "100"),
        ("हजार", "1_000"),
        ("लाख", "1_00_000"),
        ("मिलियन", "1_000_000"),
        ("करोड़", "1_00_00_000"),
        ("अरब/बिलियन", "1_000_000_000"),
        ("खरब", "1_00_00_00_00_000"),
        ("ट्रिलियन", "1_000_000_000_000"),
        ("नील", "1_00_00_00_00_00_000"),
        ("पद्म", "1_00_00_00_00_00_00_000"),
    ]
)
# Vague plurals, with the least that they can mean: their unit.
VAGUE = _lexicon(
    [
        ("दर्जनों", "12"),
        ("दसियों", "10"),
        ("सैकड़ों/सैंकड़ों", "100"),
        ("हजारों/हजारो", "1_000"),
        ("लाखों/लाखो", "1_00_000"),
        ("करोड़ों/करोड़ो", "1_00_00_000"),
        ("अरबों", "1_000_000_000"),
        ("खरबों", "1_00_00_00_00_000"),
    ]
)
# Several, two at least. All but कई are numerals only before a scale or a unit: कुछ हजार, कुछ दिनों.
SEVERAL = _lexicon([("कई", "2"), ("कुछ", "2"), ("चंद", "2"), ("अनेक", "2")])
ALWAYS_SEVERAL = fold("कई")
# Words that make a vague quantity of "number": बड़ी संख्या.
MUCH = frozenset(map(fold, "काफी बड़ी भारी अच्छी खासी".split()))
NUMBER_NOUNS = frozenset(map(fold, "संख्या तादाद मात्रा".split()))
# Words of other things too (Arab, blue, an award): numerals after a coefficient or before a unit.
AMBIGUOUS = frozenset(map(fold, ("अरब", "अरबों", "नील", "पद्म")))

DENOMINATORS = _lexicon([("तिहाई", "3"), ("चौथाई", "4")])
MULTIPLES = _lexicon(
    [
        ("दोगुना/दोगुनी/दोगुने/दुगुना/दुगुनी/दुगुने/दुगना/दुगनी/दुगने", "2"),
        ("तिगुना/तिगुनी/तिगुने", "3"),
        ("चौगुना/चौगुनी/चौगुने", "4"),
    ]
)
DUAL = _lexicon([("दोनों/दोनो", "2")])
AGGREGATES = _lexicon(
    [
        ("तीनों", "3"),
        ("चारों", "4"),
        ("पांचों", "5"),
        ("छहों", "6"),
        ("सातों", "7"),
        ("आठों", "8"),
        ("दसों", "10"),
    ]
)

REGULAR_SUFFIXES = frozenset(map(fold, ("वां", "वा", "वीं", "वी", "वें", "वे")))
ORDINAL_SUFFIXES = REGULAR_SUFFIXES | frozenset(
    "ला ली ले रा री रे था थी थे ठा ठी ठे st nd rd th".split()
)


def _with_suffix(cardinals: Mapping[str, Decimal]) -> Mapping[str, Decimal]:
    return {
        form + suffix: value for form, value in cardinals.items() for suffix in REGULAR_SUFFIXES
    }


SCALE_ORDINALS = _with_suffix({form: value for form, value in SCALES.items() if form != DOZEN})
REGULAR_ORDINALS = _with_suffix({form: value for form, value in CARDINALS.items() if value >= 5})
ORDINALS = {
    **REGULAR_ORDINALS,
    **SCALE_ORDINALS,
    **_lexicon(
        [
            ("पहला/पहली/प्रथम", "1"),
            ("दूसरा/दूसरी/दूसरे/द्वितीय", "2"),
            ("तीसरा/तीसरी/तीसरे/तृतीय", "3"),
            ("चौथा/चौथी/चौथे/चतुर्थ", "4"),
            ("पंचम", "5"),
            ("छठा/छठी/छठे/छठवां/छठवीं/छठवें", "6"),
            ("नवां/नवीं/नवें", "9"),
        ]
    ),
}
FIRST_OR_BEFORE = fold("पहले")  # an ordinal only before what is counted off: पहले दिन
COUNTED_OFF = frozenset(
    map(
        fold,
        """
        दिन सप्ताह हफ्ते महीने माह साल वर्ष दशक तिमाही छमाही घंटे मिनट चरण दौर राउंड मैच मुकाबले टेस्ट वनडे हाफ
        सेट गेम क्वार्टर ओवर पावरप्ले विकेट गेंद प्रयास स्थान नंबर पायदान पड़ाव सत्र सीजन संस्करण अध्याय भाग हिस्से
        पन्ने पृष्ठ कार्यकाल राष्ट्रपति प्रधानमंत्री मुख्यमंत्री गवर्नर व्यक्ति भारतीय खिलाड़ी बल्लेबाज गेंदबाज
        कप्तान
        """.split(),
    )
)
BEFORE_BEFORE = frozenset(map(fold, "से इससे उससे जिससे किससे ठीक तुरंत सबसे".split()))  # इससे पहले

ONE = fold("एक")
ANY = frozenset(map(fold, "किसी कोई हर प्रत्येक".split()))  # किसी एक
OTHER = frozenset(map(fold, "दूसरा दूसरी दूसरे".split()))  # एक-दूसरे
AGAIN = fold("फिर")
ZERO = fold("शून्य")
BELOW = fold("नीचे")
MINUS = fold("माइनस")
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
    {FIRST_OR_BEFORE, MINUS},
)
