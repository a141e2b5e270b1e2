"""In which mood a passage ends: what tells of the future, of what can be, and what does neither."""

import pytest

from sandhi.language import Case, Mood, language


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("टीम सोमवार को मुंबई जाएगी", Mood.FUTURE),
        ("मैच पुणे में होगा", Mood.FUTURE),
        ("टीम को मुंबई जाना है", Mood.FUTURE),
        ("नया मैदान बनाने की योजना", Mood.FUTURE),
        ("टीम खेलने के लिए तैयार है", Mood.FUTURE),
        ("खाना तैयार है", None),
        ('कप्तान ने कहा, "टीम खेलने के लिए तैयार है"', None),  # who says so does now
        ("बारिश होने की आशंका है", Mood.POTENTIAL),
        ("टीम फ़ाइनल में पहुंच सकती है", Mood.POTENTIAL),
        ("बैठक में इस पर चर्चा हुई होगी", Mood.POTENTIAL),
        ("टीम खेलेगी या नहीं", Mood.POTENTIAL),
        ("टीम ने मैच जीता है", None),
        ("टीम को मुंबई जाना था", None),
        ("टीम को मुंबई जाना चाहिए", Mood.FUTURE),
        ("टीम को मुंबई जाना चाहिए था", Mood.POTENTIAL),
        ("कोच को डर है कि टीम हारेगी", None),  # who fears does so now
        ("अगर बारिश हुई तो मैच रद्द होगा", Mood.CONDITIONAL),
        ("कोच ने कहा कि अगर बारिश हुई तो मैच रद्द होगा", None),
        ("टीम का इरादा मुंबई जाने का है", Mood.FUTURE),
        ("टीम ने मुंबई जाने का इरादा किया था", Mood.FUTURE),
        ("टीम ने मुंबई जाने का इरादा छोड़ा", None),
        ("टीम मुंबई जाना चाहती है", Mood.FUTURE),
        ("कल जीत सकती है टीम यह मैच", Mood.POTENTIAL),
        ("टीम ने जीता है यह मैच", None),
        ("करेंगी गोवा की मदद", Mood.FUTURE),  # what a headline tells first
        ("कल गोवा पहुंचेंगे कप्तान, करेंगे टीम की मदद", Mood.FUTURE),
        ("टीम को जाना है कल गोवा", Mood.FUTURE),
        ("बनाने की योजना है नया मैदान", Mood.FUTURE),
        ("नेगी की टीम", None),  # a name that ends as such a verb does
        ("कल होने वाली बैठक", None),
        ("टीम कल गोवा जाएगी ऐसा कप्तान ने कहा", None),
        ("भारत की जीत", None),
        ("अगर बारिश हुई", Mood.POTENTIAL),  # the condition alone
        ("मैच पुणे में कराने का विकल्प", Mood.POTENTIAL),
        ("चुनाव टलने का खतरा बढ़ गया है", Mood.POTENTIAL),
        ("दाम बढ़ने की संभावना से इनकार नहीं किया जा सकता", Mood.POTENTIAL),
        ("दाम बढ़ने की संभावना नहीं है", None),
        ("दाम बढ़ने की आशंका नहीं है", None),
        ("रमा ने दाम बढ़ने की आशंका जताई", None),  # who fears it does so now
        ("कंपनी को घाटा होने का डर है", None),
        ("कोच का चुना जाना संभव है", Mood.POTENTIAL),
        ("टीम का फाइनल में पहुंचना संभव नहीं है", None),
        ("टीम शायद कल खेलेगी", Mood.POTENTIAL),
        ("संभावित चक्रवात", Mood.POTENTIAL),
        ("संभावित चक्रवात से लोग डरे", None),
        ("कंपनी कारखाना बेचने पर विचार कर रही है", Mood.POTENTIAL),
        ("कंपनी कारखाना बेचने जा रही है", Mood.FUTURE),
        ("टीम मैदान में जा रही है", None),
        ("कंपनी कारखाना बेचने वाली है", Mood.FUTURE),
        ("रमा पुणे में रहने वाली है", None),
        ("सरकार कर घटाने की तैयारी में है", Mood.FUTURE),
        ("सरकार कर घटाने का मन बना रही है", Mood.FUTURE),
        ("बारिश होने पर मैच रद्द होगा", Mood.CONDITIONAL),
        ("बाढ़ की स्थिति में स्कूल बंद रहेंगे", Mood.CONDITIONAL),
        ("कानून तब लागू होगा जब राष्ट्रपति मंजूरी देंगे", Mood.CONDITIONAL),
        ("", None),
    ],
)
def test_the_last_verb_says_the_mood(text: str, wanted: Mood | None) -> None:
    assert language().mood(text) is wanted


