"""Rules of what is known of treaties from outside the seeds."""

from pandas import DataFrame, Series

from sandhi.check import logic
from sandhi.check.rule import Context, rule

ELSEWHERE = "from elsewhere|[Oo]utside (?:the seeds|these articles)"  # how a text of ours says so


@rule(
    table="treaties",
    column="summary",
    reads=("reference_uses",),
    mend="Cite for {treaty_id} who says so, or leave out what is known from elsewhere.",
    why="What we say beyond the seeds must be as easy to check as what they say.",
    since="0.1.0",
    keeps={
        "treaties": [{"treaty_id": "T0001", "summary": "The day is known from elsewhere."}],
        "reference_uses": [{"record_id": "T0001", "reference_id": "RF0001"}],
    },
    breaks={
        "treaties": [{"treaty_id": "T0001", "summary": "The day is known from elsewhere."}],
        "reference_uses": [{"record_id": "T0002", "reference_id": "RF0001"}],
    },
)
def summary_is_cited(context: Context) -> "Series[bool]":
    """A summary that speaks of what is known from outside the seeds rests on a reference."""
    treaties, uses = context["treaties"], context["reference_uses"]
    beyond = logic.holds(treaties["summary"].str.contains(ELSEWHERE))
    return ~beyond | treaties["treaty_id"].isin(uses["record_id"])


@rule(
    table="treaties",
    reads=("reference_uses",),
    mend="Cite for {treaty_id} who says when it took effect or ended.",
    why="No seed gives these days, and whoever joins treaties by year relies on them.",
    since="0.1.0",
    keeps={
        "treaties": [{"treaty_id": "T0001", "in_force": "2024-12-04"}],
        "reference_uses": [{"record_id": "T0001", "reference_id": "RF0002"}],
    },
    breaks={
        "treaties": [{"treaty_id": "T0001", "in_force": "2024-12-04"}],
        "reference_uses": [{"record_id": "T0002", "reference_id": "RF0002"}],
    },
)
def days_in_force_are_cited(context: Context) -> DataFrame:
    """When a treaty took effect, and when it ended, rests on a reference."""
    treaties, uses = context["treaties"], context["reference_uses"]
    cited = treaties["treaty_id"].isin(uses["record_id"])
    return DataFrame({day: treaties[day].isna() | cited for day in ("in_force", "ended")})


@rule(
    table="treaties",
    column="signed",
    reads=("events", "reference_uses"),
    mend="Code the signing of {treaty_id}, or cite who says when it was.",
    why="A day that no seed gives, and nobody is cited for, cannot be checked.",
    since="0.1.0",
    keeps={
        "treaties": [{"treaty_id": "T0003", "signed": "2000-02-09"}],
        "reference_uses": [{"record_id": "T0003", "reference_id": "RF0001"}],
    },
    breaks={
        "treaties": [{"treaty_id": "T0003", "signed": "2000-02-09"}],
        "events": [{"event_type": "entry_into_force", "treaty_id": "T0003", "date": "2000"}],
    },
)
def signing_is_reported_or_cited(context: Context) -> "Series[bool]":
    """When a treaty was signed is told by the event of its signing, or rests on a reference."""
    treaties, events, uses = context["treaties"], context["events"], context["reference_uses"]
    signings = events.loc[events["event_type"].isin(["signing"]), "treaty_id"]
    has_evidence = treaties["treaty_id"].isin(signings) | treaties["treaty_id"].isin(
        uses["record_id"]
    )
    return treaties["signed"].isna() | has_evidence
