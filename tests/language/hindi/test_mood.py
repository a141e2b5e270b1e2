"""In which mood a passage ends: what tells of the future, of what can be, and what does neither."""

import pytest

from sandhi.language import Mood, language


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("टीम सोमवार को मुंबई जाएगी", Mood.FUTURE),
        ("मैच पुणे में होगा", Mood.FUTURE),
        ("टीम को मुंबई जाना है", Mood.FUTURE),
        ("नया मैदान बनाने की योजना", Mood.FUTURE),
        ("टीम खेलने के लिए तैयार है", Mood.FUTURE),
        ("खाना तैयार है", None),
        ("बारिश होने की आशंका है", Mood.POTENTIAL),
        ("टीम फ़ाइनल में पहुंच सकती है", Mood.POTENTIAL),
        ("बैठक में इस पर चर्चा हुई होगी", Mood.POTENTIAL),
        ("टीम खेलेगी या नहीं", Mood.POTENTIAL),
        ("टीम ने मैच जीता है", None),
        ("टीम को मुंबई जाना था", None),
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
        ("", None),
    ],
)
def test_the_last_verb_says_the_mood(text: str, wanted: Mood | None) -> None:
    assert language().mood(text) is wanted


def test_a_language_without_a_folder_has_no_moods() -> None:
    assert language("und").mood("जाएगी") is None
