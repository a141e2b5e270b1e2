-- Who takes part in what
-- One row per part that an actor takes in an event, with names instead of keys, and when and where it was.
--
-- actor_id: the actor
-- actor: its name
-- kind: what sort of actor it is
-- role: the part that it takes
-- event_id: the event
-- event: the event in a few words
-- event_type: what sort of event it is
-- status: how real it is, by all articles together
-- date: when it happened or is to happen, in Extended Date/Time Format (ISO 8601-2:2019)
-- earliest: first day of the date
-- latest: last day of the date
-- place: where it happened
-- seed_id: the article of the passage that shows it
-- quote: the passage, verbatim

SELECT
  actors.actor_id,
  actors.name AS actor,
  actors.kind,
  event_actors.role,
  events.event_id,
  events.label AS event,
  events.event_type,
  events.status,
  events.date,
  events.earliest,
  events.latest,
  places.name AS place,
  event_actors.seed_id,
  event_actors.quote
FROM event_actors
JOIN actors USING (actor_id)
JOIN events USING (event_id)
LEFT JOIN places USING (place_id)
ORDER BY actors.actor_id, events.earliest IS NULL, events.earliest, events.event_id, event_actors.participation_id
