-- Event pairs
-- One row per event and pair of actors that act in it together, or of whom one acts on the other, but for events that are
-- denied. Two of whom one is part of the other (a person and the person's state) are no pair.
--
-- event_id: the event
-- source [Who acts]: who acts; of two who act together, the one whose key comes first
-- target [On or with whom]: on whom, or with whom
-- direction [On or with]: on (source acts on target) or with (they act together)

WITH RECURSIVE
-- Every actor with each that it is part of, at however many removes.
within (actor_id, whole_id) AS (
  SELECT actor_id, part_of FROM actors WHERE part_of IS NOT NULL
  UNION
  SELECT within.actor_id, actors.part_of
  FROM within JOIN actors ON actors.actor_id = within.whole_id WHERE actors.part_of IS NOT NULL
)
SELECT DISTINCT
  one.event_id,
  CASE WHEN two.side = 'target' THEN one.actor_id ELSE min(one.actor_id, two.actor_id) END AS source,
  CASE WHEN two.side = 'target' THEN two.actor_id ELSE max(one.actor_id, two.actor_id) END AS target,
  CASE WHEN two.side = 'target' THEN 'on' ELSE 'with' END AS direction
FROM event_sides AS one
JOIN event_sides AS two ON two.event_id = one.event_id AND two.actor_id <> one.actor_id
JOIN events ON events.event_id = one.event_id
WHERE one.side <> 'target' AND events.status <> 'denied' AND NOT EXISTS (
  SELECT * FROM within WHERE within.actor_id = one.actor_id AND within.whole_id = two.actor_id
) AND NOT EXISTS (
  SELECT * FROM within WHERE within.actor_id = two.actor_id AND within.whole_id = one.actor_id
)
