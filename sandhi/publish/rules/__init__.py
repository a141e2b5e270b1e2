"""Rules of what a package declares in SQL, as charts and in words, tried as a build would.

They stand here, above the check, since only what publishes knows the database; whoever checks a
package hands them to it.
"""

from sandhi.publish.rules.builds import (
    BOUNDS,
    codings_are_read,
    database_is_built,
    documents_are_read,
)
from sandhi.publish.rules.sentences import (
    languages_have_pages,
    questions_are_answered,
    words_are_declared,
)
from sandhi.publish.rules.statements import (
    charts_have_their_rows,
    exports_keep_their_schema,
    headers_name_the_columns,
    questions_run,
    views_run,
)

RULES = [
    codings_are_read,
    documents_are_read,
    views_run,
    questions_run,
    headers_name_the_columns,
    charts_have_their_rows,
    exports_keep_their_schema,
    questions_are_answered,
    words_are_declared,
    languages_have_pages,
    database_is_built,
    *BOUNDS,
]
