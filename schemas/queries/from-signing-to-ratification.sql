-- From signing to ratification
-- Every dated step of the treaty of 2024 towards its entry into force, with the days since it was signed.
--
-- event_id: key of the event
-- date: when it happened, in Extended Date/Time Format (ISO 8601-2:2019)
-- days: days from the signing to the first day on which it can have happened
-- label: the step
-- event_type: what sort of step it is
-- status: how real it is
-- actors: everyone who takes part, by role
-- sources: the seeds that report it
-- quote: the passage that reports it best
-- translation: its sentence in English

WITH signing AS (
  SELECT treaty_id, min(earliest) AS signed FROM events
  WHERE event_type = 'signing' AND treaty_id = 'T0001'
)
SELECT wide.event_id, wide.date,
  CAST(julianday(wide.earliest) - julianday(signing.signed) AS INTEGER) AS days,
  wide.label, wide.event_type, wide.status, wide.actors, wide.sources, wide.quote, wide.translation
FROM events_wide AS wide JOIN events USING (event_id) JOIN signing USING (treaty_id)
WHERE events.event_type IN (
  'signing', 'legislation', 'enactment', 'ratification', 'entry_into_force'
)
ORDER BY wide.earliest IS NULL, wide.earliest, wide.latest, wide.event_id
