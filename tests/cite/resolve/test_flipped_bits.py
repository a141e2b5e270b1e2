"""No bit of what is cited can be flipped in a release without being told."""

import random
import zipfile
from pathlib import Path

import pytest

from sandhi.cite.formats import FORMATS
from sandhi.cite.from_package import PackageSource
from sandhi.cite.resolve.citation import read_citation
from sandhi.cite.resolve.release import SUMS
from sandhi.cite.resolve.verdict import Verdict, resolve
from sandhi.files import PackageError
from tests.cite.resolve.archives import opened_release, write_sums, zipped
from tests.cite.resolve.citations import cited, unasked
from tests.conftest import Copy
from tests.harness.extent import examples

FLIPS = examples(63, 1_000)


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
        for _ in range(examples(1, 5)):
            file.write_bytes(flip(whole, chance.randrange(len(whole))))
            with (
                pytest.raises(PackageError),
                opened_release(zipped(versioned.root, tmp_path / "release.zip")),
            ):
                pass
        file.write_bytes(whole)
    with opened_release(zipped(versioned.root, tmp_path / "release.zip")) as package:
        assert package.descriptor["version"] == "1.0.0"


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
