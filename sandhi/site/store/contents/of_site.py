"""What a site holds that runs: at its own address, and in the language that is asked for."""

from dataclasses import replace

from datasette.app import Datasette

from sandhi.publish.languages.articles import dated_article
from sandhi.publish.languages.context import language
from sandhi.site.store.contents.inventory import Contents
from sandhi.site.store.directory import with_names
from sandhi.site.store.languages.translation import (
    worded_catalogue,
    worded_codebook,
    worded_table,
)
from sandhi.site.store.names import composed_labels
from sandhi.site.store.tables import SEEDS


def standing_at(datasette: Datasette, address: str) -> None:
    """Have a site stand at an address, whatever homepage its package declares."""
    site = contents(datasette)
    descriptor = {**site.catalogue.descriptor, "homepage": address}
    catalogue = replace(site.catalogue, descriptor=descriptor)
    datasette.jinja_env.globals["site"] = replace(site, catalogue=catalogue)


def contents(datasette: Datasette) -> Contents:
    """What the database of a site holds, as it was read before; templates know it as ``site``."""
    site: Contents = datasette.jinja_env.globals.setdefault("site", datasette.read)
    return worded_contents(site)


def worded_contents(site: Contents) -> Contents:
    """Return what a database holds in the words of the language that is asked for."""
    code = language()
    if code == site.language:
        return site
    in_language: dict[str, Contents] = site.memory.setdefault("spoken", {})
    if code not in in_language:
        words = site.catalogue.words.get(code, {})
        own_labels = {**site.own_labels.get(code, {})}
        if SEEDS in site.labels:
            articles = site.labels[SEEDS].items()
            in_own_words = own_labels.get(SEEDS, {})
            own_labels[SEEDS] = {
                key: dated_article(in_own_words.get(key, label), code) for key, label in articles
            }
        names = own_labels.get(SEEDS, {})

        def with_article_names(table: str) -> dict[str, str]:
            return {
                key: with_names(label, names) for key, label in own_labels.get(table, {}).items()
            }

        labels = {
            table: {
                **english,
                **with_article_names(table),
            }
            for table, english in site.labels.items()
        }
        worded = replace(
            site,
            catalogue=worded_catalogue(site.catalogue, words),
            codebook=worded_codebook(site.codebook, words),
            tables={name: worded_table(table, words) for name, table in site.tables.items()},
            labels=labels,
            own_labels={code: own_labels},
            language=code,
        )
        composed = {
            table: {**some, **with_article_names(table)}
            for table, some in composed_labels(worded).items()
        }
        in_language[code] = replace(worded, labels={**labels, **composed})
    return in_language[code]
