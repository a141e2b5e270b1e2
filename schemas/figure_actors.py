"""Rules of the parts that actors have in figures."""

from pandas import Series

from sandhi.check import logic
from sandhi.check.example import Row
from sandhi.check.rule import Context, rule

SAYS: Row = {"seed_id": "S001", "actor_id": "A0008", "role": "claimant"}
CLAIM: Row = {**SAYS, "figure_id": "F0001"}
COUNTED: Row = {**CLAIM, "role": "subject"}


@rule(
    table="figure_actors",
    column="seed_id",
    reads=("figures",),
    mend="Anchor the part in the seed of {figure_id}.",
    why="Who claims a figure is shown where the figure is claimed.",
    since="0.1.0",
    keeps={
        "figure_actors": [{"figure_id": "F0001", "seed_id": "S001"}],
        "figures": [{"figure_id": "F0001", "seed_id": "S001"}],
    },
    breaks={
        "figure_actors": [{"figure_id": "F0001", "seed_id": "S002"}],
        "figures": [{"figure_id": "F0001", "seed_id": "S001"}],
    },
)
def part_is_shown_in_the_seed_of_the_figure(context: Context) -> "Series[bool]":
    """An actor's part in a figure is shown in the seed that gives the figure."""
    figure_actors, figures = context["figure_actors"], context["figures"]
    seed = logic.look_up(figure_actors["figure_id"], figures, "figure_id", "seed_id")
    return ~logic.holds(figure_actors["seed_id"] != seed)


@rule(
    table="figure_actors",
    column="actor_id",
    reads=("actor_mentions",),
    mend="Widen the passage until it names {actor_id}, or code the mention in it.",
    why="The passage is the proof of the part, so it must show who plays it.",
    since="0.1.0",
    keeps={
        "figure_actors": [{"actor_id": "A0008", "seed_id": "S001", "start": 0, "end": 30}],
        "actor_mentions": [{"actor_id": "A0008", "seed_id": "S001", "start": 10, "end": 15}],
    },
    breaks={
        "figure_actors": [{"actor_id": "A0009", "seed_id": "S001", "start": 0, "end": 30}],
        "actor_mentions": [{"actor_id": "A0008", "seed_id": "S001", "start": 10, "end": 15}],
    },
)
def actor_is_named_in_the_passage(context: Context) -> "Series[bool]":
    """The passage that shows an actor's part in a figure holds a mention of that actor."""
    figure_actors, actor_mentions = context["figure_actors"], context["actor_mentions"]
    return logic.holds_any(figure_actors, actor_mentions, by=["actor_id"])


@rule(
    table="figure_actors",
    column="role",
    mend="Code the claimant whose word {actor_id} passes on.",
    why="Who passes on a figure has it from somebody, and that one answers for it.",
    since="0.1.0",
    keeps={
        "figure_actors": [
            {"figure_id": "F0001", "actor_id": "A0001", "role": "reporter"},
            {"figure_id": "F0001", "actor_id": "A0002", "role": "claimant"},
        ]
    },
    breaks={
        "figure_actors": [
            {"figure_id": "F0001", "actor_id": "A0001", "role": "reporter"},
            {"figure_id": "F0001", "actor_id": "A0002", "role": "subject"},
        ]
    },
)
def reporter_has_a_claimant(context: Context) -> "Series[bool]":
    """Where someone passes a figure on, someone claims it."""
    figure_actors = context["figure_actors"]
    claimed = figure_actors.loc[figure_actors["role"] == "claimant", "figure_id"]
    return ~figure_actors["role"].isin(["reporter"]) | figure_actors["figure_id"].isin(claimed)


@rule(
    table="figure_actors",
    column="quote",
    reads=("mention_actors",),
    mend="Give it the passage by which `mention_actors` attributes what {actor_id} says there.",
    why="One claim that is cut in two ways is two claims to whoever joins tables by passages.",
    since="0.1.0",
    keeps={
        "figure_actors": [{**CLAIM, "start": 0, "end": 30}],
        "mention_actors": [{**SAYS, "start": 0, "end": 30}],
    },
    breaks={
        "figure_actors": [{**CLAIM, "start": 0, "end": 20}],
        "mention_actors": [{**SAYS, "start": 0, "end": 30}],
    },
)
def claim_is_cut_as_for_events(context: Context) -> "Series[bool]":
    """Words that attribute a figure are, where they also attribute a passage, cut as they are."""
    parts, sources = context["figure_actors"], context["mention_actors"]
    by = ["actor_id", "role"]
    judged = parts["role"].isin(["claimant", "reporter"])
    judged &= logic.touches_any(parts, sources, by=by)
    return ~judged | logic.among(parts, sources, [*logic.ANCHOR, *by])


