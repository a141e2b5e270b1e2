"""The one place that tells a package that commands can work with from one that only a check opens.

It asks of the descriptor and the schemas what `sandhi check` asks of them that anything rests on,
in the same words; what else the check asks of them may be amiss, and nothing breaks.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Required, TypedDict

from sandhi.files import PackageError
from sandhi.package.descriptor import DESCRIPTOR, DescriptorShapeError
from sandhi.package.soundness.keys import anchor_faults, key_faults
from sandhi.package.soundness.names import names_faults
from sandhi.package.soundness.typed import ensure_typed

if TYPE_CHECKING:
    from sandhi.package.package import Package


class _Named(TypedDict, total=False):
    """A licence, or a source."""

    name: str
    title: str
    path: str


class _Contributor(TypedDict, total=False):
    title: str
    givenName: str
    familyName: str
    path: str
    organization: str
    role: str
    roles: list[str]


class _Whole(TypedDict, total=False):
    """What of a descriptor is read beside the resources and the settings."""

    name: Required[str]
    title: str
    description: str
    version: str
    created: str
    homepage: str
    id: str
    language: str
    keywords: list[str]
    licenses: list[_Named]
    sources: list[_Named]
    contributors: list[_Contributor]


def ensure_sound(package: "Package") -> None:
    """PackageError, with the first fault, where the descriptors are nothing to work with."""
    try:
        ensure_typed(package.descriptor, _Whole)
    except TypeError:
        message = f"{DESCRIPTOR} is not as this tool reads it; `sandhi check` says where"
        raise DescriptorShapeError(message, package.root) from None
    for place, what, mend in _faults(package):
        raise PackageError(f"{place}: {what}; {mend} `sandhi check` shows all of it.")


def _faults(package: "Package") -> Iterator[tuple[str, str, str]]:
    """Yield place, what is wrong there, and how to mend it, as the check has them."""
    for table, schema in package.schemas.items():
        for of_schema in (key_faults(schema, package.schemas), anchor_faults(schema)):
            for what, mend, column in of_schema:
                yield " ".join(filter(None, [package.schema_paths[table], column])), what, mend
    for place, what, mend in names_faults(package):
        yield f"{DESCRIPTOR} at /sandhi/{place}", what, mend
