"""Rules of the mentions of actors."""

from pandas import DataFrame, Series

from sandhi.check import logic
from sandhi.check.rule import rule
from sandhi.package import Package

# Names that share no word with the Hindi name of their actor: abbreviations.
OTHER_NAMES = ["केसीएनए", "USA"]


@rule("quote", mend="Code the actor that {quote} names, or add the form to OTHER_NAMES.")
def name_is_a_form_of_the_actors_name(
    actor_mentions: DataFrame, actors: DataFrame
) -> "Series[bool]":
    """A name begins a word as the form in Hindi of its actor does, or is known as another name."""
    mentions = actor_mentions.loc[actor_mentions["form"] == "name", ["actor_id", "quote"]]
    names = logic.look_up(mentions["actor_id"], actors, "actor_id", "form_hi")
    alike = _beginnings(mentions["quote"]).merge(_beginnings(names))
    known = mentions["quote"].isin(OTHER_NAMES) | mentions.index.isin(alike["row"])
    return known.reindex(actor_mentions.index, fill_value=True)


def _beginnings(texts: Series) -> DataFrame:
    """The first three characters of each longer word of each text; ``row`` is the text's index."""
    found = texts.str.extractall(r"(?:^|[\s-])(?P<beginning>[^\s-]{3})").droplevel("match")
    return found.rename_axis("row").reset_index()


@rule(
    "actor_id", mend="Code the actor that {quote} names elsewhere, or list the form as ambiguous."
)
def form_means_one_actor(actor_mentions: DataFrame, package: Package) -> "Series[bool]":
    """A name, adjective or metonym means the same actor everywhere, unless listed as ambiguous."""
    ambiguous = package.settings.ambiguous_forms
    exempt = actor_mentions["form"].isin(["title"]) | actor_mentions["quote"].isin(ambiguous)
    return _is_usual(actor_mentions[~exempt], "actor_id").reindex(
        actor_mentions.index, fill_value=True
    )


@rule("form", mend="Give {quote} the form that its other mentions have.")
def form_is_of_one_kind(actor_mentions: DataFrame) -> "Series[bool]":
    """The same words for the same actor are the same kind of form everywhere."""
    return _is_usual(actor_mentions, "form", within=["actor_id"])


def _is_usual(mentions: DataFrame, column: str, within: list[str] | None = None) -> "Series[bool]":
    """Whether most mentions with the same words have the same cell in a column as this one."""
    words = ["quote", *(within or [])]
    like_this = mentions.groupby([*words, column])["mention_id"].transform("size")
    return like_this * 2 > mentions.groupby(words)["mention_id"].transform("size")


@rule("form", mend="Only a state or a group is named by an adjective or a capital; mend the form.")
def only_states_have_adjectives(actor_mentions: DataFrame, actors: DataFrame) -> "Series[bool]":
    """An adjective names a state or a group of states, and a metonym a state."""
    kinds = logic.look_up(actor_mentions["actor_id"], actors, "actor_id", "kind")
    forms = actor_mentions["form"]
    return (~forms.isin(["adjective"]) | kinds.isin(["state", "group"])) & (
        ~forms.isin(["metonym"]) | kinds.isin(["state"])
    )
