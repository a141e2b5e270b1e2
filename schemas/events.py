"""Rules of the events."""

from pandas import DataFrame, Series

from sandhi.check import logic
from sandhi.check.rule import rule

# Of which modality at least one mention must be, so that an event may have the status.
MODALITIES = {
    "occurred": ["asserted", "estimated"],
    "planned": ["planned"],
    "possible": ["speculated", "probable", "estimated"],
    "conditional": ["conditional"],
    "alleged": ["asserted", "estimated", "probable"],
    "denied": ["denied"],
}
# The role without which an event of the type would lack the one who does it.
ROLES = {
    "answer": "speaker",
    "appraisal": "speaker",
    "concern": "speaker",
    "enactment": "signatory",
    "pledge": "speaker",
    "ratification": "ratifier",
    "signing": "signatory",
    "statement": "speaker",
    "visit": "visitor",
}


@rule(
    "date",
    mend="Write a date of the Extended Date/Time Format, such as 2024-06, 2024-06-19 or 2024/2025.",
    explain=lambda row: logic.why_not_edtf(row["date"]),
)
def date_is_edtf(events: DataFrame) -> "Series[bool]":
    """The date of an event is written in EDTF, level 0 or 1."""
    return logic.parses(events["date"])


@rule(mend="Write the first and the last day of the date; leave both empty where there is none.")
def bounds_are_those_of_the_date(events: DataFrame) -> DataFrame:
    """Earliest and latest are the first and last day of the event's date."""
    return logic.bounds_agree(events, events["date"], "earliest", "latest")


@rule("date_basis", mend="Say from what the date is known; leave the basis empty without a date.")
def date_has_its_basis(events: DataFrame) -> "Series[bool]":
    """A date and the basis on which it is known stand together."""
    return events["date"].isna() == events["date_basis"].isna()


@rule("date", mend="Write the date of {date_id}, or another basis than that expression has.")
def date_is_that_of_its_expression(events: DataFrame, dates: DataFrame) -> "Series[bool]":
    """An event's date is that of the expression it is taken from, unless it has another basis."""
    really = dates.assign(date=dates["edtf_corrected"].fillna(dates["edtf"]))
    date = logic.look_up(events["date_id"], really, "date_id", "date")
    basis = logic.look_up(events["date_id"], really, "date_id", "basis")
    return ~logic.known(events["date_basis"] == basis) | logic.same(events["date"], date)


@rule("date_id", mend="Write the date that {date_id} gives, or leave date_id empty.")
def expression_gives_a_date(events: DataFrame) -> "Series[bool]":
    """An event that points to an expression of time has a date."""
    return events["date_id"].isna() | events["date"].notna()


@rule(
    "date_id", mend="Point to an expression in a seed that reports {event_id}, or say other_seed."
)
def expression_is_in_a_seed_of_the_event(
    events: DataFrame, dates: DataFrame, event_mentions: DataFrame
) -> "Series[bool]":
    """The expression of an event's date is in a seed that reports it, unless the basis says not."""
    seeds = logic.look_up(events["date_id"], dates, "date_id", "seed_id")
    told = logic.among(events.assign(seed_id=seeds), event_mentions, ["event_id", "seed_id"])
    return events["date_id"].isna() | events["date_basis"].isin(["other_seed"]) | told


@rule("event_id", mend="Code the passages that report {event_id}, or withdraw it.")
def event_is_mentioned(events: DataFrame, event_mentions: DataFrame) -> "Series[bool]":
    """Every event is mentioned at least once."""
    return events["event_id"].isin(event_mentions["event_id"])


@rule("event_id", mend="Code who takes part in {event_id}.")
def event_has_a_participant(events: DataFrame, event_actors: DataFrame) -> "Series[bool]":
    """Every event has at least one participant."""
    return events["event_id"].isin(event_actors["event_id"])


@rule("quote", mend="Anchor the event at one of its mentions, or code this passage as a mention.")
def anchor_holds_a_mention(events: DataFrame, event_mentions: DataFrame) -> "Series[bool]":
    """An event's anchor is, or holds, one of its mentions."""
    mentioned = events["event_id"].isin(event_mentions["event_id"])
    return logic.holds_any(events, event_mentions, by=["event_id"]) | ~mentioned


