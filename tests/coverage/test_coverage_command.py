"""``sandhi coverage`` as a process: a table, JSON, and a page of the seeds."""

import json
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Copy, Run

NUMBER = ("S003", "51")  # the number of an article, left out as an identifier


@pytest.fixture
def lacking(real: "Copy") -> "Copy":
    """The real package without the exclusion of "51"."""
    rows = real.rows("exclusions")
    real.write("exclusions", [row for row in rows if (row["seed_id"], row["quote"]) != NUMBER])
    return real


def test_a_complete_package_ends_with_0(sandhi: "Run", real: "Copy") -> None:
    done = sandhi("--package", real.root, "coverage")
    assert (done.returncode, done.stderr) == (0, "")
    lines = [line for line in done.stdout.splitlines() if "may tell of" not in line]  # hints
    head, *seeds, total = (line.split() for line in lines)
    assert head == ["seed", "sentences", "coded", "excluded", "open"]
    assert [line[0] for line in seeds] == list(real.package.texts)
    assert total[0] == "all"
    assert total[1:] == [str(sum(int(line[at]) for line in seeds)) for at in range(1, 5)]
    assert total[4] == "0"


def test_what_is_open_is_shown_in_its_context(sandhi: "Run", lacking: "Copy") -> None:
    done = sandhi("--package", lacking.root, "coverage")
    assert done.returncode == 1
    assert "S003:968-970  number" in done.stdout
    assert "चार्टर के अनुच्छेद [51] के अनुसार" in done.stdout


def test_an_account_can_be_asked_for_one_seed(sandhi: "Run", lacking: "Copy") -> None:
    done = sandhi("--package", lacking.root, "coverage", "S002", "--format", "json")
    assert done.returncode == 0  # what is open is in another
    assert [seed["seed_id"] for seed in json.loads(done.stdout)["seeds"]] == ["S002"]
    done = sandhi("--package", lacking.root, "coverage", "S02")
    assert (done.returncode, "S002" in done.stderr) == (2, True)


def test_json_has_each_seed_with_its_open_spans(sandhi: "Run", lacking: "Copy") -> None:
    done = sandhi("--package", lacking.root, "coverage", "--format", "json")
    assert done.returncode == 1
    seeds = {seed["seed_id"]: seed for seed in json.loads(done.stdout)["seeds"]}
    assert seeds["S003"]["open"] == [
        {"start": 968, "end": 970, "quote": "51", "kind": "number", "sentence_id": "S003-09"}
    ]
    assert all(seed["open"] == [] for key, seed in seeds.items() if key != "S003")
    for seed in seeds.values():
        assert seed["sentences"] == len(seed["by_sentence"])
        for state in ("coded", "excluded"):
            assert seed[state] == sum(one[state] for one in seed["by_sentence"])


def test_json_has_a_sentence_whose_kind_is_not_filled_in_yet(sandhi: "Run", real: "Copy") -> None:
    first, *others = real.rows("sentences")
    real.write("sentences", [first | {"kind": ""}, *others])
    done = sandhi("--package", real.root, "coverage", "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    seed = json.loads(done.stdout)["seeds"][0]
    assert seed["by_sentence"][0] | {"kind": None} == seed["by_sentence"][0]


class Page(HTMLParser):
    """What a page holds: its tags with their attributes, its text, and its marked text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.marked: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "br", "link"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "mark" in self.open:
            self.marked.append(data)


def test_the_page_marks_what_is_open_and_links_to_it(
    sandhi: "Run", lacking: "Copy", tmp_path: Path
) -> None:
    file = tmp_path / "coverage.html"
    done = sandhi("--package", lacking.root, "coverage", "--format", "html", "-o", file)
    assert (done.returncode, done.stdout) == (1, "")
    page = Page(file.read_text("utf-8"))
    assert page.open == []
    assert page.marked == ["open", "51"]  # the first is the legend's
    (mark,) = [attributes for tag, attributes in page.tags if tag == "mark" and attributes]
    links = [attributes.get("href") for tag, attributes in page.tags if tag == "a"]
    assert f"#{mark['id']}" in links


def test_the_page_holds_every_sentence_and_loads_nothing(sandhi: "Run", real: "Copy") -> None:
    done = sandhi("--package", real.root, "coverage", "--format", "html")
    page = Page(done.stdout)
    hindi = [tag for tag, attributes in page.tags if attributes.get("lang") == "hi"]
    assert len(hindi) == len(real.rows("sentences"))
    assert dict(page.tags)["html"] == {"lang": "en"}
    assert not {"script", "link", "img", "iframe"} & {tag for tag, _ in page.tags}
    assert not {"src", "style"} & {name for _, attributes in page.tags for name in attributes}
    assert "http" not in done.stdout
    assert "url(" not in done.stdout
    assert 'name="viewport"' in done.stdout
    assert "prefers-color-scheme: dark" in done.stdout


def test_text_of_a_seed_is_escaped(sandhi: "Run", real: "Copy") -> None:
    real.describe("datapackage.json", lambda package: package.update(title="<b>&"))
    done = sandhi("--package", real.root, "coverage", "--format", "html")
    assert "Coverage: &lt;b&gt;&amp;" in done.stdout


def test_a_file_that_cannot_be_written_is_told_in_one_line(
    sandhi: "Run", real: "Copy", tmp_path: Path
) -> None:
    done = sandhi("--package", real.root, "coverage", "-o", tmp_path / "none" / "page.html")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "cannot be written" in done.stderr


def test_a_package_that_declares_nothing_says_what_to_declare(
    sandhi: "Run", cricket: "Copy"
) -> None:
    done = sandhi("--package", cricket.root, "coverage")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "declares nothing at /sandhi/coverage" in done.stderr


@pytest.mark.parametrize("table", ["event_types", "nonsense"])
def test_a_declared_table_must_be_anchored(sandhi: "Run", real: "Copy", table: str) -> None:
    real.describe(
        "datapackage.json", lambda package: package["sandhi"]["coverage"]["date"].append(table)
    )
    for command in ("coverage", "suggest"):
        done = sandhi("--package", real.root, command)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith("Error: datapackage.json at /sandhi/coverage/date: ")
        assert f"{table} is no table" in done.stderr or f"{table} have no anchors" in done.stderr
