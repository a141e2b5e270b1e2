"""Rules of what was promised with a key: it stays, it is given once, and it means one fact."""

from collections.abc import Iterator

from sandhi.check.rule import EVERY_TABLE, Breach, Context, Example, Kind, rule
from sandhi.check.rules.published.state import (
    ending,
    entries,
    example,
    place_of,
    promises,
)
from sandhi.ledger.changelog import CHANGELOG
from sandhi.ledger.entries import WITHDRAWN
from sandhi.ledger.policy import identity_of
from sandhi.package import LEDGER

_ONE, _TWO = {"P1": "tea"}, {"P1": "tea", "P2": "rice"}
_PUBLISHED = entries("1.0.0", **_TWO)
_ENDED = [*_PUBLISHED, ending(_PUBLISHED[2], "2.0.0", WITHDRAWN)]


def _example_with_fact(column: str) -> Example:
    identity = {"fact": [column], "why": "A price is one of an article."}
    return Example(schema={"name": "prices", "sandhi": {"identity": identity}})


@rule(
    table=Kind.PACKAGE,
    mend="Name columns of the table, each once, and not its key.",
    why="A promise on a column that is not there promises nothing.",
    since="0.1.0",
    keeps=_example_with_fact("article"),
    breaks=_example_with_fact("artikle"),
)
def identity_names_columns(context: Context) -> Iterator[Breach]:
    """What makes a row the same fact is told by columns of its table, each once, but its key."""
    for name, schema in context.package.schemas.items():
        if schema.identity is None:
            continue
        columns = [*schema.identity.fact, *schema.identity.added]
        for column in dict.fromkeys(columns):
            if column not in schema.names[1:] or columns.count(column) > 1:
                yield Breach(column, file=context.package.schema_paths[name])


@rule(
    table=Kind.PACKAGE,
    reads=EVERY_TABLE,
    mend="Write `- withdrawn KEY: why`, `- merged KEY into KEY: why` or "
    "`- split KEY into KEY, KEY: why`.",
    why="The reason and the successor go into the ledger from there, for good.",
    since="0.1.0",
    keeps=example(_PUBLISHED, _ONE, {"CHANGELOG.md": "## 2.0.0\n- merged P2 into P1: the same\n"}),
    breaks=example(_PUBLISHED, _TWO, {"CHANGELOG.md": "## 2.0.0\n- merged P2: the same\n"}),
)
def changelog_says_plainly_what_became_of_rows(context: Context) -> Iterator[Breach]:
    """A line of the changelog on a row that ended says which row, why, and what stands for it."""
    if unclear := promises(context.package).unclear:
        yield Breach(unclear, file=CHANGELOG)


@rule(
    table=Kind.PACKAGE,
    reads=EVERY_TABLE,
    mend="Put the row back; or say in CHANGELOG.md, under the version to come, why it ended: "
    "`- withdrawn KEY: why`, `- merged KEY into KEY: why` or `- split KEY into KEY, KEY: why`.",
    why="A row that somebody cited must be found, or be told of.",
    since="0.1.0",
    keeps=example(_PUBLISHED, _ONE, {"CHANGELOG.md": "## 2.0.0\n- withdrawn P2: never sold\n"}),
    breaks=example(_PUBLISHED, _ONE),
)
def published_keys_stay(context: Context) -> Iterator[Breach]:
    """A key that was published is in its table, or the changelog says why its row ended."""
    whole = promises(context.package)
    explained_keys = {(statement.key, statement.table) for statement in whole.statements}
    places = {(entry.table, entry.key): place for place, entry in enumerate(whole.ledger.entries)}
    for (table, key), entry in whole.ledger.last.items():
        if not key or entry.has_ended or {(key, ""), (key, table)} & explained_keys:
            continue
        home = whole.tables.tables.get(table)
        if whole.tables.tables and (home is None or key not in home.rows):
            line = whole.ledger.lines[places[table, key]]
            what = f"{key} of {table}, published in {entry.version}"
            yield Breach(what, line=line, column="key", file=context.package.paths[LEDGER])


@rule(
    table=Kind.PACKAGE,
    reads=EVERY_TABLE,
    mend="Give the row another key, one that no row ever had; `sandhi new` does.",
    why="Who cited the row that ended would find another fact in its place.",
    since="0.1.0",
    keeps=example(_ENDED, _ONE),
    breaks=example(_ENDED, {"P1": "tea", "P2": "salt"}),
)
def no_ended_key_is_used_again(context: Context) -> Iterator[Breach]:
    """A key whose row ended is not given to another row."""
    package, whole = context.package, promises(context.package)
    for (table, key), entry in whole.ledger.last.items():
        home = whole.tables.tables.get(table)
        if key and entry.has_ended and home is not None and key in home.rows:
            column = package.schemas[table].primary_key
            what = f"{key} was {entry.event} in {entry.version}: {entry.reason}"
            file, line = place_of(package, table, key)
            yield Breach(what, line=line, column=column, file=file)


@rule(
    table=Kind.PACKAGE,
    reads=EVERY_TABLE,
    mend="Put the cell back; where it was wrong, end the key (`- withdrawn KEY: why` in "
    "CHANGELOG.md, and take the row out), and write the right fact as a new row.",
    why="A key that says another fact than the one that was cited misleads whoever follows it.",
    since="0.1.0",
    keeps=example(_PUBLISHED, {"P1": "tea", "P2": "rice"}, fact="article"),
    breaks=example(_PUBLISHED, {"P1": "tea", "P2": "salt"}, fact="article"),
)
def published_facts_stay(context: Context) -> Iterator[Breach]:
    """What makes a published row the same fact is unchanged (`sandhi.identity` of its schema)."""
    package, whole = context.package, promises(context.package)
    fact_columns = {name: [*_fact_columns(context, name)] for name in whole.tables.tables}
    for (table, key), entry in whole.ledger.last.items():
        home = whole.tables.tables.get(table)
        if (
            not key
            or entry.has_ended
            or home is None
            or key not in home.rows
            or not fact_columns[table]
        ):
            continue
        try:
            before = entry.cells
        except ValueError:
            continue  # the rule of digests says so
        after = home.cells(key)
        identity = identity_of(package.settings, package.schemas[table])
        for name in fact_columns[table]:
            was, now = before.get(name, ""), after.get(name, "")
            if not identity.holds(name, was, now):
                what = f"{key} had {was!r} in {entry.version}, and has {now!r}"
                file, line = place_of(package, table, key)
                yield Breach(what, line=line, column=name, file=file)


def _fact_columns(context: Context, table: str) -> Iterator[str]:
    """The columns of a table that may not become others, and were there at the last release."""
    ledger = promises(context.package).ledger
    identity = identity_of(context.package.settings, context.package.schemas[table])
    try:
        published_columns = {column.name for column in ledger.columns(table, ledger.latest)}
    except (LookupError, TypeError, ValueError):
        return  # the rule of digests says so
    yield from (name for name in [*identity.fact, *identity.added] if name in published_columns)


RULES = [
    identity_names_columns,
    changelog_says_plainly_what_became_of_rows,
    published_keys_stay,
    no_ended_key_is_used_again,
    published_facts_stay,
]
