"""Rules of the provisions of treaties."""

from pandas import Series

from sandhi.check import reading
from sandhi.check.makers.clauses import ends_with_its_clause
from sandhi.check.rule import Context, rule


@rule(
    table="provisions",
    column="quote",
    mend="Begin the passage at what is provided, without the word that joins it to what precedes.",
    why="A provision is cited alone, and must say what it says without the sentence before it.",
    since="0.1.0",
    keeps={"provisions": [{"provision_id": "PR0001", "quote": "यह समझौता रक्षात्मक है"}]},
    breaks={"provisions": [{"provision_id": "PR0001", "quote": "और सैन्य सहायता का वादा"}]},
    per_seed=True,
)
def provision_stands_on_its_own(context: Context) -> "Series[bool]":
    """No provision begins with a conjunction, or with a pronoun that stands for something else."""
    return ~reading.leans_back(context["provisions"]["quote"])


@rule(
    table="provisions",
    column="quote",
    mend="Leave the postposition out, or go on to the word on which it hangs.",
    why="What breaks off at का or में promises a word that is not there.",
    since="0.1.0",
    keeps={"provisions": [{"provision_id": "PR0001", "quote": "आपसी सैन्य सहायता"}]},
    breaks={"provisions": [{"provision_id": "PR0001", "quote": "आपसी सैन्य सहायता का"}]},
    per_seed=True,
)
def provision_ends_in_no_postposition(context: Context) -> "Series[bool]":
    """No passage of a provision ends in a postposition."""
    return ~reading.ends_in_a_postposition(context["provisions"]["quote"])


@rule(**ends_with_its_clause("provisions", "सैनिक भेजे गए हैं।", "सैनिक भेजे गए"))
def provision_ends_with_its_clause(context: Context) -> "Series[bool]":
    """No passage of a provision stops before its verb, or where a word needs more."""
    return ~reading.stops_within_a_clause(context["provisions"], context.texts)
