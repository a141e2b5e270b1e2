"""A new package, its tables, and what it begins with."""
