"""Workers in other processes, or on other machines, by Dask."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from sandhi.files import PackageError, in_one_line


@contextmanager
def workers(address: str | None = None, count: int | None = None) -> Iterator[int]:
    """Let ``dask`` ask the workers of a scheduler; yield how many questions they answer at once.

    Without an address they are so many processes of this machine, by default one for each of its
    cores, and end with this. PackageError where Dask is not installed, nobody answers at the
    address, or workers end.
    """
    try:
        from distributed import Client, LocalCluster
        from distributed.comm import CommClosedError
        from distributed.scheduler import KilledWorker
    except ImportError:
        raise PackageError(
            'the engine dask is not installed; `pip install "sandhi[dask]"` installs it'
        ) from None
    try:
        if address is None:
            from dask.system import CPU_COUNT

            # No page of the cluster is served, and nobody else can reach it.
            with (
                LocalCluster(
                    n_workers=count or CPU_COUNT,
                    threads_per_worker=1,
                    dashboard_address=None,
                    host="127.0.0.1",
                    silence_logs=logging.CRITICAL,
                ) as cluster,
                Client(cluster) as client,
            ):
                yield sum(client.nthreads().values())
        else:
            with Client(address, timeout="10s") as client:
                yield sum(client.nthreads().values()) or 1
    except (OSError, CommClosedError, ValueError) as error:
        if isinstance(error, PackageError):
            raise
        where = address or "this machine"
        raise PackageError(
            f"no workers of Dask at {where}: {in_one_line(error)}; give the address of a scheduler"
        ) from None
    except KilledWorker as error:
        raise PackageError(
            f"workers were ended, perhaps for want of memory: {in_one_line(error)}; "
            "give workers more of it, or more and smaller files"
        ) from None
