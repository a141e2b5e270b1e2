-- Who acts with whom, in short
-- The pair of actors that shares most events, and how many pairs there are.
--
-- one: one of the two who share most events
-- other: the other of them
-- events: how many events they share
-- told: how many of these an article tells on its own word as having happened
-- articles: how many articles report them
-- pairs: how many pairs of actors share an event
-- actors: how many actors are in these pairs

WITH pair AS (
  SELECT DISTINCT min(source, target) AS one, max(source, target) AS two, event_id FROM event_pairs
),
closest AS (
  SELECT one, two, count(*) AS events FROM pair GROUP BY one, two ORDER BY count(*) DESC, one, two LIMIT 1
)
SELECT first.name AS one, second.name AS other, closest.events,
  (SELECT count(*) FROM pair JOIN events USING (event_id)
    WHERE pair.one = closest.one AND pair.two = closest.two AND events.status = 'occurred') AS told,
  (SELECT count(DISTINCT event_mentions.seed_id) FROM pair JOIN event_mentions USING (event_id)
    WHERE pair.one = closest.one AND pair.two = closest.two) AS articles,
  (SELECT count(*) FROM (SELECT DISTINCT one, two FROM pair)) AS pairs,
  (SELECT count(*) FROM (SELECT one FROM pair UNION SELECT two FROM pair)) AS actors
FROM closest
JOIN actors AS first ON first.actor_id = closest.one
JOIN actors AS second ON second.actor_id = closest.two
