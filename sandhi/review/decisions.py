"""What a curator decides about candidates: each decision a change of the tables, each undoable."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from sandhi.check.context import TEXTS
from sandhi.check.registry import rules_on
from sandhi.check.rule import Rule
from sandhi.check.watch.following import FollowedPackage
from sandhi.curate.changes import Change, write
from sandhi.curate.editing.cells import changed_cells
from sandhi.curate.editing.cutting import Cut, lacking_columns
from sandhi.files import PackageError
from sandhi.package import ANCHOR, Package, StandingTrust, Trust, UntrustedError
from sandhi.printing import visible
from sandhi.review.queue import QueueItem
from sandhi.review.reasons import exclusions, kind_of
from sandhi.review.skips import SkipChanges, SkippedCandidates
from sandhi.review.staging import (
    AddedRow,
    Refused,
    Staging,
    in_a_line,
    of_a_row,
    with_what_is_open,
)
from sandhi.review.trial import new_errors, unsoundness
from sandhi.writing.lock import writing


class Decision(NamedTuple):
    """What was decided: in words, and the changes that it made, if any.

    ``skip_changes`` is what takes back what it put off or brought back; ``rows`` are those that it
    added, or set right, ``rekeyed`` the new keys of others that are there, by table and key.
    """

    message: str
    changes: tuple[Change, ...]
    skip_changes: SkipChanges | None = None
    rows: tuple[AddedRow, ...] = ()
    rekeyed: Mapping[tuple[str, str], str] = MappingProxyType({})


@dataclass
class Session:
    """The decisions of one sitting, the last one last. Only they can be undone.

    ``trust`` says whether the package's own rules may run on what is decided; given, it holds for
    the code as it is when the sitting begins. ``on_the_whole`` are rules on the package as a whole,
    of floors above this one, that it is tried by too.
    """

    root: Path
    trust: Trust = Trust.REMEMBERED
    on_the_whole: Sequence[Rule] = ()
    decisions: list[Decision] = field(default_factory=list)
    followed: FollowedPackage = field(init=False)

    def __post_init__(self) -> None:
        """Take note of the code for which trust was given."""
        self._standing = StandingTrust(self.trust)
        self.followed = FollowedPackage(self.root, self.trust)
        self._skips = SkippedCandidates(self.root)
        self._last_staging: Staging | None = None
        with self.followed.noting():
            self.package()

    def package(self) -> Package:
        """The package as it is now, however it was changed, with trust in the code as it was."""
        self.followed.trust(self._standing.on(self.followed.now().code))
        return self.followed.as_noted()

    def unsoundness(self) -> str:
        """What keeps the package from being read; nothing where it is as its schemas have it."""
        if paths := self.followed.changed_paths():
            return f"{paths[0]} has been changed meanwhile"
        return unsoundness(self.root)

    @property
    def skipped_names(self) -> list[str]:
        """The names of the candidates that are put off, be they there or not."""
        return [*self._skips.quotes]

    def is_skipped(self, item: QueueItem) -> bool:
        """Whether a candidate is put off until it is brought back."""
        return self._skips.quotes.get(item.name) == item.quote

    def accept(
        self,
        item: QueueItem,
        cells: Mapping[str, str],
        inner: Sequence[QueueItem] = (),
        same_row: Sequence[QueueItem] = (),
    ) -> None:
        """Add the row to its table; ``cells`` are the curator's own values by their columns.

        With it go the names ``inner`` to it, each as it is proposed, and the candidates of the
        ``same_row``, with the same values. Refused where a cell is for a column that there is not,
        or would move the row to another place or key than the candidate's.
        """
        fixed = self._fixed_columns(item)
        faults = [
            f"{column}: {item.table} has no such column"
            if column not in item.row
            else f"{column}: it is the candidate's own, {visible(item.row[column])}; leave it so"
            for column, value in cells.items()
            if column not in item.row or (column in fixed and value != item.row[column])
        ]
        if faults:
            raise Refused(faults)
        values = {column: value for column, value in cells.items() if column not in fixed}
        rows = [(one.table, {**one.row, **values}) for one in (item, *same_row)]
        rows += [(one.table, self._completed(one, values)) for one in inner]

        def stage(_: Package, staging: Staging) -> None:
            for table, row in rows:
                staging.add(table, row)

        self._stage(f"“{item.quote}” accepted as", stage)

    def _completed(self, item: QueueItem, values: Mapping[str, str]) -> dict[str, str]:
        """The row of a name within another, enumerated cells that it lacks from the ``values``."""
        fields = self.package().schemas[item.table].fields
        enumerated = {field.name for field in fields if "enum" in field.constraints}
        return {
            name: value or (values.get(name, "") if name in enumerated else "")
            for name, value in item.row.items()
        }

    def _fixed_columns(self, item: QueueItem) -> set[str]:
        """The columns that say which row it is and where it stands, which no curator writes."""
        key = self.package().schemas[item.table].primary_key
        return {column for column in (key, *ANCHOR) if item.row.get(column)}

    def exclude(self, item: QueueItem, reason: str, same_words: Sequence[QueueItem] = ()) -> None:
        """Add the candidate to the table of what is left out, with the reason.

        With it go those of the ``same_words``, for the same reason.
        """
        package = self.package()
        table, coverage = exclusions(package), package.settings.coverage
        if not reason:
            raise Refused([f"“{item.quote}” is left out for a reason; choose one"])
        if coverage and not coverage.suits(reason, item.accounted_as):
            raise Refused([f"no {item.accounted_as} is left out as “{visible(reason[:40])}”"])
        names = package.schemas[table].names
        rows = [
            {
                **one.left_out_at(package, table),
                "kind": kind_of(package, one.kind),
                "reason": reason,
            }
            for one in (item, *same_words)
        ]

        def stage(_: Package, staging: Staging) -> None:
            for row in rows:
                staging.add(table, {name: row.get(name, "") for name in names})

        self._stage(f"“{item.quote}” excluded as", stage)

    def compose(self, what: str, stage: Callable[[Package, Staging], object]) -> None:
        """Write all that is staged, together; ``what`` says before its keys what is done."""
        self._stage(what, stage)

    def prospect(self, stage: Callable[[Package, Staging], object]) -> tuple[list[str], list[str]]:
        """What would keep rows from being added, and what would be left to do; none is written."""
        try:
            staging, _ = self._tried(self.package(), stage)
        except Refused as refused:
            return refused.faults, []
        return [], staging.open_yet

    def edit(self, table: str, key: str, cells: Mapping[str, str]) -> None:
        """Give cells of a row other values; Refused where they cannot stand, or break a rule.

        What a rule that reads other tables as well finds in the row is not refused, but told: it
        may ask for rows that are yet to be coded, such as the mention of a name in a translation.
        """
        with self._locked_package() as package:
            change, faults = changed_cells(package, table, key, cells)
            tried = package if faults else package.with_files({table: change.after})
            errors = [] if faults else new_errors(package, tried, self.on_the_whole)
            asking = {one.id for one in rules_on(package, table) if {*one.reads} - {table, TEXTS}}
            open_errors = [one for one in errors if one.table == table and one.rule in asking]
            faults += [of_a_row(error, {key}) for error in errors if error not in open_errors]
            if faults:
                raise Refused(faults)
            self._write(tried, [change])
        message = with_what_is_open(f"{key} changed", [*map(in_a_line, open_errors)])
        self.decisions.append(Decision(message, (change,), rows=(AddedRow(table, key),)))

    def cut(self, making: Callable[[Package], Cut]) -> tuple[str, ...]:
        """Cut sentences anew, and return the keys of those that it makes; Refused as ``edit`` is.

        Cells that a new sentence lacks, or one lacked of which it is made, are not refused, but
        told: they are what is filled in next.
        """
        with self._locked_package() as package:
            changes, keys = making(package)
            tables = {path: table for table, paths in package.files.items() for path in paths}
            tried = package.with_files({tables[one.path]: one.after for one in changes})
            errors = new_errors(package, tried, self.on_the_whole)
            key_column = package.schemas["sentences"].primary_key
            # The others are as they were, but for their keys.
            errors = [
                one
                for one in errors
                if one.table != "sentences" or one.key in keys or one.column in (None, key_column)
            ]
            asking = {one.id for one in rules_on(package, "sentences") if {*one.reads} - {TEXTS}}
            after = tried.rows("sentences")
            lacking = {
                key: lacking_columns(package, after[key], is_new=key in keys[1:]) for key in keys
            }
            open_errors = [
                one
                for one in errors
                if one.table == "sentences"
                and (one.rule in asking or one.column in lacking.get(one.key or "", ()))
            ]
            if faults := [in_a_line(error) for error in errors if error not in open_errors]:
                raise Refused(faults)
            self._write(tried, changes)
        message = with_what_is_open(f"{' and '.join(keys)} cut", [*map(in_a_line, open_errors)])
        self.decisions.append(Decision(message, tuple(changes)))
        return keys

    def skip(self, item: QueueItem) -> None:
        """Put the candidate off, in later sittings too; no table is written."""
        self._put_off(f"“{item.quote}” skipped", {item.name: item.quote})

    def bring_back(self, items: Sequence[QueueItem]) -> None:
        """Let candidates that were put off be decided among the others."""
        message = " and ".join(f"“{item.quote}”" for item in items) + " brought back"
        self._put_off(message, {item.name: None for item in items})

    def _put_off(self, message: str, changes: SkipChanges) -> None:
        back = {name: self._skips.quotes.get(name) for name in changes}
        if why := self._skips.change(changes):
            message = f"{message} for this sitting alone, since {why}"
        self.decisions.append(Decision(message, (), back))

    def undo(self) -> str:
        """Take the last decision back, and say which; PackageError where its file has changed."""
        if not self.decisions:
            raise PackageError("nothing has been decided in this sitting that could be undone")
        decision = self.decisions[-1]
        # A table that a row was added to was there.
        back = [Change(path, after, before or b"") for path, before, after in decision.changes]
        write(self.root, back)
        if decision.skip_changes is not None:
            self._skips.change(decision.skip_changes)
        self.decisions.pop()
        return f"undone: {decision.message}"

    @contextmanager
    def _locked_package(self) -> Iterator[Package]:
        """The package as it is now, which nobody else changes meanwhile."""
        with writing(self.root):
            try:
                yield self.package()
            except UntrustedError as error:
                raise self._standing.refusal(self.root) or error from None

    def _stage(self, what: str, stage: Callable[[Package, Staging], object]) -> None:
        """Write the rows that are staged, all or none, and remember them as one decision."""
        with self._locked_package() as package:
            staging, changes = self._tried(package, stage)
            self._write(staging.tried, changes)
        keys = ", ".join(added.key for added in staging.added)
        done = "; ".join([f"{what} {keys}".strip(), *staging.turned])
        message = with_what_is_open(done, staging.open_yet)
        rows = tuple(staging.added)
        self.decisions.append(Decision(message, tuple(changes), rows=rows, rekeyed=staging.rekeyed))

    def _tried(
        self, package: Package, stage: Callable[[Package, Staging], object]
    ) -> tuple[Staging, list[Change]]:
        """What is staged, and its changes; Refused where it cannot stand."""
        staging = Staging(package, self.on_the_whole)
        stage(package, staging)
        if self._last_staging:
            staging.go_by(self._last_staging)
        self._last_staging = staging
        return staging, staging.changes()

    def _write(self, tried: Package, changes: Sequence[Change]) -> None:
        """Write what was tried, and go on from what was worked out of it."""
        self._last_staging = None
        write(self.root, changes)
        self.followed.go_on_from(tried)
