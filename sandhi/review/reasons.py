"""What is left out on purpose: the table of it, and for what reason a candidate may be."""

import re
from collections.abc import Mapping, Sequence

from sandhi.coverage.account import KINDS as ACCOUNTED
from sandhi.coverage.account import account
from sandhi.language import is_function_word, language
from sandhi.package import Package, PackageError
from sandhi.package.forms import name_forms
from sandhi.package.opening.memory import memoized
from sandhi.review.composer.passage import row_cells
from sandhi.review.composer.proposing.kinds import most
from sandhi.review.texts.contexts import context_at, sentences_by_seed
from sandhi.suggest.candidates import Candidate
from sandhi.suggest.likely import likely_records
from sandhi.text import Span, span_in

CLAUSE = "clause"  # what is left out as telling nothing, where a package has that kind
_ENOUGH = 2  # from so many on, what was left out tells of what else is
_ASIDE = re.compile(r"\s*\([^()]*\)$")  # what a name has after it, such as (territory)


def exclusions(package: Package) -> str:
    """The table of what is left out on purpose; PackageError where the package declares none."""
    if table := _table(package):
        return table
    raise PackageError(
        "datapackage.json declares no table of exclusions with the columns kind and reason; "
        "name one at /sandhi/coverage/excluded"
    )


def kind_of(package: Package, kind: str) -> str:
    """What the table of exclusions calls a kind of candidate: its own name, else the shorter."""
    allowed = package.schemas[exclusions(package)].field("kind").constraints.get("enum", [kind])
    return kind if kind in allowed else kind.removeprefix("unknown_")


def may_leave_out(package: Package) -> bool:
    """Whether the package declares a table of exclusions with a kind and a reason."""
    return bool(_table(package))


def reasons_of(package: Package, kind: str = "") -> list[tuple[str, str, str]]:
    """The reasons for which an expression can be left out, or one of a kind: value, label, meaning.

    Where no kind is named, and not all suit a reason, its meaning says which do.
    """
    field = package.schemas[exclusions(package)].field("reason")
    every = []
    for value in field.categories:
        kinds = _suited(package, value.value)
        is_of_some = not kind and len(kinds) < len(kinds_of(package))
        of_some = f" ({', '.join(kinds)})" if is_of_some else ""
        if not kind or kind in kinds:
            every.append((value.value, value.label, f"{value.description}{of_some}"))
    return every


def kinds_of(package: Package) -> list[str]:
    """As what a passage can be left out: what is accounted for, and a clause that tells nothing."""
    allowed = package.schemas[exclusions(package)].field("kind").constraints.get("enum", ())
    return [*ACCOUNTED, *([CLAUSE] if CLAUSE in allowed else [])]


def clause_reason(package: Package) -> str:
    """The reason for which clauses alone are left out; empty where there is none, or several."""
    if not (may_leave_out(package) and CLAUSE in kinds_of(package)):
        return ""
    values = [value for value, _, _ in reasons_of(package, CLAUSE)]
    alone = [value for value in values if _suited(package, value) == [CLAUSE]]
    return alone[0] if len(alone) == 1 else ""


def left_out_as(
    package: Package, passage: Candidate, seed: str, kind: str, reason: str
) -> tuple[str, str]:
    """As what, and for which reason, a passage is left out of which one or both are not said.

    As words like these were before, else as what is counted in it, where that suits the reason,
    which is empty where no such words were left out.
    """
    counted = kind or _kind_at(package, seed, Span(passage.start, passage.end), reason)
    if reason:
        return counted, reason
    kinds = [kind] if kind else dict.fromkeys((counted, *ACCOUNTED))
    usual = ((one, reason_for(package, passage._replace(kind=one))) for one in kinds)
    return next((one for one in usual if one[1]), (counted, ""))


def _kind_at(package: Package, seed: str, span: Span, reason: str) -> str:
    """As what a passage is left out for a reason: as what is counted in it, where that suits."""
    suited = _suited(package, reason)
    kinds = [kind for kind in suited if kind in ACCOUNTED] or suited or [*ACCOUNTED]
    rows = account(package).expressions
    inside = rows[
        rows["seed_id"].eq(seed) & rows["end"].gt(span.start) & rows["start"].lt(span.end)
    ]
    counted = {*inside["kind"]}
    return next((kind for kind in kinds if kind in counted), kinds[-1])


