"""What is drafted where a sentence tells that something only may be, or is to come."""

from typing import TYPE_CHECKING, NamedTuple

import pytest

from sandhi.language import Mood
from sandhi.language.english.phrases import mood_of as mood_of_label
from sandhi.language.english.translations import as_label, tells_mood, what_is_said, without_frame
from sandhi.review.composer.drafting import Proposal
from sandhi.review.composer.learning.learnt import Learnt
from sandhi.review.composer.passage import passage_at
from sandhi.review.composer.proposal import proposal
from sandhi.review.composer.proposing.offices import usual_mention
from sandhi.review.composer.shape import shape_of

if TYPE_CHECKING:
    from tests.conftest import Copy
from tests.review.composer.passages import with_lines


class Told(NamedTuple):
    """A sentence, its passage between brackets, and what a careful curator makes of it."""

    sentence: str
    translation: str
    status: str
    modality: str
    label: str
    parts: str


SENTENCES = [
    Told(
        "यूक्रेन के पास [रूस पर हमला करने का विकल्प] है।",
        "Ukraine has the option of attacking Russia.",
        *("possible", "speculated", "Ukraine might attack Russia"),
        "A0002 target, A0005 initiator",
    ),
    Told(
        "दक्षिण कोरिया ने [यूक्रेन को हथियार बेचने] से इनकार नहीं किया है।",
        "South Korea has not ruled out selling arms to Ukraine.",
        *("possible", "speculated", "South Korea might supply Ukraine"),
        "A0003 initiator, A0005 recipient",
    ),
    Told(
        "अगर [अमेरिका यूक्रेन को मिसाइलें मुहैया कराता है] तो रूस जवाब देगा।",
        "If the United States provides missiles to Ukraine, Russia will answer.",
        *("possible", "speculated", "The United States might supply Ukraine"),
        "A0004 initiator, A0005 recipient",
    ),
    Told(
        "अगर अमेरिका मिसाइलें देता है तो [रूस यूक्रेन पर हमला करेगा]।",
        "If the United States gives missiles, Russia will attack Ukraine.",
        *("conditional", "conditional", "Russia is to attack Ukraine"),
        "A0002 initiator, A0005 target",
    ),
    Told(
        "अमेरिका ने यूक्रेन को [रूस पर हमला करने] की अनुमति दी।",
        "The United States allowed Ukraine to attack Russia.",
        *("possible", "speculated", "Ukraine might attack Russia"),
        "A0002 target, A0005 initiator",
    ),
    Told(
        "[पुतिन और किम जोंग उन की मुलाकात संभव है]।",
        "A meeting of Putin and Kim Jong Un is possible.",
        *("possible", "speculated", "Putin and Kim Jong Un might meet"),
        "A0008 participant, A0009 participant",
    ),
    Told(
        "[अमेरिका और रूस के बीच तनाव बढ़ने का खतरा है]।",
        "There is a danger of growing tension between the United States and Russia.",
        *("possible", "speculated"),
        "There might be tension between the United States and Russia",
        "A0002 participant, A0004 participant",
    ),
    Told(
        "[दक्षिण कोरिया यूक्रेन को हथियार बेचने की तैयारी में है]।",
        "South Korea is preparing to sell arms to Ukraine.",
        *("planned", "planned", "South Korea is to sell arms to Ukraine"),
        "A0003 initiator, A0005 recipient",
    ),
    Told(  # what it is done with is nobody's part, and where the attacker is, is no place
        "[यूक्रेन ने पश्चिमी देशों की मिसाइलों से रूस पर हमला किया]।",
        "Ukraine attacked Russia with missiles of Western countries.",
        *("occurred", "asserted", "Ukraine attacks Russia"),
        "A0002 target, A0005 initiator",
    ),
    Told(
        "लोग [यूक्रेन पर रूस के हमले] से डरे हुए हैं।",
        "People are frightened by Russia's attack on Ukraine.",
        *("occurred", "asserted", "Russia attacks Ukraine"),
        "A0002 initiator, A0005 target",
    ),
    Told(
        "रूस के पास [अमेरिकी ठिकानों पर हमला करने का विकल्प] है।",
        "Russia has the option of attacking American bases.",
        *("possible", "speculated", "Russia might attack the United States"),
        "A0002 initiator, A0004 target",
    ),
    Told(  # that it is not so is no draft of anybody's
        "[यूक्रेन की सेना रूस पर हमला नहीं करेगी]।",
        "The Ukrainian army will not attack Russia.",
        *("", "", ""),
        "A0002 target, A0034 initiator",
    ),
]


