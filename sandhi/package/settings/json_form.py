"""Settings from the JSON of a descriptor, and as JSON again, as a database stores them."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, TypeVar

from sandhi.package.settings.declarations import (
    Agreement,
    AnsweredQuestion,
    Bounds,
    Compared,
    Composed,
    Coverage,
    Moods,
    NameForms,
    Preset,
    Reading,
    Settings,
    SpokenFiles,
    Undated,
)
from sandhi.package.settings.tables import OF_THE_TOOL, Role, TableSettings
from sandhi.package.soundness.typed import ensure_typed, items_of

_Declared = TypeVar("_Declared")


def parse_settings(raw: Mapping[str, Any]) -> Settings:
    """Settings from their JSON; AttributeError, KeyError, TypeError or ValueError if not theirs."""
    coverage, agreement = _object_or_none(raw, "coverage"), _object_or_none(raw, "agreement")
    settings = Settings(
        front=items_of(raw.get("front", ())),
        tables={name: _table(name, table) for name, table in raw.get("tables", {}).items()},
        views=raw.get("views"),
        queries=raw.get("queries"),
        charts=raw.get("charts"),
        exports=raw.get("exports"),
        questions=tuple(_question(one) for one in items_of(raw.get("questions", ()))),
        about=raw.get("about"),
        report=raw.get("report"),
        limits=items_of(raw.get("limits", ())),
        no_facts_in=items_of(raw.get("no_facts_in", ())),
        names=tuple(
            NameForms(one["table"], one["form"], one["record"], _tuples(one.get("where", {})))
            for one in items_of(raw.get("names", ()))
        ),
        ambiguous_forms=items_of(raw.get("ambiguous_forms", ())),
        other_names=items_of(raw.get("other_names", ())),
        suggest=_object(raw.get("suggest", {})),
        compose={name: _composed(one) for name, one in raw.get("compose", {}).items()},
        coverage=_coverage(coverage) if coverage else None,
        agreement=_agreement(agreement) if agreement else None,
        synonyms=tuple(map(items_of, items_of(raw.get("synonyms", ())))),
        reader=_reading(raw.get("reader", {})),
        languages={
            code: SpokenFiles(one["words"], one.get("about"))
            for code, one in raw.get("languages", {}).items()
        },
    )
    return ensure_typed(settings)


def settings_json(settings: Settings) -> dict[str, Any]:
    """The JSON of settings: ``parse_settings`` makes the same settings of it again."""
    whole = asdict(settings)
    if settings.coverage:
        kinds = whole["coverage"].pop("kinds")
        whole["coverage"] |= kinds
    return whole


def _table(name: str, raw: Mapping[str, Any]) -> TableSettings:
    label = raw.get("label", ())
    search = raw.get("search")
    return TableSettings(
        role=Role(raw.get("role", OF_THE_TOOL.get(name, TableSettings()).role)),
        of=raw.get("of"),
        record=raw.get("record"),
        label=(label,) if isinstance(label, str) else items_of(label),
        facets=items_of(raw.get("facets", ())),
        search=None if search is None else items_of(search),
        columns=items_of(raw.get("columns", ())),
        verbatim=items_of(raw.get("verbatim", ())),
        own_words=items_of(raw.get("own_words", ())),
        sort=raw.get("sort"),
        hidden=raw.get("hidden", False),
        open=_tuples(raw.get("open", {})),
        singular=raw.get("singular", ""),
        mood=raw.get("mood"),
        point=items_of(raw.get("point", ())),
        urls=_object(raw.get("urls", {})),
        headings=_object(raw.get("headings", {})),
        phrases=_tuples(raw.get("phrases", {})),
        nobody=_object(raw.get("nobody", {})),
        named_by=raw.get("named_by"),
        labels=_object(raw.get("labels", {})),
    )


def _question(raw: Mapping[str, Any]) -> AnsweredQuestion:
    lists = {name: items_of(raw.get(name, ())) for name in ("answer", "columns", "passages")}
    return AnsweredQuestion(**{**raw, **lists})


def _composed(raw: Mapping[str, Any]) -> Composed:
    bounds, undated, moods = (_object_or_none(raw, name) for name in ("bounds", "undated", "moods"))
    return Composed(
        {table: _tuples(columns) for table, columns in raw.get("fill", {}).items()},
        Bounds(items_of(bounds["of"]), bounds["first"], bounds["last"]) if bounds else None,
        items_of(raw.get("drafts", ())),
        _undated(undated) if undated else None,
        _moods(moods) if moods else None,
        _by_each(_tuples(raw.get("phrases", {}))),
        _tuples(raw.get("heads", {})),
        *(
            _by_each({names: _object(one) for names, one in raw.get(place, {}).items()})
            for place in ("roles", "cells")
        ),
    )


def _by_each(several: Mapping[str, _Declared]) -> dict[str, _Declared]:
    """What is declared of several names at once, which commas part, by each of them."""
    return {name: values for names, values in several.items() for name in names.split(", ")}


def _undated(raw: Mapping[str, Any]) -> Undated:
    cells = (_object(raw.get(name, {})) for name in ("cells", "published"))
    return Undated(raw["column"], *cells)


def _moods(raw: Mapping[str, Any]) -> Moods:
    cells = (_object(raw.get(name, {})) for name in ("future", "potential", "conditional"))
    return Moods(_tuples(raw.get("of", {})), *cells)


def _coverage(raw: Mapping[str, Any]) -> Coverage:
    reasons = _tuples(raw.get("reasons", {}))
    columns = _tuples({name: values for name, values in raw.items() if name != "reasons"})
    excluded, sentences = columns.pop("excluded", ()), columns.pop("sentences", ())
    return Coverage(columns, excluded, sentences, reasons)


def _agreement(raw: Mapping[str, Any]) -> Agreement:
    return Agreement(
        raw["folder"],
        {
            table: Compared(one["file"], _object(one["columns"]), items_of(one.get("same", ())))
            for table, one in raw["tables"].items()
        },
    )


def _reading(raw: Mapping[str, Any]) -> Reading:
    return Reading(
        tuple(
            Preset(one["name"], one["title"], items_of(one["tables"]))
            for one in items_of(raw.get("presets", ()))
        ),
        _tuples(raw.get("compared", {})),
    )


def _object(raw: Any) -> dict[str, Any]:
    """What an object of JSON holds; TypeError where it is none."""
    return {**ensure_typed(raw, dict)}


def _object_or_none(raw: Mapping[str, Any], name: str) -> dict[str, Any] | None:
    """The object of JSON under a name, if there is any; TypeError where that is none."""
    return ensure_typed(raw.get(name), dict | None)


def _tuples(raw: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    return {name: items_of(values) for name, values in raw.items()}
