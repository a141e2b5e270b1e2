"""Workers in other processes, or on other machines, by Dask."""

import logging
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from sandhi import __version__
from sandhi.files import PackageError, in_one_line

_SAFE_PATH = "PYTHONSAFEPATH"
_PATIENCE = "10s"  # until somebody answers at an address


@contextmanager
def workers(address: str | None = None, count: int | None = None) -> Iterator[int]:
    """Let ``dask`` ask the workers of a scheduler; yield how many questions they answer at once.

    Without an address they are so many processes of this machine, by default one for each of its
    cores, and end with this. PackageError where Dask is not installed, nobody answers at the
    address, workers have another version of this, or end before their time.
    """
    try:
        from dask.system import CPU_COUNT
        from distributed import Client, LocalCluster
        from distributed.comm import CommClosedError
        from distributed.scheduler import KilledWorker
    except ImportError:
        raise PackageError(
            'the engine dask is not installed; `pip install "sandhi[dask]"` installs it'
        ) from None
    with ExitStack() as ending:
        ending.enter_context(_safe_paths())
        try:
            if address is None:
                # No page of the cluster is served, and no other machine can reach it.
                cluster = LocalCluster(
                    n_workers=count or CPU_COUNT,
                    threads_per_worker=1,
                    dashboard_address=None,
                    host="127.0.0.1",
                    silence_logs=logging.CRITICAL,
                )
                client = ending.enter_context(Client(ending.enter_context(cluster)))
                answering = len(client.nthreads())
            else:
                client = ending.enter_context(Client(address, timeout=_PATIENCE))
                answering = _of_one_version(client, address)
        except (OSError, CommClosedError, ValueError) as error:
            where = address or "this machine"
            raise PackageError(
                f"no workers of Dask at {where}: {in_one_line(error)}; give the address of a "
                "scheduler"
            ) from None
        try:
            yield answering
        except (CommClosedError, KilledWorker) as error:
            raise PackageError(
                f"workers were ended, perhaps for want of memory: {in_one_line(error)}; "
                "give workers more of it, or more and smaller files"
            ) from None


@contextmanager
def _safe_paths() -> Iterator[None]:
    """Let no Python that is started look for modules in the current folder.

    That may be a package which nobody has trusted.
    """
    before = os.environ.get(_SAFE_PATH)
    os.environ[_SAFE_PATH] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ[_SAFE_PATH]
        else:
            os.environ[_SAFE_PATH] = before


def _of_one_version(client: Any, address: str) -> int:
    """How many questions workers answer at once; PackageError where there are none of our version.

    Another version may have other rules, or words for what they find.
    """
    try:
        # Of what they may lack, nothing is sent but the name.
        versions = {*client.run(eval, "__import__('sandhi').__version__").values()}
    except ModuleNotFoundError:
        versions = {"none"}
    if not versions:
        raise PackageError(
            f"the scheduler at {address} has no workers; start some: `dask worker {address}`"
        )
    if versions != {__version__}:
        raise PackageError(
            f"workers at {address} have sandhi {', '.join(sorted(versions))}, and this is "
            f"{__version__}; install the same there"
        )
    return sum(client.nthreads().values())
