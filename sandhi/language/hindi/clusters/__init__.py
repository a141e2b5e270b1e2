"""Expressions of a Hindi sentence that touch, and so are read together or not at all."""
