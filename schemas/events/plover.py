"""Rules of the classes that the PLOVER manual has for events."""

from pandas import DataFrame, Series

from sandhi.check import logic
from sandhi.check.rule import Context, rule

# The classes that have modes, and which (PLOVER Manual, draft version 2.0).
MODES = {
    "CONSULT": "visit third-party multilateral phone",
    "RETREAT": "withdraw release disarm ceasefire access resign",
    "REQUEST": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege",
    "REJECT": "assist change yield meet",
    "THREATEN": "restrict arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct",
    "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": """
        seize restrict censor curfew martial-law arrest deport withhold misinformation cyber
    """,
    "ASSAULT": """
        abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack
        aerial drone heavy-weapons crowd-control unconventional
    """,
}
# The classes of what one does to another, and the roles of the one to whom it is done.
DIRECTED = ["AID", "SANCTION"]
UNDERGOES = ["recipient", "target", "addressee", "affected"]
# The types of speech that the manual takes for mere comment.
COMMENT = ["answer", "assessment", "concern", "report", "statement"]


@rule(
    table="events",
    column="plover",
    mend="Leave it empty where {event_id} is possible or denied; AGREE where it is to come.",
    why="PLOVER codes what happened, and promises of what is to come as agreements to it.",
    since="0.1.0",
    keeps={"events": [{"event_id": "E0001", "status": "planned", "plover": "AGREE"}]},
    breaks={"events": [{"event_id": "E0001", "status": "planned", "plover": "AID"}]},
    per_seed=True,
)
def plover_fits_the_status(context: Context) -> "Series[bool]":
    """What is possible or denied has no PLOVER class; what is planned or conditional only AGREE."""
    events = context["events"]
    unreal = events["status"].isin(["possible", "denied"])
    to_come = events["status"].isin(["planned", "conditional"])
    agrees = events["plover"].isin(["AGREE"])
    return events["plover"].isna() | ~(unreal | (to_come & ~agrees))


@rule(
    table="events",
    column="plover_mode",
    mend="Write a mode that the manual has for {plover}, or leave it empty.",
    why="Programs that read PLOVER know no other modes.",
    since="0.1.0",
    keeps={"events": [{"event_id": "E0001", "plover": "CONSULT", "plover_mode": "visit"}]},
    breaks={"events": [{"event_id": "E0001", "plover": "AGREE", "plover_mode": "visit"}]},
    per_seed=True,
)
def mode_belongs_to_the_class(context: Context) -> "Series[bool]":
    """A PLOVER mode is one of those that the manual has for the event's class."""
    events = context["events"]
    pairs = [(name, mode) for name, modes in MODES.items() for mode in modes.split()]
    can = DataFrame(pairs, columns=["plover", "plover_mode"])
    return events["plover_mode"].isna() | logic.among(events, can, ["plover", "plover_mode"])


@rule(
    table="events",
    column="plover",
    reads=("event_actors",),
    mend="Code who receives the aid, or against whom the sanction is; else leave it empty.",
    why="The manual codes aid and sanctions only where it is known to whom they are done.",
    since="0.1.0",
    keeps={
        "events": [{"event_id": "E0001", "plover": "AID"}],
        "event_actors": [{"event_id": "E0001", "actor_id": "A0002", "role": "recipient"}],
    },
    breaks={
        "events": [{"event_id": "E0001", "plover": "AID"}],
        "event_actors": [{"event_id": "E0001", "actor_id": "A0001", "role": "initiator"}],
    },
)
def aid_and_sanctions_have_a_recipient(context: Context) -> "Series[bool]":
    """An event that PLOVER calls aid or a sanction has the one to whom it is done."""
    events, event_actors = context["events"], context["event_actors"]
    undergone = event_actors.loc[event_actors["role"].isin(UNDERGOES), "event_id"]
    return ~events["plover"].isin(DIRECTED) | events["event_id"].isin(undergone)


@rule(
    table="events",
    column="plover",
    mend="Leave it empty, or give {event_id} the type of what PLOVER codes: praise, a pledge.",
    why="PLOVER leaves out mere comment; of two like sayings, one must not count and one not.",
    since="0.1.0",
    keeps={"events": [{"event_id": "E0001", "event_type": "pledge", "plover": "AGREE"}]},
    breaks={"events": [{"event_id": "E0001", "event_type": "statement", "plover": "AGREE"}]},
    per_seed=True,
)
def comment_has_no_plover_class(context: Context) -> "Series[bool]":
    """Statements, reports, assessments, concerns and answers have no PLOVER class."""
    events = context["events"]
    return events["plover"].isna() | ~events["event_type"].isin(COMMENT)
