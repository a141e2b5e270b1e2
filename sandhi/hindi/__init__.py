"""What is particular to Hindi: folding for search, numbers, expressions of time."""
