"""The tables as they are published: the package's, with the seeds' texts, and those of the tool."""

from dataclasses import replace

from sandhi.package import Field, ForeignKey, Package, TableSchema


def _field(name: str, title: str, description: str, example: str, **constraints: bool) -> Field:
    type_ = "integer" if name in ("start", "end", "line", "last_line") else "string"
    return Field(name, type_, title, description, example, constraints, ())


TEXT = _field(
    "text",
    "Text",
    "The whole text, decoded and unnormalised: anchors count its code points.",
    "They met on Wednesday.",
    required=True,
)

RECORDS = TableSchema(
    name="records",
    title="All records",
    description="The directory of the dataset: every row of every table by its key, with the "
    "passage that it is anchored in and the words by which search finds it.",
    fields=(
        _field("key", "Key", "Key of the row, in whichever table.", "A0001", required=True),
        _field("table", "Table", "The table that the row is in.", "people", required=True),
        _field("label", "Label", "The row in a few words.", "They", required=True),
        _field("seed_id", "Article", "The source text that the row is anchored in.", "S000"),
        _field("start", "Start", "First code point of its quote in the seed.", "0"),
        _field("end", "End", "Code point after the last one of its quote.", "4"),
        _field("quote", "Passage", "The passage itself, verbatim.", "They"),
        _field(
            "prefix",
            "Prefix",
            "Up to 32 code points before the quote (W3C Web Annotation TextQuoteSelector).",
            "",
        ),
        _field(
            "suffix",
            "Suffix",
            "Up to 32 code points after the quote (W3C Web Annotation TextQuoteSelector).",
            " met on Wednesday.",
        ),
        _field("words", "Words", "What else in the row search looks into.", "Two friends."),
        _field("line", "Line", "Line of its table's CSV on which the row begins.", "2"),
        _field("last_line", "Last line", "Line of its table's CSV on which it ends.", "2"),
    ),
    primary_key="key",
    foreign_keys=(ForeignKey("seed_id", "seeds", "seed_id"),),
    unique_keys=(),
)

META = TableSchema(
    name="meta",
    title="About this database",
    description="From which package this database was built, whether that passed its check, and "
    "how the site shows it. Nothing here depends on the time or the machine of the build.",
    fields=(
        _field("name", "Name", "What is told.", "version", required=True),
        _field("value", "Value", "What it is.", "0.1.0", required=True),
    ),
    primary_key="name",
    foreign_keys=(),
    unique_keys=(),
)


def database_schemas(package: Package) -> dict[str, TableSchema]:
    """Return the schemas of the package's tables as they stand in the database, in its order."""
    seeds = package.schemas.get("seeds")
    if seeds is None:
        return package.schemas
    return package.schemas | {"seeds": replace(seeds, fields=(*seeds.fields, TEXT))}


def directory(package: Package) -> TableSchema:
    """Return the schema of ``records``; without texts, it refers to none."""
    return RECORDS if "seeds" in package.schemas else replace(RECORDS, foreign_keys=())
