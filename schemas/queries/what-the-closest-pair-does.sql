-- What do the two who act together most do?
-- Every event in which both actors of the pair that shares most events take part, or in which one acts on the other,
-- the most told first.
--
-- event_id: key of the event
-- label: the event in a few words
-- class: act (something is done), speech (something is said) or state (a condition lasts)
-- status: how real it is, by all articles together
-- date: when it happened or is to happen, in Extended Date/Time Format (ISO 8601-2:2019)
-- articles: how many articles report it

WITH pair AS (
  SELECT DISTINCT min(source, target) AS one, max(source, target) AS two, event_id FROM event_pairs
),
closest AS (
  SELECT one, two FROM pair GROUP BY one, two ORDER BY count(*) DESC, one, two LIMIT 1
)
SELECT events.event_id, events.label, events.class, events.status, events.date,
  (SELECT count(DISTINCT seed_id) FROM event_mentions WHERE event_mentions.event_id = events.event_id) AS articles
FROM closest JOIN pair USING (one, two) JOIN events USING (event_id)
ORDER BY articles DESC, events.event_id
