"""The arithmetic of what was measured, its tables, and what differs from an earlier run."""
