"""Comparisons as a table for people, as Markdown and as JSON."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sandhi.agreement.compare import CategoryAgreement, Comparison, Pair

Comparisons = Mapping[str, Sequence[Comparison]]  # by coding

HEADINGS = ("table", "ours", "theirs", "F1 exact", "F1 overlapping", "categories")


def as_text(comparisons: Comparisons) -> str:
    """A block for each coding: its tables, and under each its categories."""
    lines = []
    for coding, tables in comparisons.items():
        width = max(len(one.table) for one in tables)
        lines += [coding, f"  {'':{width}}  {'ours':>5} {'theirs':>6} {'F1 exact':>9} overlapping"]
        for comparison in tables:
            lines.append(
                f"  {comparison.table:{width}}  {comparison.ours:5} {comparison.theirs:6} "
                f"{comparison.exact:9.3f} {comparison.overlapping:11.3f}"
            )
            lines += [f"    {_category(category)}" for category in comparison.categories]
        lines.append("")
    return "\n".join(lines).rstrip()


def as_markdown(comparisons: Comparisons) -> str:
    """A table for each coding, as the documentation shows it."""
    blocks = []
    for coding, tables in comparisons.items():
        rows = [
            f"| {one.table} | {one.ours} | {one.theirs} | {one.exact:.3f} | {one.overlapping:.3f} "
            f"| {'; '.join(map(_category, one.categories)) or '–'} |"
            for one in tables
        ]
        head = [f"| {' | '.join(HEADINGS)} |", "|---|--:|--:|--:|--:|---|"]
        blocks.append("\n".join([f"Coding {coding}:", "", *head, *rows]))
    return "\n\n".join(blocks)


def as_json(comparisons: Comparisons) -> str:
    """For each coding and table the figures, and every passage in which the two differ."""
    whole = {
        coding: [
            {
                "table": one.table,
                "ours": one.ours,
                "theirs": one.theirs,
                "f1_exact": one.exact,
                "f1_overlapping": one.overlapping,
                "categories": [category.__dict__ for category in one.categories],
                "differences": [*map(_difference, differing_pairs(one))],
            }
            for one in tables
        ]
        for coding, tables in comparisons.items()
    }
    return json.dumps(whole, ensure_ascii=False, indent=2)


def differing_pairs(comparison: Comparison) -> Iterator[Pair]:
    """The pairs in which the two differ: one lacks the passage, or another value was coded."""
    for pair in comparison.pairs:
        if pair.ours is None or pair.theirs is None or pair.ours.values != pair.theirs.values:
            yield pair


def _category(category: CategoryAgreement) -> str:
    alpha = "–" if category.alpha is None else f"{category.alpha:.3f}"
    return f"{category.name} {category.agreeing} of {category.pairs}, α {alpha}"


def _difference(pair: Pair) -> dict[str, Any]:
    return {
        side: passage and passage.__dict__
        for side, passage in (("ours", pair.ours), ("theirs", pair.theirs))
    }
