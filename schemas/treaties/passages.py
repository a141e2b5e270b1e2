"""Rules of the passages at which treaties are anchored."""

from pandas import Series

from sandhi.check import logic, reading
from sandhi.check.rule import Context, Example, rule


@rule(
    table="treaties",
    column="name_hi",
    mend="Write the name as {quote} has it, or anchor the treaty where it stands so.",
    why="The Hindi name is the sources' own, not a translation of ours.",
    since="0.1.0",
    keeps={
        "treaties": [
            {
                "treaty_id": "T0001",
                "name_hi": "रणनीतिक साझेदारी समझौते",
                "quote": "व्यापक रणनीतिक साझेदारी समझौते",
            }
        ]
    },
    breaks={
        "treaties": [
            {"treaty_id": "T0001", "name_hi": "सुरक्षा समझौते", "quote": "व्यापक रणनीतिक साझेदारी समझौते"}
        ]
    },
    per_seed=True,
)
def hindi_name_is_in_the_quote(context: Context) -> "Series[bool]":
    """The Hindi name of a treaty stands in the passage at which it is anchored."""
    treaties = context["treaties"]
    return logic.occurs_in(treaties["name_hi"], treaties["quote"])


@rule(
    table="treaties",
    column="quote",
    reads=("texts",),
    mend="Anchor {treaty_id} where {quote} stands first in its seed.",
    why="Of several places that read alike, two people must choose the same one.",
    since="0.1.0",
    keeps=Example(
        tables={
            "treaties": [{"treaty_id": "T0001", "seed_id": "S001", "quote": "संधि", "start": 3}]
        },
        texts={"S001": "यह संधि वह संधि है"},
    ),
    breaks=Example(
        tables={
            "treaties": [{"treaty_id": "T0001", "seed_id": "S001", "quote": "संधि", "start": 11}]
        },
        texts={"S001": "यह संधि वह संधि है"},
    ),
)
def treaty_stands_at_its_first_occurrence(context: Context) -> "Series[bool]":
    """A treaty is anchored where its words stand in the seed for the first time."""
    treaties = context["treaties"]
    texts = treaties["seed_id"].map(dict(context.texts)).astype("string")
    first = logic.place_in(treaties["quote"], texts)
    has_text = treaties["quote"].notna() & texts.notna()
    return ~has_text | logic.holds(treaties["start"] == first)


@rule(
    table="treaties",
    column="quote",
    mend="Leave the postposition out, or go on to the word on which it hangs.",
    why="What breaks off at का or में promises a word that is not there.",
    since="0.1.0",
    keeps={"treaties": [{"treaty_id": "T0001", "quote": "1961 की संधि"}]},
    breaks={"treaties": [{"treaty_id": "T0001", "quote": "1961 की संधि के"}]},
    per_seed=True,
)
def treaty_ends_in_no_postposition(context: Context) -> "Series[bool]":
    """No passage that names a treaty ends in a postposition."""
    return ~reading.ends_in_a_postposition(context["treaties"]["quote"])
