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
-- In how many states those of a role are at home: who signs with another state acts upon it, too.
shared AS (
  SELECT event_id, role, count(DISTINCT state_id) AS states FROM through GROUP BY event_id, role
),
sided AS MATERIALIZED (
  SELECT *, 'source' AS on_side FROM through WHERE side IN ('source', 'equal')
  UNION ALL
  SELECT through.*, 'target' FROM through JOIN shared USING (event_id, role)
  WHERE side = 'target' OR (side = 'equal' AND shared.states > 1)
),
-- Roles and names in one list, since to look them up for each state would grow with the square.
listed AS (
  SELECT DISTINCT event_id, on_side, state_id, state, gwno, role, NULL AS actor_id, NULL AS name
  FROM sided
  UNION ALL
  SELECT DISTINCT event_id, on_side, state_id, state, gwno, NULL, actor_id, name
  FROM sided
  ORDER BY event_id, on_side, state_id, role, actor_id
)
SELECT
  event_id,
  on_side AS side,
  state_id,
  state,
  gwno,
  group_concat(role, '; ') AS roles,
  group_concat(name, '; ') AS actors
FROM listed
GROUP BY event_id, on_side, state_id
ORDER BY event_id, on_side, state_id
