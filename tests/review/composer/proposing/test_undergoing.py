"""To whom something is done, for what and by what: in sentences that nobody coded."""

from typing import TYPE_CHECKING

import pytest

from sandhi.language import ClauseRelation, language
from sandhi.language.english.quantities import quantity
from sandhi.language.english.translations import clause_of
from sandhi.package import Package
from sandhi.review.composer.learning.learnt import Learnt
from sandhi.review.composer.passage import passage_at
from sandhi.review.composer.proposal import proposal
from sandhi.review.composer.reading.suggested_passages import suggested_passages
from sandhi.review.composer.shape import shape_of
from tests.review.composer.passages import with_line
from tests.review.composer.proposing.test_taking_part import taking_part

if TYPE_CHECKING:
    from tests.conftest import Copy

JAPAN, UKRAINE, RUSSIA = "A0006", "A0005", "A0002"
HINDI = language("hi")
MEETING, CALL = "जापान को मदद भेजने", "रूस ने जापान को मदद भेजने के प्रयास में यूक्रेन से बातचीत की"
FLOOD, HURT = "जापान में बाढ़ आई", "जिसमें नौ लोग घायल हुए"


@pytest.mark.parametrize(
    ("quote", "parts"),
    [
        ("जापान हमले की चपेट में आया", {JAPAN: "target"}),
        ("जापान के छह क्षेत्र हमले की चपेट में आए", {JAPAN: "target"}),
        ("जापान यूक्रेन के हमलों का निशाना बना", {JAPAN: "target", UKRAINE: "initiator"}),
        ("जापान ने यूक्रेन के ड्रोनों को मार गिराया", {JAPAN: "initiator", UKRAINE: "target"}),
        ("जापान द्वारा दागे गए 40 ड्रोन में से 30 को नष्ट कर दिया गया", {JAPAN: "target"}),
        ("जापान ने यूक्रेन पर हमला किया", {JAPAN: "initiator", UKRAINE: "target"}),
    ],
)
def test_who_undergoes_it_is_no_doer(real: "Copy", quote: str, parts: dict[str, str]) -> None:
    assert taking_part(real, f"{quote}।", quote, "fighting") == parts


def test_who_does_what_the_clause_before_tells_goes_on(real: "Copy") -> None:
    line, quote = "जापान बाढ़ से जूझ रहा है और यूक्रेन पर हमला कर रहा है।", "यूक्रेन पर हमला कर रहा है"
    parts = taking_part(real, line, quote, "fighting")
    assert parts == {JAPAN: "initiator", UKRAINE: "target"}


def with_mention(real: "Copy", line: str, quote: str, key: str) -> Package:
    """The package, of whose last line a passage is a mention of an event."""
    package = with_line(real, line)
    start = package.texts["S004"].rindex(quote)
    rows = real.rows("event_mentions")
    place = {"seed_id": "S004", "start": str(start), "end": str(start + len(quote))}
    new = {"event_mention_id": "EM9999", "event_id": key, "quote": quote}
    real.write("event_mentions", [*rows, {**rows[-1], **place, **new}])
    return real.package


@pytest.mark.parametrize(
    ("line", "told", "quote", "role"),
    [
        (CALL, MEETING, CALL, "purpose"),
        (f"{FLOOD}, जिससे पुल टूट गया", FLOOD, "जिससे पुल टूट गया", "cause"),
    ],
)
def test_what_is_told_hangs_on_what_its_words_say(
    real: "Copy", line: str, told: str, quote: str, role: str
) -> None:
    package = with_mention(real, f"{line}।", told, "E0021")
    start = package.texts["S004"].rindex(quote)
    passage = passage_at(package, "S004", start, start + len(quote))
    shape = shape_of(package, "events")
    offers = proposal(package, shape, Learnt(package, shape), passage, "meeting").offers
    taken = [(one.key, one.role) for one in offers if one.is_taken and one.join in shape.links]
    assert taken == [("E0021", role)]


def test_what_happens_in_what_a_clause_tells_is_a_part_of_it(real: "Copy") -> None:
    package = with_mention(real, f"{FLOOD}, {HURT}।", FLOOD, "E0021")
    start = package.texts["S004"].rindex(HURT)
    passage = passage_at(package, "S004", start, start + len(HURT))
    shape = shape_of(package, "events")
    cells = proposal(package, shape, Learnt(package, shape), passage, "casualties").cells
    assert cells["part_of"] == "E0021"


def test_a_noun_within_a_coded_clause_of_its_type_is_not_selected_again(real: "Copy") -> None:
    line, clause = "मेले में छह लोग घायल हो गए।", "मेले में छह लोग घायल हो गए"
    package = with_line(real, line)
    shape = shape_of(package, "events")

    def suggested(one: Package) -> list[str]:
        begin = one.texts["S004"].rindex(line)
        spans = suggested_passages(one, shape, "S004")
        return [one.texts["S004"][slice(*span)] for span in spans if span.start >= begin]

    assert suggested(package)
    coded = with_mention(real, line, clause, "E0029")  # casualties
    assert suggested(coded) == []


@pytest.mark.parametrize(
    ("after", "relation"),
    [
        (" के प्रयास में", ClauseRelation.PURPOSE),
        (" के एक और प्रयास में", None),
        (" के नए प्रयास में", ClauseRelation.PURPOSE),
        (" के कारण", ClauseRelation.CAUSE),
        ("के कारण", None),
        (" के दौरान", None),
    ],
)
def test_words_after_a_passage_say_how_it_hangs(
    after: str, relation: ClauseRelation | None
) -> None:
    assert HINDI.relation_after(after) is relation


def test_a_clause_that_goes_on_has_its_subject() -> None:
    text = "Goa is facing floods and is building a bridge."
    assert clause_of(text, 1, 1, 2) == "Goa is building a bridge."
    assert clause_of(text, 0, 0, 2) == "Goa is facing floods."
    done = "The captain won the toss and placed a ball there."
    assert clause_of(done, 1, 1, 2) == "The captain placed a ball there."
    assert clause_of(done, 0, 0, 2) == "The captain won the toss."


def test_so_many_of_so_many_are_counted_with_their_noun() -> None:
    (number, *_) = [one for one in HINDI.numbers("78 को नष्ट किया") if one.value == 78]
    assert quantity("78 of the 105 boats launched were destroyed.", number) == "78 of the 105 boats"
