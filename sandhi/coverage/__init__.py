"""What of the seeds is coded, what is left out on purpose, and what is neither."""
