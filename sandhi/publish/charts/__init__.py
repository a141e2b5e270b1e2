"""The charts that a package declares, drawn when it is built: SVG that stays text, and its data."""
