"""Turns bits of a release, one at a time, and counts those that its proof finds.

    python benchmarks/bit_flips.py build/release-1.0.0 --bits 1000

Each bit of all files is as likely as any other; the seed makes the same choice again. A bit of a
signature is asked of the signature, all others of the proof.
"""

import argparse
import random
import time
from pathlib import Path

from sandhi.files import PackageError
from sandhi.publish.archive.plain_zip import zip_contents
from sandhi.publish.archive.sums import SIGNATURE, SUMS
from sandhi.release.proof import faults_of_files, files_below
from sandhi.release.signing import signer


def turned(data: bytes, bit: int) -> bytes:
    """Data in which one bit is the other one."""
    spoilt = bytearray(data)
    spoilt[bit // 8] ^= 1 << bit % 8
    return bytes(spoilt)


def is_noticed(files: dict[str, bytes], path: str, bit: int) -> bool:
    """Whether the proof of a release finds one turned bit of one of its files."""
    spoilt = {**files, path: turned(files[path], bit)}
    if next(faults_of_files(spoilt), None) is not None:
        return True
    try:
        inner = zip_contents(spoilt[path]) if path.endswith(".zip") else spoilt
        signer(inner[SUMS], inner[SIGNATURE])
    except (KeyError, PackageError):
        return SIGNATURE in files
    return False


def main() -> None:
    """Print how many of the bits were found, and how long it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("release", type=Path, help="the folder of a release")
    parser.add_argument("--bits", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    files, chance = files_below(given.release), random.Random(given.seed)
    if faults := [*faults_of_files(files)]:
        raise SystemExit(f"the release is damaged already: {faults[0]}")
    paths = sorted(files)
    weights = [len(files[path]) for path in paths]
    begin, seen = time.process_time(), 0
    for path in chance.choices(paths, weights, k=given.bits):
        bit = chance.randrange(len(files[path]) * 8)
        noticed = is_noticed(files, path, bit)
        seen += noticed
        if not noticed:
            print(f"not found: bit {bit} of {path}")
    seconds = time.process_time() - begin
    print(f"{seen:,} of {given.bits:,} turned bits were found, in {seconds:.0f} s")


if __name__ == "__main__":
    main()
