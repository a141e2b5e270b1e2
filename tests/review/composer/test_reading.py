"""What a passage says itself of the row that is made of it, by the words that are declared."""

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from sandhi.review.composer.known_rows import known_rows
from sandhi.review.composer.learning.learnt import Learnt
from sandhi.review.composer.passage import SelectedPassage, passage_at, row_cells
from sandhi.review.composer.proposal import proposal
from sandhi.review.composer.proposing.offers import offers
from sandhi.review.composer.proposing.offices import usual_mention
from sandhi.review.composer.reading.counts import is_counted, is_presupposed
from sandhi.review.composer.reading.heads import types_by_head, types_told_loosely
from sandhi.review.composer.shape import shape_of
from sandhi.text import Span

if TYPE_CHECKING:
    from tests.conftest import Copy
from tests.review.composer.passages import with_line


def at(original: "Copy", seed: str, quote: str) -> SelectedPassage:
    start = original.package.texts[seed].index(quote)
    return passage_at(original.package, seed, start, start + len(quote))


@pytest.mark.parametrize(
    ("quote", "types"),
    [
        ("इसमें दोनों पक्षों के हजारों लोग मारे गए हैं", ["casualties"]),
        ("पश्चिमी देशों ने चेतावनी दी है कि युद्ध को और बढ़ावा मिलेगा", ["concern"]),
        ("अमेरिका ने इस कदम को बेहद गंभीर बताते हुए", ["appraisal"]),
        ("अधिकारी ने इस बात से इनकार किया कि वे मिले", ["answer"]),
        ("अधिकारी ने इस बात से इनकार नहीं किया कि वे मिले", ["assessment"]),  # the longer counts
        ("उत्तर कोरिया द्वारा रूस को और सैनिक भेजने की योजना", ["deployment"]),
        ("कल मैदान में सब बदल गया", []),
    ],
)
def test_the_words_by_which_a_passage_reports_tell_its_type(
    original: "Copy", quote: str, types: list[str]
) -> None:
    passage = at(original, "S003", "टैस")._replace(quote=quote)
    shape = shape_of(original.package, "events")
    assert types_by_head(original.package, shape, passage) == types


@pytest.mark.parametrize(
    ("quote", "types"),
    [
        ("युद्ध के समाधान में भारत भूमिका निभा सकता है", []),  # whose end it is
        ("युद्ध के समाधान के लिए नेता मिले थे", ["meeting"]),
        ("समाधान के बाद युद्ध", ["war"]),
    ],
)
def test_what_words_of_no_type_govern_is_taken_for_nothing(
    real: "Copy", quote: str, types: list[str]
) -> None:
    real.describe(
        "datapackage.json",
        lambda package: package["sandhi"]["compose"]["events"]["heads"].update(
            {"": ["समाधान", "भूमिका*"]}
        ),
    )
    passage = at(real, "S003", "टैस")._replace(quote=quote)
    assert types_by_head(real.package, shape_of(real.package, "events"), passage) == types


@pytest.mark.parametrize(
    ("quote", "types"),
    [
        ("पुतिन ने किम से मुलाकत की", ["meeting"]),  # spelt as it sounds
        ("शांति वार्ता प्योंगयांग में होगी", ["meeting"]),  # where it is stands beside what it is
        ("पुतिन ने किम को देखा", []),
    ],
)
def test_what_no_word_tells_as_it_stands_is_told_loosely(
    original: "Copy", quote: str, types: list[str]
) -> None:
    package, shape = original.package, shape_of(original.package, "events")
    passage = at(original, "S003", "टैस")
    text = f"{passage.text[: passage.span.start]}{quote}"
    span = Span(passage.span.start, len(text))
    passage = passage._replace(
        quote=quote, span=span, sentence=span, sentence_quote=quote, text=text
    )
    assert types_by_head(package, shape, passage) == []
    assert types_told_loosely(package, shape, passage) == types


def test_where_no_word_tells_a_type_none_is_proposed_nor_what_follows_from_it(
    original: "Copy",
) -> None:
    package, shape = original.package, shape_of(original.package, "events")
    passage = at(original, "S002", "तानाशाह किम जोंग उन")
    proposed = proposal(package, shape, Learnt(package, shape), passage)
    assert proposed.types  # a digit takes one of them
    open_cells = ("event_type", "class", "status", "plover", "label", "summary")
    assert {name: proposed.cells[name] for name in open_cells} == dict.fromkeys(open_cells, "")
    assert {one.role for one in proposed.offers if one.join in shape.parts} <= {""}


