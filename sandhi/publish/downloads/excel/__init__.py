"""The edition for Excel: a workbook with a sheet for each table, and one that tells of them."""
