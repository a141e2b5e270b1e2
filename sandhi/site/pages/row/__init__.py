"""The page of a row: what it says, what refers to it, what disagrees with it."""