@pytest.mark.parametrize(
    ("key", "parts"),
    [
        # Who does it, to whom, by the words beside the names, whatever others mostly are.
        ("E0046", {"A0034": "initiator", "A0033": "target"}),
        ("E0087", {"A0001": "initiator", "A0003": "target"}),
        ("E0095", {"A0001": "initiator", "A0002": "recipient"}),
        # Of several joined names each stands as the last; whose minister he is takes no part.
        ("E0102", {"A0009": "participant", "A0011": "participant"}),
        ("E0097", {"A0011": "visitor"}),
        # Where something is, is no part in it.
        ("E0023", {"A0033": "participant"}),
    ],
)
def test_who_is_named_has_the_role_in_which_the_clause_has_him(
    original: "Copy", key: str, parts: dict[str, str]
) -> None:
    package, shape = original.package, shape_of(original.package, "events")
    (row,) = [one for one in row_cells(package, "events") if one["event_id"] == key]
    passage = passage_at(package, row["seed_id"], int(row["start"]), int(row["end"]))
    offered = offers(package, shape, Learnt(package, shape), passage, row["event_type"])
    taken = {one.key: one.role for one in offered if one.join in shape.parts and one.is_taken}
    assert taken.items() >= parts.items()
    assert not taken.keys() & {"A0031", "A0002"} - parts.keys()


def test_what_is_only_to_come_hangs_on_no_condition(original: "Copy") -> None:
    package, shape = original.package, shape_of(original.package, "events")
    learnt = Learnt(package, shape)
    passage = at(original, "S003", "टैस")
    usual = {
        quote: usual_mention(
            *(package, shape, learnt, {"event_id": "E0021", "class": "act", "status": "occurred"}),
            True,
            passage._replace(quote=quote),
        )["modality"]
        for quote in ("रूस को सैनिकों की खेप भेजेगा", "यदि हमला हुआ तो सैनिक भेजेगा")
    }
    assert list(usual.values()) == ["planned", "conditional"]


def test_what_a_passage_points_back_at_comes_first(original: "Copy") -> None:
    package, shape = original.package, shape_of(original.package, "events")
    passage = at(original, "S004", "यह दौरा")
    (first, *_) = known_rows(package, shape, Learnt(package, shape), passage)
    assert (first.key, first.seed_id) == ("E0097", "S004")


def test_the_very_words_of_a_row_come_before_what_is_a_part_of_them(original: "Copy") -> None:
    package, shape = original.package, shape_of(original.package, "events")
    mentions = row_cells(package, "event_mentions")
    keys: dict[str, set[str]] = {}
    for row in mentions:
        keys.setdefault(row["quote"], set()).add(row["event_id"])
    counted = Counter(row["quote"] for row in mentions)
    repeated = [quote for quote, many in counted.most_common() if many > 1]
    assert repeated
    learnt = Learnt(package, shape)
    for quote in repeated[:4]:
        seed = next(row["seed_id"] for row in mentions if row["quote"] == quote)
        (first, *_) = known_rows(package, shape, learnt, at(original, seed, quote))
        assert first.key in keys[quote], quote


def test_of_a_name_that_begins_with_a_country_those_that_do_too_come_first(
    original: "Copy",
) -> None:
    package, shape = original.package, shape_of(original.package, "actors")
    passage = at(original, "S003", "उत्तर कोरियाई सैनिक")._replace(quote="उत्तर कोरियाई बलों")
    keys = [one.key for one in known_rows(package, shape, Learnt(package, shape), passage)]
    assert keys.index("A0033") < keys.index("A0034") if "A0034" in keys else "A0033" in keys


def test_a_number_in_what_is_presupposed_is_on_nobodys_word(original: "Copy") -> None:
    package = original.package
    assert is_presupposed(package, at(original, "S000", "लगभग तीन साल"))
    assert not is_presupposed(package, at(original, "S003", "लगभग 8,000"))


def test_who_stands_right_after_a_bare_numeral_is_counted(original: "Copy") -> None:
    passage = at(original, "S003", "10,000")
    end = passage.span.end
    assert is_counted(passage, Span(end + 1, end + 5))
    assert not is_counted(passage, Span(end + 8, end + 12))


@pytest.mark.parametrize(
    ("text", "type_", "parts"),
    [
        (
            "पुतिन ने किम जोंग उन से मुलाकात की और रूस ने यूक्रेन पर हमला किया",
            "fighting",
            {"A0002": "initiator", "A0005": "target"},
        ),
        # Who goes on does the second as well.
        (
            "किम जोंग उन मास्को पहुंचे और पुतिन से मुलाकात की",
            "meeting",
            {"A0009": "participant", "A0008": "participant"},
        ),
    ],
)
def test_of_two_things_that_a_passage_tells_each_has_its_own_parts(
    real: "Copy", text: str, type_: str, parts: dict[str, str]
) -> None:
    package = with_line(real, text)
    shape, start = shape_of(package, "events"), package.texts["S004"].index(text)
    passage = passage_at(package, "S004", start, start + len(text))
    offered = offers(package, shape, Learnt(package, shape), passage, type_)
    taken = {one.key: one.role for one in offered if one.join in shape.parts and one.is_taken}
    assert taken == parts
