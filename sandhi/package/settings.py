"""What a package declares to this tool alone: the property ``sandhi`` of its descriptor.

It is parsed once, into what stands here; nothing else reads the raw JSON. Every table has a role,
by which the tool knows what its rows are; how lists and pages show a table says nothing of that.
"""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

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
    ``{}`` being who takes part, in the singular and, after ``|``, the plural; and on theirs.
    ``labels`` has, by language, the column that holds what a row is called in it.
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
    labels: Mapping[str, str] = field(default_factory=dict)

    @property
    def states_facts(self) -> bool:
        """Whether the rows say something of the world, so that their anchors must bear it out."""
        return self.role not in FACTLESS


# Of the tables that the tool knows by their names. The ledger repeats what rows said, and what the
# changelog says, to the letter; nobody looks for words in it.
_OF_THE_TOOL = {
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

    ``compared`` has, by table, the columns in whose values articles differ in substance where they
    tell of the same.
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
    number, and how much of this is of another sort, if that is told. ``chart`` names a chart, and
    ``drawing`` the panel of it that the page of the question shows, the first where it is empty.
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
class Composed:
    """What of a table's new row follows from the passage that a curator selects, or its sentence.

    ``fill`` has, by the table of a row that is anchored there, the columns that take over its
    cells: each that of the first of some columns of it that is filled in. ``bounds`` are worked
    out whenever a row is written.
    """

    fill: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    bounds: Bounds | None = None


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
        return self.tables.get(table) or _OF_THE_TOOL.get(table, TableSettings())


def parse_settings(raw: Mapping[str, Any]) -> Settings:
    """Settings from their JSON; AttributeError, KeyError, TypeError or ValueError if not theirs."""
    coverage, agreement = raw.get("coverage"), raw.get("agreement")
    return Settings(
        front=tuple(raw.get("front", ())),
        tables={name: _table(name, table) for name, table in raw.get("tables", {}).items()},
        views=raw.get("views"),
        queries=raw.get("queries"),
        charts=raw.get("charts"),
        exports=raw.get("exports"),
        questions=tuple(_question(one) for one in raw.get("questions", ())),
        about=raw.get("about"),
        report=raw.get("report"),
        limits=tuple(raw.get("limits", ())),
        no_facts_in=tuple(raw.get("no_facts_in", ())),
        names=tuple(
            NameForms(one["table"], one["form"], one["record"], _tuples(one.get("where", {})))
            for one in raw.get("names", ())
        ),
        ambiguous_forms=tuple(raw.get("ambiguous_forms", ())),
        other_names=tuple(raw.get("other_names", ())),
        suggest=dict(raw.get("suggest", {})),
        compose={name: _composed(one) for name, one in raw.get("compose", {}).items()},
        coverage=_coverage(coverage) if coverage else None,
        agreement=_agreement(agreement) if agreement else None,
        synonyms=tuple(map(tuple, raw.get("synonyms", ()))),
        reader=_reading(raw.get("reader", {})),
        languages={
            code: SpokenFiles(one["words"], one.get("about"))
            for code, one in raw.get("languages", {}).items()
        },
    )


def settings_json(settings: Settings) -> dict[str, Any]:
    """The JSON of settings: ``parse_settings`` makes the same settings of it again."""
    whole = asdict(settings)
    if settings.coverage:
        kinds = whole["coverage"].pop("kinds")
        whole["coverage"] |= kinds
    return whole


def named(settings: Settings) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Each place of settings that names a table or a view, with the columns of it that it names."""
    for table in settings.front:
        yield "front", table, ()
    for name, own in settings.tables.items():
        single = [own.of, own.record, own.mood, (own.sort or "").removeprefix("-")]
        lists = [*own.label, *own.facets, *(own.search or ()), *own.columns]
        words = [*own.verbatim, *own.own_words, *own.point, *own.urls, *own.open]
        words += own.labels.values()
        yield f"tables/{name}", name, (*filter(None, single), *lists, *words)
    for number, one in enumerate(settings.names):
        yield f"names/{number}", one.table, (one.form, one.record, *one.where)
    for number, preset in enumerate(settings.reader.presets):
        for table in preset.tables:
            yield f"reader/presets/{number}/tables", table, ()
    for table, columns in settings.reader.compared.items():
        yield f"reader/compared/{table}", table, columns
    for name, composed in settings.compose.items():
        bounds = composed.bounds
        columns = (*bounds.of, bounds.first, bounds.last) if bounds else ()
        yield f"compose/{name}", name, columns
        for table, filled in composed.fill.items():
            yield f"compose/{name}", name, (*filled,)
            sources = tuple(column for choices in filled.values() for column in choices)
            yield f"compose/{name}/fill/{table}", table, sources
    if settings.no_facts_in:
        yield "no_facts_in", "sentences", ("kind",)


def _table(name: str, raw: Mapping[str, Any]) -> TableSettings:
    label = raw.get("label", ())
    search = raw.get("search")
    return TableSettings(
        role=Role(raw.get("role", _OF_THE_TOOL.get(name, TableSettings()).role)),
        of=raw.get("of"),
        record=raw.get("record"),
        label=(label,) if isinstance(label, str) else tuple(label),
        facets=tuple(raw.get("facets", ())),
        search=None if search is None else tuple(search),
        columns=tuple(raw.get("columns", ())),
        verbatim=tuple(raw.get("verbatim", ())),
        own_words=tuple(raw.get("own_words", ())),
        sort=raw.get("sort"),
        hidden=bool(raw.get("hidden", False)),
        open=_tuples(raw.get("open", {})),
        singular=raw.get("singular", ""),
        mood=raw.get("mood"),
        point=tuple(raw.get("point", ())),
        urls=dict(raw.get("urls", {})),
        phrases=_tuples(raw.get("phrases", {})),
        labels=dict(raw.get("labels", {})),
    )


def _question(raw: Mapping[str, Any]) -> AnsweredQuestion:
    lists = {name: tuple(raw.get(name, ())) for name in ("answer", "columns", "passages")}
    return AnsweredQuestion(**{**raw, **lists})


def _composed(raw: Mapping[str, Any]) -> Composed:
    bounds = raw.get("bounds")
    return Composed(
        {table: _tuples(columns) for table, columns in raw.get("fill", {}).items()},
        Bounds(tuple(bounds["of"]), bounds["first"], bounds["last"]) if bounds else None,
    )


def _coverage(raw: Mapping[str, Any]) -> Coverage:
    reasons = _tuples(raw.get("reasons", {}))
    own = _tuples({name: values for name, values in raw.items() if name != "reasons"})
    excluded, sentences = own.pop("excluded", ()), own.pop("sentences", ())
    return Coverage(own, excluded, sentences, reasons)


def _agreement(raw: Mapping[str, Any]) -> Agreement:
    return Agreement(
        raw["folder"],
        {
            table: Compared(one["file"], dict(one["columns"]), tuple(one.get("same", ())))
            for table, one in raw["tables"].items()
        },
    )


def _reading(raw: Mapping[str, Any]) -> Reading:
    return Reading(
        tuple(
            Preset(one["name"], one["title"], tuple(one["tables"]))
            for one in raw.get("presets", ())
        ),
        _tuples(raw.get("compared", {})),
    )


def _tuples(raw: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(values) for name, values in raw.items()}
