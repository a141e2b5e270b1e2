"""What a passage says itself of the row that is made of it: its type, who does what in it."""
