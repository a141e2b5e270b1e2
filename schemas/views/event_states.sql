-- The states of events
-- One row per event, side and state: the states that act in it and those that are acted upon, with the actors
-- that stand for them. Participants of one event, and signatories, act on one another: where they stand for
-- more than one state, each of these is on both sides.
--
-- event_id: the event
-- side: source (the state acts) or target (it is acted upon)
-- state_id: key of the state, an actor too
-- state: the name of the state
-- gwno: number in Gleditsch and Ward's list
-- roles: the roles by which it is on that side
-- actors: the actors that stand for it on that side

WITH through AS (
  SELECT event_sides.*, actor_states.state_id, actor_states.state, actor_states.gwno, actors.name
  FROM event_sides
  JOIN actor_states USING (actor_id)
  JOIN actors USING (actor_id)
),
sided AS (
  SELECT *, 'source' AS on_side FROM through WHERE side IN ('source', 'equal')
  UNION ALL
  SELECT *, 'target' FROM through AS one
  WHERE side = 'target' OR (side = 'equal' AND EXISTS (
    SELECT * FROM through AS two
    WHERE two.event_id = one.event_id AND two.role = one.role AND two.state_id <> one.state_id
  ))
)
SELECT
  event_id,
  on_side AS side,
  state_id,
  state,
  gwno,
  (SELECT group_concat(role, '; ') FROM (
    SELECT DISTINCT role FROM sided AS part
    WHERE part.event_id = sided.event_id AND part.on_side = sided.on_side
      AND part.state_id = sided.state_id
    ORDER BY role
  )) AS roles,
  (SELECT group_concat(name, '; ') FROM (
    SELECT DISTINCT actor_id, name FROM sided AS part
    WHERE part.event_id = sided.event_id AND part.on_side = sided.on_side
      AND part.state_id = sided.state_id
    ORDER BY actor_id
  )) AS actors
FROM sided
GROUP BY event_id, on_side, state_id
ORDER BY event_id, on_side, state_id
