"""Rules of the labels of figures."""

from pandas import Series

from sandhi.check import logic
from sandhi.check.rule import Context, rule

POINTING = r"\b(?:them|they|those|these)\b"  # words that take up what stands elsewhere


@rule(
    table="figures",
    column="label",
    mend="Name what is counted, as the label of another figure does.",
    why="A label is read alone, in a list or under a chart: of whom it speaks it must say.",
    since="0.1.0",
    keeps={"figures": [{"figure_id": "F0001", "label": "About 600 North Korean soldiers dead"}]},
    breaks={"figures": [{"figure_id": "F0001", "label": "About 600 of them dead"}]},
    per_seed=True,
)
def label_stands_alone(context: Context) -> "Series[bool]":
    """The label of a figure names what is counted, and takes up nothing that stands elsewhere."""
    return ~logic.holds(context["figures"]["label"].str.contains(POINTING))
