"""Every table says in SQL what its schema says, and keeps it."""

import sqlite3
from dataclasses import replace

import pytest

from sandhi.package import Field, ForeignKey, Package, Role, TableSchema
from sandhi.publish.sqlite.ddl import create_indexes, create_table, identifier, literal
from sandhi.publish.sqlite.schemas import META, RECORDS, database_schemas

PLAIN = Field("plain", "string", "Plain", "A column.", "x", {}, ())


def table(*fields: Field) -> TableSchema:
    key = replace(PLAIN, name="key")
    return TableSchema("things", "Things", "All.", (key, *fields), "key", (), ())


def insert(schema: TableSchema, **values: object) -> sqlite3.Connection:
    """Create the table in an empty database, and insert one row."""
    connection = sqlite3.connect(":memory:")
    connection.execute(create_table(schema))
    names, places = ", ".join(map(identifier, values)), ", ".join("?" * len(values))
    connection.execute(f"INSERT INTO things ({names}) VALUES ({places})", [*values.values()])
    return connection


def test_every_column_of_every_schema_is_there_in_order_with_its_constraints(
    database: sqlite3.Connection, package: Package
) -> None:
    for schema in [*database_schemas(package).values(), RECORDS, META]:
        columns = database.execute(f"PRAGMA table_info({identifier(schema.name)})").fetchall()
        assert [column["name"] for column in columns] == [*schema.names]
        required = [field.constraints.get("required", False) for field in schema.fields]
        assert [bool(column["notnull"]) for column in columns] == required
        assert [column["name"] for column in columns if column["pk"]] == [schema.primary_key]


def test_every_table_without_fractions_is_strict(
    database: sqlite3.Connection, package: Package
) -> None:
    strict = {row["name"]: row["strict"] for row in database.execute("PRAGMA table_list")}
    fractions = {
        name
        for name, schema in package.schemas.items()
        if "number" in {field.type for field in schema.fields}
    }
    assert fractions
    for name in [*package.schemas, "records", "meta"]:
        assert strict[name] == (name not in fractions), name


def test_no_column_is_of_a_type_that_other_programs_do_not_know(
    database: sqlite3.Connection, package: Package
) -> None:
    for name in [*package.schemas, "records", "meta"]:
        types = {row["type"] for row in database.execute(f'PRAGMA table_info("{name}")')}
        assert types <= {"TEXT", "INTEGER", "NUMERIC"}, name


def test_every_foreign_key_is_declared_and_indexed(
    database: sqlite3.Connection, package: Package
) -> None:
    for schema in package.schemas.values():
        declared = database.execute(f"PRAGMA foreign_key_list({identifier(schema.name)})")
        keys = {ForeignKey(row["from"], row["table"], row["to"]) for row in declared}
        assert keys == {*schema.foreign_keys}
        first_columns = {
            database.execute(f"PRAGMA index_info({identifier(index['name'])})").fetchone()["name"]
            for index in database.execute(f"PRAGMA index_list({identifier(schema.name)})")
        }
        assert {key.field for key in schema.foreign_keys} <= first_columns


def test_every_anchored_table_is_indexed_by_seed_and_start(package: Package) -> None:
    for schema in package.schemas.values():
        statements = create_indexes(schema, package.settings.of(schema.name))
        indexed = any('("seed_id", "start")' in sql for sql in statements)
        assert indexed == schema.anchored


def test_what_leads_to_any_row_and_what_is_counted_by_seed_has_its_index(package: Package) -> None:
    seen = set()
    for name, schema in package.schemas.items():
        own = package.settings.of(name)
        statements = [*create_indexes(schema, own)]
        if own.record:
            seen.add(own.role)
            assert any(sql.endswith(f'("{own.record}")') for sql in statements)
        if own.role is Role.MENTION:
            seen.add(own.role)
            assert any(sql.endswith(f'("{own.of}", "seed_id", "quote")') for sql in statements)
            assert not any(sql.endswith(f'("{own.of}")') for sql in statements)
    assert {Role.MENTION, Role.MEMBERSHIP} <= seen


