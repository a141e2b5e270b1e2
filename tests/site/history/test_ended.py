"""What is left of a row that ended: its last content, and what stands for it."""

import html
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from sandhi.cli import main
from tests.conftest import Copy
from tests.site.history.ledgers import EVIL, JSON, Told


@pytest.mark.parametrize(
    ("key", "happened", "links"),
    [
        ("R3", "R3 was merged into R5 in version 2.0.0: the same runs.", ["R1"]),
        ("R4", "R4 was split into R1, R2 in version 2.0.0: two innings.", ["R1", "R2"]),
        ("R5", "R5 was merged into R1 in version 3.0.0: the same runs.", ["R1"]),
        ("R6", "R6 was withdrawn in version 2.0.0: counted twice.", []),
    ],
)
async def test_a_key_that_ended_is_gone_with_its_last_content_and_what_stands_for_it(
    told: Told, key: str, happened: str, links: list[str]
) -> None:
    answer = await told.get(f"/id/{key}")
    assert answer.status_code == 410
    assert answer.headers["vary"].startswith("Accept")
    page = answer.text
    assert happened in page
    assert re.findall(r'class="act" href="/id/([^"]+)"', page) == links
    assert '<div class="value">5</div>' in page
    assert f'href="/history/{key}"' in page
    assert (
        '<div class="value"><a href="/id/T1" title="T1">' in page
    )  # a key that the row held leads on
    for path, headers in ((f"/id/{key}", JSON), (f"/id/{key}.json", {}), (f"/id/{key}.bib", {})):
        said = await told.get(path, **headers)
        assert said.status_code == 410
        assert said.json()["error"] == happened
        assert said.json()["successors"] == links
        assert said.json()["row"]["runs"] == "5"


async def test_what_the_ledger_says_is_text_and_no_markup(told: Told) -> None:
    for path in ("/id/R7", "/id/R7?version=1.0.0", "/history/R7", "/history/R1"):
        page = (await told.get(path)).text
        assert html.escape(EVIL) in page, path
        assert "<script>alert" not in page, path


async def test_a_key_that_is_there_or_never_was_is_answered_as_ever(told: Told) -> None:
    assert (await told.get("/id/R1")).status_code == 303
    assert (await told.get("/id/R1.bib")).status_code == 200
    assert (await told.get("/id/R9")).status_code == 404
    assert (await told.get("/id/R9?version=1.0.0")).status_code == 404


def test_a_citation_of_a_row_that_ended_is_told_what_became_of_it(
    told: Told, tmp_path: Path
) -> None:
    """R2 is cited as it is; then it is withdrawn in a release that comes after."""

    def run(root: Path, *arguments: str) -> Any:
        return CliRunner().invoke(main, ["--package", str(root), *arguments], prog_name="sandhi")

    cited = tmp_path / "cited.txt"
    cited.write_text(run(told.package.root, "cite", "R2").stdout, encoding="utf-8")
    later = Copy(tmp_path / "later", set())
    shutil.copytree(told.package.root, later.root)
    later.write("scores", [row for row in later.rows("scores") if row["score_id"] != "R2"])
    told_of = next(row for row in reversed(later.rows("ledger")) if row["key"] == "R2")
    ended = told_of | {
        "entry_id": "L0000099", "version": "4.0.0", "event": "withdrawn", "reason": "not theirs",
    }  # fmt: skip
    later.write("ledger", [*later.rows("ledger"), ended])
    answer = run(later.root, "resolve", str(cited), str(later.root))
    assert answer.exit_code == 1
    assert answer.stdout.startswith("not there: R2 of cricket")
    assert "R2 was withdrawn in 4.0.0: not theirs." in answer.stdout.splitlines()
