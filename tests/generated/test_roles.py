"""Roles that ask something of a table: where the check lets it have one, every page answers."""

import asyncio
import json
from functools import partial
from typing import Any

import pytest

from sandhi.check.engine.files import findings_of_whole
from sandhi.check.rules.descriptors.package import descriptor_settings
from sandhi.package import Role
from sandhi.package.settings import SPEAKING_OF_ANOTHER, VERBATIM
from sandhi.publish.database import BUILT
from sandhi.publish.publication import publish
from tests.conftest import Copy
from tests.generated.answers import dead
from tests.generated.made import field_of


def with_games(cricket: Copy) -> None:
    """A table without anchors that leads to two others, and has codes and keys of any table."""
    part = {**field_of("part", "string"), "categories": ["home", "away"]}
    names = ("game_id", "side_id", "score_id", "record")
    schema: dict[str, Any] = {
        "title": "Games",
        "description": "Who played.",
        "fields": [*(field_of(name, "string") for name in names), part],
        "primaryKey": "game_id",
        "foreignKeys": [
            {"fields": name, "reference": {"resource": table, "fields": name}}
            for name, table in (("side_id", "sides"), ("score_id", "scores"))
        ],
    }
    (cricket.root / "schemas" / "games.json").write_text(json.dumps(schema), encoding="utf-8")
    rows = f"{','.join([*names, 'part'])}\nG1,T1,R1,R1,home\nG2,T1,R2,T2,away\n"
    cricket.file("games").write_text(rows, encoding="utf-8", newline="")
    resource = {"name": "games", "path": "data/games.csv", "schema": "schemas/games.json"}
    cricket.describe("datapackage.json", lambda one: one["resources"].append(resource))


def _with_tables(tables: object, descriptor: Any) -> None:
    descriptor["sandhi"]["tables"] = tables


@pytest.mark.parametrize("role", [*SPEAKING_OF_ANOTHER, *VERBATIM])
def test_where_the_check_lets_a_table_have_a_role_every_page_answers(
    cricket: Copy, role: Role
) -> None:
    with_games(cricket)
    tables = json.loads((cricket.root / "datapackage.json").read_text("utf-8"))["sandhi"]["tables"]
    speaks = role in SPEAKING_OF_ANOTHER
    given = 0
    for name, schema in cricket.package.schemas.items():
        for of in [*schema.references] if speaks else [None]:
            own = {"role": role.value} | ({"of": of} if of else {})
            own |= {"record": "record"} if role is Role.MEMBERSHIP and name == "games" else {}
            tried = {**tables, name: {**tables.get(name, {}), **own}}
            cricket.describe("datapackage.json", partial(_with_tables, tried))
            if not findings_of_whole(cricket.package, [descriptor_settings]):
                tables, given = tried, given + 1
    cricket.describe("datapackage.json", partial(_with_tables, tables))
    assert given
    publish(cricket.package)
    assert asyncio.run(dead(cricket.root / BUILT)) == []
