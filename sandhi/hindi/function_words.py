"""Words that only hold a Hindi sentence together, and so end a noun phrase."""

from sandhi.hindi.folding import fold

GENITIVES = frozenset(map(fold, "का के की".split()))
CASE_MARKERS = GENITIVES | frozenset(map(fold, "को ने से में पर तक".split()))
COPULAS = frozenset(map(fold, "है हैं था थी थे".split()))
DETERMINERS = frozenset(map(fold, "यह वह ये वे इस उस इन उन अपने".split()))
FUNCTION_WORDS = (
    CASE_MARKERS
    | COPULAS
    | frozenset(
        map(
            fold,
            """
            हो हुआ हुई हुए और या तथा एवं व कि जो जब तो ही भी लेकिन मगर बाद पहले साथ लिए द्वारा बीच
            रहा रही रहे गया गई गए कर करते करना किया नहीं न यह वह ये वे इस उस इन उन अब
            मैंने हमने उसने उन्होंने इसने इन्होंने जिसने किसने उसे उन्हें इसे इन्हें जिसे उसके उनके इसके इनके अपने
            """.split(),
        )
    )
)
