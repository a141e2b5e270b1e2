"""What a package declares beside its tables, and the whole of it: ``Settings``."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sandhi.package.settings.tables import OF_THE_TOOL, TableSettings


@dataclass(frozen=True)
class NameForms:
    """A table of which a column holds forms of names, and another the key of what is named.

    Only rows count whose cells are among the values of ``where``, by column.
    """

    table: str
    form: str
    record: str
    where: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Coverage:
    """The tables whose anchors account for expressions, and the sentences that must hold one.

    ``reasons`` are those for which only some kinds of expression can be left out, with the kinds.
    """

    kinds: Mapping[str, tuple[str, ...]]
    excluded: tuple[str, ...] = ()
    sentences: tuple[str, ...] = ()
    reasons: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def suits(self, reason: str, kind: str) -> bool:
        """Whether an expression of a kind can be left out for a reason."""
        return kind in self.reasons.get(reason, (kind,))


@dataclass(frozen=True)
class Compared:
    """A table that is compared with independent codings of the same texts.

    ``file`` names the CSV of a coding that codes the same. ``columns`` are those of it that are
    compared, each with the column of the table, or the path to one by way of foreign keys
    (``event_id.status``). Passages are matched where they agree in the columns of ``same``.
    """

    file: str
    columns: Mapping[str, str]
    same: tuple[str, ...] = ()


@dataclass(frozen=True)
class Agreement:
    """The folder with a folder for each independent coding, and what is compared, by table."""

    folder: str
    tables: Mapping[str, Compared]


@dataclass(frozen=True)
class Preset:
    """Tables whose passages readers of a text want to see together, and what that is called."""

    name: str
    title: str
    tables: tuple[str, ...]


@dataclass(frozen=True)
class Reading:
    """How the texts are read: what is marked in them, the first at first, and what is compared.

    ``compared`` has, by table, the columns that say what its rows have to say where they disagree.
    """

    presets: tuple[Preset, ...] = ()
    compared: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class AnsweredQuestion:
    """A question that the site answers on its front page, and on a page of its own.

    ``answer`` is a few sentences, in which a slot, ``{column}``, is filled with that column of the
    one row that the worked question ``slots`` yields. ``claims`` is the worked question that yields
    what the answer rests on, a row each, with the key of a record in its first column; of these
    ``columns`` are shown, and ``passages`` are the keys of those that the front page quotes.
    ``bars`` is a worked question that yields what is drawn small on the front page: a name, a
    number, and then, if told, how much of this is of another sort, a coded value that limits it, a
    note, and the article that gives it (``seed_id``). ``chart`` names a chart, which is drawn on
    the page of the question where it has no bars: the panel ``drawing``, or else the first.
    """

    name: str
    title: str
    answer: tuple[str, ...]
    slots: str
    claims: str
    columns: tuple[str, ...] = ()
    passages: tuple[str, ...] = ()
    chart: str = ""
    drawing: str = ""
    bars: str = ""

    @property
    def queries(self) -> tuple[str, ...]:
        """The worked questions that it names."""
        return tuple(dict.fromkeys(filter(None, [self.claims, self.slots, self.bars])))


@dataclass(frozen=True)
class Bounds:
    """Two columns that hold the first and the last day of a date in EDTF.

    The date is that of the first column of ``of`` that is filled in.
    """

    of: tuple[str, ...]
    first: str
    last: str


@dataclass(frozen=True)
class Undated:
    """The column for the date of a row in whose sentence no time is told.

    It lies between what the row is linked to and the publication, or where rows have no links in
    the days of that. ``cells`` say so beside it, and ``published`` where the publication alone
    bounds it.
    """

    column: str
    cells: Mapping[str, str] = field(default_factory=dict)
    published: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Moods:
    """The cells of a row whose passage tells of what is to come, can be, or hangs on a condition.

    ``of`` has, by a column, the values with which a row has such cells at all: that somebody says
    what will be is no matter of the future.
    """

    of: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    future: Mapping[str, str] = field(default_factory=dict)
    potential: Mapping[str, str] = field(default_factory=dict)
    conditional: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Composed:
    """What of a table's new row follows from the passage that a curator selects, or its sentence.

    ``fill`` has, by the table of a row that is anchored there, the columns that take over its
    cells: each that of the first of some columns of it that is filled in; ``undated`` says which is
    filled in where there is none. ``bounds`` are worked out whenever a row is written. ``drafts``
    are columns of our own prose, for which there is a draft: ``phrases`` has, by a row's type, the
    patterns of its label, the first that can be filled in (``sandhi.language.english.phrases``),
    and the translation of the sentence gives the rest. ``moods`` say what the tense of a passage,
    or a date after the publication, makes of a row. ``heads`` has, by type, the words and phrases
    that tell of it where a passage reports by them, or the clause of a number; a word that goes on
    in whichever way ends in *.
    ``roles`` has, by type (``*`` for any), what one is who stands so in a clause: as ``agent``, of
    several as ``agents``, ``to`` whom, ``with`` whom (``sandhi.language.Case``).
    ``phrases``, ``roles`` and ``cells``, the values of other columns, are by some of the words that
    tell of a type as well, and go before those of the type then: who is praised is not who is
    criticised. Of rows that are named, ``cells`` are by the word with which a name ends.
    """

    fill: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    bounds: Bounds | None = None
    drafts: tuple[str, ...] = ()
    undated: Undated | None = None
    moods: Moods | None = None
    phrases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    heads: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    roles: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    cells: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class SpokenFiles:
    """The files of what a package says in a language: its words, and ``about`` in it, if any."""

    words: str
    about: str | None = None

    @property
    def paths(self) -> tuple[str, ...]:
        """The files that there are."""
        return tuple(filter(None, (self.words, self.about)))


@dataclass(frozen=True)
class Settings:
    """All that a package declares to this tool.

    ``views``, ``queries``, ``charts`` and ``exports`` are folders. ``questions`` are answered in
    this order. ``about`` is a file of Markdown, in which the package speaks of itself, and
    ``report`` the address to which errors are reported. ``suggest`` has the table for which
    candidates of each kind are proposed, ``compose`` those of which a curator makes rows out of
    passages, in the order in which they are offered. ``coverage`` is None where nothing must be
    accounted for, ``agreement`` where nothing was coded a second time. Each of the ``synonyms`` is
    a group of words or phrases that search takes for one another; ``other_names`` are forms that
    share no word with the name that they stand for, as abbreviations do. ``languages`` has what
    the package says in each language beside English.
    """

    front: tuple[str, ...] = ()
    tables: Mapping[str, TableSettings] = field(default_factory=dict)
    views: str | None = None
    queries: str | None = None
    charts: str | None = None
    exports: str | None = None
    questions: tuple[AnsweredQuestion, ...] = ()
    about: str | None = None
    report: str | None = None
    limits: tuple[str, ...] = ()
    no_facts_in: tuple[str, ...] = ()
    names: tuple[NameForms, ...] = ()
    ambiguous_forms: tuple[str, ...] = ()
    other_names: tuple[str, ...] = ()
    suggest: Mapping[str, str] = field(default_factory=dict)
    compose: Mapping[str, Composed] = field(default_factory=dict)
    coverage: Coverage | None = None
    agreement: Agreement | None = None
    synonyms: tuple[tuple[str, ...], ...] = ()
    reader: Reading = Reading()
    languages: Mapping[str, SpokenFiles] = field(default_factory=dict)

    def of(self, table: str) -> TableSettings:
        """What is declared of a table or a view, or what holds where nothing is."""
        return self.tables.get(table) or OF_THE_TOOL.get(table, TableSettings())
