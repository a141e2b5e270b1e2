"""The views are readable, complete, and described column by column."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from sandhi.package import Package, PackageError
from sandhi.package.declarations import Declaration, questions, views
from sandhi.publish.database import build
from sandhi.publish.sqlite.views import every_view
from tests.conftest import ROOT, Copy
from tests.generated.made import (
    ANCHOR,
    TO_SEEDS,
    descriptor_of,
    field_of,
    key_of,
    schema_of,
    with_texts,
)

VIEWS = sorted(file.stem for file in (ROOT / "schemas" / "views").glob("*.sql"))
QUERIES = sorted(file.stem for file in (ROOT / "schemas" / "queries").glob("*.sql"))


def declared(package: Package, kind: str, name: str) -> Declaration:
    every = views(package) if kind == "views" else questions(package)
    (view,) = (one for one in every if one.name == name)
    return view


@pytest.mark.parametrize("name", [*VIEWS, "evidence"])
def test_a_view_describes_each_of_its_columns(
    database: sqlite3.Connection, package: Package, name: str
) -> None:
    (view,) = (one for one in every_view(package) if one.name == name)
    cursor = database.execute(f'SELECT * FROM "{name}"')
    assert [*view.terms] == [column for column, *_ in cursor.description]
    assert all(view.terms.values())
    assert view.title
    assert view.description
    assert cursor.fetchall()


def test_columns_of_a_view_are_called_as_those_of_the_tables(package: Package) -> None:
    titles = declared(package, "views", "actors_wide").titles
    schema = package.schemas["actors"]
    assert titles["name_hi"] == schema.field("name_hi").title
    assert titles["seed_id"] == schema.field("seed_id").title  # not as the key of the seeds
    assert titles["named_as"] == "Named as"  # which no table has
    assert titles["mentions"] == "Mentions"


@pytest.mark.parametrize("name", QUERIES)
def test_a_worked_question_is_answered_and_describes_its_columns_and_parameters(
    database: sqlite3.Connection, package: Package, name: str
) -> None:
    query = declared(package, "queries", name)
    cursor = database.execute(query.sql, dict.fromkeys(query.parameters, ""))
    columns = [column for column, *_ in cursor.description]
    assert [*query.terms] == [*query.parameters, *columns]
    assert all(query.terms.values())
    assert cursor.fetchall()


@pytest.mark.parametrize("table", ["events", "actors", "figures"])
def test_a_wide_view_has_each_row_of_its_table_once(
    database: sqlite3.Connection, package: Package, table: str
) -> None:
    key = package.schemas[table].primary_key
    keys = [row[0] for row in database.execute(f"SELECT {key} FROM {table}_wide ORDER BY 1")]
    assert keys == sorted(package.cells(table)[key])


def test_a_wide_row_names_the_actors_by_role(database: sqlite3.Connection) -> None:
    row = database.execute("SELECT * FROM events_wide WHERE event_id = 'E0001'").fetchone()
    assert {"Vladimir Putin", "Kim Jong Un"} <= {*row["signatory"].split(", ")}
    assert f"signatory: {row['signatory']}" in row["actors"]
    assert row["quote"] in row["sentence"]
    assert row["translation"]


def test_every_role_has_its_column_in_the_wide_views(
    database: sqlite3.Connection, package: Package
) -> None:
    for table, view in (("event_actors", "events_wide"), ("figure_actors", "figures_wide")):
        roles = package.schemas[table].field("role").constraints["enum"]
        columns = {column for column, *_ in database.execute(f"SELECT * FROM {view}").description}
        assert {*roles} <= columns


def test_no_actor_of_an_event_is_lost_in_its_wide_row(database: sqlite3.Connection) -> None:
    parts = database.execute(
        "SELECT event_actors.event_id, role, name FROM event_actors JOIN actors USING (actor_id)"
    ).fetchall()
    wide = {row["event_id"]: row for row in database.execute("SELECT * FROM events_wide")}
    assert all(part["name"] in wide[part["event_id"]][part["role"]] for part in parts)


def test_evidence_holds_each_anchor_of_each_table_in_its_sentence(
    database: sqlite3.Connection, package: Package
) -> None:
    anchored = {
        key
        for name, schema in package.schemas.items()
        if schema.anchored
        for key in package.cells(name)[schema.primary_key]
    }
    evidence = database.execute("SELECT * FROM evidence").fetchall()
    assert {row["key"] for row in evidence} == anchored
    assert len(evidence) == len(anchored)
    for row in evidence:
        begin = row["start"] - row["sentence_start"]
        assert row["sentence"][begin:].startswith(row["quote"])
        assert row["translation"]


def test_a_quote_over_several_sentences_has_all_of_them(cricket: Copy) -> None:
    package = cricket.package
    seed, text = next(iter(package.texts.items()))
    sentences = [row for row in cricket.rows("sentences") if row["seed_id"] == seed]
    first, last = int(sentences[0]["start"]), int(sentences[1]["end"])
    place = {"seed_id": seed, "start": str(first + 1), "end": str(last - 1)}
    key = cricket.edit("scores", 0, **place, quote=text[first + 1 : last - 1])
    path = cricket.root / "sandhi.db"
    build(cricket.package, path)
    row = sqlite3.connect(path).execute(
        'SELECT sentence_start, sentence, translation FROM evidence WHERE "key" = ?', [key]
    )
    assert row.fetchone() == (first, text[first:last], None)


def test_what_one_person_said_is_asked_of_whoever_is_named(
    database: sqlite3.Connection, package: Package
) -> None:
    query = declared(package, "queries", "everything-one-person-said")
    for typed, actor in (
        ("", "Kim Jong Un"),
        ("blinken", "Antony Blinken"),
        ("ब्लिंकन", "Antony Blinken"),
    ):
        assert {row["actor"] for row in database.execute(query.sql, {"name": typed})} == {actor}


def test_the_days_to_ratification_count_from_the_signing(
    database: sqlite3.Connection, package: Package
) -> None:
    query = declared(package, "queries", "from-signing-to-ratification")
    days = {row["event_id"]: row["days"] for row in database.execute(query.sql)}
    assert days["E0001"] == 0
    submitted = database.execute("SELECT event_id FROM events WHERE date = '2024-10-14'")
    assert days[submitted.fetchone()[0]] == 117


def test_a_question_that_does_not_run_is_refused_with_its_file(cricket: Copy) -> None:
    folder = cricket.root / "schemas" / "queries"
    folder.mkdir(exist_ok=True)
    (folder / "who.sql").write_text("-- Who?\n\nSELECT :undescribed", encoding="utf-8")
    cricket.describe(
        "datapackage.json",
        lambda descriptor: descriptor["sandhi"].update(queries="schemas/queries"),
    )
    with pytest.raises(PackageError, match=r"schemas/queries/who\.sql: .*undescribed"):
        build(cricket.package, cricket.root / "sandhi.db")


def test_declarations_outside_of_the_package_are_refused(cricket: Copy) -> None:
    cricket.describe(
        "datapackage.json", lambda descriptor: descriptor["sandhi"].update(views="../views")
    )
    with pytest.raises(PackageError, match="leaves the package"):
        views(cricket.package)


def test_a_header_may_give_the_heading_of_a_column(original: Copy) -> None:
    view = next(one for one in views(original.package) if one.name == "dyads")
    assert view.titles["date_prec"] == "Date precision"
    assert view.terms["date_prec"].startswith("precision of the date")


def test_a_passage_costs_the_same_in_a_long_text_as_in_a_short_one(tmp_path: Path) -> None:
    few, many = (_steps_of_evidence(tmp_path / str(count), count) for count in (200, 800))
    assert many < 6 * few


def test_no_passage_has_a_text_gone_through(database: sqlite3.Connection) -> None:
    """All of them together would take as long as their number times the length of the text."""

    def judge(action: int, table: str | None, *_: str | None) -> int:
        is_of_texts = action == sqlite3.SQLITE_READ and table == "seeds"
        return sqlite3.SQLITE_DENY if is_of_texts else sqlite3.SQLITE_OK

    database.set_authorizer(judge)
    try:
        assert database.execute("SELECT * FROM evidence").fetchall()
    finally:
        database.set_authorizer(None)


def test_a_passage_of_several_sentences_stands_in_all_of_them(tmp_path: Path) -> None:
    text = "Tea is cheap.\n\nSo is rice. And salt."
    sentences = {(0, 36): (0, 36), (3, 22): (0, 26), (3, 30): (0, 36), (7, 13): (0, 13)}
    sentences |= {(18, 33): (15, 36), (0, 16): (0, 26), (25, 28): (15, 36)}
    made = with_texts({"M1": text}, {"M1": "en"})
    fields = [key_of("bit_id"), *(field_of(name, type_) for name, type_ in ANCHOR.items())]
    made.schemas["bits"] = schema_of("bits", fields, foreignKeys=[{**TO_SEEDS}])
    made.tables["bits"] = [
        [f"B{number}", "M1", str(start), str(end), text[start:end]]
        for number, (start, end) in enumerate(sentences)
    ]
    made.descriptor = descriptor_of(made)
    made.write(tmp_path / "package")
    build(Package.open(tmp_path / "package"), tmp_path / "sandhi.db")
    with closing(sqlite3.connect(tmp_path / "sandhi.db")) as connection:
        rows = connection.execute(
            'SELECT start, "end", sentence_start, sentence FROM evidence WHERE "table" = \'bits\''
        ).fetchall()
    assert {row[:2]: row[2:] for row in rows} == {
        passage: (first, text[first:last]) for passage, (first, last) in sentences.items()
    }


def _steps_of_evidence(root: Path, count: int) -> int:
    """What the passages of a text of so many sentences ask of SQLite, in hundreds of its steps."""
    with_texts({"M1": "Tea is cheap. " * count}, {"M1": "en"}).write(root)
    build(Package.open(root), root / "sandhi.db")
    steps = 0

    def count_steps() -> None:
        nonlocal steps
        steps += 1

    with closing(sqlite3.connect(root / "sandhi.db")) as connection:
        connection.set_progress_handler(count_steps, 100)
        rows = connection.execute("SELECT quote, sentence FROM evidence").fetchall()
    assert {*rows} == {("Tea is cheap.", "Tea is cheap.")}
    return steps
