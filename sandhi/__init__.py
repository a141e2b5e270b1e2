"""Checks, builds and serves dataset packages whose every row is anchored in the text that says it."""

__version__ = "0.1.0"
