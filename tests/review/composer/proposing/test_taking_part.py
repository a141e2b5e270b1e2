"""Who is proposed to have a part, by the words beside the names, in sentences that nobody coded."""

import re
from typing import TYPE_CHECKING

import pytest

from sandhi.language import Case, language
from sandhi.review.composer.drafting import Proposal
from sandhi.review.composer.learning.learnt import Learnt
from sandhi.review.composer.passage import passage_at
from sandhi.review.composer.proposal import proposal
from sandhi.review.composer.shape import shape_of
from tests.review.composer.passages import with_line

if TYPE_CHECKING:
    from tests.conftest import Copy

HINDI = language("hi")
JAPAN, UKRAINE, RUSSIA, SEOUL = "A0006", "A0005", "A0002", "A0003"
WEST, PUTIN, BOTH = "A0042", "A0008", "A0044"


def proposed(real: "Copy", line: str, quote: str, type_: str) -> Proposal:
    """What is proposed for a passage of the last line of the last article."""
    package = with_line(real, line)
    start = package.texts["S004"].rindex(quote)
    passage = passage_at(package, "S004", start, start + len(quote))
    shape = shape_of(package, "events")
    return proposal(package, shape, Learnt(package, shape), passage, type_)


def taking_part(real: "Copy", line: str, quote: str, type_: str) -> dict[str, str]:
    offers = proposed(real, line, quote, type_).offers
    return {
        one.key: one.role for one in offers if one.is_taken and one.join.table == "event_actors"
    }


@pytest.mark.parametrize(
    ("quote", "type_", "parts"),
    [
        ("जापान और यूक्रेन की बातचीत", "meeting", {JAPAN: "participant", UKRAINE: "participant"}),
        ("जापान के साथ यूक्रेन की बैठक", "meeting", {JAPAN: "participant", UKRAINE: "participant"}),
        ("जापान ने यूक्रेन से बात की", "meeting", {JAPAN: "participant", UKRAINE: "participant"}),
        ("जापान और यूक्रेन के बीच वार्ता", "meeting", {JAPAN: "participant", UKRAINE: "participant"}),
        (
            "रूस से लौटने के बाद जापान और यूक्रेन की फोन पर बातचीत हुई",
            "meeting",
            {JAPAN: "participant", UKRAINE: "participant"},
        ),
        (
            "बैठक में जापान और यूक्रेन के व्यापार पर बात हुई",
            "meeting",
            {JAPAN: "topic", UKRAINE: "topic"},
        ),
        (
            "जापान ने रूस के बारे में यूक्रेन को जानकारी दी",
            "statement",
            {JAPAN: "speaker", RUSSIA: "topic", UKRAINE: "addressee"},
        ),
        ("पश्चिमी देशों ने एक दूसरे पर हमला किया", "fighting", {WEST: "participant"}),
        (
            "पश्चिमी देशों ने जापान पर हमला किया",
            "fighting",
            {WEST: "initiator", JAPAN: "target"},
        ),
        ("जापान ने रूस से हमला किया", "fighting", {JAPAN: "initiator"}),
        ("दोनों देशों ने मिलकर काम किया", "cooperation", {BOTH: "participant"}),
        ("दोनों देशों ने जापान पर हमला किया", "fighting", {BOTH: "initiator", JAPAN: "target"}),
        # Whose attack it is suffers nothing.
        ("यूक्रेन में रूस के हमले में 37 लोग मारे गए", "casualties", {}),
        ("रूसी हमलों में जापान के 37 लोग मारे गए", "casualties", {JAPAN: "affected"}),
        ("रूसी हवाई हमलों में 37 लोग मारे गए", "casualties", {}),
        ("जापान के 37 लोग हमले में मारे गए", "casualties", {JAPAN: "affected"}),
    ],
)
def test_the_words_beside_a_name_tell_as_what_one_takes_part(
    real: "Copy", quote: str, type_: str, parts: dict[str, str]
) -> None:
    assert taking_part(real, f"{quote}।", quote, type_) == parts


@pytest.mark.parametrize(
    ("line", "quote", "type_", "parts"),
    [
        (
            "जापान ने कल यूक्रेन के साथ अलग बैठक का प्रस्ताव रखा।",
            "यूक्रेन के साथ अलग बैठक",
            "meeting",
            {JAPAN: "participant", UKRAINE: "participant"},
        ),
        (
            "जापान ने मदद भेजी और वे यूक्रेन से मिले।",
            "वे यूक्रेन से मिले",
            "meeting",
            {JAPAN: "participant", UKRAINE: "participant"},
        ),
    ],
)
def test_who_does_it_may_stand_before_the_passage(
    real: "Copy", line: str, quote: str, type_: str, parts: dict[str, str]
) -> None:
    assert taking_part(real, line, quote, type_) == parts


@pytest.mark.parametrize(
    ("after", "case"),
    [
        (" की वापसी के बारे में", Case.ABOUT),
        (" को लेकर", Case.ABOUT),
        (" की नई गेंद पर चर्चा हुई", Case.ABOUT),
        (" की फोन पर बातचीत", Case.OF),
        (" दोनों खिलाड़ियों की जीत", Case.OF),
        (" से लौटने के बाद", Case.IN),
        (" जाने से पहले", Case.IN),
        (" से लौटे", Case.FROM),
    ],
)
def test_as_what_a_name_stands_in_a_game(after: str, case: Case) -> None:
    assert HINDI.case(after) is case


@pytest.mark.parametrize(
    ("text", "is_of_pronoun"),
    [("वे मैदान पर उतरे", True), ("और उन्होंने गेंद ली", True), ("रमा ने गेंद ली", False), ("", False)],
)
def test_a_pronoun_may_do_what_a_passage_tells(text: str, is_of_pronoun: bool) -> None:
    assert HINDI.is_of_pronoun(text) is is_of_pronoun


@pytest.mark.parametrize(
    ("line", "type_", "parts"),
    [
        ("[रूस की यात्रा] के दौरान पुतिन ने भाषण दिया", "visit", {PUTIN: "visitor", RUSSIA: "host"}),
        ("पुतिन ने [रूस की यात्रा] के दौरान भाषण दिया", "visit", {PUTIN: "visitor", RUSSIA: "host"}),
        ("पुतिन ने [रूस की यात्रा] को याद किया", "visit", {RUSSIA: "host"}),
        ("[पुतिन ने रूस की यात्रा की]", "visit", {PUTIN: "visitor", RUSSIA: "host"}),
        ("[रूस के हमले] के दौरान पुतिन ने भाषण दिया", "fighting", {RUSSIA: "initiator"}),
        (
            "[जापान से मुलाकात] के बाद पुतिन ने भाषण दिया",
            "meeting",
            {PUTIN: "participant", JAPAN: "participant"},
        ),
    ],
)
def test_who_does_the_rest_makes_the_trip_to_a_place_and_meets_somebody_meanwhile(
    real: "Copy", line: str, type_: str, parts: dict[str, str]
) -> None:
    before, quote, after = re.split(r"[][]", line)
    assert taking_part(real, f"{before}{quote}{after}।", quote, type_) == parts
