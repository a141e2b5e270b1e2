"""A release proves itself: each bit that is turned is found, and what does not fit together."""

import base64
import random
import subprocess
from pathlib import Path

import pytest

from sandhi.files import PackageError
from sandhi.publish.archive.plain_zip import stored_zip, zip_contents
from sandhi.publish.archive.sums import SIGNATURE, SUMS, with_sums
from sandhi.publish.creation_time import created_in
from sandhi.release.proof import faults_of_files, faults_of_zip, files_below
from sandhi.release.signing import signer
from tests.harness.extent import examples
from tests.release.conftest import Released, begin

pytestmark = [pytest.mark.needs("git"), pytest.mark.needs("ssh")]

SEED = 20_261_127
TURNED = examples(40, 150)  # bits of a ZIP
OF_A_FILE = examples(1, 4)


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Released:
    """A signed release, whose key lies beside the package."""
    package = begin(tmp_path_factory.mktemp("proof") / "cricket")
    key = package.root.parent / "key"
    made = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "curator", "-f", str(key)]
    subprocess.run(made, check=True)
    ran = package.release("0.9.0", options=("--sign", str(key)))
    assert ran.exit_code == 0, ran.output
    return package


def turned(data: bytes, bit: int) -> bytes:
    return data[: bit // 8] + bytes([data[bit // 8] ^ 1 << bit % 8]) + data[bit // 8 + 1 :]


def test_every_bit_that_is_turned_in_a_zip_is_found(release: Released) -> None:
    data, chance = release.archive("0.9.0").read_bytes(), random.Random(SEED)
    assert [*faults_of_zip(data)] == []
    signature = zip_contents(data)[SIGNATURE]
    begin_of_signature = data.index(signature)
    for _ in range(TURNED):
        bit = chance.randrange(len(data) * 8)
        spoilt = turned(data, bit)
        # Of the signature the ZIP knows nothing; its verification finds that.
        within = begin_of_signature <= bit // 8 < begin_of_signature + len(signature)
        assert within or [*faults_of_zip(spoilt)], bit


@pytest.mark.no_cover
def test_every_bit_that_is_turned_in_a_release_is_found(release: Released) -> None:
    files, chance = files_below(release.folder("0.9.0")), random.Random(SEED)
    assert [*faults_of_files(files)] == []
    for path in files:
        if path == SIGNATURE:
            continue
        for _ in range(OF_A_FILE):
            bit = chance.randrange(len(files[path]) * 8)
            assert [*faults_of_files({**files, path: turned(files[path], bit)})], (path, bit)


def test_every_bit_that_is_turned_in_a_signature_is_found(
    release: Released, tmp_path: Path
) -> None:
    files, chance = files_below(release.folder("0.9.0")), random.Random(SEED)
    assert signer(files[SUMS], files[SIGNATURE]).startswith("ED25519 key SHA256:")
    for _ in range(25):
        bit = chance.randrange(len(files[SIGNATURE]) * 8)
        with pytest.raises(PackageError):
            signer(files[SUMS], turned(files[SIGNATURE], bit))
    with pytest.raises(PackageError, match="not one of these files"):
        signer(turned(files[SUMS], 9), files[SIGNATURE])


def test_a_signature_that_is_longer_than_any_is_damaged() -> None:
    """Nobody would read it yet, and a pipe takes no more at once."""
    body = base64.b64encode(b"SSHSIG" + bytes(200_000)).decode("ascii")
    lines = [body[place : place + 70] for place in range(0, len(body), 70)]
    text = "\n".join(["-----BEGIN SSH SIGNATURE-----", *lines, "-----END SSH SIGNATURE-----", ""])
    with pytest.raises(PackageError, match="the signature is damaged"):
        signer(b"", text.encode("ascii"))


def test_a_signature_is_verified_by_whoever_is_allowed(release: Released, tmp_path: Path) -> None:
    public = (release.root.parent / "key.pub").read_text("utf-8")
    (tmp_path / "signers").write_text(f"curator@example.org {public}", encoding="utf-8")
    (tmp_path / "others").write_text("", encoding="utf-8")
    for path in (release.folder("0.9.0"), release.archive("0.9.0")):
        ran = release.run("verify-release", path, "--signers", tmp_path / "signers")
        assert (ran.exit_code, "signed by curator@example.org." in ran.stdout) == (0, True)
        ran = release.run("verify-release", path, "--signers", tmp_path / "others")
        assert (ran.exit_code, "trust it not" in ran.stdout) == (1, True)


def test_a_file_that_is_missing_or_too_many_is_found(release: Released, tmp_path: Path) -> None:
    files = files_below(release.folder("0.9.0"))
    less = {path: data for path, data in files.items() if path != "delta.jsonl"}
    assert "delta.jsonl is missing" in " ".join(faults_of_files(less))
    more = {**files, "delta/notes.tsv": b"a\n"}
    assert "delta/notes.tsv is not in SHA256SUMS" in " ".join(faults_of_files(more))


@pytest.mark.parametrize(
    ("path", "before", "after", "told"),
    [
        ("data/scores.csv", b",148,19.2,", b",148,19.1,", "is not what the ledger makes of it"),
        ("seeds/pune.txt", b"24", b"25", "the source text M1 is not the one that was coded"),
        ("data/ledger.csv", b'""71""', b'""72""', "entry 6 of the ledger, on R1"),
        ("datapackage.json", b'"version": "0.9.0"', b'"version": "0.9.1"', "ends with 0.9.0"),
    ],
)
def test_what_does_not_fit_together_is_found_though_every_hash_is_right(
    release: Released, path: str, before: bytes, after: bytes, told: str
) -> None:
    files = zip_contents(release.archive("0.9.0").read_bytes())
    assert before in files[path]
    forged = with_sums({**files, path: files[path].replace(before, after)})
    moment = created_in({"created": "2026-11-27T00:00:00Z"})
    assert told in " ".join(faults_of_zip(stored_zip(forged, moment)))


def test_what_is_no_zip_is_told_in_one_line(release: Released, tmp_path: Path) -> None:
    (tmp_path / "no.zip").write_bytes(b"PK")
    ran = release.run("verify-release", tmp_path / "no.zip")
    assert (ran.exit_code, ran.stdout.strip()) == (
        1,
        "no ZIP as sandhi writes it, or a damaged one: at byte 0; fetch it again",
    )
