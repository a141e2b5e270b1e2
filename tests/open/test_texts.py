"""A source text is to be had as it is, byte for byte, whole or in part, under its own rights."""

import csv
from hashlib import sha256
from pathlib import Path

import pytest
from datasette.app import Datasette

from sandhi.package.rights import UNSTATED, rights
from tests.open.conftest import LICENCE, RIGHTS


def seeds(ground: Path) -> list[dict[str, str]]:
    with (ground / "data" / "seeds.csv").open(encoding="utf-8", newline="") as file:
        return [*csv.DictReader(file)]


async def test_a_text_is_the_file_to_the_byte(pavilion: Datasette, ground: Path) -> None:
    for row in seeds(ground):
        answer = await pavilion.client.get(f"/seeds/{row['seed_id']}.txt")
        assert answer.content == (ground / row["path"]).read_bytes()
        assert sha256(answer.content).hexdigest() == row["sha256"]
        assert answer.headers["content-type"] == "text/plain; charset=utf-8"
        assert answer.headers["etag"].startswith('"')


async def test_a_passage_is_that_of_an_anchor(pavilion: Datasette, ground: Path) -> None:
    with (ground / "data" / "sentences.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            address = f"/seeds/{row['seed_id']}.txt?start={row['start']}&end={row['end']}"
            answer = await pavilion.client.get(address)
            assert answer.content == row["quote"].encode("utf-8")
            fragment = f"/seeds/{row['seed_id']}.txt#char={row['start']},{row['end']}"
            assert f"<http://localhost{fragment}>" in answer.headers["link"]


async def test_a_passage_may_have_one_end(pavilion: Datasette, ground: Path) -> None:
    row = seeds(ground)[0]
    text = (ground / row["path"]).read_bytes().decode("utf-8")
    for query, passage in (("start=3", text[3:]), ("end=7", text[:7]), (f"start={0}", text)):
        answer = await pavilion.client.get(f"/seeds/{row['seed_id']}.txt?{query}")
        assert answer.content.decode("utf-8") == passage


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("start=x&end=7", "start is a number"),
        ("start=0&end=-1", "end is a number"),
        ("start=7&end=7", "start is before end"),
        ("start=0&end=999999", "code points"),
        ("start=%E0%A5%A7&end=9", "start is a number"),
    ],
)
async def test_what_is_no_passage_is_told_in_a_line(
    pavilion: Datasette, ground: Path, query: str, says: str
) -> None:
    answer = await pavilion.client.get(f"/seeds/{seeds(ground)[0]['seed_id']}.txt?{query}")
    assert answer.status_code == 400
    assert says in answer.text
    assert answer.text.count("\n") == 1


async def test_a_text_that_is_not_there_is_not_found(pavilion: Datasette) -> None:
    assert (await pavilion.client.get("/seeds/NONE.txt")).status_code == 404


async def test_a_text_has_its_own_rights_and_never_the_licence_of_the_dataset(
    pavilion: Datasette, ground: Path
) -> None:
    for row in seeds(ground):
        stated = RIGHTS if row["path"] == "seeds/pune.txt" else UNSTATED
        answer = await pavilion.client.get(f"/seeds/{row['seed_id']}.txt")
        assert LICENCE not in answer.headers["link"]
        assert (
            f'<http://localhost/seeds/{row["seed_id"]}#rights>; rel="license"'
            in answer.headers["link"]
        )
        shown = await pavilion.client.get(f"/sandhi/seeds/{row['seed_id']}")
        assert LICENCE not in shown.headers["link"]
        assert f'<http://localhost/seeds/{row["seed_id"]}.txt>; rel="item"' in shown.headers["link"]
        assert LICENCE not in (await pavilion.client.get("/sandhi/seeds.json")).headers["link"]
        page = (await pavilion.client.get(f"/seeds/{row['seed_id']}")).text
        assert stated in page.partition('id="rights">')[2].partition("</p>")[0]


@pytest.mark.parametrize("sources", [None, "x", [None, "x", {}], [{"path": "a"}]])
def test_rights_that_nobody_states_are_said_to_be_the_publishers(sources: object) -> None:
    assert rights({"sources": sources}, "a") == UNSTATED