def proposals(real: "Copy") -> list[tuple[Told, Proposal, dict[str, str]]]:
    """What is proposed for each sentence, with what its mention has."""
    lines = [
        (told.sentence.replace("[", "").replace("]", ""), told.translation) for told in SENTENCES
    ]
    package = with_lines(real, lines)
    shape = shape_of(package, "events")
    learnt = Learnt(package, shape)
    drafted = []
    for told, (line, _) in zip(SENTENCES, lines, strict=True):
        begin = package.texts["S004"].rindex(line)
        start, end = told.sentence.index("["), told.sentence.index("]") - 1
        passage = passage_at(package, "S004", begin + start, begin + end)
        proposed = proposal(package, shape, learnt, passage)
        rests = any(one.is_taken and one.join in shape.sources for one in proposed.offers)
        mention = usual_mention(package, shape, learnt, proposed.cells, rests, passage)
        drafted.append((told, proposed, mention))
    return drafted


def test_what_only_may_be_is_drafted_as_no_more(real: "Copy") -> None:
    for told, proposed, mention in proposals(real):
        parts = ", ".join(
            sorted(
                f"{one.key} {one.role}"
                for one in proposed.offers
                if one.is_taken and one.join.table == "event_actors"
            )
        )
        cells = proposed.cells
        assert (cells["status"], cells["label"], parts) == (told.status, told.label, told.parts)
        assert not told.modality or mention["modality"] == told.modality
        # No rule would refuse the label, and the summary lets its reader know the same.
        mood = mood_of_label(cells["label"])
        assert tells_mood(cells["summary"], mood), cells["summary"]
        is_over = {"possible", "planned", "conditional"}.isdisjoint({told.status})
        assert is_over or (cells["part_of"] in ("", "E0042") and cells["date"].endswith("/.."))


@pytest.mark.parametrize(
    ("status", "modality"),
    [("planned", "planned"), ("possible", "speculated"), ("conditional", "conditional")],
)
def test_a_mention_follows_how_real_a_curator_says_that_a_row_is(
    original: "Copy", status: str, modality: str
) -> None:
    package, shape = original.package, shape_of(original.package, "events")
    learnt, text = Learnt(package, shape), package.texts["S004"]
    start = text.index("किम जोंग")
    passage = passage_at(package, "S004", start, start + len("किम जोंग"))
    cells = {"event_type": "visit", "class": "act", "status": status}
    for rests in (False, True):
        mention = usual_mention(package, shape, learnt, cells, rests, passage)
        assert mention["modality"] == modality


@pytest.mark.parametrize(
    ("text", "mood", "is_told"),
    [
        ("The team may win.", Mood.POTENTIAL, True),
        ("The team has the option of playing first.", Mood.POTENTIAL, True),
        ("The team wins.", Mood.POTENTIAL, False),
        ("The team will win.", Mood.FUTURE, True),
        ("The team wins.", Mood.FUTURE, False),
        ("The team wins.", None, True),
    ],
)
def test_a_sentence_tells_that_something_is_not_so_yet(
    text: str, mood: Mood | None, is_told: bool
) -> None:
    assert tells_mood(text, mood) is is_told


def test_what_is_feared_or_meant_is_told_as_that() -> None:
    assert without_frame("It is feared that the team will lose.") == "The team will lose."
    assert what_is_said("Experts fear that the team will lose.") == "The team will lose."
    assert as_label("The club is preparing to sell the team.", Mood.FUTURE) == (
        "The club is to sell the team"
    )
    assert as_label("The players want to stay.", Mood.FUTURE) == "The players are to stay"
