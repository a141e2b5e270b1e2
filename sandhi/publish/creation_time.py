"""The one time that whatever is generated bears: when the package says that it was created."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from sandhi.package import DESCRIPTOR, Package, PackageError

# ZIP knows of no time before and after.
EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)
LATEST = datetime(2107, 12, 31, 23, 59, 58, tzinfo=UTC)


def creation_time(package: Package) -> datetime:
    """When the package says that it was created, in UTC; the first day of 1980 if it does not say.

    No file bears the time of its build, so that every build of one package gives the same bytes.
    """
    return created_in(package.descriptor)


def created_in(descriptor: Mapping[str, Any]) -> datetime:
    """When a descriptor says that its package was created, as ``creation_time``."""
    stated = descriptor.get("created")
    if stated is None:
        return EARLIEST
    try:
        moment = datetime.fromisoformat(stated)
        moment = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
        beyond = moment > LATEST
    except (TypeError, ValueError, OverflowError):
        beyond = True
    if beyond:
        raise PackageError(
            f"{DESCRIPTOR}, /created is {stated!r}; give a date and time as in 2024-01-31T12:00:00Z"
        )
    return max(moment.replace(microsecond=0), EARLIEST)
