"""What is drafted of sayings: their type, who says it, who carries it on, and what they tell of."""

from typing import TYPE_CHECKING, NamedTuple

from sandhi.review.composer.drafting import Proposal
from sandhi.review.composer.learning.learnt import Learnt
from sandhi.review.composer.passage import SelectedPassage, passage_at
from sandhi.review.composer.proposal import proposal
from sandhi.review.composer.proposing.fitting import types_that_stand
from sandhi.review.composer.shape import shape_of

if TYPE_CHECKING:
    from sandhi.package import Package
    from tests.conftest import Copy
from tests.review.composer.passages import with_lines


class Told(NamedTuple):
    """A sentence, its passage between brackets, and what is to be ticked of parts and sources."""

    sentence: str
    translation: str
    type: str
    status: str
    label: str
    parts: str
    sources: str


SAID = "रूस जापान पर हमला कर सकता है"
CALLED = "Russia could attack Japan"
TOLD = [
    Told(
        f"योनहाप के मुताबिक पुतिन ने कहा कि [{SAID}]।",
        f"According to Yonhap, Putin said that {CALLED}.",
        *("fighting", "possible", "Russia might attack Japan"),
        *("A0002 initiator, A0006 target", "A0008 claimant, A0023 reporter"),
    ),
    Told(
        f"[योनहाप के मुताबिक पुतिन ने कहा कि {SAID}]।",
        f"According to Yonhap, Putin said that {CALLED}.",
        *("assessment", "occurred", f"Putin assesses that {CALLED}"),
        *("A0002 topic, A0006 topic, A0008 speaker", "A0023 reporter"),
    ),
    Told(  # in a headline, who speaks beside what is quoted
        "'[जापान रूस पर हमला कर सकता है]', वार्ता के बाद पुतिन ने दिया बयान; किम जोंग उन ने कही ये बात",
        "'Japan can attack Russia', Putin made a statement after talks; Kim Jong Un said this",
        *("fighting", "possible", "Japan might attack Russia"),
        *("A0002 target, A0006 initiator", "A0008 claimant"),
    ),
    Told(  # of several who are named in a row all have a part, and a name keeps its capital
        "[पुतिन ने कहा कि जापान, दक्षिण कोरिया और यूक्रेन वार्ता कर सकते हैं]।",
        "Putin said that Japan, South Korea and Ukraine can hold talks.",
        *("assessment", "occurred"),
        "Putin assesses that Japan, South Korea and Ukraine can hold talks",
        *("A0003 topic, A0005 topic, A0006 topic, A0008 speaker", ""),
    ),
    Told(  # behind what is quoted, the text tells something itself
        'पुतिन ने कहा, "रूस जापान की मदद के लिए तैयार है," [जहां यूक्रेन ने हमला किया था]।',
        'Putin said, "Russia is ready to help Japan," where Ukraine attacked.',
        *("fighting", "occurred", "Ukraine attacks", "A0005 initiator", ""),
    ),
    Told(
        "रूस की ओर से सोमवार को कहा गया है कि [जापान पर हमला हुआ]।",
        "It was said on the part of Russia on Monday that Japan was attacked.",
        *("fighting", "alleged", "Japan is said to have been attacked"),
        *("A0006 target", "A0002 claimant"),
    ),
    Told(  # whose correspondent says it carries that on; whose minister does, does not
        "योनहाप के एशिया संवाददाता पुतिन ने कहा कि [जापान पर हमला हुआ]।",
        "Yonhap's Asia correspondent Putin said that Japan was attacked.",
        *("fighting", "alleged", "Japan is said to have been attacked"),
        *("A0006 target", "A0008 claimant, A0023 reporter"),
    ),
    Told(
        "जापान के विदेश मंत्री पुतिन ने कहा कि [रूस पर हमला हुआ]।",
        "Japan's foreign minister Putin said that Russia was attacked.",
        *("fighting", "alleged", "Russia is said to have been attacked"),
        *("A0002 target", "A0008 claimant"),
    ),
    Told(  # nobody is told to say it
        "समझा जाता है कि [जापान पर हमला हुआ]।",
        "It is believed that Japan was attacked.",
        *("fighting", "alleged", "Japan is said to have been attacked", "A0006 target", ""),
    ),
    Told(  # whom a pronoun means, in a clause on a name, and after one
        "पुतिन ने बताया कि जापान डरा हुआ है, [जिस पर यूक्रेन ने हमला किया]।",
        "Putin said that Japan, which Ukraine attacked, is afraid.",
        *("fighting", "occurred", "Ukraine attacks Japan", "A0005 initiator, A0006 target", ""),
    ),
    Told(  # what one asks for rests on that one
        "पुतिन ने जापान से [रूस पर हमला करने] को कहा है।",
        "Putin has asked Japan to attack Russia.",
        *("fighting", "possible", "Russia might be attacked", "A0002 target", "A0008 claimant"),
    ),
    Told(  # whose territory it is, whose is taken; and the label has the verb of the words
        "[यूक्रेन की सेना ने रूस के कुर्स्क क्षेत्र में बड़े भाग पर कब्जा कर लिया है]।",
        "The Ukrainian army has captured a large part of Russia's Kursk region.",
        *("fighting", "occurred"),
        "The Ukrainian army captures a large part of Russia's Kursk region",
        *("A0002 target, A0034 initiator", ""),
    ),
    Told(  # whoever does one thing and says another
        "पुतिन ने जापान का नाम लिया, जिसके साथ वह संपर्क में हैं, और कहा है कि [रूस पर हमला हुआ]।",
        "Putin named Japan, with which he is in contact, and has said that Russia was attacked.",
        *("fighting", "alleged", "Russia is said to have been attacked"),
        *("A0002 target", "A0008 claimant"),
    ),
    Told(  # what a participle tells, whoever speaks presupposes
        "पुतिन ने कहा कि [दोनों देशों के बीच हुई एक बैठक], जो लंबी थी, आधार बन सकती है।",
        "Putin said that a meeting between both countries, which was long, could be the basis.",
        *(
            "meeting",
            "occurred",
            "Russia and North Korea meet|Russia and North Korea meet in North Korea",
        ),
        *("A0044 participant", ""),
    ),
    Told(
        "[पुतिन ने जापान की भूमिका की बात कही]।",
        "Putin spoke of the role of Japan.",
        *("statement", "occurred", "Putin speaks of the role of Japan"),
        *("A0006 topic, A0008 speaker", ""),
    ),
    Told("पुतिन ने यह बयान दिया है।", "Putin made this statement.", *[""] * 5),  # nobody's own word
    Told(
        "[पुतिन ने बड़ा बयान दिया]।",
        "Putin made a big statement.",
        *("statement", "occurred", "Putin makes a big statement|Putin made a big statement"),
        *("A0008 speaker", ""),
    ),
    Told("पुतिन ने यह बयान दिया है।", "Putin made this statement.", *[""] * 5),
]


