-- Events that two actors share
-- The eight pairs of actors that share most events, and how many of these events an article tells on its own word as
-- having happened.
--
-- pair: the two actors
-- events: how many events they share
-- told_as_happened: how many of these an article tells on its own word as having happened

WITH pair AS (
  SELECT DISTINCT min(source, target) AS one, max(source, target) AS two, event_id FROM event_pairs
)
SELECT first.name || ' and ' || second.name AS pair, count(*) AS events,
  sum(events.status = 'occurred') AS told_as_happened
FROM pair
JOIN events USING (event_id)
JOIN actors AS first ON first.actor_id = pair.one
JOIN actors AS second ON second.actor_id = pair.two
GROUP BY pair.one, pair.two
ORDER BY count(*) DESC, pair
LIMIT 8
