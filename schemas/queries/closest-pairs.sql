-- Events that two actors share
-- The eight pairs of actors that share most events, and how many of these events an article tells on its own word as
-- having happened.
--
-- pair: the two actors
-- events: how many events they share
-- told_as_happened: how many of these an article tells on its own word as having happened

WITH RECURSIVE
within (actor_id, whole_id) AS (
  SELECT actor_id, part_of FROM actors WHERE part_of IS NOT NULL
  UNION
  SELECT within.actor_id, actors.part_of
  FROM within JOIN actors ON actors.actor_id = within.whole_id WHERE actors.part_of IS NOT NULL
),
pair AS (
  SELECT DISTINCT min(one.actor_id, two.actor_id) AS one, max(one.actor_id, two.actor_id) AS two,
    one.event_id, events.status
  FROM event_sides AS one
  JOIN event_sides AS two ON two.event_id = one.event_id AND two.actor_id <> one.actor_id
  JOIN events ON events.event_id = one.event_id
  WHERE one.side <> 'target' AND events.status <> 'denied' AND NOT EXISTS (
    SELECT * FROM within
    WHERE (within.actor_id = one.actor_id AND within.whole_id = two.actor_id)
      OR (within.actor_id = two.actor_id AND within.whole_id = one.actor_id)
  )
)
SELECT first.name || ' and ' || second.name AS pair, count(*) AS events,
  sum(pair.status = 'occurred') AS told_as_happened
FROM pair
JOIN actors AS first ON first.actor_id = pair.one
JOIN actors AS second ON second.actor_id = pair.two
GROUP BY pair.one, pair.two
ORDER BY count(*) DESC, pair
LIMIT 8
