"""What was published in which version."""
