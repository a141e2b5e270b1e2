-- From signing to ratification
-- Every step of the treaty of 2024 from its signing to its entry into force, with the days since it was signed and
-- with what its date rests on.
--
-- event_id: key of the event
-- label: the step
-- date: when it happened or is to happen, in Extended Date/Time Format (ISO 8601-2:2019)
-- days: days from the signing to the first day on which it can have happened
-- days_latest: days from the signing to the last such day; as days, where the day is known
-- date_basis: from what the date is known; world_knowledge is what no article says
-- date_as_written: the expression of time by which an article dates it
-- references: who says so outside the articles, where the date rests on that
-- event_type: what sort of step it is
-- status: how real it is, by the articles
-- actors: everyone who takes part, by role
-- sources [Articles]: the articles that report it
-- quote: the passage that reports it best
-- translation: its sentence in English

WITH signing AS (
  SELECT treaty_id, min(earliest) AS signed FROM events
  WHERE event_type = 'signing' AND treaty_id = 'T0001'
)
SELECT wide.event_id, wide.label, wide.date,
  CAST(julianday(wide.earliest) - julianday(signing.signed) AS INTEGER) AS days,
  CAST(julianday(wide.latest) - julianday(signing.signed) AS INTEGER) AS days_latest,
  wide.date_basis, wide.date_as_written,
  (SELECT group_concat(publisher, '; ') FROM (
    SELECT DISTINCT source.publisher
    FROM reference_uses JOIN "references" AS source USING (reference_id)
    WHERE reference_uses.record_id = wide.event_id ORDER BY source.publisher
  )) AS "references",
  wide.event_type, wide.status, wide.actors, wide.sources, wide.quote, wide.translation
FROM events_wide AS wide JOIN events USING (event_id) JOIN signing USING (treaty_id)
WHERE events.event_type IN (
  'signing', 'legislation', 'enactment', 'ratification', 'entry_into_force'
)
ORDER BY wide.earliest IS NULL, wide.earliest, wide.latest, wide.event_id
