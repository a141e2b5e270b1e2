"""Who takes part in what a passage tells, and as what."""
