-- Timeline
-- Every event, with the days within which it lies and the articles that tell of it.
--
-- key: the event
-- label: the event in a few words
-- class: whether something is done, is said, or lasts
-- status: how real it is, by all articles together
-- type: what sort of event it is
-- place: where it happened
-- earliest: first day on which it can have begun
-- latest: last day on which it can have happened, or went on
-- lasts: 1 for what lasts, which went on all these days; 0 for what lies within them
-- article: the articles that tell of it

SELECT
  events.event_id AS "key",
  events.label,
  events.class,
  events.status,
  events.event_type AS type,
  events.place_id AS place,
  events.earliest,
  events.latest,
  events.class = 'state' AS lasts,
  (SELECT json_group_array(seed_id) FROM (
    SELECT DISTINCT seed_id FROM event_mentions
    WHERE event_mentions.event_id = events.event_id ORDER BY seed_id
  )) AS article
FROM events
ORDER BY events.earliest IS NULL, events.earliest, events.latest, events.event_id
