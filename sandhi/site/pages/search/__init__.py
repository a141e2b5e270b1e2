"""One box for the whole dataset, in Hindi and English."""