def test_titles_and_descriptions_are_comments_in_the_database(
    database: sqlite3.Connection, package: Package
) -> None:
    for schema in database_schemas(package).values():
        (sql,) = database.execute(
            "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?", [schema.name]
        ).fetchone()
        assert f"-- {schema.title}. {schema.description}" in sql
        for field in schema.fields:
            assert f"-- {field.title}. {field.description}\n" in sql


@pytest.mark.parametrize(
    ("type_", "right", "wrong"),
    [
        ("string", "x", b"x"),
        ("integer", 1, 1.5),
        ("integer", 1, "one"),
        ("number", 39.03, "39,03"),
        ("number", 10000, b""),
        ("boolean", True, 2),
        ("date", "2024-02-29", "2023-02-29"),
        ("date", "2024-06-19", "19 June 2024"),
        ("datetime", "9999-12-31T23:59:59.999999", "2024-02-30T00:00:00"),
        ("datetime", "9999-12-31T23:59:59-14:00", "2024-06-19T24:00:00"),
        ("datetime", "2024-06-19T12:00:00+23:59", "2024-06-19"),
        ("datetime", "0001-01-01T00:00:00+14:00", "19 June 2024, noon"),
    ],
)
def test_a_column_takes_values_of_its_type_alone(type_: str, right: object, wrong: object) -> None:
    for others in ((), (replace(PLAIN, name="fraction", type="number"),)):
        schema = table(replace(PLAIN, type=type_), *others)
        insert(schema, key="a", plain=right)
        insert(schema, key="a", plain=None)
        with pytest.raises(sqlite3.IntegrityError):
            insert(schema, key="a", plain=wrong)


def test_a_number_is_kept_as_it_was_read() -> None:
    schema = table(replace(PLAIN, type="number"))
    for value in (10000, 39.03, -1, 2**62):
        connection = insert(schema, key="a", plain=value)
        ((stored,),) = connection.execute("SELECT plain FROM things").fetchall()
        assert (stored, type(stored)) == (value, type(value))


@pytest.mark.parametrize(
    ("constraints", "right", "wrong"),
    [
        ({"required": True}, 5, None),
        ({"minimum": 5}, 5, 4),
        ({"maximum": 5}, 5, 6),
        ({"enum": [5, 7]}, 7, 6),
    ],
)
def test_a_column_keeps_the_constraints_of_its_field(
    constraints: dict[str, object], right: object, wrong: object
) -> None:
    schema = table(replace(PLAIN, type="integer", constraints=constraints))
    insert(schema, key="a", plain=right)
    with pytest.raises(sqlite3.IntegrityError):
        insert(schema, key="a", plain=wrong)


def test_of_a_long_list_of_values_no_row_pays_the_length() -> None:
    """SQLite lays out such a list anew for each row: steps of it are counted."""
    steps = {}
    for count in (50, 5000):
        schema = table(replace(PLAIN, type="integer", constraints={"enum": [*range(count)]}))
        connection = insert(schema, key="a", plain=1)
        taken: list[None] = []

        def step(taken: list[None] = taken) -> None:
            taken.append(None)

        connection.set_progress_handler(step, 1)
        connection.execute("INSERT INTO things VALUES ('b', 2)")
        steps[count] = len(taken)
    assert steps[5000] <= steps[50]


def test_a_unique_column_and_a_unique_key_take_no_row_twice() -> None:
    other = replace(PLAIN, name="other")
    of_column = table(replace(PLAIN, constraints={"unique": True}), other)
    of_key = replace(table(PLAIN, other), unique_keys=(("plain", "other"),))
    for schema in (of_column, of_key):
        connection = sqlite3.connect(":memory:")
        connection.execute(create_table(schema))
        connection.execute("INSERT INTO things VALUES ('a', 'x', 'y')")
        with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
            connection.execute("INSERT INTO things VALUES ('b', 'x', 'y')")


def test_words_cannot_break_out_of_their_comment() -> None:
    schema = table(replace(PLAIN, description="First.\n); DROP TABLE things; --"))
    insert(schema, key="a", plain="x")


def test_names_and_values_are_quoted() -> None:
    assert identifier('a"b') == '"a""b"'
    assert literal("it's") == "'it''s'"
    assert literal(5) == "5"
