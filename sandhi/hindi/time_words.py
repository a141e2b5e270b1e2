"""The lexicon of Hindi expressions of time. Every form is kept folded."""

from collections.abc import Mapping

from sandhi.hindi.folding import fold
from sandhi.hindi.number_words import ORDINALS
from sandhi.hindi.words import phrase_table


def _numbered(forms: str, first: int) -> Mapping[str, int]:
    """Number words of which some have several forms, parted by slashes."""
    return {
        fold(form): number
        for number, variants in enumerate(forms.split(), first)
        for form in variants.split("/")
    }


MONTHS = _numbered(
    """जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर/सितम्बर अक्टूबर/अक्तूबर नवंबर/नवम्बर
    दिसंबर/दिसम्बर""",
    1,
)
MARCH = fold("मार्च")  # also a march on foot, told by the words beside it
MARCHING_BEFORE = frozenset(map(fold, "पैदल फ्लैग कैंडल विरोध रोष मशाल लॉन्ग लांग मौन शांति".split()))
MARCHING_AFTER = frozenset(map(fold, "निकाला निकाली निकालने निकालकर किया करते करने पास्ट".split()))

# Monday is 0, as in the standard library.
WEEKDAYS = _numbered(
    """सोमवार मंगलवार बुधवार गुरुवार/गुरूवार/बृहस्पतिवार/वीरवार शुक्रवार शनिवार
    रविवार/इतवार""",
    0,
)

TIME_UNITS: Mapping[str, str] = {
    fold(form): unit
    for unit, forms in {
        "second": "सेकंड सेकेंड सेकंडों",
        "minute": "मिनट मिनटों",
        "hour": "घंटा घंटे घंटों",
        "day": "दिन दिनों दिवस दिवसीय दिनी",
        "week": "सप्ताह सप्ताहों हफ्ता हफ्ते हफ्तों",
        "fortnight": "पखवाड़ा पखवाड़े",
        "month": "महीना महीने महीनों माह",
        "quarter": "तिमाही तिमाहियों",
        "year": "साल सालों वर्ष वर्षों बरस बरसों वर्षीय साला",
        "decade": "दशक दशकों",
        "century": "सदी सदियों शताब्दी शताब्दियों",
        "session": "सत्र सत्रों",
        "season": "सीजन मौसम",
        "weekend": "सप्ताहांत वीकेंड",
    }.items()
    for form in forms.split()
}
OBLIQUE_PLURAL = "ों"  # दिनों: some days
DAY_OF_MONTH = fold("तारीख")
FIRST_OF_MONTH = frozenset([fold("पहली")])  # पहली जनवरी
LISTS = frozenset(map(fold, "और एवं व तथा या".split()))  # 15 और 16 अक्टूबर
SERIES = LISTS | {fold("से")}  # 15 से 20 अक्टूबर
YEAR_BEFORE = frozenset(map(fold, "साल वर्ष सन सन् ईस्वी".split()))  # साल 2022
YEAR_AFTER = frozenset(map(fold, "में के की का ई ईस्वी".split()))  # 1857 में
ERAS = frozenset(map(fold, "युग जमाने दौर काल".split()))
ANNIVERSARIES = frozenset(map(fold, "वर्षगांठ सालगिरह जयंती पुण्यतिथि बरसी छमाही".split()))
FISCAL = frozenset(map(fold, "वित्त वित्तीय".split()))  # वित्त वर्ष, from April to March
EDGES = frozenset(map(fold, "अंत आखिर शुरुआत आरंभ मध्य".split()))  # साल के अंत

# By how many periods a determiner moves from the one of publication.
SHIFTS = phrase_table(
    {
        "पिछला,पिछले,पिछली,विगत,बीता,बीते,बीती,गत,गुजरे,गुजरी": "-1",
        "इस,इसी,मौजूदा,चालू,वर्तमान": "0",
        "अगला,अगले,अगली,आगामी,आने वाला,आने वाले,आने वाली": "1",
        "उस,उसी": "that",
    }
)
DAYS = {fold("आज"): 0, fold("कल"): 1, fold("परसों"): 2}  # from publication, backward or forward
PARTS_OF_DAY = phrase_table(
    {
        "सुबह,सवेरे,सुबह सवेरे,तड़के,भोर,देर सुबह": "morning",
        "दोपहर,दोपहर बाद": "noon",
        "शाम,देर शाम": "evening",
        "रात,देर रात,आधी रात,मध्यरात्रि,रात भर": "night",
        "दिनभर,दिन भर,रातभर": "all along",
    }
)
ADVERBS = phrase_table(
    {
        "अब तक,अभी तक,आज तक,अबतक": "until_now",
        "अब,अब भी,अभी,अभी भी,फिलहाल,आजकल,वर्तमान में": "now",
        "इस समय,इस वक्त,इन दिनों,मौजूदा समय,मौजूदा समय में": "now",
        "हाल ही में,हाल में,हाल ही के दिनों,हाल के दिनों,हालिया दिनों": "recently",
        "हाल के हफ्तों,हाल के महीनों,हाल के वर्षों,हाल के सालों": "lately",
        "लंबे समय से,काफी समय से,दिनों से,हफ्तों से,महीनों से,वर्षों से,सालों से": "lately",
        "जल्द,जल्द ही,शीघ्र,शीघ्र ही,निकट भविष्य,जल्द से जल्द": "soon",
        "तब से,उस वक्त,उसी वक्त,उस समय,उसी समय,उन दिनों": "then",
        "उस दौरान,उसी दौरान,इस दौरान,इसी दौरान,इस बीच,इसी बीच": "then",
        "इससे पहले,उससे पहले,इसके पहले,इससे पूर्व,इसके पूर्व": "then",
        "एक समय,एक वक्त,इसी समय,इसी वक्त,पिछली बार,बीती बार,अगली बार": "then",
        "इसके बाद,उसके बाद,इसके बाद से,उसके बाद से,बाद में": "then",
    }
)
THEN, WHEN = fold("तब"), fold("जब")
BEFORE, LATER, SINCE, IN, DURING = map(fold, "पहले बाद से में दौरान".split())
AGO = frozenset([BEFORE, fold("पूर्व")])
SUPERLATIVES = frozenset([*ORDINALS, fold("सबसे")])  # बीस वर्षों में पहली, सबसे बड़ी
OCLOCK = frozenset(map(fold, ("बजे", "बजकर", "बजने")))
NOT_AFTER_SINCE = frozenset(map(fold, "अधिक ज्यादा कम भी ऊपर लेकर पहले पूर्व कहीं".split()))  # से अधिक
# पहले से (already), पहले की, पहले बल्लेबाजी (batting first)
NOT_AFTER_EARLIER = frozenset(map(fold, "से ही की के का तक बल्लेबाजी गेंदबाजी खेलते".split()))
# Without one of these, or digits, no numeral in a sentence is a day, an hour or a decade.
DATED_IN_WORDS = (
    OCLOCK
    | {DAY_OF_MONTH, *MONTHS}
    | {form for form, unit in TIME_UNITS.items() if unit in ("decade", "century")}
)
