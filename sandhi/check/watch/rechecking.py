"""A package that is checked again and again: of each check, only what changes can have touched."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from sandhi.check.engine.here import Here
from sandhi.check.rule import Rule
from sandhi.check.run import Report, check_opened, of_misshapen
from sandhi.check.watch.following import FollowedPackage
from sandhi.files import PackageError
from sandhi.package import Package, StandingTrust, Trust, UntrustedError
from sandhi.package.opening.memory import memory_of


class Rechecking:
    """The checks of one package, as ``check`` makes one; each finds what that would find now.

    Where descriptors change, everything is looked at anew. ``trust`` that is given holds for the
    code as it is at first; of code that changes, what is remembered holds.
    """

    def __init__(
        self,
        root: Path,
        tables: Sequence[str] = (),
        rules_on_the_whole: Sequence[Rule] = (),
        trust: Trust = Trust.REMEMBERED,
        *,
        deep: bool = False,
    ) -> None:
        """Take what is checked; nothing is looked at yet."""
        self._root, self._tables, self._rules = root, tables, rules_on_the_whole
        self._trust, self._standing, self._deep = trust, StandingTrust(trust), deep
        self._followed = FollowedPackage(root, trust)

    def changed_paths(self) -> list[str]:
        """The paths that have changed since this was asked last; the next check is of what is now.

        A file that is written in several steps may be told of several times.
        """
        return self._followed.changed_paths()

    def report(self, *, in_haste: bool = False, pause: Callable[[], None] = lambda: None) -> Report:
        """Check the package as it was when ``changed_paths`` was asked last; errors of ``check``.

        ``in_haste`` and ``pause`` are as for ``Here`` and ``check_opened``.
        """
        with self._followed.noting():
            if self._followed.is_new:
                misshapen = of_misshapen(self._root)
                if misshapen:
                    return misshapen
            package = self._as_trusted(self._followed.as_noted())
            try:
                report = check_opened(
                    package,
                    self._tables,
                    self._rules,
                    deep=self._deep,
                    whole_trial=self._deep,
                    engine=partial(Here, in_haste=in_haste),
                    in_haste=in_haste,
                    pause=pause,
                )
            except UntrustedError as error:
                raise self._standing.refusal(self._root) or error from None
        if not in_haste:
            memory_of(package).forget_unasked()
        return report

    def _as_trusted(self, package: Package) -> Package:
        """The package with trust in no other code than that for which it was given."""
        if self._trust is not Trust.GIVEN:
            return package
        with suppress(PackageError):  # of code that cannot be read, which does not run
            self._followed.trust(self._standing.on(package.code))
        return self._followed.as_noted()
