"""A corrected text: unchanged passages are found again, in doubt no place is guessed."""

from random import Random
from time import process_time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from benchmarks.reanchor.corrections import KINDS, characters, corrected, true_place
from sandhi.curate.correction.realign import GONE, align, new_start, replacement_span
from sandhi.text import tokens
from tests.harness.extent import examples
from tests.harness.frozen import RELEASE

SEEDS = sorted((RELEASE / "seeds").iterdir())
TEXTS = [path.read_bytes().decode() for path in SEEDS]
OLD = (
    "पहले अनुच्छेद में लिखा है कि बैठक बुधवार को हुई। उसके बाद सबने खाना खाया और घर लौट आए।\n"
    "दूसरे अनुच्छेद में भी बैठक का नाम आता है, पर वह दूसरी बैठक थी। उसमें पचास लोग आए थे।\n"
)


def new_place(old: str, new: str, quote: str, number: int = 0) -> int | None:
    """Where an occurrence of a quote went; None if that is in doubt."""
    start = -1
    for _ in range(number + 1):
        start = old.index(quote, start + 1)
    place = new_start(align(old, new), start, start + len(quote))
    return None if place == GONE else place


def proposal(old: str, new: str, quote: str) -> str | None:
    start = old.index(quote)
    place = replacement_span(align(old, new), start, start + len(quote))
    return None if place is None else new[slice(*place)]


def test_a_passage_moves_with_the_text_before_it() -> None:
    new = OLD.replace("घर लौट", "अपने-अपने घर लौट")
    assert new_place(OLD, new, "पचास लोग") == new.index("पचास लोग")
    assert new_place(OLD, new, "बुधवार") == OLD.index("बुधवार")


def test_twins_keep_their_places() -> None:
    new = "एक नई पंक्ति, जिसमें बैठक भी है।\n" + OLD
    assert new_place(OLD, new, "बैठक", 0) == new.index("बैठक बुधवार")
    assert new_place(OLD, new, "बैठक", 2) == new.index("बैठक थी")


def test_a_passage_that_changed_is_in_doubt_and_its_new_wording_is_proposed() -> None:
    new = OLD.replace("बैठक बुधवार को हुई", "बैठक गुरुवार को हुई")
    assert new_place(OLD, new, "बैठक बुधवार को हुई") is None
    assert proposal(OLD, new, "बैठक बुधवार को हुई") == "बैठक गुरुवार को हुई"
    assert proposal(OLD, new, "बुधवार") == "गुरुवार"


def test_a_passage_that_was_deleted_is_in_doubt_and_nothing_is_proposed() -> None:
    new = OLD.replace(" और घर लौट आए", "")
    assert new_place(OLD, new, "घर लौट आए") is None
    assert proposal(OLD, new, " और घर लौट आए") is None


def test_a_word_that_became_part_of_a_longer_one_is_in_doubt() -> None:
    new = OLD.replace("पचास लोग आए", "पचास लोगों आए")
    assert new_place(OLD, new, "पचास लोग") is None
    assert proposal(OLD, new, "पचास लोग") == "पचास लोग"


@pytest.mark.parametrize("number", [0, 1])
def test_of_two_like_words_of_which_one_was_deleted_neither_is_guessed(number: int) -> None:
    old = OLD.replace("पचास लोग", "लोग लोग")
    new = OLD.replace("पचास लोग", "लोग")
    assert new_place(old, new, "लोग", number) is None


@pytest.mark.parametrize(
    ("quote", "put_in"), [("खाना खाया और", "और "), ("लिखा है कि", "कि "), ("बैठक बुधवार", "बैठक ")]
)
def test_beside_a_word_that_was_put_in_again_nothing_is_guessed(quote: str, put_in: str) -> None:
    """Also where something else was put in, so that nothing sets this place apart."""
    at = OLD.index(quote) + (0 if quote.startswith(put_in) else len(quote) + 1)
    new = f"{OLD[:at]}{put_in}{OLD[at:]}".replace("भी बैठक", "भी एक और बैठक")
    assert new_place(OLD, new, quote) is None
    assert new_place(OLD, new, "पचास लोग") == new.index("पचास लोग")


