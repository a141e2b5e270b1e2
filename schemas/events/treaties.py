"""Rules of what happens to treaties."""

from pandas import Series

from sandhi.check import logic
from sandhi.check.rule import Context, rule


@rule(
    table="events",
    column="date",
    reads=("treaties",),
    mend="Mend the date, or the date on which {treaty_id} was signed.",
    why="One of the two dates is wrong where the order of things is turned round.",
    since="0.1.0",
    keeps={
        "events": [
            {
                "event_id": "E0001",
                "event_type": "ratification",
                "treaty_id": "T0001",
                "latest": "2024-11-09",
            }
        ],
        "treaties": [{"treaty_id": "T0001", "signed": "2024-06-19"}],
    },
    breaks={
        "events": [
            {
                "event_id": "E0001",
                "event_type": "ratification",
                "treaty_id": "T0001",
                "latest": "2024-06-18",
            }
        ],
        "treaties": [{"treaty_id": "T0001", "signed": "2024-06-19"}],
    },
)
def treaty_is_signed_before_it_is_ratified(context: Context) -> "Series[bool]":
    """No treaty is ratified before it is signed."""
    events, treaties = context["events"], context["treaties"]
    signed = logic.bounds(treaties["signed"]).assign(treaty_id=treaties["treaty_id"])
    signing = logic.look_up(events["treaty_id"], signed, "treaty_id", "earliest")
    too_early = events["latest"] < signing
    return ~(events["event_type"].isin(["ratification"]) & logic.holds(too_early))


@rule(
    table="events",
    column="date",
    mend="Mend the date, or that of a ratification of {treaty_id}.",
    why="One of the two dates is wrong where the order of things is turned round.",
    since="0.1.0",
    keeps={
        "events": [
            {
                "event_id": "E0001",
                "event_type": "ratification",
                "treaty_id": "T0001",
                "earliest": "2024-11-09",
                "latest": "2024-11-09",
            },
            {
                "event_id": "E0002",
                "event_type": "entry_into_force",
                "treaty_id": "T0001",
                "earliest": "2024-12-04",
                "latest": "2024-12-04",
            },
        ]
    },
    breaks={
        "events": [
            {
                "event_id": "E0001",
                "event_type": "ratification",
                "treaty_id": "T0001",
                "earliest": "2024-11-09",
                "latest": "2024-11-09",
            },
            {
                "event_id": "E0002",
                "event_type": "entry_into_force",
                "treaty_id": "T0001",
                "earliest": "2024-10-04",
                "latest": "2024-10-04",
            },
        ]
    },
)
def treaty_is_ratified_before_it_is_in_force(context: Context) -> "Series[bool]":
    """No treaty enters into force before its last ratification."""
    events = context["events"]
    ratified = events[events["event_type"] == "ratification"].groupby("treaty_id")["earliest"].max()
    too_early = events["latest"] < logic.at(events["treaty_id"], ratified)
    return ~(events["event_type"].isin(["entry_into_force"]) & logic.holds(too_early))


@rule(
    table="events",
    column="treaty_id",
    mend="Name the treaty that is ratified, or takes effect, in {event_id}.",
    why="From signing to ratification an analyst follows one treaty; without it the event is lost.",
    since="0.1.0",
    keeps={"events": [{"event_id": "E0001", "event_type": "ratification", "treaty_id": "T0001"}]},
    breaks={"events": [{"event_id": "E0001", "event_type": "ratification"}]},
    per_seed=True,
)
def what_binds_names_its_treaty(context: Context) -> "Series[bool]":
    """A ratification and an entry into force name the treaty."""
    events = context["events"]
    binds = events["event_type"].isin(["ratification", "entry_into_force"])
    return ~binds | events["treaty_id"].notna()
