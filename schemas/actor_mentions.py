"""Rules of the mentions of actors."""

from pandas import DataFrame, Series

from sandhi.check import logic
from sandhi.check.rule import Context, rule
from sandhi.language import fold


@rule(
    table="actor_mentions",
    column="quote",
    reads=("actors",),
    mend="Code the actor that {quote} names, or add the form to other_names in datapackage.json.",
    why="A mention that is coded to the wrong actor gives away itself by the name that it uses.",
    since="0.1.0",
    keeps={
        "actor_mentions": [{"actor_id": "A0008", "form": "name", "quote": "पुतिन"}],
        "actors": [{"actor_id": "A0008", "form_hi": "व्लादिमीर पुतिन"}],
    },
    breaks={
        "actor_mentions": [{"actor_id": "A0008", "form": "name", "quote": "किम"}],
        "actors": [{"actor_id": "A0008", "form_hi": "व्लादिमीर पुतिन"}],
    },
)
def name_is_a_form_of_the_actors_name(context: Context) -> "Series[bool]":
    """A name begins a word as the form in Hindi of its actor does, or is known as another name.

    Letters that are spelled in two ways, as with and without nukta, are one.
    """
    actor_mentions, actors = context["actor_mentions"], context["actors"]
    mentions = actor_mentions.loc[actor_mentions["form"] == "name", ["actor_id", "quote"]]
    names = logic.look_up(mentions["actor_id"], actors, "actor_id", "form_hi")
    same_beginning = _beginnings(mentions["quote"]).merge(_beginnings(names))
    is_form = mentions["quote"].isin(context.package.settings.other_names) | mentions.index.isin(
        same_beginning["row"]
    )
    return is_form.reindex(actor_mentions.index, fill_value=True)


def _beginnings(texts: Series) -> DataFrame:
    """The first three characters of each longer word of each text; ``row`` is the text's index."""
    beginnings = (
        texts.map(fold, na_action="ignore")
        .str.extractall(r"(?:^|[\s-])(?P<beginning>[^\s-]{3})")
        .droplevel("match")
    )
    return beginnings.rename_axis("row").reset_index()


@rule(
    table="actor_mentions",
    column="actor_id",
    mend="Code the actor that {quote} names elsewhere, or list the form as ambiguous.",
    why="One name for two actors is a slip, unless the sources themselves use it for both.",
    since="0.1.0",
    keeps={
        "actor_mentions": [
            {"mention_id": "AM0001", "actor_id": "A0002", "form": "name", "quote": "रूस"},
            {"mention_id": "AM0002", "actor_id": "A0002", "form": "name", "quote": "रूस"},
        ]
    },
    breaks={
        "actor_mentions": [
            {"mention_id": "AM0001", "actor_id": "A0002", "form": "name", "quote": "रूस"},
            {"mention_id": "AM0002", "actor_id": "A0003", "form": "name", "quote": "रूस"},
        ]
    },
)
def form_means_one_actor(context: Context) -> "Series[bool]":
    """A name, adjective or metonym means the same actor everywhere, unless listed as ambiguous."""
    actor_mentions, package = context["actor_mentions"], context.package
    ambiguous = package.settings.ambiguous_forms
    exempt = actor_mentions["form"].isin(["title"]) | actor_mentions["quote"].isin(ambiguous)
    return _is_usual(actor_mentions[~exempt], "actor_id").reindex(
        actor_mentions.index, fill_value=True
    )


@rule(
    table="actor_mentions",
    column="form",
    mend="Give {quote} the form that its other mentions have.",
    why="Counts of titles and names mean something only where the same words are counted alike.",
    since="0.1.0",
    keeps={
        "actor_mentions": [
            {"mention_id": "AM0001", "actor_id": "A0008", "form": "name", "quote": "पुतिन"},
            {"mention_id": "AM0002", "actor_id": "A0008", "form": "name", "quote": "पुतिन"},
        ]
    },
    breaks={
        "actor_mentions": [
            {"mention_id": "AM0001", "actor_id": "A0008", "form": "name", "quote": "पुतिन"},
            {"mention_id": "AM0002", "actor_id": "A0008", "form": "title", "quote": "पुतिन"},
        ]
    },
)
def form_is_of_one_kind(context: Context) -> "Series[bool]":
    """The same words for the same actor are the same kind of form everywhere."""
    actor_mentions = context["actor_mentions"]
    return _is_usual(actor_mentions, "form", within=["actor_id"])


def _is_usual(mentions: DataFrame, column: str, within: list[str] | None = None) -> "Series[bool]":
    """Whether most mentions with the same words have the same cell in a column as this one."""
    words = ["quote", *(within or [])]
    like_this = mentions.groupby([*words, column])["mention_id"].transform("size")
    return like_this * 2 > mentions.groupby(words)["mention_id"].transform("size")


@rule(
    table="actor_mentions",
    column="form",
    reads=("actors",),
    mend="Only a state or a group is named by an adjective or a capital; mend the form.",
    why="“Russian” or “Moscow” stands for a state, never for a person or an agency.",
    since="0.1.0",
    keeps={
        "actor_mentions": [{"actor_id": "A0002", "form": "adjective", "quote": "रूसी"}],
        "actors": [{"actor_id": "A0002", "kind": "state"}],
    },
    breaks={
        "actor_mentions": [{"actor_id": "A0008", "form": "adjective", "quote": "रूसी"}],
        "actors": [{"actor_id": "A0008", "kind": "person"}],
    },
)
def only_states_have_adjectives(context: Context) -> "Series[bool]":
    """An adjective names a state or a group of states, and a metonym a state."""
    actor_mentions, actors = context["actor_mentions"], context["actors"]
    kinds = logic.look_up(actor_mentions["actor_id"], actors, "actor_id", "kind")
    forms = actor_mentions["form"]
    return (~forms.isin(["adjective"]) | kinds.isin(["state", "group"])) & (
        ~forms.isin(["metonym"]) | kinds.isin(["state"])
    )
