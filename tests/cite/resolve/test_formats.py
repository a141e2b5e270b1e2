"""A citation is found again in a release, whichever format it is written in."""

import random

import pytest

from sandhi.cite import citable
from sandhi.cite.formats import FORMATS
from sandhi.cite.from_package import PackageSource
from sandhi.cite.resolve.citation import CitationError, read_citation
from sandhi.cite.resolve.verdict import Verdict, resolve
from sandhi.package import Package
from tests.cite.resolve.citations import cited, found, unasked
from tests.conftest import Copy
from tests.harness import frozen

SAMPLE = 60  # rows of the real package, whose citations are resolved in each format


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
