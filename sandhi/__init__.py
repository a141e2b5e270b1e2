"""Checks, builds and serves dataset packages whose every row is anchored in its source."""

__version__ = "0.1.0"
