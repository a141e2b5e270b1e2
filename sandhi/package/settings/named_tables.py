"""Where settings name tables and views, which columns of these, and which values of the columns."""

from collections.abc import Iterator

from sandhi.package.settings.declarations import Settings


def references_to_tables(settings: Settings) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Each place of settings that names a table or a view, with the columns of it that it names."""
    for table in settings.front:
        yield "front", table, ()
    for name, table_settings in settings.tables.items():
        single = [
            table_settings.of,
            table_settings.record,
            table_settings.mood,
            (table_settings.sort or "").removeprefix("-"),
        ]
        lists = [
            *table_settings.label,
            *table_settings.facets,
            *(table_settings.search or ()),
            *table_settings.columns,
        ]
        words = [
            *table_settings.verbatim,
            *table_settings.own_words,
            *table_settings.point,
            *table_settings.urls,
            *table_settings.headings,
            *table_settings.open,
        ]
        words += table_settings.labels.values()
        yield f"tables/{name}", name, (*filter(None, single), *lists, *words)
        if table_settings.named_by:
            yield f"tables/{name}/named_by", "sentences", (table_settings.named_by,)
    for number, forms in enumerate(settings.names):
        yield f"names/{number}", forms.table, (forms.form, forms.record, *forms.where)
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
            columns += (*moods.of, *moods.future, *moods.potential, *moods.conditional)
        yield f"compose/{name}", name, (*columns, *composed.drafts)
        for table, filled in composed.fill.items():
            yield f"compose/{name}", name, (*filled,)
            sources = tuple(column for choices in filled.values() for column in choices)
            yield f"compose/{name}/fill/{table}", table, sources
    if settings.no_facts_in:
        yield "no_facts_in", "sentences", ("kind",)
    for kind, table in settings.suggest.items():
        yield f"suggest/{kind}", table, ()
    if coverage := settings.coverage:
        for kind, tables in {**coverage.kinds, "excluded": coverage.excluded}.items():
            for table in tables:
                yield f"coverage/{kind}", table, ()


def references_to_values(settings: Settings) -> Iterator[tuple[str, str, str, tuple[str, ...]]]:
    """Each place of settings that names values of a column, with the table and the column."""
    for name, table_settings in settings.tables.items():
        for column, values in table_settings.open.items():
            yield f"tables/{name}/open/{column}", name, column, values
    for number, forms in enumerate(settings.names):
        for column, values in forms.where.items():
            yield f"names/{number}/where/{column}", forms.table, column, values
    for name, composed in settings.compose.items():
        cells = {}
        if undated := composed.undated:
            cells = {"undated/cells": undated.cells, "undated/published": undated.published}
        if moods := composed.moods:
            for column, values in moods.of.items():
                yield f"compose/{name}/moods/of/{column}", name, column, values
            for mood in ("future", "potential", "conditional"):
                cells[f"moods/{mood}"] = getattr(moods, mood)
        cells |= {f"cells/{words}": of_words for words, of_words in composed.cells.items()}
        for place, cells_there in cells.items():
            for column, value in cells_there.items():
                yield f"compose/{name}/{place}/{column}", name, column, (value,) if value else ()
    coverage = settings.coverage
    yield "no_facts_in", "sentences", "kind", settings.no_facts_in
    if coverage:
        yield "coverage/sentences", "sentences", "kind", coverage.sentences
        for table in coverage.excluded:
            yield "coverage/reasons", table, "reason", (*coverage.reasons,)
