"""A citation is found again in a release, offline, and no byte of what it cites has changed."""

import json
import random
import shutil
import zipfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from sandhi.cite import citable
from sandhi.cite.formats import FORMATS
from sandhi.cite.from_package import PackageSource
from sandhi.cite.resolve.citation import CitationError, read_citation
from sandhi.cite.resolve.release import SUMS, opened_release
from sandhi.cite.resolve.verdict import ResolvedCitation, Verdict, resolve
from sandhi.cite.results import OrderedResult, Question
from sandhi.files import PackageError
from sandhi.package import Package
from tests.conftest import Copy, Run
from tests.harness import frozen

SAMPLE = 60  # rows of the real package, whose citations are resolved in each format
FLIPS = 200


def unasked(_: Question) -> OrderedResult | None:
    raise AssertionError("nothing was to be asked")


def cited(source: PackageSource, key: str, form: str) -> str:
    row = citable.row(source, key)
    assert row
    return FORMATS[form].write(row)


def found(written: str, source: PackageSource) -> ResolvedCitation:
    return resolve(read_citation(written), source, unasked)


@pytest.fixture
def versioned(cricket: Copy) -> Copy:
    cricket.describe("datapackage.json", lambda one: one.update(version="1.0.0"))
    return cricket


def zipped(folder: Path, path: Path, top: str = "") -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(folder.rglob("*")):
            if file.is_file():
                archive.write(file, top + file.relative_to(folder).as_posix())
    return path


def test_every_row_is_found_again_from_every_format(versioned: Copy) -> None:
    source = PackageSource(versioned.package)
    keys = [*source.all_keys()]
    assert len(keys) == 12
    for key in keys:
        row = citable.row(source, key)
        assert row
        for form in FORMATS:
            resolution = found(FORMATS[form].write(row), PackageSource(versioned.package))
            assert resolution.verdict is Verdict.SAME, (key, form)
            assert resolution.cited == row
            assert resolution.reference.digest == row.digest
            assert resolution.reference.version == "1.0.0"
            assert (resolution.reference.passage is None) == (row.passage is None)


def test_rows_of_the_real_package_are_found_again_from_every_format() -> None:
    source = PackageSource(Package.open(frozen.folder()))
    keys = random.Random(10).sample([*source.all_keys()], SAMPLE)
    for key in keys:
        row = citable.row(source, key)
        assert row
        for form in FORMATS:
            resolution = found(FORMATS[form].write(row), source)
            assert resolution.verdict is Verdict.SAME, (key, form, resolution.differences)
            assert resolution.reference.digest == row.digest


@pytest.mark.parametrize(
    "key", ["R.1", "a{b}, c दाम", "50% of, version 1", "x; y: “z”", "R1_#&~^\\"]
)
@pytest.mark.parametrize("form", FORMATS)
def test_a_key_of_any_signs_is_found_again(cricket: Copy, key: str, form: str) -> None:
    cricket.edit("scores", 0, score_id=key)
    source = PackageSource(cricket.package)
    resolution = found(cited(source, key, form), source)
    assert (resolution.verdict, resolution.reference.key) == (Verdict.SAME, key)


@pytest.mark.parametrize("form", ["text", "apa", "chicago", "mla", "bibtex"])
def test_a_citation_may_be_broken_into_lines(versioned: Copy, form: str) -> None:
    source = PackageSource(versioned.package)
    broken = "\r\n   ".join(cited(source, "R1", form).split())
    assert found(f"\ufeff{broken}\n", source).verdict is Verdict.SAME


