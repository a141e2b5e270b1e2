"""Where settings name tables and views, and which columns of these."""

from collections.abc import Iterator

from sandhi.package.settings.declarations import Settings


def named(settings: Settings) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Each place of settings that names a table or a view, with the columns of it that it names."""
    for table in settings.front:
        yield "front", table, ()
    for name, own in settings.tables.items():
        single = [own.of, own.record, own.mood, (own.sort or "").removeprefix("-")]
        lists = [*own.label, *own.facets, *(own.search or ()), *own.columns]
        words = [*own.verbatim, *own.own_words, *own.point, *own.urls, *own.open]
        words += own.labels.values()
        yield f"tables/{name}", name, (*filter(None, single), *lists, *words)
    for number, one in enumerate(settings.names):
        yield f"names/{number}", one.table, (one.form, one.record, *one.where)
    for number, preset in enumerate(settings.reader.presets):
        for table in preset.tables:
            yield f"reader/presets/{number}/tables", table, ()
    for table, columns in settings.reader.compared.items():
        yield f"reader/compared/{table}", table, columns
    for name, composed in settings.compose.items():
        bounds = composed.bounds
        columns = (*bounds.of, bounds.first, bounds.last) if bounds else ()
        if undated := composed.undated:
            columns += (undated.column, *undated.cells, *undated.published)
        if moods := composed.moods:
            columns += (*moods.of, *moods.future, *moods.potential)
        yield f"compose/{name}", name, (*columns, *composed.drafts)
        for table, filled in composed.fill.items():
            yield f"compose/{name}", name, (*filled,)
            sources = tuple(column for choices in filled.values() for column in choices)
            yield f"compose/{name}/fill/{table}", table, sources
    if settings.no_facts_in:
        yield "no_facts_in", "sentences", ("kind",)
