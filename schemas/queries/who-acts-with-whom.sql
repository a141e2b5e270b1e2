-- Who acts with whom?
-- Every pair of actors that take part in one event, with the number of such events: the edges of a network.
--
-- actor: one of the pair
-- other: the other of the pair
-- events: in how many events both take part
-- sources: how many seeds report these events
-- examples: the first three of the events

WITH pair AS (
  SELECT DISTINCT one.actor_id AS one, two.actor_id AS two, one.event_id
  FROM event_actors AS one JOIN event_actors AS two
    ON two.event_id = one.event_id AND two.actor_id > one.actor_id
)
SELECT one.name AS actor, two.name AS other, count(*) AS events,
  (SELECT count(DISTINCT event_mentions.seed_id) FROM event_mentions JOIN pair AS told USING (event_id)
    WHERE told.one = pair.one AND told.two = pair.two) AS sources,
  (SELECT group_concat(label, '; ') FROM (
    SELECT events.label FROM pair AS told JOIN events USING (event_id)
    WHERE told.one = pair.one AND told.two = pair.two ORDER BY events.event_id LIMIT 3
  )) AS examples
FROM pair JOIN actors AS one ON one.actor_id = pair.one JOIN actors AS two ON two.actor_id = pair.two
GROUP BY pair.one, pair.two
ORDER BY events DESC, actor, other
