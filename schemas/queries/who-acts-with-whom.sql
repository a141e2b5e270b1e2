-- Who acts with whom?
-- Every pair of actors of which one acts in an event and the other acts in it too or is acted upon, by the class
-- and status of the events: the edges of a network. Groups are resolved into their members where a source lists
-- them. Those who are only spoken of, report or bear the consequences are left out, and so are denied events and
-- pairs of which one is part of the other.
--
-- actor: one of the pair
-- other: the other of the pair
-- class: act (something is done), speech (something is said) or state (a condition lasts)
-- status: how real the events are, by all articles together
-- events: how many such events both are in
-- sources [Articles]: how many articles report these events
-- examples: the first three of the events

WITH pair AS (
  SELECT DISTINCT min(source, target) AS one, max(source, target) AS two, event_id, events.class, events.status
  FROM event_pairs JOIN events USING (event_id)
)
SELECT one.name AS actor, two.name AS other, pair.class, pair.status, count(*) AS events,
  (SELECT count(DISTINCT event_mentions.seed_id)
    FROM event_mentions JOIN pair AS alike USING (event_id)
    WHERE alike.one = pair.one AND alike.two = pair.two
      AND alike.class = pair.class AND alike.status = pair.status) AS sources,
  (SELECT group_concat(label, '; ') FROM (
    SELECT events.label FROM pair AS alike JOIN events USING (event_id)
    WHERE alike.one = pair.one AND alike.two = pair.two
      AND alike.class = pair.class AND alike.status = pair.status
    ORDER BY events.event_id LIMIT 3
  )) AS examples
FROM pair JOIN actors AS one ON one.actor_id = pair.one JOIN actors AS two ON two.actor_id = pair.two
GROUP BY pair.one, pair.two, pair.class, pair.status
ORDER BY events DESC, actor, other, pair.class, pair.status
