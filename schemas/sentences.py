"""Rules of the sentences' keys and translations; others are those of every package."""

from pandas import DataFrame, Series

from sandhi.check import logic
from sandhi.check.rule import Context, rule

ELSEWHERE = "from elsewhere|[Oo]utside (?:the seeds|these articles)"  # how a text of ours says so


@rule(
    table="sentences",
    column="sentence_id",
    mend="Give the sentence a key that begins with its seed, {seed_id}.",
    why="Who reads a sentence's key sees from it where the sentence stands.",
    since="0.1.0",
    keeps={"sentences": [{"sentence_id": "S004-26", "seed_id": "S004"}]},
    breaks={"sentences": [{"sentence_id": "S005-01", "seed_id": "S004"}]},
    per_seed=True,
)
def key_begins_with_the_seed(context: Context) -> "Series[bool]":
    """A sentence's key is that of its seed and a number."""
    sentences = context["sentences"]
    seeds = sentences["sentence_id"].str.rsplit("-", n=1).str[0]
    return logic.holds(seeds == sentences["seed_id"])


@rule(
    table="sentences",
    column="translation",
    mend="Translate, or transcribe, what is left in Hindi; the note can quote it.",
    why="Who reads no Hindi must be able to read the translation.",
    since="0.1.0",
    keeps={"sentences": [{"sentence_id": "S004-26", "translation": "TASS"}]},
    breaks={"sentences": [{"sentence_id": "S004-26", "translation": "टैस"}]},
    per_seed=True,
)
def translation_is_in_english(context: Context) -> "Series[bool]":
    """A translation holds no Devanagari."""
    sentences = context["sentences"]
    return ~logic.holds(sentences["translation"].str.contains("[\u0900-\u097f]"))


@rule(
    table="sentences",
    column="translation",
    mend="Write each numeral as the source has it; a note can say that it is wrong.",
    why="A number that is mended in translation hides what the source says.",
    since="0.1.0",
    keeps={"sentences": [{"quote": "19 जून 2023 को", "translation": "on 19 June 2023"}]},
    breaks={"sentences": [{"quote": "19 जून 2023 को", "translation": "on 19 June 2024"}]},
    per_seed=True,
)
def translation_keeps_the_numerals(context: Context) -> "Series[bool]":
    """Every numeral of a sentence stands in its translation, unchanged even where it is wrong."""
    sentences = context["sentences"]
    numerals = _numerals(sentences["quote"])
    in_translation = logic.among(numerals, _numerals(sentences["translation"]), ["row", "numeral"])
    return ~sentences.index.to_series().isin(numerals.loc[~in_translation, "row"])


def _numerals(texts: Series) -> DataFrame:
    """The numerals in each text; ``row`` is the text's index."""
    numerals = texts.str.extractall(r"(?P<numeral>[0-9]+(?:[,.][0-9]+)*)").droplevel("match")
    return numerals.rename_axis("row").reset_index()


@rule(
    table="sentences",
    column="note",
    reads=("reference_uses",),
    mend="Cite for {sentence_id} who says so, or leave out what is known from elsewhere.",
    why="What we say beyond the seeds must be as easy to check as what they say.",
    since="0.1.0",
    keeps={
        "sentences": [
            {"sentence_id": "S004-15", "note": "That he left the office is known from elsewhere."}
        ],
        "reference_uses": [{"record_id": "S004-15", "reference_id": "RF0001"}],
    },
    breaks={
        "sentences": [
            {"sentence_id": "S004-15", "note": "That he left the office is known from elsewhere."}
        ],
        "reference_uses": [{"record_id": "S004-16", "reference_id": "RF0001"}],
    },
)
def note_is_cited(context: Context) -> "Series[bool]":
    """A note that speaks of what is known from outside the seeds rests on a reference."""
    sentences, uses = context["sentences"], context["reference_uses"]
    beyond = logic.holds(sentences["note"].str.contains(ELSEWHERE))
    return ~beyond | sentences["sentence_id"].isin(uses["record_id"])


@rule(
    table="sentences",
    column="kind",
    mend="Make it stray or body: only a credit stands alone before or after all other sentences.",
    why="An agency that is named in an article is its source only where it signs it.",
    since="0.1.0",
    keeps={
        "sentences": [
            {"seed_id": "S001", "start": 0, "kind": "body"},
            {"seed_id": "S001", "start": 20, "kind": "credit"},
        ]
    },
    breaks={
        "sentences": [
            {"seed_id": "S001", "start": 0, "kind": "body"},
            {"seed_id": "S001", "start": 20, "kind": "credit"},
            {"seed_id": "S001", "start": 30, "kind": "body"},
        ]
    },
    per_seed=True,
)
def credit_stands_at_an_end(context: Context) -> "Series[bool]":
    """A credit is the first or the last sentence of its seed."""
    sentences = context["sentences"]
    starts = sentences.groupby("seed_id")["start"]
    first, last = starts.transform("min"), starts.transform("max")
    at_an_end = logic.holds(sentences["start"] == first) | logic.holds(sentences["start"] == last)
    return ~sentences["kind"].isin(["credit"]) | at_an_end
