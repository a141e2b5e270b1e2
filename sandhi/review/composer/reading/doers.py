"""Who does what a passage tells without naming them: by a pronoun, or the words before it."""

from sandhi.language import Case, language
from sandhi.package import Package
from sandhi.review.composer.attribution import attributing, ends_a_clause
from sandhi.review.composer.passage import SelectedPassage, named_places
from sandhi.review.composer.reading.moods import setting_of
from sandhi.review.composer.reading.places import names_in_order, standings
from sandhi.text import Span


def doers_outside(
    package: Package, passage: SelectedPassage, table: str, *, is_of_places: bool = False
) -> dict[str, Span]:
    """Who does what a passage tells, though it does not name them, with the words that show it.

    A pronoun means them; or they do with somebody what a noun phrase tells in their clause: रमा ने
    उमा के साथ बैठक का प्रस्ताव रखा; or they are allowed it, or threaten it: रमा को जाने की अनुमति. In
    what only tells when the rest is, and names only where that is (``is_of_places``) or with whom,
    whoever does the rest does that: [गोवा की यात्रा] के दौरान रमा ने.
    """
    if by_pronoun := _meant_by_pronoun(package, passage, table):
        return by_pronoun
    if going_on := _going_on(package, passage, table):
        return going_on
    if (setting := setting_of(passage)) and setting.doer:
        return _of_setting(package, passage, table, setting.doer)
    cases = {one.case for one in standings(package, passage, table).values() if not one.is_aside}
    is_alone = cases.isdisjoint((Case.WITH, Case.FROM)) or bool(cases & {Case.AGENT, Case.OF})
    if ends_a_clause(passage) or (is_alone and not is_of_places):
        return {}
    after = passage.text[passage.span.end : passage.sentence.end]
    is_meanwhile = language(passage.language).is_meanwhile(after)
    if is_of_places and not is_meanwhile:
        return {}
    saying = attributing(package, _before(passage), table)
    doing = _standing_before(package, passage, table, Case.AGENT)
    doing = {key: span for key, span in doing.items() if key not in saying}
    return doing or (_standing_after(package, passage, table) if is_meanwhile else {})


def _standing_after(package: Package, passage: SelectedPassage, table: str) -> dict[str, Span]:
    """Who does what the rest of the clause tells after a passage, with the words up to the name."""
    code, end = language(passage.language), passage.span.end
    rest = passage.text[end : passage.sentence.end]
    stop = next((one.end for one in code.clauses(rest)), len(rest))
    span = Span(end, end + stop)
    telling = passage._replace(span=span, quote=passage.text[slice(*span)])
    places = dict(names_in_order(package, telling, table))
    return {
        key: Span(passage.span.start, places[key].end)
        for key, one in standings(package, telling, table).items()
        if one.case is Case.AGENT and not one.is_aside and key in places
    }


def _going_on(package: Package, passage: SelectedPassage, table: str) -> dict[str, Span]:
    """Who does what the clause before tells, and what a passage does: रमा आई और [गई]."""
    before, code = _before(passage), language(passage.language)
    *clauses, last = [Span(0, 0), *code.clauses(before.quote)]
    if not (clauses and ends_a_clause(passage) and code.is_joint(before.quote[last.end :])):
        return {}
    if any(
        one.case in (Case.AGENT, Case.BY) for one in standings(package, passage, table).values()
    ):
        return {}
    span = Span(before.span.start + last.start, before.span.start + last.end)
    telling = passage._replace(span=span, quote=passage.text[slice(*span)])
    places = dict(names_in_order(package, telling, table))
    return {
        key: Span(places[key].start, passage.span.end)
        for key, one in standings(package, telling, table).items()
        if one.case is Case.AGENT and not one.is_aside and key in places
    }


def telling_of(package: Package, passage: SelectedPassage, table: str) -> dict[str, Span]:
    """Who says that of which a noun phrase is the name, in its clause: रमा ने [हार] की बात कही."""
    after = passage.text[passage.span.end : passage.sentence.end]
    if not language(passage.language).is_content(after):
        return {}
    return _standing_before(package, passage, table, Case.AGENT)


