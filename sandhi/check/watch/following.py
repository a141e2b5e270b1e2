"""A package that is looked at again and again, with what was worked out of it before."""

from contextlib import AbstractContextManager
from pathlib import Path

from sandhi.check.watch.states import LookedAt
from sandhi.files import read_bytes
from sandhi.package import DESCRIPTOR, Package, Trust
from sandhi.package.opening.editions import after_writing, unwritten


class FollowedPackage:
    """One package, as it is whenever it is asked for.

    Of what was worked out of it, what its changes can have touched is forgotten; all of it where
    descriptors change.
    """

    def __init__(self, root: Path, trust: Trust = Trust.REMEMBERED) -> None:
        """Take what is followed; nothing is looked at yet."""
        self._root, self._trust = root, trust
        self._files = LookedAt(root)
        self._package: Package | None = None

    def noting(self) -> AbstractContextManager[None]:
        """Note what is looked at meanwhile; nothing is asked of the package but there."""
        return self._files.noting()

    def changed_paths(self) -> list[str]:
        """The paths that have changed since this was asked last; the package is as it is now.

        A file that is written in several steps may be told of several times.
        """
        paths = self._files.changed_paths()
        self._go_over(paths)
        return paths

    def as_noted(self) -> Package:
        """The package as it was when ``changed_paths`` was asked last; PackageError as ``open``."""
        if self._package is None:
            self._package = Package.as_it_stands(self._root, self._trust)
        return self._package

    def now(self) -> Package:
        """The package as it is now; PackageError as ``open``."""
        self.changed_paths()
        return self.as_noted()

    def go_on_from(self, package: Package) -> None:
        """Go on from a package that was tried (``with_files``), and has been written.

        What somebody else has written meanwhile is looked at anew.
        """
        paths = self._files.changed_paths()
        tried = {package.file(table): data for table, data in unwritten(package).items()}
        if {*paths} == {*tried} and all(
            read_bytes(self._root, path) == data for path, data in tried.items()
        ):
            self._package = after_writing(package)
        else:
            self._go_over(paths)

    @property
    def is_new(self) -> bool:
        """Whether nothing is known of it, or its descriptors have changed since."""
        return self._package is None

    def trust(self, trust: Trust) -> None:
        """Follow it with this trust in its code."""
        package = self.as_noted()
        if trust is not package.trust:
            self._package = package.later((), trust)

    def _go_over(self, paths: list[str]) -> None:
        if not paths or self._package is None:
            return
        descriptor_paths = {
            DESCRIPTOR,
            *self._package.schema_paths.values(),
            *self._package.pattern_folders,
        }
        anew = not descriptor_paths.isdisjoint(paths)
        self._package = None if anew else self._package.later(paths)
