"""Which tables are anchored, and which rows their rows speak of: both follow from the schemas."""

from typing import NamedTuple
from urllib.parse import quote

from sandhi.package import ANCHOR, Role
from sandhi.publish.sqlite.schemas import RECORDS
from sandhi.site.contents import Contents, Table

SEEDS, SENTENCES = "seeds", "sentences"


class Home(NamedTuple):
    """The table that a row speaks of, and the column that says of which of its rows.

    A row that speaks of nothing but itself is at home in its own table, by its key.
    """

    table: str
    column: str


def is_anchored(table: Table) -> bool:
    """Whether the rows of a table name passages of the seeds."""
    return table.kind == "table" and {*ANCHOR} <= {*table.descriptions}


def anchored_tables(site: Contents) -> list[Table]:
    """The anchored tables whose rows stand for something in the text, in the package's order."""
    tool = {RECORDS.name, SENTENCES}
    return [
        table for table in site.tables.values() if is_anchored(table) and table.name not in tool
    ]


def links(table: Table) -> dict[str, str]:
    """The references of a table by column, without that to the seeds."""
    return {column: target for column, target in table.references.items() if target != SEEDS}


def is_passage(table: Table) -> bool:
    """Whether the rows of a table are passages that name or report what others are."""
    return table.role is Role.MENTION


def is_join(table: Table) -> bool:
    """Whether the rows of a table say how others belong together."""
    return table.role in (Role.PART, Role.LINK, Role.MEMBERSHIP)


def home(table: Table) -> Home:
    """What the rows of an anchored table speak of."""
    if table.of is None:
        return Home(table.name, table.key)
    return Home(table.references[table.of], table.of)


class Membership(NamedTuple):
    """A table whose rows say that a row of any table takes part in a row of ``parent``.

    A page at ``path`` shows what takes part in each side by side, where there is such a table.
    """

    table: Table
    record: str
    parent: Table
    column: str

    @property
    def path(self) -> str:
        """The path of that page."""
        return f"/{quote(self.parent.name, safe='')}"

    def place(self, key: str) -> str:
        """Return the path to the place of a row of ``parent`` or of ``table`` on that page."""
        return f"{self.path}#{quote(key, safe='')}"


def membership(site: Contents) -> Membership | None:
    """The table that joins rows of any table to what they take part in, if there is one."""
    for table in site.tables.values():
        if table.role is Role.MEMBERSHIP and table.record and table.of:
            return Membership(
                table, table.record, site.tables[table.references[table.of]], table.of
            )
    return None
