-- How are the dates known?
-- For each way in which a time was resolved, how many expressions of time and dated events rest on it, and examples.
--
-- basis: from what the expression was resolved
-- expressions: how many expressions of time were resolved so
-- corrected: for how many the source is plainly wrong
-- events: how many events have their date so
-- examples: the first three expressions, with what they resolve to

SELECT basis, count(*) AS expressions, count(edtf_corrected) AS corrected,
  (SELECT count(*) FROM events WHERE events.date_basis = dates.basis) AS events,
  (SELECT group_concat(quote || ' = ' || edtf, '; ') FROM (
    SELECT quote, edtf FROM dates AS example
    WHERE example.basis = dates.basis ORDER BY date_id LIMIT 3
  )) AS examples
FROM dates
GROUP BY basis
ORDER BY expressions DESC, basis
