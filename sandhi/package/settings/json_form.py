"""Settings from the JSON of a descriptor, and as JSON again, as a database stores them."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

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


def parse_settings(raw: Mapping[str, Any]) -> Settings:
    """Settings from their JSON; AttributeError, KeyError, TypeError or ValueError if not theirs."""
    coverage, agreement = raw.get("coverage"), raw.get("agreement")
    return Settings(
        front=tuple(raw.get("front", ())),
        tables={name: _table(name, table) for name, table in raw.get("tables", {}).items()},
        views=raw.get("views"),
        queries=raw.get("queries"),
        charts=raw.get("charts"),
        exports=raw.get("exports"),
        questions=tuple(_question(one) for one in raw.get("questions", ())),
        about=raw.get("about"),
        report=raw.get("report"),
        limits=tuple(raw.get("limits", ())),
        no_facts_in=tuple(raw.get("no_facts_in", ())),
        names=tuple(
            NameForms(one["table"], one["form"], one["record"], _tuples(one.get("where", {})))
            for one in raw.get("names", ())
        ),
        ambiguous_forms=tuple(raw.get("ambiguous_forms", ())),
        other_names=tuple(raw.get("other_names", ())),
        suggest=dict(raw.get("suggest", {})),
        compose={name: _composed(one) for name, one in raw.get("compose", {}).items()},
        coverage=_coverage(coverage) if coverage else None,
        agreement=_agreement(agreement) if agreement else None,
        synonyms=tuple(map(tuple, raw.get("synonyms", ()))),
        reader=_reading(raw.get("reader", {})),
        languages={
            code: SpokenFiles(one["words"], one.get("about"))
            for code, one in raw.get("languages", {}).items()
        },
    )


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
        label=(label,) if isinstance(label, str) else tuple(label),
        facets=tuple(raw.get("facets", ())),
        search=None if search is None else tuple(search),
        columns=tuple(raw.get("columns", ())),
        verbatim=tuple(raw.get("verbatim", ())),
        own_words=tuple(raw.get("own_words", ())),
        sort=raw.get("sort"),
        hidden=bool(raw.get("hidden", False)),
        open=_tuples(raw.get("open", {})),
        singular=raw.get("singular", ""),
        mood=raw.get("mood"),
        point=tuple(raw.get("point", ())),
        urls=dict(raw.get("urls", {})),
        headings=dict(raw.get("headings", {})),
        phrases=_tuples(raw.get("phrases", {})),
        nobody=dict(raw.get("nobody", {})),
        named_by=raw.get("named_by"),
        labels=dict(raw.get("labels", {})),
    )


def _question(raw: Mapping[str, Any]) -> AnsweredQuestion:
    lists = {name: tuple(raw.get(name, ())) for name in ("answer", "columns", "passages")}
    return AnsweredQuestion(**{**raw, **lists})


def _composed(raw: Mapping[str, Any]) -> Composed:
    bounds, undated, moods = (raw.get(name) for name in ("bounds", "undated", "moods"))
    return Composed(
        {table: _tuples(columns) for table, columns in raw.get("fill", {}).items()},
        Bounds(tuple(bounds["of"]), bounds["first"], bounds["last"]) if bounds else None,
        tuple(raw.get("drafts", ())),
        _undated(undated) if undated else None,
        _moods(moods) if moods else None,
        _by_each(_tuples(raw.get("phrases", {}))),
        _tuples(raw.get("heads", {})),
        {type_: dict(roles) for type_, roles in raw.get("roles", {}).items()},
    )


def _by_each(several: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """What is declared of several names at once, which commas part, by each of them."""
    return {name: values for names, values in several.items() for name in names.split(", ")}


def _undated(raw: Mapping[str, Any]) -> Undated:
    cells = (dict(raw.get(name, {})) for name in ("cells", "published"))
    return Undated(raw["column"], *cells)


def _moods(raw: Mapping[str, Any]) -> Moods:
    cells = (dict(raw.get(name, {})) for name in ("future", "potential", "conditional"))
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
            table: Compared(one["file"], dict(one["columns"]), tuple(one.get("same", ())))
            for table, one in raw["tables"].items()
        },
    )


def _reading(raw: Mapping[str, Any]) -> Reading:
    return Reading(
        tuple(
            Preset(one["name"], one["title"], tuple(one["tables"]))
            for one in raw.get("presets", ())
        ),
        _tuples(raw.get("compared", {})),
    )


def _tuples(raw: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(values) for name, values in raw.items()}
