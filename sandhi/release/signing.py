"""Signatures by SSH keys, made and verified by ``ssh-keygen -Y``; nothing else is needed."""

import base64
import binascii
import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from sandhi.files import PackageError

NAMESPACE = "sandhi-release"  # so that a signature of something else is none of a release
_HEAD, _FOOT = "-----BEGIN SSH SIGNATURE-----", "-----END SSH SIGNATURE-----"
_WIDTH = 70  # of a line of the armour, as OpenSSH writes it
_LONGEST = 16_384  # bytes: thrice what the longest keys make, and what a pipe takes with no reader


def sign(data: bytes, key: Path) -> bytes:
    """The signature of data by a private key, or by an agent that has the key of a public one.

    PackageError where it cannot be signed.
    """
    ran = _run(["sign", "-f", str(key), "-n", NAMESPACE], data)
    if ran.returncode or not ran.stdout:
        raise PackageError(
            f"{key} does not sign: {_last(ran.stderr)}; name a private key of SSH that can be used"
        )
    return ran.stdout


def signer(data: bytes, signature: bytes, allowed: Path | None = None) -> str:
    """Who signed data: the fingerprint of the key, or the name that a file of signers gives it.

    PackageError where the signature is not one of the data, or of none of these signers.
    """
    if not _is_armoured(signature):
        raise PackageError("the signature is damaged; fetch it again")
    if allowed is None:
        ran = _with_signature(["check-novalidate", "-n", NAMESPACE], signature, data)
    else:
        principals = _with_signature(["find-principals", "-f", str(allowed)], signature, b"")
        names = principals.stdout.decode("utf-8", "replace").splitlines()
        if principals.returncode or not names:
            raise PackageError(f"none of those in {allowed} made the signature; trust it not")
        options = ["verify", "-f", str(allowed), "-I", names[0], "-n", NAMESPACE]
        ran = _with_signature(options, signature, data)
    if ran.returncode:
        raise PackageError("the signature is not one of these files; fetch all of it again")
    words = ran.stdout.decode("utf-8", "replace").strip()
    return words.rpartition(" with ")[2] if allowed is None else names[0]


def _is_armoured(signature: bytes) -> bool:
    """Whether a signature is, to the byte, as OpenSSH writes it."""
    if len(signature) > _LONGEST:
        return False
    lines = signature.decode("ascii", "replace").split("\n")
    body = "".join(lines[1:-2])
    try:
        decoded = base64.b64decode(body, validate=True)
    except (binascii.Error, ValueError):
        return False
    text = base64.b64encode(decoded).decode("ascii")
    body_lines = [text[place : place + _WIDTH] for place in range(0, len(text), _WIDTH)]
    return lines == [_HEAD, *body_lines, _FOOT, ""]


def _with_signature(
    options: Sequence[str], signature: bytes, data: bytes
) -> "subprocess.CompletedProcess[bytes]":
    """Run with a signature that is read from a pipe, so that nothing has to be written."""
    reading, writing = os.pipe()
    try:
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(signature)
        return _run([*options, "-s", f"/dev/fd/{reading}"], data, (reading,))
    finally:
        os.close(reading)


def _run(
    options: Sequence[str], data: bytes, descriptors: Sequence[int] = ()
) -> "subprocess.CompletedProcess[bytes]":
    try:
        return subprocess.run(
            ["ssh-keygen", "-Y", *options],
            input=data,
            capture_output=True,
            pass_fds=descriptors,
            check=False,
        )
    except FileNotFoundError:
        raise PackageError(
            "ssh-keygen is not installed, which signs and verifies; install OpenSSH"
        ) from None


def _last(output: bytes) -> str:
    lines = output.decode("utf-8", "replace").strip().splitlines()
    return lines[-1] if lines else "ssh-keygen says nothing"
