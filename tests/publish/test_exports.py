"""Records in the form of others: as the package declares them, valid by the schema beside them."""

import json
from pathlib import Path
from typing import Any

import pytest

from sandhi.package import PackageError
from sandhi.publish.database import build
from sandhi.publish.downloads.write import write_downloads
from tests.conftest import Copy

HEADER = "-- Matches\n-- One record per match.\n--\n-- record: the record\n\n"
SQL = "SELECT json_object('match', score_id) AS record FROM scores ORDER BY score_id"
SCHEMA = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "additionalProperties": False,
    "properties": {"match": {"type": "string"}},
}
HARD = {"properties": {"match": {"pattern": "^(a+)+$"}}}  # without end, for some libraries


def declare(copy: Copy, sql: str = SQL, schema: dict[str, Any] | None = None) -> None:
    folder = copy.root / "schemas" / "exports"
    folder.mkdir(exist_ok=True)
    (folder / "matches.sql").write_text(HEADER + sql, encoding="utf-8")
    if schema is not None:
        (folder / "matches.json").write_text(json.dumps(schema), encoding="utf-8")
    copy.describe(
        "datapackage.json",
        lambda descriptor: descriptor["sandhi"].update(exports="schemas/exports"),
    )


def written(copy: Copy, folder: Path, findings: int = 0) -> Path:
    build(copy.package, folder / "sandhi.db", findings)
    write_downloads(copy.package, folder / "sandhi.db", folder / "downloads", ["exports", "zip"])
    return folder / "downloads"


def test_an_export_is_a_file_of_records_with_its_title(cricket: Copy, tmp_path: Path) -> None:
    declare(cricket, schema=SCHEMA)
    assert cricket.finding_places() == set()
    folder = written(cricket, tmp_path)
    keys = [row["score_id"] for row in cricket.rows("scores")]
    lines = (folder / "exports" / "matches.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line) for line in lines] == [{"match": key} for key in sorted(keys)]
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    (file,) = (file for file in manifest["files"] if file["format"] == "exports")
    assert (file["title"], file["table"], file["rows"]) == ("Matches", "matches", len(keys))


def test_the_declaration_goes_with_the_package(cricket: Copy, tmp_path: Path) -> None:
    from zipfile import ZipFile

    declare(cricket, schema=SCHEMA)
    (archive,) = written(cricket, tmp_path).glob("*.zip")
    names = {*ZipFile(archive).namelist()}
    assert {"schemas/exports/matches.sql", "schemas/exports/matches.json"} <= names


def test_a_record_that_breaks_its_schema_is_left_out_where_findings_are_built(
    cricket: Copy, tmp_path: Path
) -> None:
    first, *others = sorted(row["score_id"] for row in cricket.rows("scores"))
    declare(cricket, schema=SCHEMA | {"properties": {"match": {"not": {"const": first}}}})
    folder = written(cricket, tmp_path, findings=1)
    lines = (folder / "exports" / "matches.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line) for line in lines] == [{"match": key} for key in others]


def test_a_package_without_exports_has_none(cricket: Copy, tmp_path: Path) -> None:
    assert [*(written(cricket, tmp_path) / "exports").iterdir()] == []


@pytest.mark.parametrize(
    ("sql", "schema", "message"),
    [
        ("SELECT absent FROM scores", SCHEMA, r"matches\.sql: no such column: absent"),
        ("SELECT score_id FROM scores", SCHEMA, r"its columns are score_id; let it yield record"),
        ("SELECT score_id AS record FROM scores", SCHEMA, r"record 1 is no JSON; mend its SQL"),
        ("SELECT NULL AS record", SCHEMA, r"record 1 is no JSON"),
        ('SELECT \'{"a": 1, "a": 2}\' AS record', {}, r"record 1 .*'a' stands twice"),
        ("SELECT '{\"a\": [1e999]}' AS record", {}, r"record 1 .*1e999 is no number"),
        ("SELECT '{\"a\": NaN}' AS record", {}, r"record 1 .*NaN is no number"),
        ("SELECT '{\"a\": 99999999999999999999}' AS record", {}, r"record 1 .*beyond 64 bits"),
        ("SELECT '{\"\\ud800\": 1}' AS record", {}, r"record 1 holds half a character"),
        ("SELECT '{\"match\": 1}' AS record", SCHEMA, r"record 1 at /match: 1 is not of type"),
        ("SELECT '{\"toss\": 1}' AS record", SCHEMA, r"record 1 at /: .*'toss' was unexpected"),
        (f'SELECT \'{{"match": "{"a" * 40}b"}}\' AS record', HARD, r"record 1 at /match: .* match"),
        (SQL, {"type": "nothing"}, r"matches\.json: .*mend the schema"),
        (SQL, {"$ref": "file:///etc/hostname"}, r"matches\.json: .*is disabled"),
        (SQL, {"$ref": "http://127.0.0.1:1/a"}, r"matches\.json: .*is disabled"),
        (SQL, None, r"matches\.json"),
    ],
)
def test_what_an_export_may_not_yield_is_refused_with_its_place(
    cricket: Copy, tmp_path: Path, sql: str, schema: dict[str, Any] | None, message: str
) -> None:
    declare(cricket, sql, schema)
    with pytest.raises(PackageError, match=message):
        written(cricket, tmp_path)
