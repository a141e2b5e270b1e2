"""Rules of the actors on whose word a passage rests."""

from pandas import Series

from sandhi.check import logic, reading
from sandhi.check.example import Row
from sandhi.check.makers.clauses import ends_with_its_clause
from sandhi.check.rule import Context, rule

HERE: Row = {"seed_id": "S001", "actor_id": "A0008"}
PASSAGE: Row = {"seed_id": "S001", "end": 60}


@rule(
    table="mention_actors",
    column="actor_id",
    reads=("actor_mentions",),
    mend="Widen the passage until it names {actor_id}, or code the mention in it.",
    why="Whoever reads the words that attribute a passage must find there to whom.",
    since="0.1.0",
    keeps={
        "mention_actors": [{**HERE, "source_id": "MA0001", "start": 0, "end": 20}],
        "actor_mentions": [{**HERE, "start": 5, "end": 10}],
    },
    breaks={
        "mention_actors": [{**HERE, "source_id": "MA0001", "start": 0, "end": 20}],
        "actor_mentions": [{**HERE, "start": 25, "end": 30}],
    },
)
def source_is_named_in_the_passage(context: Context) -> "Series[bool]":
    """The words that attribute a passage hold a mention of the actor."""
    return logic.holds_any(context["mention_actors"], context["actor_mentions"], by=["actor_id"])


@rule(
    table="mention_actors",
    column="mention_id",
    reads=("event_mentions",),
    mend="Attribute the passage by words of its own seed.",
    why="What one article says tells nothing of on whose word another rests.",
    since="0.1.0",
    keeps={
        "mention_actors": [{"source_id": "MA0001", "seed_id": "S001", "mention_id": "EM0001"}],
        "event_mentions": [{"mention_id": "EM0001", "seed_id": "S001"}],
    },
    breaks={
        "mention_actors": [{"source_id": "MA0001", "seed_id": "S002", "mention_id": "EM0001"}],
        "event_mentions": [{"mention_id": "EM0001", "seed_id": "S001"}],
    },
)
def source_is_in_the_seed_of_the_mention(context: Context) -> "Series[bool]":
    """The words that attribute a passage stand in the same seed."""
    mention_actors, event_mentions = context["mention_actors"], context["event_mentions"]
    has_mention = mention_actors["mention_id"].isin(event_mentions["mention_id"])
    return logic.among(mention_actors, event_mentions, ["mention_id", "seed_id"]) | ~has_mention


@rule(
    table="mention_actors",
    column="role",
    mend="Keep one of the roles of {actor_id}: who claims something does not also pass it on.",
    why="Counted as claimant and as reporter, one source looks like two.",
    since="0.1.0",
    keeps={
        "mention_actors": [
            {"source_id": "MA0001", "mention_id": "EM0001", "actor_id": "A0008"},
            {"source_id": "MA0002", "mention_id": "EM0001", "actor_id": "A0009"},
        ]
    },
    breaks={
        "mention_actors": [
            {"source_id": "MA0001", "mention_id": "EM0001", "actor_id": "A0008"},
            {"source_id": "MA0002", "mention_id": "EM0001", "actor_id": "A0008"},
        ]
    },
)
def claimant_is_no_reporter(context: Context) -> "Series[bool]":
    """Nobody is twice the source of one passage, as its claimant and as its reporter."""
    return ~context["mention_actors"].duplicated(["mention_id", "actor_id"])


@rule(
    table="mention_actors",
    column="actor_id",
    reads=(
        "event_actors",
        "event_mentions",
        "events",
    ),
    awaits=("event_actors",),
    mend="Code {actor_id} as a speaker of the speech act in whose passage {mention_id} lies.",
    why="A named claimant has spoken, and the speech act in which he did must say so.",
    since="0.1.0",
    keeps={
        "mention_actors": [{**HERE, "mention_id": "EM0002", "role": "claimant"}],
        "event_mentions": [
            {**PASSAGE, "mention_id": "EM0001", "event_id": "E0001", "start": 0},
            {**PASSAGE, "mention_id": "EM0002", "event_id": "E0002", "start": 20},
        ],
        "events": [
            {"event_id": "E0001", "class": "speech"},
            {"event_id": "E0002", "class": "act"},
        ],
        "event_actors": [{"event_id": "E0001", "actor_id": "A0008", "role": "speaker"}],
    },
    breaks={
        "mention_actors": [{**HERE, "mention_id": "EM0002", "role": "claimant"}],
        "event_mentions": [
            {**PASSAGE, "mention_id": "EM0001", "event_id": "E0001", "start": 0},
            {**PASSAGE, "mention_id": "EM0002", "event_id": "E0002", "start": 20},
        ],
        "events": [
            {"event_id": "E0001", "class": "speech"},
            {"event_id": "E0002", "class": "act"},
        ],
        "event_actors": [{"event_id": "E0001", "actor_id": "A0009", "role": "speaker"}],
    },
)
def claimant_is_a_speaker(context: Context) -> "Series[bool]":
    """Who claims what lies in the passage of a speech act is a speaker of such a speech act."""
    sources, mentions, events, event_actors = (
        context["mention_actors"],
        context["event_mentions"],
        context["events"],
        context["event_actors"],
    )
    of_speeches = events.loc[events["class"] == "speech", "event_id"]
    speeches = mentions[mentions["event_id"].isin(of_speeches)]
    rest = mentions[~mentions["event_id"].isin(of_speeches)].drop_duplicates("mention_id")
    passages = rest.set_index("mention_id")[logic.ANCHOR].reindex(sources["mention_id"])
    claims = passages.set_axis(sources.index).assign(actor_id=sources["actor_id"])
    speakers = event_actors.loc[event_actors["role"] == "speaker", ["event_id", "actor_id"]]
    spoken = logic.holders(claims, speeches, by=[]) > 0
    by_claimant = logic.holders(claims, speeches.merge(speakers, on="event_id"), by=["actor_id"])
    return ~(sources["role"].isin(["claimant"]) & spoken) | (by_claimant > 0)


