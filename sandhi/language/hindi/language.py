"""Hindi as a language among others."""

from sandhi.language import Language
from sandhi.language.hindi.accountable import accountable
from sandhi.language.hindi.cases import (
    case,
    case_of_adjective,
    direct,
    is_goal,
    is_land_of,
    is_meanwhile,
    is_mutual,
    is_owner_of_means,
    is_title,
    modifies,
    undergoes,
)
from sandhi.language.hindi.clauses import clauses
from sandhi.language.hindi.clusters.plain_times import is_plain_time
from sandhi.language.hindi.folding import fold
from sandhi.language.hindi.function_words import joint
from sandhi.language.hindi.hanging import (
    breaks_off,
    case_of_pronoun,
    ends_clause,
    ground,
    is_cut,
    is_doing,
    is_of_pronoun,
    is_relative,
    is_scene,
    leans_back,
    pointed_at,
)
from sandhi.language.hindi.names.acronyms import letters_said
from sandhi.language.hindi.names.countries import country_name
from sandhi.language.hindi.names.nesting import is_common, is_joint, is_name_within, is_people
from sandhi.language.hindi.names.offices import office
from sandhi.language.hindi.names.signs import SIGNS
from sandhi.language.hindi.numbers.numerals import numeral_value
from sandhi.language.hindi.predicates import predicate
from sandhi.language.hindi.sayings import (
    by_pronoun,
    carries_on,
    is_content,
    is_hearsay,
    sayings,
    takes_up,
    weighs,
)
from sandhi.language.hindi.sentences import qualifiers, sentences
from sandhi.language.hindi.spelling import SPELLING
from sandhi.language.hindi.times.mood import is_told_as_so, mood
from sandhi.language.hindi.times.prospects import is_negated
from sandhi.language.hindi.times.settings import is_since, relation_after, relation_of, setting
from sandhi.language.hindi.words import sentence_spans

LANGUAGE = Language(
    code="hi",
    fold=fold,
    spelling=SPELLING,
    sentence_spans=sentence_spans,
    sentences=sentences,
    numeral=numeral_value,
    qualifiers=qualifiers,
    is_plain_time=is_plain_time,
    is_name_within=is_name_within,
    breaks_off=breaks_off,
    is_cut=is_cut,
    is_doing=is_doing,
    ends_clause=ends_clause,
    leans_back=leans_back,
    is_of_pronoun=is_of_pronoun,
    case_of_pronoun=case_of_pronoun,
    is_relative=is_relative,
    pointed_at=pointed_at,
    is_goal=is_goal,
    is_scene=is_scene,
    is_joint=is_joint,
    ground=ground,
    joint=joint,
    is_common=is_common,
    mood=mood,
    is_told_as_so=is_told_as_so,
    is_negated=is_negated,
    setting=setting,
    relation_after=relation_after,
    relation_of=relation_of,
    clauses=clauses,
    predicate=predicate,
    case=case,
    case_of_adjective=case_of_adjective,
    is_mutual=is_mutual,
    undergoes=undergoes,
    is_land_of=is_land_of,
    is_meanwhile=is_meanwhile,
    is_owner_of_means=is_owner_of_means,
    direct=direct,
    is_title=is_title,
    modifies=modifies,
    sayings=sayings,
    by_pronoun=by_pronoun,
    is_content=is_content,
    is_hearsay=is_hearsay,
    takes_up=takes_up,
    weighs=weighs,
    carries_on=carries_on,
    name_signs=SIGNS,
    country_name=country_name,
    office=office,
    letters_said=letters_said,
    is_since=is_since,
    is_people=is_people,
    accountable=accountable,
)