def test_a_passage_that_was_taken_away_from_words_that_come_alike_is_not_guessed() -> None:
    first = "सब ने मिलकर तय किया कि अगली बैठक इसी जगह पर और इसी दिन होगी।"
    other = "राज ने कहा कि वे सब फिर आएँगे।"
    new = f"{first} {other}\nराज\n{OLD}"
    assert new_place(f"{first} राज\n{OLD}{other}\n", new, "राज") is None
    assert new_place(f"{first} राज\n{OLD}", f"{first} राज\nफिर।\n{OLD}", "राज") == len(first) + 1


def test_of_two_like_paragraphs_of_which_one_was_deleted_neither_is_guessed() -> None:
    old = "आरंभ।\n" + "यही अनुच्छेद दो बार लिखा गया है, शब्द-शब्द वही है।\n" * 2 + "अंत।\n"
    new = "आरंभ।\n" + "यही अनुच्छेद दो बार लिखा गया है, शब्द-शब्द वही है।\n" + "अंत।\n"
    assert new_place(old, new, "शब्द-शब्द", 0) is None
    assert new_place(old, new, "शब्द-शब्द", 1) is None


def test_sentences_beside_an_inserted_one_are_in_no_doubt() -> None:
    first, second = "पहले अनुच्छेद में लिखा है कि बैठक बुधवार को हुई।", "उसके बाद सबने खाना खाया और घर लौट आए।"
    new = OLD.replace(f"{first} ", f"{first} बीच में एक वाक्य है। ")
    assert new_place(OLD, new, first) == 0
    assert new_place(OLD, new, second) == new.index(second)


def test_a_passage_between_two_corrections_has_too_little_around_it() -> None:
    new = OLD.replace("लिखा है कि", "लिखा था कि").replace("बुधवार को", "गुरुवार को")
    assert new_place(OLD, new, "बैठक", 0) is None


@pytest.mark.parametrize("text", TEXTS, ids=[path.stem for path in SEEDS])
def test_in_an_unchanged_text_everything_stays(text: str) -> None:
    alignment = align(text, text)
    assert all(new_start(alignment, *token) == token.start for token in tokens(text))


# What is typed in is short, so that no edit can feign a passage that an anchor is moved to.
TYPED = st.text(alphabet="रूस के में ने। \n12,क़ाँ🏏", max_size=20)


@st.composite
def corrections(draw: st.DrawFn) -> tuple[str, str, list[int | None]]:
    """A seed, a corrected version of it, and for each old code point where it is now."""
    old = draw(st.sampled_from(TEXTS))
    begin, length = draw(st.integers(0, len(old))), draw(st.integers(100, 900))
    old = old[begin : begin + length]
    places = draw(st.lists(st.integers(0, len(old)), max_size=6, unique=True).map(sorted))
    new, at, where = "", 0, list[int | None]()
    for place in places:
        if place >= at:
            where += range(len(new), len(new) + place - at)
            new += old[at:place] + draw(TYPED)
            at = min(place + draw(st.integers(0, 30)), len(old))
            where += [None] * (at - place)
    where += range(len(new), len(new) + len(old) - at)
    return old, new + old[at:], where


@given(corrections())
def test_every_untouched_passage_is_found_where_it_really_is_or_is_in_doubt(
    correction: tuple[str, str, list[int | None]],
) -> None:
    old, new, where = correction
    alignment = align(old, new)
    for start, end in tokens(old):
        place = new_start(alignment, start, end)
        if place != GONE:
            assert new[place : place + end - start] == old[start:end]
            if (
                None not in where[start:end]
                and where[end - 1] == (where[start] or 0) + end - 1 - start
            ):
                assert place == where[start]


