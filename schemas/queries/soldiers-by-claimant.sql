-- Soldiers sent or deployed, by who says so
-- Each number of soldiers sent or deployed that is given, with those who give it, in the order of the days that it is
-- given for: those deployed, then those sent. A plain slip counts as it is meant, and says how it is written.
--
-- claimants: who gives the number
-- soldiers: the number
-- qualifier: how the words limit the number; empty where they give it as exact
-- measure: whether they are sent or deployed
-- place: where they are, and how the number is written where it is a plain slip
-- seed_id: the article that says it

SELECT coalesce(group_concat(claimant, ', '), 'No claimant is named') AS claimants,
  coalesce(value_corrected, value) AS soldiers,
  nullif(qualifier, 'exact') AS qualifier, measure,
  CASE place WHEN 'Russia (territory)' THEN 'in Russia' WHEN 'Kursk region' THEN 'in the Kursk region'
    ELSE coalesce(place, '') END
    || CASE WHEN value_corrected IS NULL THEN '' ELSE '; written: ' || as_written END AS place,
  seed_id
FROM figures_wide
WHERE measure IN (SELECT label FROM measures WHERE measure IN ('troops_sent', 'troops_deployed'))
  AND coalesce(value_corrected, value) IS NOT NULL
GROUP BY measure, as_of_earliest, as_of_latest, place, as_written, value_corrected, seed_id
ORDER BY measure, as_of_earliest, as_of_latest, soldiers
