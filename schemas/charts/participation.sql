-- Who takes part in what
-- One row for each part that an actor takes in an event.
--
-- key: the actor
-- panel: what sort of actor it is
-- counted: the event
-- type: what sort of event it is
-- role: the part that the actor takes
-- earliest: first day of the event
-- latest: last day of the event
-- article: the article that says so
-- quote: the passage, verbatim

SELECT
  actors.actor_id AS "key",
  actors.kind AS panel,
  events.event_id AS counted,
  events.event_type AS type,
  event_actors.role,
  events.earliest,
  events.latest,
  event_actors.seed_id AS article,
  event_actors.quote
FROM event_actors
JOIN actors USING (actor_id)
JOIN events USING (event_id)
ORDER BY events.earliest IS NULL, events.earliest, events.event_id, event_actors.participation_id
