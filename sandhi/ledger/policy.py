"""Which columns make a row the same fact: what its table declares, or what holds where it does not.

Where nothing is declared, a row of a table that speaks of other rows keeps the rows that it speaks
of, and its text; a source text keeps its bytes; of all others any cell may be corrected.
"""

from sandhi.package import Identity, Role, Settings, TableSchema
from sandhi.package.settings import SPEAKING_OF_ANOTHER

_BYTES = "sha256"  # the column of a source text that says which bytes it is


def identity_of(settings: Settings, schema: TableSchema) -> Identity:
    """The identity of the rows of a table."""
    if schema.identity is not None:
        return schema.identity
    table_settings = settings.of(schema.name)
    columns = {table_settings.of, table_settings.record}
    if table_settings.role in SPEAKING_OF_ANOTHER or table_settings.role is Role.SENTENCE:
        columns |= {*schema.references}
    if table_settings.role is Role.SOURCE:
        columns.add(_BYTES)
    fact = tuple(name for name in schema.names if name in columns and name != schema.primary_key)
    return Identity(fact, (), "" if not fact else f"A row is one about its {' and '.join(fact)}.")
