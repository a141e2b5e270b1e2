-- Who acts on whom
-- One row for each event and pair of which one acts on the other, or with it; groups stand for their members
-- where an article lists them. Denied events are left out, and who is merely spoken of.
--
-- key: the event
-- source: who acts
-- target: on whom, or with whom
-- class: whether something is done, is said, or lasts
-- direction: on, if one acts on the other; with, if both do it together
-- status: how real it is, by all articles together
-- earliest: first day on which it can have begun
-- latest: last day on which it can have happened, or went on
-- article: the articles that tell of it

SELECT
  pair.event_id AS "key",
  pair.source,
  pair.target,
  events.class,
  pair.direction,
  events.status,
  events.earliest,
  events.latest,
  (SELECT json_group_array(seed_id) FROM (
    SELECT DISTINCT seed_id FROM event_mentions
    WHERE event_mentions.event_id = pair.event_id ORDER BY seed_id
  )) AS article
FROM event_pairs AS pair
JOIN events USING (event_id)
ORDER BY events.earliest IS NULL, events.earliest, events.event_id, pair.source, pair.target
