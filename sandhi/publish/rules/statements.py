"""Rules of views, worked questions, charts and exports: their SQL runs, and yields what it says."""

from collections.abc import Iterator

from sandhi.check.rule import EVERY_TABLE, Breach, Context, Example, Kind, rule
from sandhi.publish.bounds.examples import HEADER, SOUND, chart_example, declared_example
from sandhi.publish.rules.trials import Trial, trials


def _exported(schema: str) -> Example:
    """An export of prices, and what each of its records is to be."""
    sql = "-- Prices\n-- As records.\n\nSELECT json_object('id', price_id) AS record FROM prices\n"
    return declared_example("exports", sql, others={"prices-readable.json": schema})


_ANOTHER = "Give the parameter another name, which begins with a letter, in the SQL and the header."


def _failures(tried: list[Trial]) -> Iterator[Breach]:
    return (Breach(one.failure, file=one.declaration.path) for one in tried if one.failure)


@rule(
    table=Kind.PACKAGE,
    reads=EVERY_TABLE,
    mend="Mend its SQL, which runs on the tables as they are built.",
    why="A view that does not run keeps the whole from being built.",
    since="0.1.0",
    keeps=declared_example("views", SOUND),
    breaks=declared_example("views", f"{HEADER}\nSELECT price_id FROM costs\n"),
)
def views_run(context: Context) -> Iterator[Breach]:
    """A view runs on the tables of the package, and comes to an end."""
    return _failures(trials(context.package, whole=context.whole_trial).views)


@rule(
    table=Kind.PACKAGE,
    reads=EVERY_TABLE,
    mend="Make it one statement that reads, and runs on the tables as they are built.",
    why="Whoever opens a worked question runs it, and gets an error, or does what it says.",
    since="0.1.0",
    keeps=declared_example("queries", SOUND),
    breaks=declared_example("queries", f"{HEADER}\nDELETE FROM prices\n"),
)
def questions_run(context: Context) -> Iterator[Breach]:
    """A worked question is one statement that only reads, runs on the tables, and ends."""
    return _failures(trials(context.package, whole=context.whole_trial).questions)


@rule(
    table=Kind.PACKAGE,
    reads=EVERY_TABLE,
    mend="Say in the header what each column and parameter is, and of no other.",
    why="A column without a word for it is read as each reader thinks it is meant.",
    since="0.1.0",
    keeps=declared_example("views", SOUND),
    breaks=declared_example("views", f"{HEADER}\nSELECT price_id, amount FROM prices\n"),
)
def headers_name_the_columns(context: Context) -> Iterator[Breach]:
    """The header of a view or question tells of its columns and parameters, and of nothing else."""
    tried = trials(context.package, whole=context.whole_trial)
    for declaration, columns, failure in [*tried.views, *tried.questions]:
        parameters = {*declaration.parameters}
        for name in () if failure else sorted(parameters & {*columns}):
            yield Breach(f"{name} is a column and a parameter", _ANOTHER, file=declaration.path)
        for name in sorted(one for one in parameters if one.startswith("_")):
            yield Breach(f"the site keeps :{name} for itself", _ANOTHER, file=declaration.path)
        has = {*columns, *parameters}
        for name in () if failure else sorted(has - {*declaration.terms}):
            yield Breach(f"{name} is not in the header", file=declaration.path)
        for name in () if failure else sorted({*declaration.terms} - has):
            yield Breach(f"{name} is no column and no parameter", file=declaration.path)


@rule(
    table=Kind.PACKAGE,
    reads=EVERY_TABLE,
    mend="Mend the declaration of the chart, or the SQL beside it.",
    why="A chart that cannot be drawn keeps the whole from being built.",
    since="0.1.0",
    keeps=chart_example(),
    breaks=chart_example(label="name"),
)
def charts_have_their_rows(context: Context) -> Iterator[Breach]:
    """A chart is declared as its kind asks, its SQL yields rows, and its title can be filled."""
    return (
        Breach(why, file=path)
        for path, why in trials(context.package, whole=context.whole_trial).charts
    )


@rule(
    table=Kind.PACKAGE,
    reads=EVERY_TABLE,
    mend="Mend the SQL of the export, or the JSON Schema beside it.",
    why="An export that is not what it says it is keeps the whole from being built.",
    since="0.1.0",
    keeps=_exported('{"type": "object"}'),
    breaks=_exported('{"type": "array"}'),
)
def exports_keep_their_schema(context: Context) -> Iterator[Breach]:
    """An export yields records in JSON, each as the schema beside it asks."""
    return (
        Breach(why, file=path)
        for path, why in trials(context.package, whole=context.whole_trial).exports
    )
