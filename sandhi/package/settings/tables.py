"""What a package declares of a table: what its rows are, and how lists and pages show it.

Every table has a role, by which the tool knows what its rows are; how lists and pages show a table
says nothing of that.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from sandhi.package.schema import LEDGER


class Role(StrEnum):
    """What the rows of a table are."""

    SOURCE = "source"  # the texts
    SENTENCE = "sentence"  # their sentences
    ENTITY = "entity"  # what the texts speak of
    MENTION = "mention"  # a passage that names or reports an entity
    PART = "part"  # who takes which part in an entity
    LINK = "link"  # how one row bears on another
    DISPUTE = "dispute"  # where sources disagree or err
    MEMBERSHIP = "membership"  # a row of any table that takes part in a dispute
    VOCABULARY = "vocabulary"  # terms, defined
    CODE = "code"  # what a row is called elsewhere
    REFERENCE = "reference"  # what is relied on beyond the texts
    ACCOUNT = "account"  # what was left out, and why


SPEAKING_OF_ANOTHER = (Role.MENTION, Role.PART, Role.LINK, Role.MEMBERSHIP)
VERBATIM = (Role.SOURCE, Role.SENTENCE)  # whose rows are texts, or parts of one: not ours
FACTLESS = (Role.SOURCE, Role.SENTENCE, Role.MEMBERSHIP, Role.ACCOUNT)


@dataclass(frozen=True)
class TableSettings:
    """What is declared of a table or a view.

    ``of`` is the column that leads to what a row speaks of, ``record`` one that holds keys of any
    table. ``search`` is None where all running text is searched; ``columns`` is empty where pages
    show all. ``hidden`` concerns lists of tables alone. ``own_words`` are columns that word in a
    source's script what no source need have in these words, as a name is cited. ``open`` has, by
    column, the values of the rows of a dispute that nobody has settled.

    The rest is how pages speak of a row: ``singular`` is what one is called, ``mood`` the column
    that says how sure it is that it is so, ``point`` its latitude and longitude. ``urls`` has, for
    columns that hold identifiers of elsewhere, the address that each leads to (``{}`` stands for
    the identifier). ``phrases`` has, for each value of the first column of codes of a part or a
    link (empty where there is none), what it says in words: on the page of what the row speaks of,
    ``{}`` being who takes part, in the singular and, after ``|``, the plural; on theirs; there of
    what is not plainly so; and there under which heading they stand apart, if they do. For each
    code of a mention it has how the passage tells what it tells of; empty where that is told by who
    takes part in it. ``nobody`` has, for a code of a part, what
    is said where nobody takes that part.
    ``named_by`` is the column of the sentences in whose words the texts of a source are called.
    ``labels`` has, by language, the column that holds what a row is called in it; ``headings``, by
    a column that leads to other rows, what heads a list of its rows on the page of one of those.
    """

    role: Role = Role.ENTITY
    of: str | None = None
    record: str | None = None
    label: tuple[str, ...] = ()
    facets: tuple[str, ...] = ()
    search: tuple[str, ...] | None = None
    columns: tuple[str, ...] = ()
    verbatim: tuple[str, ...] = ()
    own_words: tuple[str, ...] = ()
    sort: str | None = None
    hidden: bool = False
    open: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    singular: str = ""
    mood: str | None = None
    point: tuple[str, ...] = ()
    urls: Mapping[str, str] = field(default_factory=dict)
    phrases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    nobody: Mapping[str, str] = field(default_factory=dict)
    named_by: str | None = None
    labels: Mapping[str, str] = field(default_factory=dict)
    headings: Mapping[str, str] = field(default_factory=dict)

    @property
    def states_facts(self) -> bool:
        """Whether the rows say something of the world, so that their anchors must bear it out."""
        return self.role not in FACTLESS


# Of the tables that the tool knows by their names. The ledger repeats what rows said, and what the
# changelog says, to the letter; nobody looks for words in it.
OF_THE_TOOL = {
    "seeds": TableSettings(role=Role.SOURCE),
    "sentences": TableSettings(role=Role.SENTENCE),
    LEDGER: TableSettings(
        role=Role.ACCOUNT,
        label=("event", "key"),
        search=(),
        columns=("version", "table", "key", "event", "reason", "successor"),
        facets=("version", "table", "event"),
        verbatim=("reason", "row"),
        hidden=True,
    ),
}