@pytest.mark.parametrize("form", FORMATS)
def test_no_bit_of_what_is_cited_can_be_flipped(versioned: Copy, form: str) -> None:
    source = PackageSource(versioned.package)
    reference = read_citation(cited(source, "R1", form))
    chance = random.Random(form)
    for name in ("data/scores.csv", "seeds/pune.txt"):
        file = versioned.root / name
        whole = file.read_bytes()
        for _ in range(FLIPS // len(FORMATS)):
            place, bit = chance.randrange(len(whole)), chance.randrange(8)
            flipped = bytearray(whole)
            flipped[place] ^= 1 << bit
            file.write_bytes(flipped)
            try:
                verdict = resolve(reference, PackageSource(versioned.package), unasked).verdict
            except PackageError:  # it cannot even be read
                continue
            finally:
                file.write_bytes(whole)
            assert verdict is not Verdict.SAME, (name, place, bit)


@pytest.mark.parametrize("form", FORMATS)
def test_words_that_nobody_coded_are_found_again_and_told_when_they_change(
    versioned: Copy, form: str
) -> None:
    source = PackageSource(versioned.package)
    words = citable.words(source, "M2", 56, 90)
    assert words
    reference = read_citation(FORMATS[form].write(words))
    assert (reference.name, reference.version, reference.key) == ("cricket", "1.0.0", "")
    resolution = resolve(reference, source, unasked)
    assert (resolution.verdict, resolution.cited) == (Verdict.SAME, words)
    file = versioned.root / "seeds" / "colombo.txt"
    text = file.read_text("utf-8")
    file.write_text(text.replace("परेरा", "पेरेरा"), encoding="utf-8")
    changed = resolve(reference, PackageSource(versioned.package), unasked)
    assert changed.verdict is Verdict.DIFFERS
    file.write_text(text[:60], encoding="utf-8")
    assert resolve(reference, PackageSource(versioned.package), unasked).verdict is Verdict.ABSENT


def flip(data: bytes, place: int) -> bytes:
    return data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]


def test_of_a_zip_with_its_hashes_no_bit_of_any_file_can_be_flipped(
    versioned: Copy, tmp_path: Path
) -> None:
    write_sums(versioned.root)
    files = sorted(file for file in versioned.root.rglob("*") if file.is_file())
    chance = random.Random(7)
    for file in files:
        if file.name == SUMS:
            continue
        whole = file.read_bytes()
        for _ in range(5):
            file.write_bytes(flip(whole, chance.randrange(len(whole))))
            with (
                pytest.raises(PackageError),
                opened_release(zipped(versioned.root, tmp_path / "release.zip")),
            ):
                pass
        file.write_bytes(whole)
    with opened_release(zipped(versioned.root, tmp_path / "release.zip")) as package:
        assert package.descriptor["version"] == "1.0.0"


def write_sums(root: Path) -> None:
    files = sorted(file for file in root.rglob("*") if file.is_file())
    (root / SUMS).write_text(
        "".join(
            f"{sha256(file.read_bytes()).hexdigest()}  {file.relative_to(root).as_posix()}\n"
            for file in files
        ),
        encoding="utf-8",
    )


def test_a_flipped_bit_within_a_zip_is_refused(versioned: Copy, tmp_path: Path) -> None:
    release = zipped(versioned.root, tmp_path / "release.zip")
    whole, chance = release.read_bytes(), random.Random(3)
    with zipfile.ZipFile(release) as archive:
        spans = [
            (one.header_offset + 30 + len(one.filename.encode()), one.compress_size)
            for one in archive.infolist()
        ]
    for start, size in spans:
        release.write_bytes(flip(whole, start + chance.randrange(size)))
        with pytest.raises(PackageError, match=r"release\.zip is damaged"), opened_release(release):
            pass


@pytest.mark.parametrize("top", ["", "cricket-1.0.0/"])
def test_a_release_is_a_zip_or_a_folder_with_the_package_in_it_or_one_below(
    sandhi: Run, versioned: Copy, tmp_path: Path, top: str
) -> None:
    written = tmp_path / "cited.txt"
    written.write_text(cited(PackageSource(versioned.package), "R1", "apa"), encoding="utf-8")
    folder = tmp_path / "release"
    shutil.copytree(versioned.root, folder / top)
    for release in (folder, zipped(versioned.root, tmp_path / "release.zip", top)):
        run = sandhi("resolve", written, release)
        assert (run.returncode, run.stderr) == (0, "")
        assert run.stdout.startswith("same: R1 of cricket, “India · 71”\n  “71 रन” (M1, 89–94)\n")


