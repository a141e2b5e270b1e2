"""What the engine of descriptors judges by itself: their shape, and the examples of columns."""

from typing import Any

from sandhi.check.rule import Example, Kind, Rule


def field_of_prices(name: str, **properties: Any) -> Example:
    """A field of the table of prices."""
    return Example(schema={"name": "prices", "fields": [{"name": name, **properties}]})


descriptor = Rule(
    id="descriptor",
    sentence="A descriptor is as the Data Package standard has it, in the dialect that is read.",
    why="Other tools pass over a misspelt property in silence, and what it should say is lost.",
    table=Kind.DESCRIPTOR,
    mend="Write the property as the Data Package standard has it, or take it out.",
    since="0.1.0",
    keeps=field_of_prices("amount", constraints={"minimum": 0}),
    breaks=field_of_prices("amount", constrains={"minimum": 0}),
)

descriptor_examples = Rule(
    id="descriptor-examples",
    sentence="The example of a column keeps the column's own constraints.",
    why="Whoever writes a row copies the form of the example.",
    table=Kind.DESCRIPTOR,
    mend="Give an example that keeps the column's constraints.",
    since="0.1.0",
    keeps=field_of_prices("amount", example="12.5"),
    breaks=field_of_prices("amount", example="dear"),
)
