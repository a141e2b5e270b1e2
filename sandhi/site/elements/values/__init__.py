"""Values as people read them: dates, numbers, codes, and the rows that they name."""
