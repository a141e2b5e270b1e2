"""The versions that were released: their tables as they were, out of the whole ledger."""

from dataclasses import dataclass

from datasette.utils.asgi import NotFound
from datasette.views.base import DatasetteError

from sandhi.files import PackageError
from sandhi.ledger.changes import ADDED, CHANGED, GONE, Differences, differences_between
from sandhi.ledger.edition import NOTHING, Edition
from sandhi.ledger.entries import Ledger
from sandhi.package import LEDGER
from sandhi.package.labels import label_columns
from sandhi.publish.languages.interface import gettext
from sandhi.release.edition_source import EditionSource
from sandhi.site.store.citations import DatabaseSource
from sandhi.site.store.contents import Contents
from sandhi.site.store.database import Database
from sandhi.site.store.versions.ledger import LedgerTable

_SHOWN = 40  # characters of what was asked for that an answer repeats
_KEPT = 4  # editions that are kept, the last that were asked for


@dataclass(frozen=True)
class Editions:
    """The versions of a package, each made of its ledger when it is asked for."""

    database: Database
    contents: Contents

    def whole(self) -> Ledger:
        """The whole ledger."""
        memory = self.contents.memory
        if "ledger" not in memory:
            memory["ledger"] = LedgerTable(self.database, self.contents).whole()
        ledger: Ledger = memory["ledger"]
        return ledger

    def unreleased(self) -> dict[str, dict[str, list[str]]]:
        """The keys of the rows that the last version has not as they are here, by table and event.

        It has another row, or none; or there is no such row any more. None is where nothing was
        released: then all are.
        """
        memory = self.contents.memory
        if "unreleased" not in memory:
            memory["unreleased"] = self._unreleased() if self.contents.versions else {}
        unreleased: dict[str, dict[str, list[str]]] = memory["unreleased"]
        return unreleased

    def _unreleased(self) -> dict[str, dict[str, list[str]]]:
        source = DatabaseSource(self.database, self.contents)
        released: dict[str, dict[str, str]] = {}
        for (name, key), entry in self.whole().last.items():
            if key and not entry.has_ended:
                released.setdefault(name, {})[key] = entry.digest
        unreleased = {}
        for name in source.tables:  # but not what a database says of itself
            if name == LEDGER or not self.contents.tables[name].key:
                continue
            before, digests = released.get(name, {}), source.digests(name)
            events = {
                ADDED: [key for key in digests if key not in before],
                CHANGED: [key for key in digests if before.get(key, digests[key]) != digests[key]],
                GONE: [key for key in before if key not in digests],
            }
            if any(events.values()):
                unreleased[name] = events
        return unreleased

    def edition(self, version: str) -> Edition:
        """The tables as a version had them; NotFound where there is no such version."""
        editions: dict[str, Edition] = self.contents.memory.setdefault("editions", {})
        if version not in editions:
            edition = self._make_edition(version)
            while len(editions) >= _KEPT:
                editions.pop(next(iter(editions)), None)
            editions[version] = edition
        return editions[version]

    def differences(self, old: str, new: str) -> Differences:
        """What differs between two versions; of the first, from nothing, where ``old`` is empty."""
        return differences_between(self.edition(old) if old else NOTHING, self.edition(new))

    def source(self, version: str) -> EditionSource:
        """What a version had, to be cited."""
        site = self.contents
        return EditionSource(
            self.edition(version),
            site.versions[version],
            DatabaseSource(self.database, site),
            {
                name: label_columns(site.settings, schema)
                for name, schema in site.catalogue.tables.items()
            },
        )

    def _make_edition(self, version: str) -> Edition:
        versions = self.contents.versions
        if version not in versions:
            released = ", ".join(versions) or "none"
            raise NotFound(
                gettext("There is no version %(version)s; there are %(there)s.")
                % {"version": version[:_SHOWN], "there": released}
            )
        try:
            return self.whole().edition(version)
        except PackageError:
            message = gettext("The ledger of this package is damaged.")
            raise DatasetteError(message, status=503) from None
