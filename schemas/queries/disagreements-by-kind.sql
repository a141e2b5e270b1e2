-- Disagreements of substance, by kind
-- What the disagreements of substance are about, how many there are of each kind, and how many of these stand open.
--
-- about: what they are about
-- disagreements: how many
-- open: how many of these stand open

SELECT CASE kind
    WHEN 'value' THEN 'How many'
    WHEN 'scope' THEN 'Who and what is covered'
    WHEN 'date' THEN 'When'
    WHEN 'office' THEN 'Who holds which office'
    WHEN 'wording' THEN 'What a word says'
    ELSE 'One article, against itself'
  END AS about,
  count(*) AS disagreements, sum(resolution = 'open') AS "open"
FROM discrepancies
WHERE weight = 'substantive'
GROUP BY kind
ORDER BY count(*) DESC, about
