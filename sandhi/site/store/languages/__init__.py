"""The language in which a page is asked for, and what the package says in it."""
