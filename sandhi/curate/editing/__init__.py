"""Rows that are there: cells changed, rows withdrawn, keys given anew with all references."""
