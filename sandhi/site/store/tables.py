"""The tables and views of a database, and what their rows are: that follows from their roles."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import quote

from sandhi.package import ANCHOR, Role, Settings, TableSchema, TableSettings
from sandhi.package.declarations import Declaration
from sandhi.package.labels import label_columns, names_in
from sandhi.package.settings import VERBATIM
from sandhi.publish.languages.words import as_words
from sandhi.publish.sqlite.schemas import RECORDS
from sandhi.publish.sqlite.schemas import TEXT as TEXT

SEEDS, SENTENCES = "seeds", "sentences"


class Home(NamedTuple):
    """The table that a row speaks of, and the column that says of which of its rows.

    A row that speaks of nothing but itself is at home in its own table, by its key.
    """

    table: str
    column: str


@dataclass(frozen=True)
class DatabaseTable:
    """A table or a view: its words, what its rows are, and how its pages show it.

    ``of`` is the column that leads to what a row speaks of, ``record`` one that holds keys of any
    table; ``corrections`` has, for each column that may be corrected, the one with the right value.
    ``label`` is the column that names a row; empty for a view. ``values`` has what codes mean,
    ``value_labels`` what they are called that no reader would guess from them. ``verbatim`` are
    columns that hold words or numerals as they were written, ``naming`` those whose values name
    something also where they are numbers, ``truths`` those of truth values; ``settings`` is what
    the package declares of how pages speak of a row.
    """

    name: str
    title: str
    description: str
    kind: str
    hidden: bool
    rows: int | None
    descriptions: Mapping[str, str]
    titles: Mapping[str, str]
    columns: tuple[str, ...]
    role: Role | None = None
    of: str | None = None
    record: str | None = None
    key: str = ""
    label: str = ""
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    value_labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    references: Mapping[str, str] = field(default_factory=dict)
    corrections: Mapping[str, str] = field(default_factory=dict)
    states_facts: bool = True
    verbatim: Collection[str] = ()
    naming: Collection[str] = ()
    truths: Collection[str] = ()
    settings: TableSettings = field(default_factory=TableSettings)

    @property
    def singular(self) -> str:
        """What one of its rows is called: as declared, else as its key is."""
        noun = self.key.removesuffix("_id").replace("_", " ")
        return self.settings.singular or f"{noun[:1].upper()}{noun[1:]}" or self.title

    @property
    def code_column(self) -> str:
        """The first of its columns of codes; empty where it has none."""
        return next((name for name in self.titles if self.values.get(name)), "")

    @property
    def kinds(self) -> str:
        """The first column of codes by which its pages are narrowed; empty where there is none."""
        return next((name for name in self.settings.facets if self.values.get(name)), "")

    @property
    def compared_by(self) -> str:
        """The codes by which its rows are compared: those that lists are narrowed by first."""
        first = next(iter(self.settings.facets), "")
        return first if self.role is Role.ENTITY and self.values.get(first) else ""

    @property
    def is_directory(self) -> bool:
        """Whether its rows are those of all tables over again."""
        return self.name == RECORDS.name

    @property
    def is_anchored(self) -> bool:
        """Whether its rows name passages of the seeds."""
        return self.kind == "table" and {*ANCHOR} <= {*self.descriptions}

    @property
    def is_verbatim(self) -> bool:
        """Whether its rows are texts, or parts of one, so that they are their publishers'."""
        return self.role in VERBATIM

    @property
    def is_mention(self) -> bool:
        """Whether its rows are passages that name or report what others are."""
        return self.role is Role.MENTION

    @property
    def is_join(self) -> bool:
        """Whether its rows say how others belong together."""
        return self.role in (Role.PART, Role.LINK, Role.MEMBERSHIP)

    @property
    def links(self) -> dict[str, str]:
        """Its references by column, without that to the seeds."""
        return {column: table for column, table in self.references.items() if table != SEEDS}

    @property
    def home(self) -> Home:
        """What its rows speak of."""
        if self.of is None:
            return Home(self.name, self.key)
        return Home(self.references[self.of], self.of)

    def columns_compared_at(self, table: str) -> list[str]:
        """Return the columns by which the pages of another table compare its rows."""
        compares = self.name != table and self.is_anchored and self.compared_by
        return self.columns_leading_to(table) if compares else []

    def columns_leading_to(self, table: str) -> list[str]:
        """Return the columns that may hold keys of a table; memberships are shown elsewhere."""
        columns = [column for column, target in self.references.items() if target == table]
        if self.record is None or self.role is Role.MEMBERSHIP:
            return columns
        return [*columns, self.record]


class Membership(NamedTuple):
    """A table whose rows say that a row of any table takes part in a row of ``parent``.

    A page at ``path`` lists the rows of ``parent``, where there is such a table; the page of each
    shows side by side what takes part in it.
    """

    table: DatabaseTable
    record: str
    parent: DatabaseTable
    column: str

    @property
    def path(self) -> str:
        """The path of that page."""
        return f"/{quote(self.parent.name, safe='')}"


def described_table(
    settings: Settings, schema: TableSchema, rows: int | None = None
) -> DatabaseTable:
    """Return a table as its schema and its settings describe it."""
    table_settings = settings.of(schema.name)
    naming = (name for name in label_columns(settings, schema) if name not in schema.references)
    return DatabaseTable(
        name=schema.name,
        title=schema.title,
        description=schema.description,
        kind="table",
        hidden=table_settings.hidden,
        rows=rows,
        descriptions={field.name: field.description for field in schema.fields},
        titles={field.name: field.title for field in schema.fields},
        columns=table_settings.columns,
        role=table_settings.role,
        of=table_settings.of,
        record=table_settings.record,
        key=schema.primary_key,
        label=next(naming, schema.primary_key),
        values={
            field.name: {value.value: value.description for value in field.categories}
            for field in schema.fields
            if field.categories
        },
        value_labels=_value_labels(schema),
        references=schema.references,
        corrections=schema.corrections,
        states_facts=table_settings.states_facts,
        verbatim={*table_settings.verbatim, *({"quote"} if schema.anchored else ())},
        naming=names_in(settings, schema),
        truths={field.name for field in schema.fields if field.type == "boolean"},
        settings=table_settings,
    )


def _value_labels(schema: TableSchema) -> dict[str, dict[str, str]]:
    """What values are called whose label says more than the value, as within a sentence."""
    value_labels: dict[str, dict[str, str]] = {}
    for column in schema.fields:
        for category in column.categories:
            if category.label and category.label.lower() != as_words(category.value).lower():
                label = category.label[0].lower() + category.label[1:]
                value_labels.setdefault(column.name, {})[category.value] = label
    return value_labels


def described_view(settings: Settings, view: Declaration) -> DatabaseTable:
    """Return a view as its declaration and its settings describe it."""
    table_settings = settings.of(view.name)
    return DatabaseTable(
        name=view.name,
        title=view.title,
        description=view.description,
        kind="view",
        hidden=table_settings.hidden,
        rows=None,
        descriptions=view.terms,
        titles=view.titles,
        columns=table_settings.columns,
        settings=table_settings,
    )
