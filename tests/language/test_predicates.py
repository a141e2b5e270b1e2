"""The words by which a Hindi passage reports, and as what a name stands beside it."""

from functools import partial

import pytest

from sandhi.language import Case, language
from tests.harness.lines import lines_run

HINDI = language("hi")


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("टीम ने चेतावनी दी है कि वर्षा होगी", "चेतावनी"),  # who says so comes before what is said
        ("टीम की पहली टुकड़ी का इस्तेमाल युद्ध क्षेत्रों में किया जाएगा", ""),  # where, not what
        ("टीम को मैदान में भेजा जाएगा", "भेजा"),
        ("और खिलाड़ी भेजने की योजना", "भेजने"),  # a noun phrase, whatever noun holds it
        ("मैच के नियमों का पालन करना जारी रखते हैं", ""),
        ("टीम को मैदान में भेजने के एक महीने से अधिक समय बाद भी जमी हुई है", ""),  # only when
        ("टीम युद्ध में भेजे गए बच्चों पर प्रदर्शनी देखने गई", ""),  # whom it is about
        ("अब भेजा जा सकता है टीम का सामान", "भेजा"),  # as if the verb stood last
    ],
)
def test_which_words_may_be_of_the_predicate(text: str, last: str) -> None:
    telling = {HINDI.fold(one) for one in ("चेतावनी", "युद्ध", "भेजा", "भेजने", "नियमों", "टीम")}
    words = [word.form for word in HINDI.predicate(text) if word.is_of_it and word.form in telling]
    assert "".join(words[-1:]) == HINDI.fold(last)


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("मंत्रालयकी", "मंत्रालय"),
        ("रूसने", "रूस"),
        ("सेनाको", "सेना"),
        ("अमेरिका", ""),  # its own end
        ("खेलने", ""),  # a verb
        ("मंत्रालय", ""),
        ("की", ""),
    ],
)
def test_a_postposition_may_be_written_on_to_a_word(word: str, stem: str) -> None:
    at = HINDI.joint(word)
    assert word[:at] == stem
    assert language("xx").joint(word) == 0


@pytest.mark.no_cover
def test_of_a_word_without_an_end_only_its_end_is_looked_at() -> None:
    """As in a text without blanks: folding each of its beginnings takes as long as its square."""
    short, long = (lines_run(partial(HINDI.joint, "ङ" * length)) for length in (101, 1001))
    assert short == long


@pytest.mark.parametrize(
    ("after", "case"),
    [
        (" ने कहा", Case.AGENT),
        (" द्वारा भेजा गया", Case.BY),
        (" भी ने कहा", Case.AGENT),
        (" को हराया", Case.TO),
        (" के साथ खेला", Case.WITH),
        (" के बीच मैच", Case.BETWEEN),
        (" के खिलाफ मैच", Case.AGAINST),
        (" पर आरोप लगा", Case.ON),
        (" पर चर्चा हुई", Case.ON),
        (" के लिए खेला", Case.FOR),
        (" के मैदान में खेला", Case.IN),
        (" की जीत", Case.OF),
        (" से हारा", Case.FROM),
        (" से हमला हुआ", Case.IN),  # whence, and nobody's
        (" के खिलाफ मैच के दौरान खेला", Case.IN),  # that is when, and against nobody
        (" जीत गया", None),
        (", जो जीता", None),
    ],
)
def test_as_what_a_name_stands(after: str, case: Case | None) -> None:
    assert HINDI.case(after) is case


def test_what_a_text_points_back_at() -> None:
    assert HINDI.pointed_at("यह बैठक") == [HINDI.fold("बैठक")]
    assert HINDI.pointed_at("इस कदम को गंभीर बताते हुए") == [HINDI.fold("कदम")]
    assert HINDI.pointed_at("बैठक हुई") == []


def test_whose_title_stands_before_a_name_has_no_part() -> None:
    assert HINDI.is_title(" के विदेश मंत्री ")
    assert not HINDI.is_title(" और ")
    assert HINDI.modifies(" यात्रा पर गए")
    assert not HINDI.modifies(" बुधवार को पहुंचे")


@pytest.mark.parametrize(
    ("name", "direct"),
    [
        ("नेपाल के दूतावास", "नेपाल का दूतावास"),
        ("नेपाल के मंत्रालय के प्रवक्ता", "नेपाल के मंत्रालय का प्रवक्ता"),
        ("नेपाल के किसानों", "नेपाल के किसान"),
        ("अधिकारियों", "अधिकारी"),
        ("युद्ध में मारे गए बच्चों", "युद्ध में मारे गए बच्चे"),
        ("युद्धों", "युद्ध"),
        ("नेपाल की सेना", "नेपाल की सेना"),
        ("सेवाओं", "सेवाओं"),  # which may be सेवाएँ, as नेताओं is नेता
    ],
)
def test_a_name_is_cited_in_the_direct_case(name: str, direct: str) -> None:
    assert HINDI.direct(name) == direct
    assert language("en").direct(name) == name
