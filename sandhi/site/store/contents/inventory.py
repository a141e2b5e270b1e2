"""Everything that the site knows of the package, as one record."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from sandhi.cite.record import Dataset, described_dataset, sources
from sandhi.language.text_languages import TextLanguages
from sandhi.ledger.entries import NAMES
from sandhi.package import LEDGER, Role, Settings
from sandhi.package.declarations import Declaration
from sandhi.package.labels import Row, names_in_results, shortened
from sandhi.publish.catalogue import Catalogue
from sandhi.publish.contract.parameters import number_parameters
from sandhi.publish.languages.context import ENGLISH, word
from sandhi.site.store.directory import with_names
from sandhi.site.store.tables import SEEDS, SENTENCES, DatabaseTable, Membership


class DatedTable(NamedTuple):
    """A table whose rows have a first and a last day, with the columns of those."""

    table: DatabaseTable
    earliest: str
    latest: str


class RowName(NamedTuple):
    """A row, by its table and its key."""

    table: str
    key: str


@dataclass(frozen=True)
class Contents:
    """Everything that the site knows of the package.

    ``about`` is what ``meta`` tells in words; ``catalogue`` and ``codebook`` stand there as JSON.
    ``labels`` has, for the tables that others refer to, the label of each row by table and key;
    ``homes``, for each column that is the key of one table alone, that table; ``languages`` says in
    which language texts are; ``versions`` has the day of each version that was released;
    ``codes``, for what rows are called in codes of elsewhere (as states are), the row that each
    stands for. ``own_labels`` has, for each language beside English, what rows are called in it
    alone, by table and key; ``language`` is that in which all of this is worded,
    ``written_labels`` what stands in the database. ``cells`` has, by table and key, the cells that
    those of ``labels`` are made of that are made of several.
    """

    about: Mapping[str, str]
    catalogue: Catalogue
    codebook: Mapping[str, Any]
    tables: Mapping[str, DatabaseTable]
    labels: Mapping[str, Mapping[str, str]]
    homes: Mapping[str, str]
    languages: TextLanguages
    versions: Mapping[str, str]
    codes: Mapping[str, RowName] = field(default_factory=dict)
    own_labels: Mapping[str, Mapping[str, Mapping[str, str]]] = field(default_factory=dict)
    language: str = ENGLISH
    written_labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    cells: Mapping[str, Mapping[str, Row]] = field(default_factory=dict)

    @cached_property
    def memory(self) -> dict[str, Any]:
        """What is made of the database once, when it is first asked for."""
        return {}

    @cached_property
    def dataset(self) -> Dataset:
        """What the package says of itself."""
        return described_dataset(self.catalogue.descriptor)

    @property
    def title(self) -> str:
        """What the dataset is called; a citation has it as the package says it."""
        return word(self.dataset.title)

    @property
    def description(self) -> str:
        """What the dataset is."""
        return word(self.dataset.description)

    @property
    def row_labels(self) -> Mapping[str, Mapping[str, str]]:
        """What rows are called in this language, where not as in English, by table and key."""
        return self.own_labels.get(self.language, {})

    @property
    def settings(self) -> Settings:
        """What the package declares to this tool."""
        return self.catalogue.settings

    @property
    def questions(self) -> list[Declaration]:
        """The worked questions."""
        return [*self.catalogue.questions.values()]

    @property
    def sources(self) -> list[str]:
        """What the package was drawn from."""
        return sources(self.catalogue.descriptor)

    @cached_property
    def naming(self) -> frozenset[str]:
        """The columns of views, worked questions and charts in which a number names something."""
        return names_in_results(self.settings, self.catalogue.tables.values())

    @cached_property
    def corrections(self) -> Mapping[str, str]:
        """The columns of views that may be corrected, each with the one that has what is right."""
        tables = (table for table in self.tables.values() if table.kind == "table")
        return {column: right for table in tables for column, right in table.corrections.items()}

    @cached_property
    def number_parameters(self) -> Mapping[str, frozenset[str]]:
        """The parameters of worked questions that are numbers, by the SQL of the question."""
        return number_parameters(self.catalogue)

    @property
    def created(self) -> str:
        """The day on which this version was made; empty where the package does not say."""
        return str(self.catalogue.descriptor.get("created", ""))[:10]

    @property
    def checked(self) -> bool:
        """Whether the package passed its check."""
        return self.about["checked"] == "yes"

    @property
    def withheld(self) -> bool:
        """Whether the rules that the package brings as code were left out of its check."""
        return self.about.get("rules") == "withheld"

    @cached_property
    def codebook_tables(self) -> frozenset[str]:
        """The names of the tables of the package itself, each of which the codebook describes.

        ``tables`` has its views too, and two of the tool's own: the directory, and ``meta``.
        """
        return frozenset(table["name"] for table in self.codebook["tables"])

    @property
    def front(self) -> list[DatabaseTable]:
        """The tables that a newcomer meets first."""
        return [self.tables[name] for name in self.settings.front if name in self.tables]

    @property
    def others(self) -> list[DatabaseTable]:
        """The tables that stand behind them."""
        return [
            table
            for table in self.tables.values()
            if table.kind == "table" and not table.hidden and table not in self.front
        ]

    @property
    def joining(self) -> list[DatabaseTable]:
        """The tables that join others, which lists leave out at first."""
        return [table for table in self.tables.values() if table.hidden and table.references]

    @property
    def views(self) -> list[DatabaseTable]:
        """The views that lists of views show."""
        return [
            table for table in self.tables.values() if table.kind == "view" and not table.hidden
        ]

    @cached_property
    def rows_by_name(self) -> Mapping[str, RowName]:
        """The rows that others refer to and that texts speak of, by what they alone are called."""
        rows = [
            (label, RowName(table, key))
            for table, labels in self.written_labels.items()
            if self.tables[table].role is Role.ENTITY
            for key, label in labels.items()
        ]
        uses = Counter(label for label, _ in rows)
        return {label: row for label, row in rows if uses[label] == 1}

    @cached_property
    def labels_by_name(self) -> Mapping[str, str]:
        """What rows are called in this language, by their names in English, where that differs."""
        labels = {name: self.label(*row) for name, row in self.rows_by_name.items()}
        return {name: label for name, label in labels.items() if label != name}

    @cached_property
    def anchored(self) -> list[DatabaseTable]:
        """The anchored tables whose rows stand for something in the text, in order."""
        return [
            table
            for table in self.tables.values()
            if table.is_anchored and not table.is_directory and table.name != SENTENCES
        ]

    @cached_property
    def stating(self) -> list[DatabaseTable]:
        """The anchored tables whose rows say something of what the texts tell, or dispute it."""
        return [one for one in self.anchored if one.states_facts or one.role is Role.MEMBERSHIP]

    @cached_property
    def dated(self) -> list[DatedTable]:
        """The tables whose rows have days of their own; one for each pair of such columns."""
        pairs = [
            DatedTable(table, latest.removesuffix("latest") + "earliest", latest)
            for table in self.tables.values()
            for latest in table.titles
            if table.key and latest.endswith("latest")
        ]
        return [pair for pair in pairs if pair.earliest in pair.table.titles]

    @cached_property
    def nobody(self) -> Mapping[str, Mapping[str, str]]:
        """What is said where nobody takes a part, by the table of what it is a part in and code."""
        phrases: dict[str, dict[str, str]] = {}
        for table in self.tables.values():
            if table.role is Role.PART and table.settings.nobody:
                phrases.setdefault(table.home.table, {}).update(table.settings.nobody)
        return phrases

    @cached_property
    def membership(self) -> Membership | None:
        """The table that joins rows of any table to what they take part in, if there is one."""
        for table in self.tables.values():
            if table.role is Role.MEMBERSHIP and table.record and table.of:
                parent = self.tables[table.references[table.of]]
                return Membership(table, table.record, parent, table.of)
        return None

    @property
    def has_ledger(self) -> bool:
        """Whether the package says what was published of each row, in which version."""
        ledger = self.tables.get(LEDGER)
        return ledger is not None and {*NAMES} <= {*ledger.titles}

    def row_name(self, table: str, key: str, english: str) -> str:
        """Return what a row is called in this language; as in English if the package says not."""
        row_label = self.row_labels.get(table, {}).get(key, english)
        return with_names(row_label, self.labels.get(SEEDS, {}))

    def is_name(self, text: str, table: str, key: str) -> bool:
        """Whether an English text is what a row is called; a label may be its beginning."""
        label = self.written_labels.get(table, {}).get(key, "").removesuffix("…").rstrip()
        return bool(label) and self._as_labels_say(text).startswith(label)

    def row_named(self, text: str) -> RowName | None:
        """Return the row that a text in English names as a whole; None for any other.

        A long name is known by its beginning, as which labels are kept.
        """
        label = self._as_labels_say(text)
        spellings = (text, label, shortened(label))
        return next((row for one in spellings if (row := self.rows_by_name.get(one))), None)

    def whole_label(self, row: tuple[str, str], text: str) -> str:
        """Return what a row is called that a text names, which is whole where the label is cut."""
        label = self.label(*row)
        is_cut = label.endswith("…") and self.language == ENGLISH
        return self._as_labels_say(text) if is_cut else label

    def _as_labels_say(self, text: str) -> str:
        """A text with the names of articles for their keys, as labels have them."""
        return with_names(text, self.written_labels.get(SEEDS, {}))

    def label(self, table: str, key: str) -> str:
        """Return what a row that others may refer to is called; its key where it is not known."""
        return self.labels.get(table, {}).get(key, key)
