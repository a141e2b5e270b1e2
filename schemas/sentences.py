"""Rules of the sentences' keys and translations; others are those of every package."""

from pandas import DataFrame, Series

from sandhi.check import logic
from sandhi.check.rule import rule


@rule("sentence_id", mend="Give the sentence a key that begins with its seed, {seed_id}.")
def key_begins_with_the_seed(sentences: DataFrame) -> "Series[bool]":
    """A sentence's key is that of its seed and a number."""
    return logic.known(sentences["sentence_id"].str.slice(0, 4) == sentences["seed_id"])


@rule("translation", mend="Translate, or transcribe, what is left in Hindi; the note can quote it.")
def translation_is_in_english(sentences: DataFrame) -> "Series[bool]":
    """A translation holds no Devanagari."""
    return ~logic.known(sentences["translation"].str.contains("[\u0900-\u097f]"))


@rule(
    "translation", mend="Write each numeral as the source has it; a note can say that it is wrong."
)
def translation_keeps_the_numerals(sentences: DataFrame) -> "Series[bool]":
    """Every numeral of a sentence stands in its translation, unchanged even where it is wrong."""
    numerals = _numerals(sentences["quote"])
    kept = logic.among(numerals, _numerals(sentences["translation"]), ["row", "numeral"])
    return ~sentences.index.to_series().isin(numerals.loc[~kept, "row"])


def _numerals(texts: Series) -> DataFrame:
    """The numerals in each text; ``row`` is the text's index."""
    found = texts.str.extractall(r"(?P<numeral>[0-9]+(?:[,.][0-9]+)*)").droplevel("match")
    return found.rename_axis("row").reset_index()
