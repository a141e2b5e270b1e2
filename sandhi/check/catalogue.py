"""The rules of a package as people read them, and as JSON."""

import json
from collections.abc import Iterable, Iterator, Mapping

import click

from sandhi.check.rule import Kind, Rule


def as_list(kinds: Mapping[str, Iterable[Rule]]) -> str:
    """Every rule in its sentence, under the kind of thing that it checks."""
    lines: list[str] = []
    for kind, rules in kinds.items():
        lines.append(click.style(kind, bold=True))
        lines += [f"  {_title(rule)}  {rule.sentence}" for rule in rules]
        lines.append("")
    count = len({rule.id for rules in kinds.values() for rule in rules})
    return "\n".join([*lines, f"{count} rules."])


def as_page(rules: Mapping[Rule, list[str]]) -> str:
    """All that there is to say of some rules."""
    return "\n\n".join("\n".join(_page(rule)) for rule in rules)


def _page(rule: Rule) -> Iterator[str]:
    yield f"{_title(rule)}  {rule.sentence}"
    reads = f"; reads {', '.join(rule.reads)}" if rule.reads else ""
    parts = {
        "Why": rule.why,
        "Checks": f"{rule.about}{f', column {rule.column}' if rule.column else ''}{reads}",
        "Severity": rule.severity,
        "Since": rule.since,
        "Mend": rule.mend,
    }
    for name, text in parts.items():
        yield f"  {name + ':':<10}{text}"
    for name, example in (("Keeps", rule.keeps), ("Breaks", rule.breaks)):
        yield f"  {name}:"
        yield from (f"    {line}" for line in example.lines())


def _title(rule: Rule) -> str:
    name = click.style(rule.id, fg="cyan")
    return name if rule.severity == "error" else f"{name} (warning)"


def as_json(rules: Mapping[Rule, list[str]]) -> str:
    """A list with an object for each rule; ``table`` is null where it checks several.

    Rules of two tables may share an id; ``tables`` says to which each is put.
    """
    entries = [
        {
            "id": rule.id,
            "sentence": rule.sentence,
            "why": rule.why,
            "severity": rule.severity,
            "table": None if isinstance(rule.table, Kind) else rule.table,
            "tables": tables,
            "about": rule.about,
            "column": rule.column,
            "reads": list(rule.reads),
            "since": rule.since,
            "mend": rule.mend,
            "keeps": rule.keeps.as_json(),
            "breaks": rule.breaks.as_json(),
        }
        for rule, tables in rules.items()
    ]
    return json.dumps(entries, ensure_ascii=False, indent=2)