@given(st.sampled_from(TEXTS), st.integers(0, 5000), TYPED, st.integers(0, 30))
def test_one_correction_leaves_everything_far_from_it_certain(
    text: str, at: int, typed: str, deleted: int
) -> None:
    at = min(at, len(text))
    new = text[:at] + typed + text[at + deleted :]
    alignment = align(text, new)
    for start, end in tokens(text):
        if end + 60 < at:
            assert new_start(alignment, start, end) == start
        if start > at + deleted + 60 and end + 60 < len(text):
            assert new_start(alignment, start, end) == start + len(typed) - min(
                deleted, len(text) - at
            )


@given(st.text(alphabet="कख \n", max_size=120), st.text(alphabet="कख \n", max_size=120))
@example("", "क")
@example("क", "")
def test_whatever_the_texts_a_moved_passage_quotes_the_same_and_a_proposal_lies_in_the_text(
    old: str, new: str
) -> None:
    alignment = align(old, new)
    for start, end in tokens(old):
        place = new_start(alignment, start, end)
        assert place == GONE or new[place : place + end - start] == old[start:end]
        left = replacement_span(alignment, start, end)
        assert left is None or 0 <= left.start < left.end <= len(new)


PARAGRAPHS = [
    "पहला अनुच्छेद बताता है कि बैठक बुधवार को राजधानी में हुई और देर तक चली।",
    "दूसरे अनुच्छेद में लिखा है कि पचास लोग आए थे और सबने खाना खाया।",
    "तीसरा अनुच्छेद कहता है कि अगली बैठक जून में होगी, और उसमें सौ लोग आएँगे।",
]


def test_a_moved_paragraph_takes_its_passages_with_it() -> None:
    old, new = "\n".join(PARAGRAPHS), "\n".join(PARAGRAPHS[1:] + PARAGRAPHS[:1])
    for quote in ("बुधवार", "पचास लोग", "सौ लोग", PARAGRAPHS[0]):
        assert new_place(old, new, quote) == new.index(quote)


def test_a_paragraph_that_stands_twice_now_is_not_guessed() -> None:
    old = "\n".join(PARAGRAPHS)
    new = "\n".join([PARAGRAPHS[1], PARAGRAPHS[0], "और एक नई पंक्ति।", PARAGRAPHS[0]])
    assert new_place(old, new, "बुधवार") is None


def test_what_is_proposed_is_made_of_whole_words() -> None:
    new = OLD.replace("पचास लोग आए", "पचासों लोगों ने आना")
    assert proposal(OLD, new, "पचास लोग") == "पचासों लोगों"


def test_what_is_proposed_does_not_run_over_a_sentence_beside_it() -> None:
    new = OLD.replace("हुई। उसके", "हुयी। फिर वर्षा हुई और सब भीग गए। उसके")
    assert proposal(OLD, new, "बैठक बुधवार को हुई") == "बैठक बुधवार को हुयी"


@pytest.mark.parametrize("kind", KINDS)
def test_after_random_corrections_no_passage_is_put_wrong(kind: str) -> None:
    random = Random(f"of {kind}")
    for _ in range(examples(4, 12)):
        old = random.choice(TEXTS)
        text = characters(old)
        for _ in range(random.choice((1, 2, 4))):
            text = corrected(text, kind, random)
        alignment = align(old, "".join(one.letter for one in text))
        spans = [span for span in tokens(old) if random.random() < 0.1]
        places = [(new_start(alignment, *span), true_place(text, *span)) for span in spans]
        put = [(place, truth) for place, truth in places if place != GONE]
        assert len(put) > len(places) / 2
        assert all(truth and truth[0] == place for place, truth in put)


@pytest.mark.no_cover
def test_one_line_without_a_stop_takes_no_longer_than_many() -> None:
    begun = process_time()
    line = "करोड़ " * 20_000
    assert align(line, f"नई {line}।").image[1] != GONE
    assert process_time() - begun < 5  # and more than a minute, were each letter looked on from
