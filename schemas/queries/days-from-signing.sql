-- Days from the signing
-- How many days after the signing of the treaty of 2024 each step towards its entry into force was taken.
--
-- step: the step
-- days: days from the signing to the first day on which it can have been taken

WITH signing AS (
  SELECT min(earliest) AS signed FROM events WHERE event_type = 'signing' AND treaty_id = 'T0001'
)
SELECT label AS step, CAST(julianday(earliest) - julianday(signed) AS INTEGER) AS days
FROM events, signing
WHERE treaty_id = 'T0001' AND event_type IN ('legislation', 'ratification', 'entry_into_force')
  AND class = 'act' AND status <> 'conditional' AND earliest IS NOT NULL
ORDER BY earliest, event_id
