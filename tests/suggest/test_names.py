"""Known names are found wherever they stand as whole words, however they are spelled."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandhi.package import Package
from sandhi.suggest.known import lexicon
from sandhi.suggest.names import Lexicon, Mention, NamedRecord
from sandhi.text import cluster_boundaries
from tests.harness import frozen

PACKAGE = Package.open(frozen.folder())
NAMES = lexicon(PACKAGE)
SEEDS = sorted(PACKAGE.texts)


def names_in(text: str, *forms: str) -> list[str]:
    """What is found of some forms, each of which means something else."""
    return [mention.quote for mention in mentions(text, *forms)]


def mentions(text: str, *forms: str) -> list[Mention]:
    names = Lexicon((form, NamedRecord("name_id", str(place))) for place, form in enumerate(forms))
    return list(names.mentions(text))


@pytest.mark.parametrize("seed", SEEDS)
def test_every_coded_name_of_a_seed_is_found(seed: str) -> None:
    coded = PACKAGE.table("actor_mentions").query("seed_id == @seed and form != 'title'")
    places = {
        (mention.start, mention.end, record.key)
        for mention in NAMES.mentions(PACKAGE.texts[seed])
        for record in mention.records
    }
    wanted = set(coded[["start", "end", "actor_id"]].itertuples(index=False, name=None))
    assert wanted
    assert wanted <= places


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_found_in_a_seed_is_the_very_text_there(seed: str) -> None:
    text = PACKAGE.texts[seed]
    boundaries = cluster_boundaries(text)
    for mention in NAMES.mentions(text):
        assert mention.quote == text[mention.start : mention.end]
        assert boundaries[[mention.start, mention.end]].all()


def test_a_name_is_no_part_of_another_word() -> None:
    assert names_in("रूसी और रूसियों ने रूस", "रूस") == ["रूस"]
    assert names_in("किमची, किमोनो", "किम") == []
    assert names_in("X1 और 1X", "X") == []


def test_vowel_signs_belong_to_the_word() -> None:
    assert names_in("कोरियाई", "कोरिया") == []
    assert names_in("टैसे टैस। टैस", "टैस") == ["टैस", "टैस"]


@pytest.mark.parametrize("around", ["({})", "“{}”", "{}।", "{}-पूर्व", "{},", "\n{}\n", "{}/x", "{}"])
def test_punctuation_and_line_ends_bound_a_name(around: str) -> None:
    assert names_in(around.format("टैस"), "टैस") == ["टैस"]


def test_of_names_that_begin_together_the_longest_is_taken() -> None:
    assert names_in("किम जोंग उन ने", "किम", "किम जोंग उन") == ["किम जोंग उन"]


def test_of_names_that_cross_the_leftmost_is_taken() -> None:
    assert names_in("क ख ग", "ख ग", "क ख") == ["क ख"]


@pytest.mark.parametrize(
    ("outer", "inner"),
    [
        ("दक्षिण कोरिया के एकीकरण मंत्रालय", "दक्षिण कोरिया"),
        ("रूस की सुरक्षा परिषद", "रूस"),
        ("रूसी स्टेट ड्यूमा", "रूसी"),
        ("रूस और उत्तर कोरिया के लोगों", "उत्तर कोरिया"),
        ("दक्षिण कोरियाई और यूक्रेनी खुफिया", "यूक्रेनी खुफिया"),
        ("अमेरिका, यूक्रेनी खुफिया", "अमेरिका"),
    ],
)
def test_a_name_that_modifies_a_longer_one_is_found_within_it(outer: str, inner: str) -> None:
    assert names_in(f"{outer} ने कहा", outer, inner) == [outer, inner]


@pytest.mark.parametrize(
    ("outer", "inner"),
    [
        ("किम योंग-ह्यून", "किम"),
        ("किम जोंग-उन", "जोंग"),
        ("उत्तर के राज्य मीडिया", "राज्य मीडिया"),
        ("संयुक्त राज्य अमेरिका", "अमेरिका"),
        ("सोवियत संघ", "सोवियत"),
        ("ली जे-म्यांग", "ली"),
    ],
)
def test_a_part_of_one_name_is_no_name_within_it(outer: str, inner: str) -> None:
    assert names_in(f"{outer} ने कहा", outer, inner) == [outer]


def test_a_shorter_form_of_the_same_name_is_not_found_within_it() -> None:
    names = Lexicon([("पश्चिमी देशों", NamedRecord("id", "1")), ("पश्चिमी", NamedRecord("id", "1"))])
    assert [mention.quote for mention in names.mentions("पश्चिमी देशों")] == ["पश्चिमी देशों"]


def test_a_form_of_several_records_has_them_all_in_order() -> None:
    names = Lexicon([("रूस", NamedRecord("actor_id", "A2")), ("रूस", NamedRecord("place_id", "P7"))])
    (mention,) = names.mentions("रूस")
    assert mention.records == (NamedRecord("actor_id", "A2"), NamedRecord("place_id", "P7"))


@pytest.mark.parametrize(
    "spelling",
    [
        "ज़ेलेंस्की",  # with a nukta of its own
        "\u095bेलेंस्की",  # composed
        "जेलेंस्की",  # without one
        "ज़ेलें\u200dस्की",  # with a joiner
        "ज़ेलेंस्\u200cकी",
        "ज़ेलेँस्की",  # with chandrabindu
    ],
)
def test_a_name_is_found_in_each_of_its_spellings(spelling: str) -> None:
    text = f"🙂 {spelling}, {spelling} ने"
    first, second = mentions(text, "ज़ेलेंस्की")
    assert first.quote == second.quote == spelling
    assert text[first.start : first.end] == spelling
    assert text[second.start : second.end] == spelling


def test_a_form_with_a_nukta_is_found_without_one_and_the_other_way_round() -> None:
    assert names_in("फ़ौज फौज", "फौज") == ["फ़ौज", "फौज"]
    assert names_in("फ़ौज फौज", "फ़ौज") == ["फ़ौज", "फौज"]


def test_a_nukta_or_joiner_at_the_end_stays_with_the_name() -> None:
    (mention,) = mentions("रूज़\u200d ने", "रूज")
    assert mention.quote == "रूज़\u200d"


@pytest.mark.parametrize("hyphen", ["-", "–", "\u2011", " ", "\u00a0"])
def test_a_hyphen_a_dash_and_a_space_are_alike_in_a_name(hyphen: str) -> None:
    assert names_in(f"किम जोंग{hyphen}उन ने", "किम जोंग-उन") == [f"किम जोंग{hyphen}उन"]


def test_offsets_count_code_points_behind_emoji_and_crlf() -> None:
    text = "👩‍👩‍👧 पहली पंक्ति\r\nटैस 𝒙 टैस\r\n"
    for mention in mentions(text, "टैस"):
        assert text[mention.start : mention.end] == mention.quote == "टैस"
    assert len(mentions(text, "टैस")) == 2


def test_no_forms_find_nothing() -> None:
    assert names_in("टैस") == []
    assert names_in("टैस", "", " ", "\u200d") == []


WORDS = st.sampled_from(
    ["रूस", "रूसी", "उत्तर", "कोरिया", "ज़", "\u200d", "🙂", " ", "\r\n", "-", "और"]
)


@given(st.lists(WORDS).map("".join))
def test_whatever_the_text_mentions_are_its_whole_words_in_order(text: str) -> None:
    last = 0
    for mention in mentions(text, "रूस", "उत्तर कोरिया", "उत्तर", "कोरिया और रूस"):
        assert text[mention.start : mention.end] == mention.quote != ""
        assert mention.start >= last
        last = mention.start
        around = text[: mention.start][-1:] + text[mention.end :][:1]
        assert not any(letter.isalnum() for letter in around)


def test_a_name_is_known_to_which_a_postposition_is_written_on() -> None:
    lexicon = Lexicon([("रूस", NamedRecord("id", "R")), ("लाल सेना", NamedRecord("id", "S"))])
    found = [one.quote for one in lexicon.mentions("रूसने कहा\nरूसी ने, लाल सेनाको नहीं")]
    assert found == ["रूस", "लाल सेना"]
