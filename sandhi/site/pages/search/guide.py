"""What a search finds besides rows: the pages of the site and what the package declares."""

from collections.abc import Iterator

from datasette.app import Datasette

from sandhi.publish.metadata import DATABASE
from sandhi.retrieval import Guide, GuideEntry, HitKind, catalogue_entries
from sandhi.retrieval.scoring import about
from sandhi.site.elements.interface import gettext, language, languages, speaking
from sandhi.site.store import contents
from sandhi.site.store.published_folder import publication

_GUIDE = "search_guide"  # what the templates know it by, with the language of the interface behind
_OF_CHART = 0.6  # how much less a chart counts for: the question that it answers has more
# Which words lead to a page, besides those of its title.
_WORDS = {
    f"/{DATABASE}": "tables views data contents",
    "/codebook": "codebook columns variables values definitions documentation schema rules",
    "/downloads": "download files CSV Excel XLSX Parquet SQLite JSON ZIP export data",
    "/cite": "how to cite citation citing reference BibTeX RIS APA bibliography",
    "/discrepancies": "where articles sources disagree differ err contradict errors",
    "/about": "who why limits licence contact method coding",
    "/api": "API JSON program address Python",
}


def site_guide(datasette: Datasette) -> Guide:
    """Return the guide to what a site has beside rows, made once for each language of its pages.

    What is called otherwise in another language of the pages is found by that as well.
    """
    shared = datasette.jinja_env.globals
    name = f"{_GUIDE}_{language()}"
    if name not in shared:
        site = contents(datasette)
        entries = _entries(datasette)
        for code in languages():
            if code != language():
                with speaking(code, site.catalogue.words.get(code, {})):
                    others = {other.name: other for other in _entries(datasette)}
                entries = [_called_as_well(one, others.get(one.name)) for one in entries]
        shared[name] = Guide(entries, about(site.catalogue))
    guide: Guide = shared[name]
    return guide


def _entries(datasette: Datasette) -> list[GuideEntry]:
    catalogue = contents(datasette).catalogue
    return [*site_entries(datasette), *catalogue_entries(catalogue)]


def _called_as_well(entry: GuideEntry, other: GuideEntry | None) -> GuideEntry:
    """An entry with what it is called in another language, and the words for it there."""
    if other is None or other == entry:
        return entry
    names = dict.fromkeys((*entry.names, other.title, *other.names))
    return entry._replace(names=tuple(names), translated=other.words)


def site_entries(datasette: Datasette) -> Iterator[GuideEntry]:
    """Yield the pages of a site that stand alone, as entries of a guide."""
    charts = publication(datasette).charts
    pages = datasette.jinja_env.globals["site_pages"]()
    for path, title in [*((page.path, page.title) for page in pages), ("/changes.atom", "Changes")]:
        if path in ("/", "/search"):
            continue
        chart = charts.get(path[1:])
        document = chart.document if chart else None
        chart_words = f"{document.title}: {document.how['subtitle']}" if document else ""
        names = [gettext(title), document.title if document else ""]
        described = f"{chart_words}\nchart\n" if chart else f"\n{_WORDS.get(path, '')}"
        importance = _OF_CHART if chart else 1.0
        yield GuideEntry(
            HitKind.PAGE, path, title, tuple(filter(None, names)), described, importance
        )