@rule(
    table="figure_actors",
    column="quote",
    reads=("actor_mentions", "figures", "sentences"),
    mend="Let the passage run from {actor_id} to the quantity, or back to it.",
    why="A name alone does not show of whom a quantity is told.",
    since="0.1.0",
    keeps={
        "figure_actors": [{**COUNTED, "start": 0, "end": 30}],
        "figures": [{"figure_id": "F0001", "seed_id": "S001", "start": 20, "end": 30}],
        "actor_mentions": [{"actor_id": "A0008", "seed_id": "S001", "start": 0, "end": 9}],
        "sentences": [{"seed_id": "S001", "start": 0, "end": 60}],
    },
    breaks={
        "figure_actors": [{**COUNTED, "start": 0, "end": 19}],
        "figures": [{"figure_id": "F0001", "seed_id": "S001", "start": 20, "end": 30}],
        "actor_mentions": [{"actor_id": "A0008", "seed_id": "S001", "start": 0, "end": 9}],
        "sentences": [{"seed_id": "S001", "start": 0, "end": 60}],
    },
)
def subject_is_shown_with_the_quantity(context: Context) -> "Series[bool]":
    """The passage of one who is counted shares text with the figure, if its sentence names them."""
    parts, figures = context["figure_actors"], context["figures"]
    whole = logic.widened_anchors(figures[["figure_id", *logic.ANCHOR]], context["sentences"])
    names = context["actor_mentions"][["actor_id", *logic.ANCHOR]]
    pairs = whole.merge(parts[["figure_id", "actor_id"]].drop_duplicates(), on="figure_id")
    subjects = pairs[logic.holds_any(pairs, names, by=["actor_id"])]
    judged = parts["role"].isin(["subject"])
    judged &= logic.among(parts, figures, ["figure_id", "seed_id"])
    judged &= logic.among(parts, subjects, ["figure_id", "actor_id"])
    return ~judged | logic.touches_any(parts, figures, by=["figure_id"])


@rule(
    table="figure_actors",
    column="quote",
    reads=("actor_mentions", "figures", "sentences"),
    mend="Anchor the part in the sentence of {figure_id}, which names {actor_id}.",
    why="A sentence that has another quantity does not show who claims this one.",
    since="0.1.0",
    keeps={
        "figure_actors": [{**CLAIM, "start": 0, "end": 18}],
        "figures": [{"figure_id": "F0001", "seed_id": "S001", "start": 20, "end": 30}],
        "actor_mentions": [{"actor_id": "A0008", "seed_id": "S001", "start": 0, "end": 9}],
        "sentences": [{"seed_id": "S001", "start": 0, "end": 60}],
    },
    breaks={
        "figure_actors": [{**CLAIM, "start": 61, "end": 80}],
        "figures": [{"figure_id": "F0001", "seed_id": "S001", "start": 20, "end": 30}],
        "actor_mentions": [
            {"actor_id": "A0008", "seed_id": "S001", "start": 0, "end": 9},
            {"actor_id": "A0008", "seed_id": "S001", "start": 61, "end": 70},
        ],
        "sentences": [
            {"seed_id": "S001", "start": 0, "end": 60},
            {"seed_id": "S001", "start": 61, "end": 90},
        ],
    },
)
def claim_is_shown_with_the_quantity(context: Context) -> "Series[bool]":
    """Words that say who claims or reports a figure stand in its sentence, if that names them."""
    parts, figures = context["figure_actors"], context["figures"]
    whole = logic.widened_anchors(figures[["figure_id", *logic.ANCHOR]], context["sentences"])
    names = context["actor_mentions"][["actor_id", *logic.ANCHOR]]
    pairs = whole.merge(parts[["figure_id", "actor_id"]].drop_duplicates(), on="figure_id")
    claimants = pairs[logic.holds_any(pairs, names, by=["actor_id"])]
    judged = parts["role"].isin(["claimant", "reporter"])
    judged &= logic.among(parts, figures, ["figure_id", "seed_id"])
    judged &= logic.among(parts, claimants, ["figure_id", "actor_id"])
    return ~judged | logic.touches_any(parts, whole, by=["figure_id"])


@rule(
    table="figure_actors",
    column="role",
    reads=("actors",),
    mend="Code {actor_id} as a claimant, who answers for the figure.",
    why="A ministry that gives a number does not merely pass it on.",
    since="0.1.0",
    keeps={
        "figure_actors": [{"actor_id": "A0023", "role": "reporter"}],
        "actors": [{"actor_id": "A0023", "kind": "agency"}],
    },
    breaks={
        "figure_actors": [{"actor_id": "A0025", "role": "reporter"}],
        "actors": [{"actor_id": "A0025", "kind": "body"}],
    },
)
def reporter_is_an_agency(context: Context) -> "Series[bool]":
    """Whoever passes a figure on is a news agency or another medium."""
    figure_actors, actors = context["figure_actors"], context["actors"]
    kinds = logic.look_up(figure_actors["actor_id"], actors, "actor_id", "kind")
    return ~figure_actors["role"].isin(["reporter"]) | kinds.isin(["agency"]) | kinds.isna()