@rule(
    "status", mend="Give {event_id} the status that its mentions bear out, or mend their modality."
)
def status_is_borne_out_by_a_mention(
    events: DataFrame, event_mentions: DataFrame
) -> "Series[bool]":
    """One mention bears out the status; an event has occurred only on an article's own word."""
    pairs = [(status, one) for status, several in MODALITIES.items() for one in several]
    enough = DataFrame(pairs, columns=["status", "modality"])
    borne_out = event_mentions[["event_id", "modality", "attribution"]].merge(enough, on="modality")
    own_word = borne_out["attribution"].isin(["own_word"])
    borne_out = borne_out[own_word | ~borne_out["status"].isin(["occurred"])]
    mentioned = events["event_id"].isin(event_mentions["event_id"])
    return logic.among(events, borne_out, ["event_id", "status"]) | ~mentioned


@rule("status", mend="Make it `occurred`, or say to whom each assertion is attributed.")
def alleged_event_is_attributed(events: DataFrame, event_mentions: DataFrame) -> "Series[bool]":
    """No seed asserts an alleged or denied event on its own word."""
    own_word = event_mentions["attribution"].isin(["own_word"])
    asserted = event_mentions.loc[own_word & event_mentions["modality"].eq("asserted"), "event_id"]
    doubtful = events["status"].isin(["alleged", "denied"])
    return ~(doubtful & events["event_id"].isin(asserted))


@rule("earliest", mend="Mend the date: a seed of {event_id} was published before it.")
def event_occurred_before_publication(
    events: DataFrame, event_mentions: DataFrame, seeds: DataFrame
) -> "Series[bool]":
    """An event that occurred does not begin after the publication of a seed that asserts it."""
    asserted = event_mentions[event_mentions["modality"] == "asserted"]
    published = logic.look_up(asserted["seed_id"], seeds, "seed_id", "published_latest")
    first = published.groupby(asserted["event_id"]).min()
    later = events["earliest"] > logic.at(events["event_id"], first)
    return ~(events["status"].isin(["occurred"]) & logic.known(later))


@rule("part_of", mend="Let {event_id} be part of an event that is not, in the end, part of it.")
def part_of_has_no_cycle(events: DataFrame) -> "Series[bool]":
    """No event is part of itself, not even by way of others."""
    return logic.acyclic(events, "event_id", "part_of")


@rule("part_of", mend="Mend the date of {event_id} or of {part_of}, or take them apart.")
def part_begins_before_its_whole_ends(events: DataFrame) -> "Series[bool]":
    """An event does not begin after the end of the event of which it is a part."""
    end = logic.look_up(events["part_of"], events, "event_id", "latest")
    return ~logic.known(events["earliest"] > end)


@rule("event_type", mend="Code who signs, or a type that one alone can do, such as enactment.")
def signing_has_two_signatories(events: DataFrame, event_actors: DataFrame) -> "Series[bool]":
    """The signing of a treaty has at least two signatories."""
    signatories = event_actors[event_actors["role"] == "signatory"].groupby("event_id").size()
    two = events["event_id"].isin(signatories[signatories >= 2].index)
    return ~events["event_type"].isin(["signing"]) | two


@rule("event_type", mend="Code the one who does it with the role that {event_type} asks for.")
def type_has_its_role(events: DataFrame, event_actors: DataFrame) -> "Series[bool]":
    """An event has the role that its type asks for: a visit a visitor, a statement a speaker."""
    needed = events.assign(role=events["event_type"].map(ROLES))
    return needed["role"].isna() | logic.among(needed, event_actors, ["event_id", "role"])


@rule("date", mend="Mend the date, or the date on which {treaty_id} was signed.")
def treaty_is_signed_before_it_is_ratified(
    events: DataFrame, treaties: DataFrame
) -> "Series[bool]":
    """No treaty is ratified before it is signed."""
    signed = logic.bounds(treaties["signed"]).assign(treaty_id=treaties["treaty_id"])
    signing = logic.look_up(events["treaty_id"], signed, "treaty_id", "earliest")
    too_early = events["latest"] < signing
    return ~(events["event_type"].isin(["ratification"]) & logic.known(too_early))


@rule("date", mend="Mend the date, or that of a ratification of {treaty_id}.")
def treaty_is_ratified_before_it_is_in_force(events: DataFrame) -> "Series[bool]":
    """No treaty enters into force before its last ratification."""
    ratified = events[events["event_type"] == "ratification"].groupby("treaty_id")["earliest"].max()
    too_early = events["latest"] < logic.at(events["treaty_id"], ratified)
    return ~(events["event_type"].isin(["entry_into_force"]) & logic.known(too_early))
