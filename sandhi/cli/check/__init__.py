"""Prove the data."""
