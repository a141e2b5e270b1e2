"""The dataset in one line of Python: what it gives, what it costs, what it says if it cannot."""

import doctest
import importlib
import json
import pkgutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pyarrow
import pytest

import sandhi
import sandhi.api
from sandhi.api import frames
from sandhi.api.dataset import OpenDataset
from sandhi.cli.ending import COULD_NOT_RUN, ending
from sandhi.package import PackageError
from tests.conftest import CRICKET, ROOT, Copy

PARTS = [f"sandhi.api.{one.name}" for one in pkgutil.iter_modules(sandhi.api.__path__)]


@pytest.fixture
def dataset() -> OpenDataset:
    return sandhi.open(CRICKET)


@pytest.mark.parametrize("name", ["sandhi", "sandhi.api", *PARTS])
def test_every_example_of_the_documentation_gives_what_it_shows(
    name: str, original: Copy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(sandhi.api, "_PLACES", (original.root,))
    sandhi.api.bundled_dataset.cache_clear()
    ran = doctest.testmod(importlib.import_module(name))
    assert ran.failed == 0
    assert ran.attempted or name == "sandhi.api.frames"
    sandhi.api.bundled_dataset.cache_clear()


def test_a_table_has_its_rows_in_types(dataset: OpenDataset) -> None:
    scores = dataset.load("scores")
    assert scores["runs"].dtype == "Int64"
    assert scores["overs"].dtype == "Float64"
    assert str(scores["played"].dtype).startswith("datetime64")
    assert scores["score_id"].tolist() == [*dataset.package.rows("scores")]
    assert dataset.load("sides")["home"].tolist() == [True, False]


def test_numbers_that_are_all_whole_are_integers_in_every_form(cricket: Copy) -> None:
    cricket.edit("scores", 1, overs="19")
    dataset = sandhi.open(cricket.root)
    assert dataset.load("scores")["overs"].dtype == "Int64"
    assert dataset.load("scores", "arrow").schema.field("overs").type == pyarrow.int64()


def test_a_view_is_that_of_a_built_database(dataset: OpenDataset, ground: Path) -> None:
    (built,) = (ground / "build" / "downloads" / "jsonl").glob("evidence.jsonl")
    expected = [json.loads(line) for line in built.read_text("utf-8").splitlines()]
    assert dataset.load("evidence", "arrow").to_pylist() == expected


def test_an_arrow_table_says_what_its_columns_are(dataset: OpenDataset) -> None:
    table = dataset.load("scores", as_="arrow")
    field = dataset.package.schemas["scores"].field("runs")
    assert table.schema.field("runs").metadata[b"description"] == field.description.encode()
    assert table.schema.field("played").type == pyarrow.date32()


@pytest.mark.parametrize("form", ["polars", "duckdb"])
def test_a_library_that_is_not_there_is_named_with_how_to_get_it(
    dataset: OpenDataset, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, form, None)
    with pytest.raises(ImportError, match=f"as_='{form}' takes .* pip install {form}"):
        dataset.load("scores", as_=form)


@pytest.mark.parametrize("form", ["polars", "duckdb"])
def test_another_library_is_given_the_arrow_table(
    dataset: OpenDataset, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Library:
        @staticmethod
        def from_arrow(table: pyarrow.Table) -> list[object]:
            return [form, table]

    monkeypatch.setitem(sys.modules, form, Library)
    assert dataset.load("scores", as_=form) == [form, dataset.load("scores", as_="arrow")]


def test_a_text_is_given_with_its_passages_and_its_rights(dataset: OpenDataset) -> None:
    seed = dataset.seed("M1")
    assert seed.text == str(seed) == (CRICKET / "seeds" / "pune.txt").read_bytes().decode("utf-8")
    assert len(seed) == seed.values["characters"]
    for row in dataset.package.rows("scores").values():
        if row["seed_id"] == "M1":
            assert seed.passage(int(row["start"] or 0), int(row["end"] or 0)) == row["quote"]
    assert "remain with its publisher" in seed.rights
    assert seed.text not in repr(seed)


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (4, 3), (0, 148)])
def test_what_is_no_passage_is_no_text(dataset: OpenDataset, start: int, end: int) -> None:
    with pytest.raises(IndexError, match="the text has 147 code points"):
        dataset.seed("M1").passage(start, end)


def test_a_row_is_cited_in_every_format_as_the_command_cites_it(dataset: OpenDataset) -> None:
    from sandhi.cite.formats import FORMATS

    row = dataset.row("R1")
    assert dict(row) == dict(dataset.package.rows("scores")["R1"])
    assert (row.table, row.quote, len(row)) == ("scores", row["quote"], len(row.cells))
    for form, of in FORMATS.items():
        assert row.cite(form) == of.write(row.citable)
    with pytest.raises(ValueError, match="no format 'x'; there are text, apa"):
        row.cite("x")


@pytest.mark.parametrize(
    ("words", "keys"), [("भारत", {"T1", "M1-2"}), ('"भारत की जीत"', {"M1-1"}), ("nothing", set())]
)
def test_a_search_finds_rows_of_all_tables(
    dataset: OpenDataset, words: str, keys: set[str]
) -> None:
    found = dataset.search(words)
    assert keys <= {*found["key"], *(key for also in found["also"] for key in also)}
    assert bool(len(found)) == bool(keys)
    assert len(dataset.search(words, limit=1)) == min(1, len(found))