def _suited(package: Package, reason: str) -> list[str]:
    """The kinds of expression that can be left out for a reason."""
    coverage = package.settings.coverage
    kinds = kinds_of(package)
    return [kind for kind in kinds if coverage is None or coverage.suits(reason, kind)]


def reason_for(
    package: Package, candidate: Candidate, after: str = "", code: str = "", sentence_id: str = ""
) -> str:
    """The reason for which a candidate is likely to be left out; empty where none is.

    It is what a number is by its grammar, where the table of exclusions has such a reason; that for
    which all of its kind were left out in sentences of the same kind, of which one may name a place
    alone; that for which the same words always were left out, or a longer name that holds them; or
    that of most names which, as this one, stand for nothing that a row of names can refer to: a
    place, say. What names both is the place where something is, or somebody goes, by the text
    ``after`` it: a capital, say. A state whose territory is called as it is stays a name there.
    """
    if not _table(package):
        return ""
    proposed = candidate.proposed
    of_grammar = "identifier" if proposed.get("identifies") else proposed.get("class", "")
    if of_grammar in package.schemas[_table(package)].field("reason").constraints.get("enum", ()):
        return str(of_grammar)
    if usual := _reason_of_sentences(package, candidate.kind, sentence_id):
        return usual
    if usual := usual_reason(package, candidate.kind, candidate.quote):
        return usual
    if of_longer := _reason_of_longer(package, candidate) or _reason_of_order(package, candidate):
        return of_longer
    table = package.settings.suggest.get(candidate.kind, "")
    of_names = {form.column for form in name_forms(package)}
    own_columns = {*package.schemas[table].names} if table else set[str]()
    spoken = language(code)
    keys = {column: str(proposed[column] or "") for column in of_names & proposed.keys()}
    is_there = spoken.is_scene(after) or spoken.is_goal(after)
    if is_there and keys and keys.keys() <= own_columns:  # a place may be known by another spelling
        likely_rows = likely_records(package, candidate.quote, code, of_names - own_columns)
        keys = {one.column: one.key for one in likely_rows} | keys
    columns = frozenset(keys)
    of_no_row = columns - own_columns if table else frozenset[str]()
    if of_no_row and (of_no_row == columns or (is_there and not _names_one(package, keys))):
        reasons = _of_columns(package)
        return reasons.get(columns, "") or reasons.get(of_no_row, "")
    return ""


def _names_one(package: Package, keys: Mapping[str, str]) -> bool:
    """Whether rows of different tables are called the same in English: a state and its territory.

    Who is there, or goes there, is then told of it by its name, which a translation has as well.
    """
    tables = {names.record: names.table for names in package.settings.names}
    every = [(tables[column], key) for column, key in keys.items() if key]
    labels = [_ASIDE.sub("", package.labels.of(*one)) for one in every]
    return len({*labels}) < len(labels)


def usual_reason(package: Package, kind: str, quote: str) -> str:
    """The reason for which the same words of a kind have been left out, if it was always the same.

    Empty where they never were, where some of them are coded, or where the package declares no
    table of exclusions.
    """
    if not _table(package):
        return ""
    reasons = _reasons(package).get((kind_of(package, kind), quote), frozenset())
    coded = _coded(package, package.settings.suggest.get(kind, ""))
    return next(iter(reasons)) if len(reasons) == 1 and quote not in coded else ""


def _reason_of_sentences(package: Package, kind: str, sentence_id: str) -> str:
    """The reason for which all candidates of a kind were left out in sentences of the same kind.

    Empty where they were for several, where one is coded there, or where they are too few.
    """
    if not sentence_id:
        return ""
    sentence_kind = str(package.rows("sentences")[sentence_id].get("kind") or "")
    reasons = _reasons_by_sentence(package, package.settings.suggest.get(kind, ""), kind)
    of_kind = reasons.get(sentence_kind, ())
    return of_kind[0] if len(of_kind) >= _ENOUGH and len({*of_kind}) == 1 else ""


