"""Packages without what no package need have: each command works on them, or says what it lacks."""

import csv
from collections.abc import Callable
from typing import Any

import pytest
from starlette.testclient import TestClient

from sandhi.package import Trust
from sandhi.review.app import review_app
from tests.conftest import Copy, Run
from tests.environment.commands import COMMANDS
from tests.harness.extent import THOROUGH

TOKEN = "a-token-for-tests"
EXCLUSIONS = "exclusion_id,seed_id,start,end,quote,kind,reason\n"
FIELDS = {"exclusion_id": "string", "seed_id": "string", "start": "integer", "end": "integer"}
FIELDS |= dict.fromkeys(("quote", "kind", "reason"), "string")
SERVED = {"serve", "review"}
# What takes long is tried on one of the packages, and on each by `make thorough`.
PUBLISHING = {"build", "export", "export-site", "release", "diff", "verify-release"}


def without_kinds(package: Copy) -> None:
    """Sentences that do not say which kind they are of."""
    _rewrite(package, "sentences", lambda name: None if name == "kind" else name)
    package.describe("datapackage.json", lambda one: one["sandhi"].pop("no_facts_in"))


def with_another_key(package: Copy) -> None:
    """Sentences whose key has another name."""
    _rewrite(package, "sentences", lambda name: "code" if name == "sentence_id" else name)


def without_sentences(package: Copy) -> None:
    """Texts that are not parted into sentences."""
    package.describe("datapackage.json", lambda one: one["sandhi"].pop("no_facts_in"))
    package.describe("datapackage.json", lambda one: _drop(one, "sentences"))
    package.file("sentences").unlink()
    (package.root / "schemas" / "sentences.json").unlink()


def as_it_is(package: Copy) -> None:
    """Seeds that do not say which language they are in."""
    assert "language" not in package.rows("seeds")[0]


def _drop(descriptor: dict[str, Any], table: str) -> None:
    descriptor["resources"] = [one for one in descriptor["resources"] if one["name"] != table]


def _rewrite(package: Copy, table: str, name: Callable[[str], str | None]) -> None:
    """Rename columns of a table, or take them out, where a function gives other names or none."""
    rows = [
        {new: cell for old, cell in row.items() if (new := name(old))}
        for row in package.rows(table)
    ]
    with package.file(table).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [*rows[0]], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)

    def described(schema: dict[str, Any]) -> None:
        kept = [one for one in schema["fields"] if name(one["name"])]
        schema["fields"] = [one | {"name": name(one["name"])} for one in kept]
        schema["primaryKey"] = [schema["fields"][0]["name"]]

    package.describe(f"schemas/{table}.json", described)


LACKING = [as_it_is, without_kinds, with_another_key, without_sentences]


@pytest.fixture(params=LACKING, ids=[one.__name__ for one in LACKING])
def lacking(request: pytest.FixtureRequest, cricket: Copy) -> Copy:
    """A package that has all that coverage and a review need, and lacks something else."""
    fields = [{"name": name, "type": type_} for name, type_ in FIELDS.items()]
    to_seeds = {"resource": "seeds", "fields": "seed_id"}
    schema = {
        **{"name": "exclusions", "fields": fields, "primaryKey": "exclusion_id"},
        "foreignKeys": [{"fields": "seed_id", "reference": to_seeds}],
    }
    resource = {"name": "exclusions", "path": "data/exclusions.csv", "schema": schema}

    def describe(descriptor: dict[str, Any]) -> None:
        descriptor["resources"].append(resource)
        coverage = {"number": ["scores"], "excluded": ["exclusions"]}
        descriptor["sandhi"] |= {"coverage": coverage, "suggest": {"number": "scores"}}

    cricket.describe("datapackage.json", describe)
    cricket.file("exclusions").write_text(EXCLUSIONS, encoding="utf-8")
    (cricket.root / "new.txt").write_text("Pune won by 12 runs.\n", encoding="utf-8")
    request.param(cricket)
    return cricket


def test_each_command_works_or_says_what_it_lacks(sandhi: Run, lacking: Copy) -> None:
    whole = THOROUGH or "sentences" not in lacking.package.schemas
    left = SERVED if whole else SERVED | PUBLISHING
    commands = {name: given for name, given in COMMANDS.items() if name not in left}
    commands |= {form: ("coverage", "--format", form) for form in ("json", "html")}
    for name, arguments in commands.items():
        done = sandhi("--package", lacking.root, *arguments, cwd=lacking.root)
        assert done.returncode in (0, 1, 2), name
        if done.returncode == 2:
            assert done.stderr.startswith("Error: "), (name, done.stderr)
            assert len(done.stderr.splitlines()) == 1, name
        assert "Error:" not in done.stdout, (name, done.stdout)
        assert name != "check" or "{" not in done.stdout, done.stdout
        assert "read as it is" not in done.stdout + done.stderr, name


def test_a_review_shows_its_page_or_says_what_it_lacks(lacking: Copy) -> None:
    app = review_app(lacking.root, [], TOKEN, Trust.GIVEN)
    with TestClient(app, base_url="http://127.0.0.1:8002") as client:
        client.get("/", params={"token": TOKEN})
        answer = client.get("/")
    if "sentences" in lacking.package.schemas:
        assert answer.status_code == 200
    else:
        assert answer.status_code == 409
        assert "no texts in sentences" in answer.text
