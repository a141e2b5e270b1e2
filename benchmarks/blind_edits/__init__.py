"""Blind single edits of a right package, and how many of them its check catches."""