def drafted(real: "Copy") -> list[tuple[Told, Proposal]]:
    """What is proposed for each sentence that has a passage."""
    lines = [(one.sentence.replace("[", "").replace("]", ""), one.translation) for one in TOLD]
    package = with_lines(real, lines)
    shape, text = shape_of(package, "events"), package.texts["S004"]
    learnt, begin = Learnt(package, shape), text.index(f"\n{lines[0][0]}\n")
    made = []
    for one, (line, _) in zip(TOLD, lines, strict=True):
        begin = text.index(f"\n{line}", begin) + 1
        if "[" in one.sentence:
            start = begin + one.sentence.index("[")
            passage = passage_at(package, "S004", start, begin + one.sentence.index("]") - 1)
            made.append((one, proposal(package, shape, learnt, passage)))
    return made


def test_a_saying_is_drafted_with_who_says_it_and_who_carries_it_on(real: "Copy") -> None:
    for told, proposed in drafted(real):
        cells = proposed.cells
        assert (cells["event_type"], cells["status"]) == (told.type, told.status), told.sentence
        assert cells["label"] in told.label.split("|"), told.sentence
        ticked = {
            table: ", ".join(
                sorted(
                    f"{one.key} {one.role}"
                    for one in proposed.offers
                    if one.is_taken and one.join.table == table
                )
            )
            for table in ("event_actors", "mention_actors")
        }
        wanted = {"event_actors": told.parts, "mention_actors": told.sources}
        assert ticked == wanted, told.sentence


def coded(real: "Copy", status: str) -> tuple["Package", SelectedPassage]:
    """The package in which what a saying tells is coded on its word, and so real; the saying."""
    package = with_lines(real, [(f"पुतिन ने कहा कि {SAID}।", f"Putin said that {CALLED}.")])
    text = package.texts["S004"]
    begin = text.rindex("पुतिन ने कहा")
    words = {"source": "पुतिन ने कहा", "told": SAID}
    anchors = {
        name: {
            "seed_id": "S004",
            "start": str(start),
            "end": str(start + len(quote)),
            "quote": quote,
        }
        for name, quote in words.items()
        for start in [text.index(quote, begin)]
    }
    events, mentions = real.rows("events"), real.rows("event_mentions")
    claims = real.rows("mention_actors")
    told = {"event_id": "E9999", "event_type": "fighting", "class": "act", "status": status}
    mention = {"mention_id": "M9999", "event_id": "E9999", "modality": "speculated"}
    claim = {"mention_id": "M9999", "source_id": "MA9999", "actor_id": "A0008"}
    real.write("events", [*events, {**events[-1], **told, **anchors["told"], "label": "It might"}])
    real.write("event_mentions", [*mentions, {**mentions[-1], **mention, **anchors["told"]}])
    claim |= {"role": "claimant", **anchors["source"]}
    real.write("mention_actors", [*claims, {**claims[-1], **claim}])
    package = real.package
    return package, passage_at(package, "S004", begin, len(text.rstrip()) - 1)


def test_the_type_of_a_saying_is_one_that_the_rules_let_stand(real: "Copy") -> None:
    package, passage = coded(real, "possible")
    shape = shape_of(package, "events")
    proposed = proposal(package, shape, Learnt(package, shape), passage)
    linked = [one.key for one in proposed.offers if one.is_taken and one.join in shape.links]
    assert linked == ["E9999"]
    assert proposed.cells["event_type"] == proposed.types[0] == "assessment"
    rows = {one: {"event_type": one, "class": "speech"} for one in ("statement", "assessment")}
    assert types_that_stand(package, shape, rows, passage, proposed.offers) == ["assessment"]


def test_of_what_is_told_as_so_it_stays_what_its_words_say(real: "Copy") -> None:
    package, passage = coded(real, "alleged")
    shape = shape_of(package, "events")
    proposed = proposal(package, shape, Learnt(package, shape), passage)
    assert proposed.cells["event_type"] == "statement"