Edit = Callable[[Copy], object]


@pytest.mark.parametrize(
    ("edit", "verdict", "what"),
    [
        (lambda copy: copy.edit("scores", 0, runs="72"), "differs", {"row", "file of the table"}),
        (lambda copy: copy.edit("scores", 1, runs="72"), "differs", {"file of the table"}),
        (
            lambda copy: copy.edit("scores", 0, start="92"),
            "differs",
            {
                "row",
                "file of the table",
                "characters",
                "bytes of the passage",
                "passage in the text",
            },
        ),
        (lambda copy: copy.edit("scores", 0, score_id="R9"), "not there", set()),
        (
            lambda copy: copy.describe("datapackage.json", lambda one: one.update(name="hockey")),
            "not there",
            {"dataset"},
        ),
        (
            lambda copy: copy.edit("seeds", 0, sha256="0" * 64),
            "differs",
            {"SHA-256 of the text", "file of M1"},
        ),
    ],
)
def test_what_became_of_a_row_is_told(
    sandhi: Run, versioned: Copy, tmp_path: Path, edit: Edit, verdict: str, what: set[str]
) -> None:
    written = tmp_path / "cited.ris"
    written.write_text(cited(PackageSource(versioned.package), "R1", "ris"), encoding="utf-8")
    edit(versioned)
    run = sandhi("resolve", written, versioned.root, "--format", "json")
    told = json.loads(run.stdout)
    assert (run.returncode, told["verdict"]) == (1, verdict)
    assert {one["what"] for one in told["differences"]} == what
    text = sandhi("resolve", written, versioned.root)
    assert (text.returncode, text.stdout.partition(":")[0]) == (1, verdict)
    assert all(f"{one} differs" in text.stdout for one in what)


def test_in_another_version_the_same_row_is_the_same(versioned: Copy) -> None:
    written = cited(PackageSource(versioned.package), "R1", "bibtex")
    versioned.describe("datapackage.json", lambda one: one.update(version="1.0.1"))
    versioned.edit("scores", 1, runs="149")
    resolution = found(written, PackageSource(versioned.package))
    assert resolution.verdict is Verdict.SAME
    assert resolution.notes[0] == "cited from version 1.0.0; this is version 1.0.1"
    assert resolution.notes[1].startswith("its table is another: swh:1:cnt:")


def test_the_answer_for_programs_has_row_passage_and_digests(
    sandhi: Run, versioned: Copy, tmp_path: Path
) -> None:
    row = citable.row(PackageSource(versioned.package), "R1")
    assert row
    assert row.passage
    written = tmp_path / "cited.json"
    written.write_text(FORMATS["jsonld"].write(row), encoding="utf-8")
    told: Any = json.loads(sandhi("resolve", written, versioned.root, "--format", "json").stdout)
    assert told["row"] == row.values
    assert told["digest"] == {"cited": row.digest, "found": row.digest}
    assert told["swhid"] == {"cited": row.swhid, "found": row.swhid}
    assert told["passage"]["quote"] == "71 रन"
    assert told["passage"]["swhid"] == row.passage.swhid
    assert told["passage"]["headline"] == "पुणे में भारत की जीत"


def test_tables_and_the_dataset_are_resolved_too(versioned: Copy) -> None:
    source = PackageSource(versioned.package)
    table, whole = citable.table(source, "sides"), citable.whole(source)
    assert table
    for form in FORMATS.values():
        assert found(form.write(table), source).verdict is Verdict.SAME
        assert found(form.write(whole), source).verdict is Verdict.SAME
    versioned.edit("sides", 0, name="Bharat")
    changed = PackageSource(versioned.package)
    assert found(FORMATS["mla"].write(table), changed).verdict is Verdict.DIFFERS
    assert found(FORMATS["mla"].write(whole), changed).differences[0].what == "tables"
    versioned.edit("sides", 0, name="India")
    seed = versioned.root / "seeds/colombo.txt"
    seed.write_text(seed.read_text("utf-8").replace("148", "149"), encoding="utf-8")
    (difference,) = found(FORMATS["mla"].write(whole), PackageSource(versioned.package)).differences
    assert difference.what == "file of M2"


