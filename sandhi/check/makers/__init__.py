"""Makers of rules: what rules of several tables of a package say alike, said once.

A maker knows how its rules are mended, why they are there, and what keeps and breaks them; a module
of rules gives it to the decorator, with the sentence that holds for its own table.
"""
