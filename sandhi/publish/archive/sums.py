"""SHA256SUMS: the hash of each file, as ``sha256sum --check`` reads them."""

import hashlib
from collections.abc import Mapping

SUMS, SIGNATURE = "SHA256SUMS", "SHA256SUMS.sig"


def sums_of(files: Mapping[str, bytes]) -> bytes:
    """The hashes of files by their paths, but of the list of hashes and of its signature."""
    listed = (path for path in sorted(files) if path not in (SUMS, SIGNATURE))
    lines = (f"{hashlib.sha256(files[path]).hexdigest()}  {path}\n" for path in listed)
    return "".join(lines).encode("utf-8")


def with_sums(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files with their hashes among them."""
    return {**files, SUMS: sums_of(files)}
