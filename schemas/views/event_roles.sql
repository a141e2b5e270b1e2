-- Event roles
-- One row per event and role: everyone who has that role in it.
--
-- event_id: the event
-- role: the part taken in it
-- actors: the names of those who take it, in the order of the coding

SELECT DISTINCT
  part.event_id,
  part.role,
  (SELECT group_concat(name, ', ') FROM (
    SELECT actors.name
    FROM event_actors JOIN actors USING (actor_id)
    WHERE event_actors.event_id = part.event_id AND event_actors.role = part.role
    ORDER BY event_actors.participation_id
  )) AS actors
FROM event_actors AS part
