"""The paths that pages link to: below the prefix of the site, in the language of the linking page.

A path without a prefix is a plain word; one that has it, and its language, is a
``PrefixedUrlString``, to which neither is put again.
"""

from datasette.url_builder import Urls
from datasette.utils import PrefixedUrlString, path_with_format

from sandhi.site.elements.addresses import path_in_language


class LanguageUrls(Urls):  # type: ignore[misc]  # Datasette states no types
    """Datasette's own, on which all links of pages are made: those to pages stay in a language."""

    def prefixed(self, path: str) -> PrefixedUrlString:
        """Return a path below the prefix of the site, in the language in which it is written."""
        return PrefixedUrlString(self.ds.prefix + path)

    def path(self, path: str, format: str | None = None) -> PrefixedUrlString:
        """Return the path of a page or a file under which the site answers for it."""
        if isinstance(path, PrefixedUrlString):
            return super().path(path, format=format)
        rooted_path = f"/{path.removeprefix('/')}"
        if format is not None:
            rooted_path = path_with_format(path=rooted_path, format=format)
        return self.prefixed(path_in_language(rooted_path))

    def table(self, database: str, table: str, format: str | None = None) -> PrefixedUrlString:
        """Return the path of a table, or of its rows as data."""
        return self._data(super().table(database, table, format=format), format)

    def query(self, database: str, query: str, format: str | None = None) -> PrefixedUrlString:
        """Return the path of a worked question, or of its answer as data."""
        return self._data(super().query(database, query, format=format), format)

    def _data(self, path: PrefixedUrlString, format: str | None) -> PrefixedUrlString:
        """The path without its language, if it is one of data."""
        if format is None:
            return path
        spoken = str(self.path("/")).rstrip("/")
        return self.prefixed(str(path).removeprefix(spoken))
