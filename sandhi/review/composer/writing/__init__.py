"""What a form of the composer makes of a passage: the rows that are written together."""