@rule(
    table="mention_actors",
    column="quote",
    reads=("actor_mentions", "sentences"),
    mend="Let the passage run on to the words that say so: ने कहा, के अनुसार.",
    why="A bare name attributes nothing; the proof is the verb, or the colon of a headline.",
    since="0.1.0",
    keeps={
        "mention_actors": [
            {**HERE, "start": 0, "end": 14, "quote": "केसीएनए ने कहा"},
            {**HERE, "start": 33, "end": 40, "quote": "केसीएनए"},
        ],
        "actor_mentions": [{**HERE, "start": 0, "end": 7}, {**HERE, "start": 33, "end": 40}],
        "sentences": [{"seed_id": "S001", "start": 20, "end": 40, "quote": "रूस और संधि: केसीएनए"}],
    },
    breaks={
        "mention_actors": [{**HERE, "start": 0, "end": 10, "quote": "केसीएनए ने"}],
        "actor_mentions": [{**HERE, "start": 0, "end": 7}],
    },
)
def source_is_said_to_say_it(context: Context) -> "Series[bool]":
    """Words that attribute a passage go on after the last name for two, or stand beside a colon."""
    sources = context["mention_actors"]
    says_so = logic.words_after(sources, context["actor_mentions"]) >= 2
    bare = sources[sources["quote"].notna() & ~says_so]
    announcing = bare.index[logic.announces_any(bare, context["sentences"])]
    return sources["quote"].isna() | says_so | sources.index.isin(announcing)


@rule(
    table="mention_actors",
    column="role",
    reads=("actors",),
    mend="Code {actor_id} as a claimant, on whose word the passage rests.",
    why="A state that says something does not merely carry it on.",
    since="0.1.0",
    keeps={
        "mention_actors": [{"actor_id": "A0019", "role": "reporter"}],
        "actors": [{"actor_id": "A0019", "kind": "agency"}],
    },
    breaks={
        "mention_actors": [{"actor_id": "A0001", "role": "reporter"}],
        "actors": [{"actor_id": "A0001", "kind": "state"}],
    },
)
def reporter_is_an_agency(context: Context) -> "Series[bool]":
    """Whoever carries on what a passage rests on is a news agency or another medium."""
    sources, actors = context["mention_actors"], context["actors"]
    kinds = logic.look_up(sources["actor_id"], actors, "actor_id", "kind")
    return ~sources["role"].isin(["reporter"]) | kinds.isin(["agency"]) | kinds.isna()


@rule(
    table="mention_actors",
    column="mention_id",
    reads=("actor_mentions", "event_mentions", "sentences"),
    mend="Anchor the attribution in the sentence of {mention_id}, which names {actor_id}.",
    why="Words that attribute another sentence say nothing of on whose word this one rests.",
    since="0.1.0",
    keeps={
        "mention_actors": [{**HERE, "mention_id": "EM0001", "start": 0, "end": 18}],
        "event_mentions": [{"mention_id": "EM0001", "seed_id": "S001", "start": 20, "end": 30}],
        "actor_mentions": [{**HERE, "start": 0, "end": 9}],
        "sentences": [{"seed_id": "S001", "start": 0, "end": 60}],
    },
    breaks={
        "mention_actors": [{**HERE, "mention_id": "EM0001", "start": 61, "end": 80}],
        "event_mentions": [{"mention_id": "EM0001", "seed_id": "S001", "start": 20, "end": 30}],
        "actor_mentions": [{**HERE, "start": 0, "end": 9}, {**HERE, "start": 61, "end": 70}],
        "sentences": [
            {"seed_id": "S001", "start": 0, "end": 60},
            {"seed_id": "S001", "start": 61, "end": 90},
        ],
    },
)
def source_is_in_the_sentence_of_the_mention(context: Context) -> "Series[bool]":
    """The words that attribute a passage stand in its own sentence, if that names the actor."""
    sources, mentions = context["mention_actors"], context["event_mentions"]
    whole = logic.widened_anchors(mentions[["mention_id", *logic.ANCHOR]], context["sentences"])
    names = context["actor_mentions"][["actor_id", *logic.ANCHOR]]
    pairs = whole.merge(sources[["mention_id", "actor_id"]].drop_duplicates(), on="mention_id")
    in_sentence = pairs[logic.holds_any(pairs, names, by=["actor_id"])]
    judged = logic.among(sources, mentions, ["mention_id", "seed_id"])
    judged &= logic.among(sources, in_sentence, ["mention_id", "actor_id"])
    return ~judged | logic.touches_any(sources, whole, by=["mention_id"])


@rule(**ends_with_its_clause("mention_actors", "सैनिक भेजे गए हैं।", "सैनिक भेजे गए"))
def attribution_ends_with_its_clause(context: Context) -> "Series[bool]":
    """No words that attribute a passage stop before their verb, or where a word needs more."""
    return ~reading.stops_within_a_clause(context["mention_actors"], context.texts)