@pytest.mark.parametrize(
    ("sentence", "mood", "doer"),
    [
        ("हो सकता है कि [बारिश हो]।", Mood.POTENTIAL, None),
        ("यह संभव है कि [टीम हार जाए]।", Mood.POTENTIAL, None),
        ("आशंका है कि [पुल टूट गया]।", Mood.POTENTIAL, None),
        ("आशंका नहीं है कि [पुल टूटेगा]।", None, None),
        ("इससे इनकार नहीं किया जा सकता कि [दाम बढ़ेंगे]।", Mood.POTENTIAL, None),
        ("कहा जा सकता है कि [टीम जीत गई]।", None, None),  # it may be said
        ("कोच ने कहा कि [टीम जीतेगी]।", None, None),
        ("शायद [टीम कल खेलेगी]।", Mood.POTENTIAL, None),
        ("अगर [बारिश होती है] तो मैच रुकेगा।", Mood.POTENTIAL, None),
        ("अगर बारिश होती है तो [मैच रुकेगा]।", Mood.CONDITIONAL, None),
        ("यदि बारिश हुई, [मैच रुकेगा]।", Mood.CONDITIONAL, None),
        ("अगर बारिश होती है तो [मैच रुक सकता है]।", None, None),  # its own words say so
        ("टीम को [फाइनल खेलने] की अनुमति मिली।", Mood.POTENTIAL, Case.TO),
        ("टीम को [फाइनल खेलने] की अनुमति नहीं मिली।", None, None),
        ("टीम के पास [पहले खेलने] का पूरा विकल्प है।", Mood.POTENTIAL, Case.TO),
        ("संघ ने [खिलाड़ी को हटाने] की धमकी दी।", Mood.POTENTIAL, Case.AGENT),
        ("संघ ने [खिलाड़ी को हटाने] से इनकार नहीं किया।", Mood.POTENTIAL, Case.AGENT),
        ("संघ ने [खिलाड़ी को हटाने] से इनकार किया।", None, None),
        ("संघ [नया मैदान बनाने] की योजना पर काम कर रहा है।", Mood.FUTURE, Case.AGENT),
        ("संघ [नया मैदान बनाने] जा रहा है।", Mood.FUTURE, Case.AGENT),
        ("संघ ने [शादी] की तैयारी की।", None, None),
        ("संघ [नया मैदान बनाने] पर विचार कर रहा है।", Mood.POTENTIAL, Case.AGENT),
    ],
)
def test_the_rest_of_a_sentence_says_in_what_a_passage_is_set(
    sentence: str, mood: Mood | None, doer: Case | None
) -> None:
    before, rest = sentence.split("[")
    told = language().setting(before, *rest.split("]"))
    assert (told.mood if told else None, told.doer if told else None) == (mood, doer)


def test_a_language_without_a_folder_has_no_moods() -> None:
    assert language("und").mood("जाएगी") is None
    assert language("und").setting("शायद ", "जाएगी", "") is None


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("टीम मुंबई जा रही है", True),
        ("टीम ने अभ्यास किया था", True),
        ("टीम मुंबई जाएगी", False),
        ("टीम मुंबई जाती है", False),  # it may do so in a case that comes
        ("टीम जा सकती है", False),
    ],
)
def test_what_goes_on_or_has_been_is_told_as_so(text: str, *, is_told: bool) -> None:
    assert language("hi").is_told_as_so(text) is is_told


@pytest.mark.parametrize(
    ("after", "is_since"),
    [
        (" से जारी है", True),
        (" से ही वर्षा हो रही है", True),
        (" से पहले", False),
        (" से ठीक पहले", False),
        (" से शुक्रवार तक", False),
        (" को", False),
    ],
)
def test_what_is_so_since_a_time_is_told_by_what_follows_it(after: str, *, is_since: bool) -> None:
    assert language("hi").is_since(after) is is_since
    assert not language("und").is_since(after)
