"""What a row says in our own words, as it is drafted: its label, its summary."""
