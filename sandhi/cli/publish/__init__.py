"""Publish and cite."""
