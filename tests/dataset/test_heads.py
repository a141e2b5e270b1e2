"""The words by which today's declarations know of which type a clause is."""

import pytest

from sandhi.language import language
from sandhi.review.composer.learning.learnt import Learnt
from sandhi.review.composer.passage import passage_at
from sandhi.review.composer.proposal import proposal
from sandhi.review.composer.reading.heads import as_told, types_by_head
from sandhi.review.composer.shape import shape_of
from tests.conftest import Copy

# Ordinary sentences of no article here, and the types that their words tell; of nothing, none.
SENTENCES = {
    "नेपाल ने इस कदम को गैरकानूनी करार दिया है": {"appraisal"},
    "मंत्री ने विपक्ष पर आरोप लगाया": {"appraisal"},
    "भारत और नेपाल के बीच करार हुआ": {"agreement", "signing"},
    "दोनों देश समझौते पर पहुंचे": {"agreement"},
    "मंत्रालय ने आरोपों को खारिज किया": {"answer"},
    "सरकार ने इंकार किया": {"answer"},
    "सेना ने मिसाइल दागी": {"armament", "fighting"},
    "सर्वेक्षण ने निष्कर्ष निकाला": {"assessment"},
    "हादसे में दस जवान मारे गए": {"casualties"},
    "नए राज्यपाल ने पदभार संभाला": {"ceremony"},
    "नेता ने अंदेशा जताया": {"concern"},
    "दोनों देशों ने मिलकर काम किया": {"cooperation"},
    "भारत उसकी रक्षा करेगा": {"defence_aid"},
    "जापान ने सैनिक भेजे": {"deployment"},
    "राज्यपाल ने विधेयक पर हस्ताक्षर किए": {"enactment"},
    "नया कानून अमल में आया": {"entry_into_force"},
    "सेना ने बम गिराए": {"fighting"},
    "संसद ने प्रस्ताव पारित किया": {"legislation"},
    "मंत्री ने राजदूत से भेंट की": {"meeting"},
    "मंत्री राजदूत से मिले": {"meeting"},
    "मंत्री ने राजदूत से बात की": {"meeting"},
    "भारत ने मदद का भरोसा दिया": {"pledge"},
    "सेना ने पड़ोसी को उकसाया": {"provocation"},
    "संसद ने संधि की पुष्टि की": {"ratification"},
    "पुल की मरम्मत हुई": {"reconstruction"},
    "अख़बार ने खुलासा किया": {"report"},
    "जापान ने पाबंदी लगाई": {"sanctions"},
    "मंत्रियों ने दस्तखत किए": {"signing"},
    "नेता ने ऐलान किया": {"statement"},
    "जनता ने एकजुटता दिखाई": {"support"},
    "दोनों के रिश्ते बिगड़े": {"tension"},
    "भारत ने टीके मुहैया कराए": {"transfer"},
    "राष्ट्रपति दिल्ली पहुंचेंगी": {"visit"},
    "प्रधानमंत्री जापान के दौरे पर हैं": {"visit"},
    "पड़ोसी ने चढ़ाई की": {"war"},
    "पुल बाढ़ में ध्वस्त हुआ": {"damage_and_destruction"},
    "बाजार में आग लग गई": {"damage_and_destruction"},
    "पुलिस ने चोर को गिरफ्तार किया": {"detention"},
    "हजारों लोग विस्थापित हुए": {"displacement"},
    "अस्पताल दवाओं की कमी से जूझ रहा है": {"lack"},
    "सेना के पास इसका कोई तोड़ नहीं है": {"lack"},
    "किसानों ने धरना दिया": {"protest"},
    "दमकल ने लोगों की तलाश शुरू की": {"rescue_and_relief"},
    "तोप ने 30 ड्रोन में से 20 को नष्ट किया": {"fighting"},
    "गांव हमले की चपेट में आया": {"fighting"},
    # Words that tell of nothing alone, whatever they stand beside in an article.
    "शेयर बाजार में गिरावट आई": set(),
    "लड़के ने गेंद का उपयोग किया": set(),
    "लड़कियों ने विचार रखे": set(),
    "दाम में कमी आई": set(),
    "समिति ने विचारों का आदान-प्रदान किया": set(),
    "पुलिस ने छापा मारा": set(),
    "पार्टी ने चुनाव प्रचार किया": set(),
    # What ends a war is none.
    "पड़ोसी देश युद्ध रुकवा सकते हैं": set(),
    "संघर्ष के समाधान में नेपाल की भूमिका है": set(),
    "जंग को खत्म किया जाए": set(),
}


@pytest.mark.parametrize(("quote", "types"), SENTENCES.items(), ids=[*SENTENCES])
def test_an_ordinary_sentence_is_of_the_types_that_its_words_tell(
    dataset: Copy, quote: str, types: set[str]
) -> None:
    package = dataset.package
    passage = passage_at(package, "S000", 16, 19)._replace(quote=quote)
    assert {*types_by_head(package, shape_of(package, "events"), passage)} == types


def test_a_type_of_which_there_is_no_row_is_proposed_as_the_rules_have_it(dataset: Copy) -> None:
    package = dataset.package
    shape = shape_of(package, "events")
    types = {row["event_type"] for row in dataset.rows("events")}
    quote = next(one for one, told in SENTENCES.items() if told == {"lack"})
    assert "lack" not in types
    passage = passage_at(package, "S000", 16, 19)._replace(quote=quote)
    cells = proposal(package, shape, Learnt(package, shape), passage).cells
    assert (cells["event_type"], cells["class"]) == ("lack", "state")


@pytest.mark.parametrize(
    ("quote", "class_", "whose"),
    [
        ("मंत्री ने लेखक की तारीफ की", "SUPPORT", "recipient"),
        ("मंत्री ने लेखक को बधाई दी", "SUPPORT", "recipient"),
        ("मंत्री ने लेखक की आलोचना की", "ACCUSE", "target"),
        ("मंत्री लेखक की सराहना करेंगे", "AGREE", "recipient"),  # the rules have no other
        ("मंत्री ने बांध को अहम बताया", "SUPPORT", "target"),  # as most are of its type
    ],
)
def test_who_is_praised_is_helped_and_who_is_criticised_is_the_target(
    dataset: Copy, quote: str, class_: str, whose: str
) -> None:
    package = dataset.package
    shape = shape_of(package, "events")
    passage = passage_at(package, "S000", 16, 19)._replace(quote=quote)
    cells = proposal(package, shape, Learnt(package, shape), passage).cells
    assert (cells["event_type"], cells["plover"]) == ("appraisal", class_)
    roles = as_told(package, shape, passage, "appraisal").composed.roles["appraisal"]
    assert roles["of"] == whose
    assert shape.composed.roles["appraisal"]["of"] == "target"


def test_every_type_is_told_by_words_and_by_an_ordinary_sentence(dataset: Copy) -> None:
    shape = shape_of(dataset.package, "events")
    types = {*dataset.package.rows(shape.vocabulary)}
    assert {*shape.composed.heads} - {""} == types
    assert set().union(*SENTENCES.values()) == types


def test_no_word_of_a_type_is_listed_twice_in_two_spellings_of_one(dataset: Copy) -> None:
    heads = shape_of(dataset.package, "events").composed.heads
    fold = language("hi").fold
    every = [(type_, fold(phrase)) for type_, phrases in heads.items() for phrase in phrases]
    assert len({*every}) == len(every)
