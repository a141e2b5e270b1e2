"""Rules of the descriptor of a package: what its settings name, and its addresses."""

from collections.abc import Iterator

from sandhi.check.rule import Breach, Context, Example, Kind, rule
from sandhi.check.rules.descriptors.effect import without_effect
from sandhi.language import fold
from sandhi.package import Package, Role, TableSettings, addresses
from sandhi.package.declarations import views
from sandhi.package.settings import SPEAKING_OF_ANOTHER, references_to_tables

_NUMERIC = ("number", "integer")
_PASSAGES = (Role.MENTION, Role.SENTENCE)  # roles whose rows stand in a text


@rule(
    table=Kind.DESCRIPTOR,
    mend="Name a table or a column that is there.",
    why="What is declared of a table that is not there is never done.",
    since="0.1.0",
    keeps=Example(package={"sandhi": {"front": ["prices"]}}),
    breaks=Example(package={"sandhi": {"front": ["costs"]}}),
)
def descriptor_settings(context: Context) -> Iterator[Breach]:
    """The settings name tables and columns that are there, and what the role of each asks for."""
    package = context.package
    settings = package.settings
    columns_of = {name: {*schema.names} for name, schema in package.schemas.items()}
    # The header of a view names its columns, which a rule of views sees to.
    columns_of |= {view.name: {*view.terms} for view in views(package)}
    for place, table, columns in references_to_tables(settings):
        has = columns_of.get(table)
        odd = [f"{table} has no column {name}" for name in columns if has and name not in has]
        if has is None:
            odd = [f"{table} is no table"]
        for what in odd:
            yield Breach(what, "name one that is there.", place=f"/sandhi/{place}")
    for table, table_settings in settings.tables.items():
        for what, mend in _of_its_role(package, table, table_settings):
            yield Breach(what, mend, place=f"/sandhi/tables/{table}")
    for place, what, mend in without_effect(package):
        yield Breach(what, mend, place=f"/sandhi/{place}")
    yield from _without_anchors(package)
    yield from _duplicates(package)


def _of_its_role(
    package: Package, table: str, table_settings: TableSettings
) -> Iterator[tuple[str, str]]:
    """What a table lacks that its role asks for, and how to mend it."""
    schema = package.schemas.get(table)
    if schema is None:
        return
    if table_settings.role in SPEAKING_OF_ANOTHER and table_settings.of not in schema.references:
        what = f"{table} is a {table_settings.role}, and of says of no other table"
        yield what, "name as of the foreign key that leads to what its rows speak of."
    elif table_settings.of is not None and table_settings.of not in schema.references:
        yield f"{table_settings.of} of {table} is no foreign key", "name as of one, or take of out."
    for name in table_settings.point:
        if name in schema.names and schema.field(name).type not in _NUMERIC:
            yield f"{name} of {table} holds no numbers", "name columns of degrees as point."
    if table_settings.role is Role.MEMBERSHIP and table_settings.record is None:
        yield f"{table} is a membership without record", "name the column of the members' keys."
    if table_settings.role in _PASSAGES and not schema.anchored:
        what = f"{table} is a {table_settings.role}, and its rows have no anchors"
        yield what, "give it the columns seed_id, start, end and quote, or another role."
    if table_settings.role is Role.SOURCE and "path" not in schema.names:
        what = f"{table} is a source, and its rows name no files of texts"
        yield what, "give it the column path, or another role."


def _without_anchors(package: Package) -> Iterator[Breach]:
    """The tables, and views, whose rows are to be anchored where they are named, and are not."""
    settings, schemas = package.settings, package.schemas
    places = [(f"suggest/{kind}", table) for kind, table in settings.suggest.items()]
    places += [(f"compose/{table}", table) for table in settings.compose]
    for table, composed in settings.compose.items():
        places += [(f"compose/{table}/fill/{other}", other) for other in composed.fill]
    for number, preset in enumerate(settings.reader.presets):
        places += [(f"reader/presets/{number}/tables", table) for table in preset.tables]
    if coverage := settings.coverage:
        for kind, tables in {**coverage.kinds, "excluded": coverage.excluded}.items():
            places += [(f"coverage/{kind}", table) for table in tables]
    known_views = {view.name for view in views(package)}
    for place, table in places:
        if table in known_views or (table in schemas and not schemas[table].anchored):
            what = f"the rows of {table} have no anchors"
            yield Breach(what, "name one whose rows have them.", place=f"/sandhi/{place}")


def _duplicates(package: Package) -> Iterator[Breach]:
    """What bears the name of another of its kind, so that only one of them can be asked for."""
    settings = package.settings
    for place, names in (
        ("questions", [one.name for one in settings.questions]),
        ("reader/presets", [one.name for one in settings.reader.presets]),
    ):
        for number, name in enumerate(names):
            if name in names[:number]:
                mend = "give it a name of its own."
                yield Breach(f"two are named {name}", mend, place=f"/sandhi/{place}/{number}")


@rule(
    table=Kind.DESCRIPTOR,
    severity="warning",
    mend="Add it to datapackage.json: pages, citations and downloads tell it.",
    why="Without a licence nobody may use the data, and without words nobody knows what they are.",
    since="0.10.0",
    keeps=Example(),
    breaks=Example(package={"description": " "}),
)
def descriptor_introduces(context: Context) -> Iterator[Breach]:
    """A package has a title, a description and a licence."""
    for name in ("title", "description", "licenses"):
        if not str(context.package.descriptor.get(name) or "").strip():
            yield Breach(f"no {name}")


@rule(
    table=Kind.DESCRIPTOR,
    mend="Give an address that begins with https:// or http://, or take it out.",
    why="An address becomes a link, and a browser runs what stands behind javascript: or data:.",
    since="0.1.0",
    keeps=Example(package={"homepage": "https://example.org/prices"}),
    breaks=Example(package={"homepage": "javascript:alert(1)"}),
)
def descriptor_addresses(context: Context) -> Iterator[Breach]:
    """An address that the descriptor gives is http or https; a licence or source may be a path."""
    for place, address, within in addresses.declared_addresses(context.package.descriptor):
        if not addresses.is_right(address, within):
            path = ", or the relative path of a file" if within else ""
            mend = f"give an address that begins with https:// or http://{path}."
            yield Breach(address, mend, place=place)
    for table, table_settings in context.package.settings.tables.items():
        for column, address in table_settings.urls.items():
            if not addresses.is_http(address.replace("{}", "1")):
                mend = "give an address that begins with https:// or http:// and names a host."
                yield Breach(address, mend, place=f"/sandhi/tables/{table}/urls/{column}")


@rule(
    table=Kind.DESCRIPTOR,
    mend="Let each phrase stand once, in the group of all that mean the same.",
    why="Search takes a phrase for all that is in its group; of two groups it would see only one.",
    since="0.9.0",
    keeps=Example(package={"sandhi": {"synonyms": [["tea", "chai"], ["cup", "mug"]]}}),
    breaks=Example(package={"sandhi": {"synonyms": [["tea", "chai"], ["Tea", "infusion"]]}}),
)
def descriptor_synonyms(context: Context) -> Iterator[Breach]:
    """A phrase stands in one group of synonyms, once, however it is spelt."""
    groups = context.package.settings.synonyms
    phrases: set[str] = set()
    for number, group in enumerate(groups):
        for phrase in group:
            folded = " ".join(fold(phrase).split())
            if folded in phrases or not folded:
                yield Breach(phrase, "take it out.", place=f"/sandhi/synonyms/{number}")
            phrases.add(folded)