@pytest.mark.parametrize(
    "written", ["", "F0017", "Notes contributors. (2025). Prices.", "{", '{"a": 1}', "[" * 10_000]
)
def test_what_is_no_citation_is_told_in_a_line(written: str) -> None:
    with pytest.raises(CitationError, match="; give "):
        read_citation(written)


def test_what_cannot_be_resolved_is_told_in_a_line(
    sandhi: Run, versioned: Copy, tmp_path: Path
) -> None:
    written, other, empty = tmp_path / "a.txt", tmp_path / "b.zip", tmp_path / "empty"
    written.write_text(cited(PackageSource(versioned.package), "R1", "text"), encoding="utf-8")
    other.write_bytes(b"PK no zip")
    empty.mkdir()
    for citation, release in (
        (tmp_path / "none.txt", versioned.root),
        (versioned.root / "datapackage.json", versioned.root),
        (written, other),
        (written, empty),
        (written, written),
    ):
        run = sandhi("resolve", citation, release)
        assert (run.returncode, run.stdout) == (2, ""), (citation, release)
        assert len(run.stderr.splitlines()) == 1


@pytest.mark.parametrize("name", ["../out.txt", "/out.txt", "a\\..\\out.txt"])
def test_a_zip_writes_nothing_outside_of_itself(versioned: Copy, tmp_path: Path, name: str) -> None:
    release = zipped(versioned.root, tmp_path / "release.zip")
    with zipfile.ZipFile(release, "a") as archive:
        archive.writestr(zipfile.ZipInfo(name), "out")
    with pytest.raises(PackageError, match="leaves the package"), opened_release(release):
        pass
    assert not (tmp_path / "out.txt").exists()


def test_a_search_and_a_filter_are_asked_again(
    sandhi: Run, versioned: Copy, tmp_path: Path
) -> None:
    package = ["--package", versioned.root]
    written = tmp_path / "cited.txt"
    for form, arguments in (
        ("text", ["scores", "--query", "runs__gt=10&_sort_desc=runs"]),
        ("apa", ["--query", "रन"]),
    ):
        cite = sandhi(*package, "cite", "--format", form, *arguments)
        written.write_text(cite.stdout, encoding="utf-8")
        run = sandhi("resolve", written, versioned.root)
        assert (run.returncode, run.stdout.partition(":")[0]) == (0, "same"), run.stdout
        versioned.edit("scores", 0, runs="171", quote="71 रन")
        run = sandhi("resolve", written, versioned.root, "--format", "json")
        told = json.loads(run.stdout)
        assert (run.returncode, told["verdict"]) == (1, "differs")
        named = [(one["key"], one["what"]) for one in told["changes"]]
        assert (
            named == ([("R1", "changed"), ("R1", "moved"), ("R2", "moved")][: 3 * (form == "text")])
        )
        assert bool(told["notes"]) == (form == "apa")
        versioned.edit("scores", 0, runs="71")


def test_a_question_that_cannot_be_asked_any_more_has_no_answer(
    sandhi: Run, versioned: Copy, tmp_path: Path
) -> None:
    written = tmp_path / "cited.txt"
    cite = sandhi("--package", versioned.root, "cite", "scores", "--query", "runs__gt=10")
    written.write_text(cite.stdout.replace("runs__gt", "goals__gt"), encoding="utf-8")
    run = sandhi("resolve", written, versioned.root)
    assert (run.returncode, run.stdout.partition(":")[0]) == (1, "not there")
