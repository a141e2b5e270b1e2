-- Disagreements of substance, by kind
-- What the disagreements of substance are about, how many there are of each kind, and how many of these stand open.
--
-- about: what they are about
-- disagreements: how many
-- open: how many of these stand open

SELECT CASE kind
    WHEN 'value' THEN 'Number'
    WHEN 'scope' THEN 'Who or what is meant'
    WHEN 'date' THEN 'Date'
    WHEN 'office' THEN 'Office'
    WHEN 'wording' THEN 'Wording'
    ELSE 'Within one article'
  END AS about,
  count(*) AS disagreements, sum(resolution = 'open') AS "open"
FROM discrepancies
WHERE weight = 'substantive'
GROUP BY kind
ORDER BY count(*) DESC, about
