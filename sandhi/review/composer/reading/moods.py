"""How real a passage makes what it tells, by its own words and by what its sentence sets it in."""

from sandhi.language import Mood, Setting, language
from sandhi.review.composer.passage import SelectedPassage


def setting_of(passage: SelectedPassage) -> Setting | None:
    """In what its sentence sets a passage: a fear, a permission, a condition; None in nothing."""
    begin, text = passage.sentence.start, passage.sentence_quote
    start, end = max(passage.span.start - begin, 0), max(passage.span.end - begin, 0)
    return language(passage.language).setting(text[:start], passage.quote, text[end:])


def mood_of(passage: SelectedPassage) -> Mood | None:
    """In which mood what a passage tells is; None where it is told as what is, or was."""
    told = setting_of(passage)
    return told.mood if told else language(passage.language).mood(passage.quote)