def test_a_search_finds_what_sounds_alike_and_what_the_codebook_says(dataset: OpenDataset) -> None:
    assert {*dataset.search("bharat")["key"]} == {*dataset.search("भारत")["key"]} != set()
    found = dataset.search("runs")
    columns = found[found["kind"] == "column"]
    assert "scores.runs" in {*columns["key"]}
    assert {*columns["table"]} == {"scores"}
    assert columns["quote"].isna().all()


@pytest.mark.parametrize(
    ("ask", "says"),
    [
        (lambda one: one.load("score"), "no table or view 'score'; did you mean scores?"),
        (lambda one: one.row("R99"), "no row 'R99'; "),
        (lambda one: one.seed("M9"), "no source text 'M9'; did you mean"),
    ],
)
def test_what_is_not_there_is_told_with_what_may_be_meant(
    dataset: OpenDataset, ask: "object", says: str
) -> None:
    assert callable(ask)
    with pytest.raises(LookupError, match=says):
        ask(dataset)


def test_a_form_that_is_none_is_told_with_those_there_are(dataset: OpenDataset) -> None:
    with pytest.raises(ValueError, match="pandas, polars, arrow, duckdb"):
        dataset.load("scores", as_="excel")
    assert [*frames.FRAMES] == ["pandas", "polars", "arrow", "duckdb"]


def test_a_folder_without_a_package_is_told(tmp_path: Path) -> None:
    with pytest.raises(PackageError, match=r"no datapackage\.json in"):
        sandhi.open(tmp_path)


def test_a_view_that_does_not_run_is_told(cricket: Copy) -> None:
    (cricket.root / "schemas" / "views").mkdir(exist_ok=True)
    view = "-- Broken\n-- A view.\n--\n-- x: a column\n\nSELECT x FROM nowhere\n"
    (cricket.root / "schemas" / "views" / "broken.sql").write_text(view, encoding="utf-8")
    cricket.describe("datapackage.json", lambda raw: raw["sandhi"].update(views="schemas/views"))
    with pytest.raises(PackageError, match=r"broken\.sql"):
        sandhi.open(cricket.root).load("broken")


def test_no_code_of_a_package_is_run(cricket: Copy) -> None:
    (cricket.root / "schemas" / "scores.py").write_text("raise SystemExit('run')\n")
    dataset = sandhi.open(cricket.root)
    assert len(dataset.load("scores")) == 2
    assert len(dataset.load("evidence"))
    assert dataset.package.runnable == {}


def test_a_database_that_lies_beside_the_package_is_the_one_that_is_asked(
    cricket: Copy, ground: Path
) -> None:
    (cricket.root / "sandhi.db").write_bytes((ground / "build" / "sandhi.db").read_bytes())
    cricket.edit("scores", 0, quote="")
    assert len(sandhi.open(cricket.root).load("evidence")) == len(
        sandhi.open(CRICKET).load("evidence")
    )


def test_the_tool_gives_the_dataset_that_it_came_with(monkeypatch: pytest.MonkeyPatch) -> None:
    sandhi.api.bundled_dataset.cache_clear()
    monkeypatch.setattr(sandhi.api, "_PLACES", (ROOT / "nowhere", CRICKET))
    assert len(sandhi.load("scores")) == 2
    assert sandhi.seed("M1").key == "M1"
    assert sandhi.row("T1").label == "India"
    assert "T1" in {*sandhi.search("India")["key"]}
    sandhi.api.bundled_dataset.cache_clear()
    monkeypatch.setattr(sandhi.api, "_PLACES", (ROOT / "nowhere",))
    with pytest.raises(PackageError, match=r"open a package with sandhi\.open"):
        sandhi.load("scores")
    sandhi.api.bundled_dataset.cache_clear()


def test_the_tool_has_no_other_names() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = sandhi.nothing
    assert (Path(sandhi.__file__).parent / "py.typed").exists()


def test_reading_a_table_loads_nothing_that_only_checks_or_serves() -> None:
    program = (
        f"import sandhi, sys; one = sandhi.open({str(CRICKET)!r})\n"
        "one.load('scores'); one.load('evidence'); one.search('India')\n"
        "one.row('R1').cite('bibtex')\n"
        "print(*sorted({name.split('.')[0] for name in sys.modules}))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )
    loaded = {*ran.stdout.split()}
    assert "pandas" in loaded
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]
    assert {"check", "site", "suggest"} <= extras["dynamic"]["optional-dependencies"].keys()
    assert loaded.isdisjoint(
        "altair datasette edtf frictionless jsonschema pandera starlette uvicorn vl_convert "
        "xlsxwriter ahocorasick_rs krippendorff".split()
    )


def test_a_command_without_its_library_says_how_to_get_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def run() -> int:
        raise ModuleNotFoundError("No module named 'pandera'", name="pandera")

    assert ending(run) == COULD_NOT_RUN
    told = "Error: pandera is not installed, which this takes; run: pip install 'sandhi[all]'\n"
    assert capsys.readouterr().err == told
