"""Citations: a row, a table, a search or the whole dataset, in the formats that people cite in."""