def _of_setting(
    package: Package, passage: SelectedPassage, table: str, doer: Case
) -> dict[str, Span]:
    """Who does it that stands as the ``doer`` in the words before, where nobody in it does."""
    cases = {one.case for one in standings(package, passage, table).values() if not one.is_aside}
    if cases & {Case.AGENT, Case.BY, Case.OF}:
        return {}
    return _standing_before(package, passage, table, doer)


def _before(passage: SelectedPassage) -> SelectedPassage:
    """What stands before a passage in its sentence, after what says that somebody says it."""
    begin, stop = passage.sentence.start, passage.span.start
    sayings = [
        begin + one.end for one in language(passage.language).sayings(passage.sentence_quote)
    ]
    begin = max((one for one in sayings if one <= stop), default=begin)
    before = Span(min(begin, stop), stop)
    return passage._replace(span=before, quote=passage.text[slice(*before)])


def _standing_before(
    package: Package, passage: SelectedPassage, table: str, case: Case
) -> dict[str, Span]:
    """Who stands so in the words before a passage, with those from the name to its end."""
    telling = _before(passage)
    standing = standings(package, telling, table)
    places = dict(names_in_order(package, telling, table))
    if case is Case.AGENT and not any(one.case is case for one in standing.values()):
        # Whom no word marks, right before the passage: रमा [जाने] की तैयारी में है.
        case_of = {key for key, one in standing.items() if one.case is None}
        standing = {
            key: one._replace(case=case)
            for key, one in standing.items()
            if key in case_of
            and places[key].end == len(telling.text[: passage.span.start].rstrip())
        }
    return {
        key: Span(places[key].start, passage.span.end)
        for key, one in standing.items()
        if one.case is case and key in places
    }


def undergoers_outside(
    package: Package, passage: SelectedPassage, table: str
) -> dict[str, tuple[Span, Case]]:
    """To or on whom it is done that a passage has a pronoun for, with the words that show it.

    Of a clause on a noun it is who is named last before it: रमा, जिसे उमा ने हराया; else of whom the
    clause before tells, or who says that: उन्हें.
    """
    code = language(passage.language)
    case = code.case_of_pronoun(passage.quote)
    if case is None:
        return {}
    if code.is_relative(passage.quote):
        before = [
            (span, key)
            for key, span in named_places(package, passage, table)
            if passage.sentence.start <= span.start and span.end <= passage.span.start
        ]
        nearest = sorted(before, key=lambda one: one[0].end)[-1:]
        return {key: (Span(span.start, passage.span.end), case) for span, key in nearest}
    doing = standings(package, passage, table)
    spans = _of_clause_before(package, passage, table)
    if not spans and passage.previous:
        spans = attributing(package, passage.neighbour(passage.previous), table)
    return {key: (span, case) for key, span in spans.items() if key not in doing}


def _meant_by_pronoun(package: Package, passage: SelectedPassage, table: str) -> dict[str, Span]:
    """Who does what a passage tells that has a pronoun for that, with the words that show it."""
    is_such = language(passage.language).is_of_pronoun(passage.quote)
    return _of_clause_before(package, passage, table) if is_such else {}


def _of_clause_before(package: Package, passage: SelectedPassage, table: str) -> dict[str, Span]:
    """Whom a pronoun at the beginning of a passage takes up, with the words that name them.

    They are those who do what the clause before it tells, else to whom that is done, or who else
    has a part in it: in its sentence, else in the one before.
    """
    code = language(passage.language)
    begin = passage.sentence.start
    before = Span(begin, max(begin, passage.span.start))
    is_here = bool(passage.text[slice(*before)].strip())
    if not is_here:
        if not passage.previous:
            return {}
        begin, before = passage.previous.start, passage.previous
    quote = passage.text[slice(*before)].rstrip()
    *_, clause = [Span(0, len(quote)), *code.clauses(quote)]
    span = Span(begin + clause.start, begin + clause.end)
    telling = passage._replace(span=span, quote=passage.text[slice(*span)])
    if not is_here and passage.previous:
        sentence = passage.text[slice(*passage.previous)]
        telling = telling._replace(sentence=passage.previous, sentence_quote=sentence)
    standing = standings(package, telling, table)
    part = {key: one.case for key, one in standing.items() if not one.is_aside}
    for cases in ([Case.AGENT], [Case.TO, Case.BY], [None]):
        if keys := [key for key in part if part[key] in cases]:
            return dict.fromkeys(keys, Span(span.start, passage.span.end) if is_here else span)
    return {}
