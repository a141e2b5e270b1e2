"""``sandhi verify-release``: prove a release from its files alone."""

from pathlib import Path

import click

from sandhi.files import PackageError
from sandhi.publish.archive.sums import SIGNATURE, SUMS
from sandhi.regular import regular_bytes
from sandhi.release.signing import signer


@click.command(short_help="Prove a release, from its files alone")
@click.argument(
    "release", metavar="DIR|ZIP", type=click.Path(readable=False, path_type=Path, exists=True)
)
@click.option(
    "--signers",
    metavar="FILE",
    type=click.Path(readable=False, path_type=Path, exists=True, dir_okay=False),
    help="Ask that one of these signed it: a file of allowed signers, as ssh-keygen has it.",
)
def verify_release(release: Path, signers: Path | None) -> None:
    """Prove the folder of a release, or the ZIP of one, to the last bit.

    All is computed anew from what is there: the ZIPs, the hashes, the digest of each row, the
    tables of the ledger, the source texts and the passages in them, the differences between the
    versions. A signature is verified where there is one.

    Exit codes: 0 proven, 1 not, 2 could not run.

    \b
    Examples:
      sandhi verify-release build/release-1.0.0
      sandhi verify-release sandhi-1.0.0.zip --signers allowed_signers
    """  # noqa: D301 (click looks for the character)
    from sandhi.release.proof import faults_of_files, faults_of_zip, files_below, files_of_zip

    if release.is_dir():
        files = files_below(release)
        faults = [*faults_of_files(files)]
    else:
        try:
            data = regular_bytes(release)
        except OSError as error:
            raise PackageError(f"{release} cannot be read: {error.strerror}") from None
        faults = [*faults_of_zip(data)]
        files = files_of_zip(data)
    signature = files.get(SIGNATURE)
    signed = "not signed"
    if signature is not None:
        try:
            signed = f"signed by {signer(files.get(SUMS, b''), signature, signers)}"
        except PackageError as error:
            faults.append(str(error))
    elif signers is not None:
        faults.append("it is not signed; fetch its signature, or trust it not")
    for fault in faults:
        click.echo(fault)
    if faults:
        click.echo(f"{release} is not as it was released: {len(faults)} faults", err=True)
        raise click.exceptions.Exit(1)
    click.echo(f"{release}: {len(files)} files are as they were released; {signed}.")
