"""What makes a row the same fact: as its table declares it, or by what its rows are."""

import json
from typing import TYPE_CHECKING

import pytest

from sandhi.ledger.policy import identity_of
from sandhi.package import Identity, Package, Role, TableSettings
from sandhi.package.schema import parse_schema, schema_json
from sandhi.package.settings import Settings
from tests.harness import frozen

if TYPE_CHECKING:
    from tests.conftest import Copy


@pytest.fixture(scope="module")
def package() -> Package:
    return Package.open(frozen.folder())


@pytest.mark.parametrize(
    ("table", "own", "fact"),
    [
        ("scores", TableSettings(role=Role.PART, of="side_id"), ("seed_id", "side_id")),
        ("scores", TableSettings(role=Role.MENTION), ("seed_id", "side_id")),
        ("scores", TableSettings(), ()),
        ("scores", TableSettings(record="quote"), ("quote",)),
        ("sentences", None, ("seed_id",)),
        ("seeds", None, ("sha256",)),
    ],
)
def test_without_a_word_rows_keep_what_they_speak_of(
    cricket: "Copy", table: str, own: TableSettings | None, fact: tuple[str, ...]
) -> None:
    settings = Settings(tables={table: own} if own else {})
    identity = identity_of(settings, cricket.package.schemas[table])
    assert (identity.fact, identity.added, bool(identity.why)) == (fact, (), bool(fact))


def test_what_a_table_declares_holds(cricket: "Copy") -> None:
    declared = {"fact": ["side_id"], "added": ["overs"], "why": "Of a side."}
    cricket.describe(
        "schemas/scores.json", lambda schema: schema.update(sandhi={"identity": declared})
    )
    schema = cricket.package.schemas["scores"]
    identity = identity_of(cricket.package.settings, schema)
    assert identity == Identity(("side_id",), ("overs",), "Of a side.")
    again = json.loads(json.dumps(schema_json(schema)))
    assert parse_schema("scores", again) == schema


@pytest.mark.parametrize(
    ("column", "before", "after", "holds"),
    [
        ("fact", "a", "a", True),
        ("fact", "a", "b", False),
        ("fact", "", "b", False),
        ("added", "", "b", True),
        ("added", "a", "b", False),
        ("added", "a", "", False),
        ("other", "a", "b", True),
        ("other", "a", "", True),
    ],
)
def test_a_cell_may_become_another_as_its_column_lets_it(
    column: str, before: str, after: str, holds: bool
) -> None:
    assert Identity(("fact",), ("added",)).holds(column, before, after) is holds


def test_every_table_of_the_dataset_says_what_makes_its_rows_the_same_facts(
    package: Package,
) -> None:
    undeclared = [name for name, schema in package.schemas.items() if schema.identity is None]
    assert undeclared in ([], ["ledger"])
    for name, schema in package.schemas.items():
        if schema.identity:
            kept = {*schema.identity.fact, *schema.identity.added}
            assert kept <= {*schema.names[1:]}, name
            assert schema.identity.why.endswith("."), name
