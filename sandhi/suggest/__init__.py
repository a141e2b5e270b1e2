"""What could be coded in a text: numbers, dates, known names and names that nobody knows yet."""