@memoized
def _reasons_by_sentence(package: Package, table: str, kind: str) -> Mapping[str, Sequence[str]]:
    """For what the candidates of a kind were left out, by the kind of their sentences.

    What is coded there has an empty reason.
    """
    reasons: dict[str, list[str]] = {}
    of_kind = kind_of(package, kind)
    for name in filter(None, (table, _table(package))):
        for row in row_cells(package, name):
            span = span_in(row)
            if span is None or (name != table and row["kind"] != of_kind):
                continue
            sentences, start = sentences_by_seed(package).get(row["seed_id"], []), span.start
            if context := context_at(sentences, start, start + 1, every=True):
                sentence = package.rows("sentences")[context.sentence_id]
                reason = "" if name == table else row["reason"]
                reasons.setdefault(str(sentence.get("kind") or ""), []).append(reason)
    return reasons


def _reason_of_longer(package: Package, candidate: Candidate) -> str:
    """The reason for which names were left out that hold all words of one that nobody knows.

    Empty where they were for several, or where such a name is coded.
    """
    if candidate.kind != "unknown_name":
        return ""
    words, kind = {*candidate.quote.split()}, kind_of(package, candidate.kind)
    coded = _coded(package, package.settings.suggest.get(candidate.kind, ""))
    if any(words <= {*quote.split()} for quote in coded):
        return ""
    reasons = {
        reason
        for (of_kind, quote), given in _reasons(package).items()
        if of_kind == kind and words < {*quote.split()}
        for reason in given
    }
    return reasons.pop() if len(reasons) == 1 else ""


def _reason_of_order(package: Package, candidate: Candidate) -> str:
    """The reason for which all words of time were left out that end as one of no time of its own.

    They are function words but for the last: before this, after. Empty where they were left out for
    several, or where such words are coded.
    """
    is_bare = candidate.kind == "date" and candidate.proposed.get("edtf") is None
    if not (is_bare and _are_function_words(candidate.quote)):
        return ""
    *_, last = candidate.quote.split()
    coded = _coded(package, package.settings.suggest.get(candidate.kind, ""))
    if any(quote.split()[-1:] == [last] and _are_function_words(quote) for quote in coded):
        return ""
    reasons = {
        reason
        for (of_kind, quote), given in _reasons(package).items()
        if of_kind == candidate.kind and quote.split()[-1:] == [last] and _are_function_words(quote)
        for reason in given
    }
    return reasons.pop() if len(reasons) == 1 else ""


def _are_function_words(quote: str) -> bool:
    """Whether words of time say of what they are by function words alone: before this."""
    return all(map(is_function_word, quote.split()[:-1]))


def _table(package: Package) -> str:
    coverage = package.settings.coverage
    excluded = coverage.excluded if coverage else ()
    tables = (name for name in excluded if {"kind", "reason"} <= {*package.schemas[name].names})
    return next(tables, "")


@memoized
def _of_columns(package: Package) -> Mapping[frozenset[str], str]:
    """The reason for which most names were left out, by the columns of what these stand for."""
    columns: dict[str, set[str]] = {}
    for name in name_forms(package):
        columns.setdefault(name.form, set()).add(name.column)
    reasons: dict[frozenset[str], list[str]] = {}
    for row in package.rows(_table(package)).values():
        if of_form := columns.get(str(row["quote"])):
            reasons.setdefault(frozenset(of_form), []).append(str(row["reason"]))
    return {of_form: most(given) for of_form, given in reasons.items()}


@memoized
def _coded(package: Package, table: str) -> frozenset[str]:
    """The words that a table codes."""
    rows = package.rows(table).values() if table else ()
    return frozenset(str(row["quote"]) for row in rows)


@memoized
def _reasons(package: Package) -> Mapping[tuple[str, str], frozenset[str]]:
    """The reasons for which the words of each kind have been left out."""
    of_words: dict[tuple[str, str], frozenset[str]] = {}
    for row in package.rows(_table(package)).values():
        words = str(row["kind"]), str(row["quote"])
        of_words[words] = of_words.get(words, frozenset()) | {str(row["reason"])}
    return of_words
