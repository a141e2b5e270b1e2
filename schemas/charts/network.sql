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

WITH RECURSIVE within (actor_id, whole_id) AS (
  SELECT actor_id, part_of FROM actors WHERE part_of IS NOT NULL
  UNION
  SELECT within.actor_id, actors.part_of
  FROM within JOIN actors ON actors.actor_id = within.whole_id WHERE actors.part_of IS NOT NULL
),
pair AS (
  SELECT DISTINCT
    one.event_id,
    CASE WHEN two.side = 'target' THEN one.actor_id ELSE min(one.actor_id, two.actor_id) END AS source,
    CASE WHEN two.side = 'target' THEN two.actor_id ELSE max(one.actor_id, two.actor_id) END AS target,
    CASE WHEN two.side = 'target' THEN 'on' ELSE 'with' END AS direction
  FROM event_sides AS one
  JOIN event_sides AS two ON two.event_id = one.event_id AND two.actor_id <> one.actor_id
  WHERE one.side <> 'target'
)
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
FROM pair
JOIN events USING (event_id)
WHERE events.status <> 'denied' AND NOT EXISTS (
  SELECT * FROM within
  WHERE (within.actor_id = pair.source AND within.whole_id = pair.target)
    OR (within.actor_id = pair.target AND within.whole_id = pair.source)
)
ORDER BY events.earliest IS NULL, events.earliest, events.event_id, pair.source, pair.target
