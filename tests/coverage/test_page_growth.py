"""The page of what is accounted for: of any package, and in a time that grows as its texts do."""

import json
import re
from typing import TYPE_CHECKING

import pytest

from sandhi.coverage.account import account
from sandhi.coverage.output import as_json, as_page, as_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import Copy, Run

FORMS = ("text", "json", "html")


@pytest.fixture
def accounted(cricket: "Copy") -> "Copy":
    """A package with ``coverage``, whose seeds do not say which language they are in."""
    file = cricket.file("seeds")
    names = cricket.rows("seeds")[0].keys()
    assert ("language" in names) == ("language" in file.read_text("utf-8").partition("\n")[0])

    def without(schema: dict[str, list[dict[str, str]]]) -> None:
        schema["fields"] = [one for one in schema["fields"] if one["name"] != "language"]

    rows = cricket.rows("seeds")
    for row in rows:
        row.pop("language", None)
    kept = [name for name in names if name != "language"]
    lines = [kept, *([row[name] for name in kept] for row in rows)]
    file.write_text("".join(",".join(line) + "\n" for line in lines), encoding="utf-8")
    cricket.describe("schemas/seeds.json", without)
    coverage = {"number": ["scores"], "sentences": ["body"]}
    cricket.describe("datapackage.json", lambda one: one["sandhi"].update(coverage=coverage))
    return cricket


@pytest.mark.parametrize("form", FORMS)
def test_a_package_that_states_no_language_is_accounted_for(
    sandhi: "Run", accounted: "Copy", form: str
) -> None:
    done = sandhi("--package", accounted.root, "coverage", "--format", form)
    assert (done.returncode in (0, 1), done.stderr) == (True, "")
    assert "None" not in done.stdout
    for seed in accounted.rows("seeds"):
        assert seed["seed_id"] in done.stdout


def test_of_many_sentences_a_page_shows_those_that_leave_something_open(
    accounted: "Copy", monkeypatch: pytest.MonkeyPatch
) -> None:
    from sandhi.coverage import output

    package = accounted.package
    reckoning = account(package)
    whole = as_page(package, reckoning)
    sentences = [one for seed in output.by_seed(reckoning) for one in seed["by_sentence"]]
    undone = [one["sentence_id"] for one in sentences if one["open"] or one["bare"]]
    assert 1 < len(undone) < len(sentences)
    assert whole.count('class="sentence') == len(sentences)
    assert "too many sentences" not in whole
    for most in (len(sentences) - 1, 1):
        monkeypatch.setattr(output, "_WHOLE", most)
        page = as_page(package, reckoning)
        kept = undone[:most]
        assert page.count('class="sentence') == len(kept)
        assert f"{len(sentences) - len(kept)} others are not" in page
        targets = re.findall('href="#([^"]*)"', page)
        assert {*targets} <= {*re.findall('id="([^"]*)"', page)}
        for seed in accounted.rows("seeds"):
            assert seed["seed_id"] in page  # in the table of all


class Counted(list[object]):
    """A list that counts how often something of it is looked at."""

    looks = 0

    def __iter__(self) -> "Iterator[object]":
        for one in super().__iter__():
            Counted.looks += 1
            yield one


def test_a_sentence_of_many_numbers_is_cut_in_one_go(
    accounted: "Copy", monkeypatch: pytest.MonkeyPatch
) -> None:
    from sandhi.coverage import output

    looks = []
    for count in (200, 400):
        rows = [output._Expression(2 * at, 2 * at + 1, "number", "open") for at in range(count)]
        counted = Counted(rows)
        Counted.looks = 0
        seed = accounted.rows("seeds")[0]["seed_id"]
        package = accounted.package
        package.texts[seed] = "1 " * count
        sentence = {"sentence_id": "X", "seed_id": seed, "start": 0, "end": 2 * count}
        pieces = [*output._pieces(package, sentence, counted)]  # type: ignore[arg-type]
        assert "".join(piece.text for piece in pieces) == "1 " * count
        assert sum(piece.state == "open" for piece in pieces) == count
        looks.append(Counted.looks)
    assert looks[1] <= 2 * looks[0] + 10


def test_each_form_says_the_same_of_each_sentence(accounted: "Copy") -> None:
    package = accounted.package
    found = account(package)
    states = json.loads(as_json(found))["seeds"]
    assert [seed["seed_id"] for seed in states] == [*package.texts]
    page, text = as_page(package, found), as_text(package, found)
    for seed in states:
        assert f'id="{seed["seed_id"]}"' in page
        assert seed["seed_id"] in text
